import { projectsAround } from "./core/compose/around.ts";
import type { Neighbours } from "./core/compose/neighbours.ts";
import type { ReadResult, Source, SourceKind } from "./core/source.ts";

/** A text on its way to be read, before the files around it are known. */
export type Unread = Omit<Source, "files">;

/** Answers the text of a file by the path a reader named, undefined where there is none to be had. */
export type ReadFile = (path: string) => Promise<string | undefined>;

/** Reads one source. */
export type Reader = (source: Source) => ReadResult;

/** A compose file may include one that includes another; deeper nests than this are cut off. */
const maximumRounds = 8;
/** Files that one document may draw in. */
const maximumFiles = 100;

/**
 * Text to references: reads the source, loads the files that it depends on, and reads again until nothing new is
 * named. A Dockerfile is read once, with what the compose files around it say of it.
 */
export async function readWithFiles(unread: Unread, reader: Reader, readFile: ReadFile): Promise<ReadResult> {
  const around = new FilesAround(readFile);
  if (unread.kind !== "dockerfile") return around.settle((files) => reader({ ...unread, files }));
  const { contexts, builtNames, args, dependsOn } = await around.settle((files) =>
    neighboursOf({ ...unread, files }),
  );
  const variables = args.size === 0 ? unread.variables : new Map([...args, ...unread.variables]);
  const source = { ...unread, variables, contexts, builtNames };
  const result = await around.settle((files) => reader({ ...source, files }));
  return { ...result, dependsOn: [...dependsOn, ...result.dependsOn] };
}

/** What the compose files around a Dockerfile say of it. Their parser is loaded where one of them builds something. */
async function neighboursOf(source: Source): Promise<Neighbours> {
  const nothing = { contexts: new Map(), builtNames: new Set<string>(), args: new Map() };
  if (source.path === null) return { ...nothing, dependsOn: [] };
  const { building, dependsOn } = projectsAround(source.path, source.files);
  if (building.length === 0) return { ...nothing, dependsOn };
  const { readNeighbours } = await import("./core/compose/neighbours.ts");
  return readNeighbours(source);
}

/** The files that one document draws in, each read once. */
class FilesAround {
  readonly #readFile: ReadFile;
  readonly #files = new Map<string, string>();
  readonly #tried = new Set<string>();

  constructor(readFile: ReadFile) {
    this.#readFile = readFile;
  }

  /** Computes an answer, loads the files that it names, and computes again until nothing new is named. */
  async settle<T extends Pick<ReadResult, "dependsOn">>(
    compute: (files: ReadonlyMap<string, string>) => T | Promise<T>,
  ): Promise<T> {
    for (let round = 0; ; round++) {
      const result = await compute(this.#files);
      if (round === maximumRounds || !(await this.#load(result.dependsOn))) return result;
    }
  }

  /** Whether one of the files is there that was not tried before. */
  async #load(paths: readonly string[]): Promise<boolean> {
    const wanted = paths
      .filter((path) => !this.#tried.has(path))
      .slice(0, Math.max(0, maximumFiles - this.#tried.size));
    const texts = await Promise.all(wanted.map(this.#readFile));
    let found = false;
    for (const [index, path] of wanted.entries()) {
      this.#tried.add(path);
      const text = texts[index];
      if (text === undefined) continue;
      this.#files.set(path, text);
      found = true;
    }
    return found;
  }
}

/** Loads the reader for one kind of file: the parser behind compose files is big, and Dockerfiles are read without. */
export async function loadReader(kind: SourceKind): Promise<Reader> {
  if (kind === "compose") return (await import("./core/compose.ts")).readCompose;
  return (await import("./core/dockerfile.ts")).readDockerfile;
}
