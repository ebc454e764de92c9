import type { ImageReference } from "./imageReference.ts";

/** The container file formats that Tare reads. */
export type SourceKind = "dockerfile" | "compose";

/** A text to read, with what is known of the files around it. Paths use `/` and are relative to the project. */
export interface Source {
  readonly kind: SourceKind;
  /** Path or name of the file, used to resolve what it names; null for a text without a file. */
  readonly path: string | null;
  readonly text: string;
  /** True for `Dockerfile.j2` and its kin: faults of grammar are the template's business and are not reported. */
  readonly template: boolean;
  /**
   * Files the text depends on, by path: `.env`, included and extended compose files, Dockerfiles that compose
   * builds, compose files that build this Dockerfile. A missing key is a file that isn't there.
   */
  readonly files: ReadonlyMap<string, string>;
  /** Values given from outside: `--build-arg`, the process environment where that is the user's. */
  readonly variables: ReadonlyMap<string, string>;
  /**
   * Named build contexts by the name that they are given: `docker-image://…`, a path, an address. They stand in for
   * images of that name in a Dockerfile. None where undefined.
   */
  readonly contexts?: ReadonlyMap<string, string>;
  /** Canonical names, with tags, of images that are built here before this one. None where undefined. */
  readonly builtNames?: ReadonlySet<string>;
}

/** References in the order of their places, and the files whose text would change the answer. */
export interface ReadResult {
  readonly references: readonly ImageReference[];
  /** Paths that the text names, so that the edge can load them and ask again; includes those already given. */
  readonly dependsOn: readonly string[];
}

/** A source with nothing around it. */
export function loneSource(kind: SourceKind, text: string, path: string | null = null): Source {
  return { kind, path, text, template: false, files: new Map(), variables: new Map() };
}
