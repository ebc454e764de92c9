import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { ReadFile } from "./analyze.ts";

/** Larger files are no container files that anyone wrote. */
const largestFileBytes = 4 * 1024 * 1024;

/** The text of a file, undefined where it is missing, no plain file, too large or not readable. */
export async function textOf(absolute: string): Promise<string | undefined> {
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  try {
    // Non-blocking, so that a named pipe in a stranger's repository can't hold the command up.
    handle = await open(absolute, constants.O_RDONLY | constants.O_NONBLOCK);
    const what = await handle.stat();
    if (!what.isFile() || what.size > largestFileBytes) return undefined;
    return await handle.readFile("utf8");
  } catch {
    return undefined;
  } finally {
    await handle?.close();
  }
}

/**
 * Reads files for the sources of one root, and none outside it: a stranger's compose file must not be able to draw
 * a secret of this machine into a name that is then looked up.
 */
export function readerWithin(root: string): ReadFile {
  const rootRealPath = realpath(root).catch(() => root);
  return async (path) => {
    const absolute = resolve(root, path);
    // Before the system is asked anything: on Windows a path can name a host, which would be told who asks.
    if (!isWithin(root, absolute)) return undefined;
    const real = await realpath(absolute).catch(() => undefined);
    if (real === undefined || !isWithin(await rootRealPath, real)) return undefined;
    return textOf(real);
  };
}

/** Whether a path is the folder `root` or lies in it. Both absolute. */
export function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === "" || (!way.startsWith(`..${sep}`) && way !== ".." && resolve(root, way) === path);
}
