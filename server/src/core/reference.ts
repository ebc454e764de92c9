import type { Span } from "./span.ts";

/**
 * What the distribution grammar says of a text: `[domain/]path[:tag][@digest]`, normalised as Docker does it.
 *
 * @see https://github.com/distribution/reference/blob/main/normalize.go
 */
export interface Reference {
  /** Registry host with its port, `docker.io` where none is written or an alias of it is. */
  readonly domain: string;
  /** Repository within the domain; on Docker Hub with its namespace, so `library/node` for `node`. */
  readonly path: string;
  /** Null where none is written; `latest` is implied, never filled in. */
  readonly tag: string | null;
  /** `algorithm:hex`, null where none is written. */
  readonly digest: string | null;
}

/** Where the parts stand within the parsed text; `name` is domain and path together, as written. */
export interface ReferenceParts {
  readonly name: Span;
  /** The domain as written; undefined where it is implied. */
  readonly domain?: Span;
  /** The path as written, so without an implied `library/`. */
  readonly path: Span;
  /** The tag without its colon. */
  readonly tag?: Span;
  /** The digest without its at sign. */
  readonly digest?: Span;
}

/** Why a text is no reference. */
export interface ReferenceProblem {
  /** Stable word for the kind of fault, e.g. `upper-case`. */
  readonly code: string;
  /** What is wrong, as one sentence for people. */
  readonly message: string;
  /** The offending characters within the parsed text. */
  readonly span: Span;
  /** The whole text as it was plainly meant, where that is plain. */
  readonly meant?: string;
}

export type ParsedReference =
  | { readonly ok: true; readonly reference: Reference; readonly parts: ReferenceParts }
  | { readonly ok: false; readonly problem: ReferenceProblem };
