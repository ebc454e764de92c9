import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import path from "node:path";
import { isRecentEnough } from "./launch.ts";

/** The Node.js that npm installed as the package `node` where we live or above; null where there is none, or an old one. */
export function findNodeBeside(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve("node/package.json");
    const { version }: { version?: unknown } = JSON.parse(readFileSync(manifest, "utf8"));
    if (typeof version !== "string" || !isRecentEnough(version)) return null;
    return path.join(path.dirname(manifest), "bin", process.platform === "win32" ? "node.exe" : "node");
  } catch {
    return null;
  }
}

/** Runs ourselves again on another Node.js, and ends as it ends. */
export function handOver(node: string): void {
  const child = spawn(node, process.argv.slice(1), { stdio: "inherit" });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const pass = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  child.on("error", (error) => {
    process.stderr.write(`tare could not start ${node}: ${error.message}\n`);
    process.exitCode = 2;
  });
  child.on("exit", (code, signal) => {
    for (const each of signals) process.removeListener(each, pass);
    // A shell tells an end by signal as 128 and the signal's number; we say it in the same way.
    process.exitCode = signal === null ? (code ?? 2) : 128 + constants.signals[signal];
  });
}
