import {
  close,
  closeSync,
  constants,
  type Dirent,
  fstat,
  fstatSync,
  open,
  openSync,
  readdirSync,
  readFile,
  readFileSync,
  realpathSync,
  statSync,
} from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import type { ReadFile } from "./readers.ts";

/** Larger files are no container files that anyone wrote. */
const largestFileBytes = 4 * 1024 * 1024;

// Non-blocking, so that a named pipe in a stranger's repository can't hold the command up.
const reading = constants.O_RDONLY | constants.O_NONBLOCK;

// With plain numbers for files, reading takes half as long as with the objects of node:fs/promises.
const [openFile, look, readAll, shut] = [
  promisify(open),
  promisify(fstat),
  promisify(readFile),
  promisify(close),
];

/** The text of a file, undefined where it is missing, no plain file, too large or not readable. */
export async function textOf(absolute: string): Promise<string | undefined> {
  let file: number | undefined;
  try {
    file = await openFile(absolute, reading);
    const what = await look(file);
    if (!what.isFile() || what.size > largestFileBytes) return undefined;
    return await readAll(file, "utf8");
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) await shut(file);
  }
}

/** The same without waiting, in a tenth of the time: for a program that has nothing else to do meanwhile. */
export function textNow(absolute: string): string | undefined {
  let file: number | undefined;
  try {
    file = openSync(absolute, reading);
    const what = fstatSync(file);
    if (!what.isFile() || what.size > largestFileBytes) return undefined;
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** How files are come by. What isn't there, or may not be read, is undefined, or a folder of nothing. */
export interface Access {
  readonly text: (absolute: string) => Now<string | undefined>;
  /** Where a path leads once all links are followed. */
  readonly realPath: (path: string) => Now<string | undefined>;
  readonly list: (folder: string) => Now<readonly Dirent[]>;
}

/** A server waits for it, the command has it at once. */
type Now<T> = T | Promise<T>;

/** For a server, which others wait for. */
export const waiting: Access = {
  text: textOf,
  realPath: (path) => realpath(path).catch(() => undefined),
  list: (folder) => readdir(folder, { withFileTypes: true }).catch(() => []),
};

/** For a program that has nothing else to do. */
export const atOnce: Access = { text: textNow, realPath: realPathNow, list: listNow };

function listNow(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function realPathNow(path: string): string | undefined {
  try {
    // Most files that a source may draw in aren't there, and a fault costs more than a look.
    return statSync(path, { throwIfNoEntry: false }) === undefined ? undefined : realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/**
 * Reads files for the sources of one root, and none outside it: a stranger's compose file must not be able to draw
 * a secret of this machine into a name that is then looked up.
 */
export function readerWithin(root: string, { realPath, text }: Access = waiting): ReadFile {
  const top = realPath(root);
  return async (path) => {
    const absolute = resolve(root, path);
    // Before the system is asked anything: on Windows a path can name a host, which would be told who asks.
    if (!isWithin(root, absolute)) return undefined;
    const real = await realPath(absolute);
    if (real === undefined || !isWithin((await top) ?? root, real)) return undefined;
    return text(real);
  };
}

/** Whether a path is the folder `root` or lies in it. Both absolute. */
export function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === "" || (!way.startsWith(`..${sep}`) && way !== ".." && resolve(root, way) === path);
}
