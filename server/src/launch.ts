import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import path from "node:path";

/** The oldest Node.js that undici, our way to the network, loads on. */
const oldestNode = [22, 19, 0] as const;

/** Words that `tare` answers without the network, so that any Node.js the bundle parses on will do. */
const needNoNetwork: ReadonlySet<string> = new Set(["list", "help", "--help", "-h", "--version"]);

/**
 * Starts a program on a Node.js that is new enough. The bundler puts this file before each of our two programs, and
 * loads the program itself only through `load`, so an old Node.js never sees a module it can't read.
 *
 * Too old, it hands over to the Node.js installed beside us; without one, what needs no network goes on, and the
 * rest ends with one sentence and exit code 2.
 */
export async function launch(load: () => Promise<unknown>): Promise<void> {
  if (isRecentEnough(process.versions.node)) {
    await load();
    return;
  }
  const newer = findNodeBeside();
  if (newer !== null) {
    handOver(newer);
    return;
  }
  const word = process.argv[2];
  if (word !== undefined && needNoNetwork.has(word)) {
    await load();
    return;
  }
  process.stderr.write(
    `tare needs Node.js ${oldestNode.join(".")} or newer to ask registries, and this is ${process.versions.node}. ` +
      'Run it with a newer Node.js; "tare list" works with this one too.\n',
  );
  process.exitCode = 2;
}

/** Whether a version such as `22.19.0` is the oldest we run on, or newer. */
export function isRecentEnough(version: string): boolean {
  const parts = version.split(".").map((part) => Number.parseInt(part, 10));
  for (const [index, least] of oldestNode.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

/** The Node.js that npm installed as the package `node` where we live or above; null where there is none, or an old one. */
function findNodeBeside(): string | null {
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
function handOver(node: string): void {
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
