import { pathFrom } from "../core/paths.ts";
import { type FileNames, wayFrom } from "../fileNames.ts";
import type { ReadFile } from "../readers.ts";

interface Remembered {
  readonly root: string;
  readonly absolute: string;
  readonly text: Promise<string | undefined>;
}

/**
 * The texts of files that documents draw in: `.env`, included compose files, Dockerfiles that compose builds. An
 * open document wins over the file on disk. What was read is remembered until someone says that it changed.
 */
export class NearbyFiles {
  readonly #names: FileNames;
  readonly #readerWithin: (root: string) => ReadFile;
  readonly #openText: (absolute: string) => string | undefined;
  readonly #readers = new Map<string, ReadFile>();
  readonly #remembered = new Map<string, Remembered>();
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
      let file = this.#remembered.get(key);
      if (file === undefined) {
        file = { root, absolute, text: this.#reader(root)(absolute) };
        this.#remembered.set(key, file);
      }
      return file.text;
    };
  }

  /** Changes whenever a file did: what was read before then may be out of date. */
  get epoch(): number {
    return this.#epoch;
  }

  forget(absolute: string): void {
    this.#epoch++;
    this.#remembered.delete(this.#names.keyOf(absolute));
  }

  /** Reads again what is remembered, where nobody says what changed: the absolute paths of files that did. */
  async changed(): Promise<readonly string[]> {
    const files = [...this.#remembered.values()];
    const now = await Promise.all(files.map(({ root, absolute }) => this.#reader(root)(absolute)));
    const before = await Promise.all(files.map(({ text }) => text));
    return files.flatMap(({ absolute }, index) => (now[index] === before[index] ? [] : [absolute]));
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
