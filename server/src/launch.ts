import fs from "node:fs";
import nodeModule from "node:module";
import os from "node:os";
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
  keepCompiled();
  if (isRecentEnough(process.versions.node)) {
    await load();
    return;
  }
  const { findNodeBeside, handOver } = await import("./handOver.ts");
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

/**
 * Keeps what was compiled once for the next start, which saves a tenth of its work; an old Node.js can't. The folder
 * must be ours and closed to others: whoever may write into it decides what we run.
 */
function keepCompiled(): void {
  const user = process.getuid?.();
  const folder = path.join(os.tmpdir(), user === undefined ? "tare-compiled" : `tare-compiled-${user}`);
  try {
    fs.mkdirSync(folder, { mode: 0o700, recursive: true });
    const { uid, mode } = fs.lstatSync(folder);
    // The second number is a directory's type with no rights for anyone but its owner. Windows knows neither, and
    // gives each user a temporary folder of their own.
    if (user === undefined || (uid === user && (mode & 0o170077) === 0o040000)) {
      nodeModule.enableCompileCache?.(folder);
    }
  } catch {
    // Nowhere to write: then it is compiled each time.
  }
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
