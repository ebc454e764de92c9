import { problemOf } from "./referenceProblem.ts";
import { english, type Say } from "./say.ts";
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

const host =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;
const pathThenRest =
  /^([a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(.+))?$/;

const oneComponent = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;

/** Length of the hex part by algorithm: those that Docker knows. It refuses every other one. */
export const digestLengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** The longest path that registries accept, with `library/` where it is implied. */
export const longestPath = 255;

const hubDomain = "docker.io";
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

/** The same without a diagnosis: undefined for a text that is no reference. */
export function matchReference(text: string): (ParsedReference & { readonly ok: true }) | undefined {
  if (/^[a-f0-9]{64}$/.test(text) || hubPage.test(text)) return undefined;
  const slash = text.indexOf("/");
  const first = text.slice(0, Math.max(slash, 0));
  if (slash < 0 || !isDomain(first)) return assemble(text, undefined, 0);
  // `my_registry.test` can be no host, yet the grammar passes it: as the first component of a path. Docker then
  // takes it for the registry all the same.
  if (!host.test(first) && !oneComponent.test(first)) return undefined;
  return assemble(text, { start: 0, end: slash }, slash + 1);
}

/** An address on hub.docker.com that shows a repository, without its scheme. */
export const hubPage = /^hub\.docker\.com\/(?:r|_|u|repository|layers|orgs|search)(?:\/|$)/;

/**
 * Whether the part before the first slash names a registry: `localhost`, anything with a dot, a colon or an
 * upper-case letter. Docker decides on that alone, so `Docker/x` is not on Docker Hub.
 */
export function isDomain(first: string): boolean {
  return first === "localhost" || /[.:]/.test(first) || first.toLowerCase() !== first;
}

function assemble(
  text: string,
  domainSpan: Span | undefined,
  from: number,
): (ParsedReference & { readonly ok: true }) | undefined {
  const match = pathThenRest.exec(text.slice(from));
  const path = match?.[1];
  if (path === undefined) return undefined;
  const tag = match?.[2];
  const digest = match?.[3];
  if (digest !== undefined && !isDigest(digest)) return undefined;

  const written = domainSpan === undefined ? undefined : text.slice(0, domainSpan.end);
  const domain = written === undefined || written === "index.docker.io" ? hubDomain : written;
  const fullPath = domain === hubDomain && !path.includes("/") ? `library/${path}` : path;
  if (fullPath.length > longestPath) return undefined;

  const pathEnd = from + path.length;
  const tagEnd = tag === undefined ? pathEnd : pathEnd + 1 + tag.length;
  return {
    ok: true,
    reference: { domain, path: fullPath, tag: tag ?? null, digest: digest ?? null },
    parts: {
      name: { start: 0, end: pathEnd },
      path: { start: from, end: pathEnd },
      ...(domainSpan === undefined ? {} : { domain: domainSpan }),
      ...(tag === undefined ? {} : { tag: { start: pathEnd + 1, end: tagEnd } }),
      ...(digest === undefined ? {} : { digest: { start: tagEnd + 1, end: text.length } }),
    },
  };
}

/** Whether a text is `algorithm:hex` with an algorithm that Docker knows, in lower case and of its exact length. */
export function isDigest(text: string): boolean {
  const colon = text.indexOf(":");
  const length = digestLengths[text.slice(0, Math.max(colon, 0))];
  return (
    length !== undefined && text.length === colon + 1 + length && /^[a-f0-9]+$/.test(text.slice(colon + 1))
  );
}

/** The name as Docker's own command shows it: `node`, `acme/tool`, `ghcr.io/acme/tool`. No tag, no digest. */
export function familiarName(reference: Reference): string {
  if (reference.domain !== hubDomain) return `${reference.domain}/${reference.path}`;
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
