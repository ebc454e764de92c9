import { hubDomain, matchReference } from "./referenceGrammar.ts";
import { problemOf } from "./referenceProblem.ts";
import { english, type Say } from "./say.ts";
import type { Span } from "./span.ts";

export { matchReference } from "./referenceGrammar.ts";

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

/** Domains that serve what Docker Hub holds. */
const hubAliases: ReadonlySet<string> = new Set([
  hubDomain,
  "registry-1.docker.io",
  "registry.hub.docker.com",
]);

/**
 * Reads a text as Docker does: decides on the domain, fills in `docker.io` and `library/`, checks every part.
 *
 * A name of 64 hex digits is an image id, and an address of one of Docker Hub's web pages is no image either,
 * though the grammar alone would pass `hub.docker.com/r/acme/tool`.
 */
export function parseReference(text: string, say: Say = english): ParsedReference {
  return matchReference(text) ?? { ok: false, problem: problemOf(text, say) };
}

/** The name as Docker's own command shows it: `node`, `acme/tool`, `ghcr.io/acme/tool`. No tag, no digest. */
export function familiarName(reference: Reference): string {
  if (reference.domain !== hubDomain) return repositoryName(reference);
  const short = reference.path.startsWith("library/") ? reference.path.slice("library/".length) : "";
  return short === "" || short.includes("/") ? reference.path : short;
}

/** Domain and path: `docker.io/library/node`. */
export function repositoryName(reference: Reference): string {
  return `${reference.domain}/${reference.path}`;
}

/** The whole reference, normalised, with its tag and digest as written: `docker.io/library/node:22`. */
export function canonicalName(reference: Reference): string {
  const tag = reference.tag === null ? "" : `:${reference.tag}`;
  const digest = reference.digest === null ? "" : `@${reference.digest}`;
  return `${repositoryName(reference)}${tag}${digest}`;
}

/** The whole reference as short as Docker itself writes it, with its tag and digest as written: `node:22`. */
export function familiarReference(reference: Reference): string {
  return `${familiarName(reference)}${canonicalName(reference).slice(repositoryName(reference).length)}`;
}

/**
 * The repository's path on Docker Hub, undefined where another registry is named. `registry-1.docker.io` and
 * `registry.hub.docker.com` stay in `domain` as written, since Docker takes them for other registries, but they
 * serve what Docker Hub holds.
 */
export function hubRepository(reference: Reference): string | undefined {
  return hubAliases.has(reference.domain) ? reference.path : undefined;
}

/** Whether Docker Hub serves the name, under whichever of its domains. */
export function isDockerHub(reference: Reference): boolean {
  return hubRepository(reference) !== undefined;
}

/**
 * Whether the name is on Docker Hub and can't exist there: a repository has exactly a namespace and a name, so
 * neither `acme/team/tool` nor `registry-1.docker.io/node` does. No need to ask.
 */
export function impossibleOnHub(reference: Reference): boolean {
  return isDockerHub(reference) && reference.path.split("/").length !== 2;
}
