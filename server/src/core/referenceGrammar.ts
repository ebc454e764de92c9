import type { ParsedReference, ReferenceParts } from "./reference.ts";
import type { Span } from "./span.ts";

const host =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;
const pathThenRest =
  /^([a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(.+))?$/;

const oneComponent = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;

/** Docker takes such a text for the id of an image, never for a name. */
const imageId = /^[a-f0-9]{64}$/;

/** Length of the hex part by algorithm: those that Docker knows. It refuses every other one. */
export const digestLengths: ReadonlyMap<string, number> = new Map([
  ["sha256", 64],
  ["sha384", 96],
  ["sha512", 128],
]);

/** The longest path that registries accept, with `library/` where it is implied. */
export const longestPath = 255;

/** The domain that is meant where none is written. */
export const hubDomain = "docker.io";

/** What the grammar says of a text, undefined where it is no reference. */
export function matchReference(text: string): (ParsedReference & { readonly ok: true }) | undefined {
  if ((text.length === 64 && imageId.test(text)) || hubPage.test(text)) return undefined;
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
  return /[.:A-Z]/.test(first) || first === "localhost";
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
  const parts: Writable<ReferenceParts> = {
    name: { start: 0, end: pathEnd },
    path: { start: from, end: pathEnd },
  };
  if (domainSpan !== undefined) parts.domain = domainSpan;
  if (tag !== undefined) parts.tag = { start: pathEnd + 1, end: tagEnd };
  if (digest !== undefined) parts.digest = { start: tagEnd + 1, end: text.length };
  return { ok: true, reference: { domain, path: fullPath, tag: tag ?? null, digest: digest ?? null }, parts };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Whether a text is `algorithm:hex` with an algorithm that Docker knows, in lower case and of its exact length. */
export function isDigest(text: string): boolean {
  const colon = text.indexOf(":");
  const length = digestLengths.get(text.slice(0, Math.max(colon, 0)));
  return (
    length !== undefined && text.length === colon + 1 + length && /^[a-f0-9]+$/.test(text.slice(colon + 1))
  );
}
