// @ts-check
// Goes on with the project's own Node.js where a script was started with an older one.
import { spawn } from "node:child_process";
import { projectNode } from "./npm.mjs";

/** VS Code's server and TypeScript without a build need this one. */
export const nodeIsNewEnough = Number.parseInt(process.versions.node, 10) >= 24;

const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/** Runs this script again on Node.js 24 and ends as it ends; signals reach it, and it decides when to end. */
export function runAgainOnProjectNode() {
  const child = spawn(projectNode, process.argv.slice(1), { stdio: "inherit" });
  // On a terminal Ctrl+C reaches both of us already, and the second signal changes nothing.
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on("close", (code) => process.exit(code ?? 1));
}
