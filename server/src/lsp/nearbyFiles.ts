import { pathFrom } from "../core/paths.ts";
import { type FileNames, wayFrom } from "../fileNames.ts";
import type { ReadFile } from "../readers.ts";

/**
 * The texts of files that documents draw in: `.env`, included compose files, Dockerfiles that compose builds. An
 * open document wins over the file on disk. What was read is remembered until someone says that it changed.
 */
export class NearbyFiles {
  readonly #names: FileNames;
  readonly #readerWithin: (root: string) => ReadFile;
  readonly #openText: (absolute: string) => string | undefined;
  readonly #readers = new Map<string, ReadFile>();
  readonly #remembered = new Map<string, Promise<string | undefined>>();
  #epoch = 0;

  /** `openText` answers the text of an open document by its absolute path. */
  constructor(
    names: FileNames,
    readerWithin: (root: string) => ReadFile,
    openText: (absolute: string) => string | undefined,
  ) {
    this.#names = names;
    this.#readerWithin = readerWithin;
    this.#openText = openText;
  }

  /** Reads files of a root, and nothing outside it. */
  within(root: string | null): ReadFile {
    if (root === null) return async () => undefined;
    return async (path) => {
      const absolute = pathFrom(root, path);
      if (wayFrom(this.#names, root, absolute) === undefined) return undefined;
      const open = this.#openText(absolute);
      if (open !== undefined) return open;
      const key = this.#names.keyOf(absolute);
      let text = this.#remembered.get(key);
      if (text === undefined) {
        text = this.#reader(root)(absolute);
        this.#remembered.set(key, text);
      }
      return text;
    };
  }

  /** Changes whenever a file did: what was read before then may be out of date. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Forgets one file, or all of them where it can't be told which ones changed. */
  forget(absolute?: string): void {
    this.#epoch++;
    if (absolute === undefined) this.#remembered.clear();
    else this.#remembered.delete(this.#names.keyOf(absolute));
  }

  #reader(root: string): ReadFile {
    let reader = this.#readers.get(root);
    if (reader === undefined) {
      reader = this.#readerWithin(root);
      this.#readers.set(root, reader);
    }
    return reader;
  }
}
