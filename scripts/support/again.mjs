// @ts-check
// Goes on with the project's own Node.js where a script was started with an older one.
import { spawn } from "node:child_process";
import { projectNode } from "./npm.mjs";

/** VS Code's server and TypeScript without a build need this one. */
export const nodeIsNewEnough = Number.parseInt(process.versions.node, 10) >= 24;

/**
 * Calls `end` once when we should end: on a signal, and when the process that started us has ended. A shell between
 * npm and us takes the signals that npm passes on, so they never arrive here; but then the shell is gone.
 * @param {() => void} end
 */
export function whenToldToEnd(end) {
  const { ppid } = process;
  const timer = setInterval(() => {
    if (process.ppid !== ppid) told();
  }, 300);
  const told = () => {
    clearInterval(timer);
    end();
  };
  timer.unref();
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, told);
}

/** Runs this script again on Node.js 24, and ends as it ends; it is told to end when we are. */
export function runAgainOnProjectNode() {
  const child = spawn(projectNode, process.argv.slice(1), { stdio: "inherit" });
  whenToldToEnd(() => child.kill());
  child.on("close", (code) => process.exit(code ?? 1));
}
