import { type Answer, type Asked, json, type Routed, text } from "./answer.ts";
import type { RateLimits } from "./rateLimits.ts";
import type { SignIn, TokenClaims } from "./signIn.ts";
import type { StoredRepository, World } from "./worldIndex.ts";

/** A real registry that holds the manifests in place of the world's own. */
export interface RegistryBehind {
  /** The origin that manifests are asked of. */
  readonly url: string;
}

export interface RegistryParts {
  readonly world: World;
  readonly signIn: SignIn;
  readonly limits: RateLimits;
  /** Where the token server is. */
  readonly authUrl: string;
  readonly behind: RegistryBehind | undefined;
}

const nameGrammar = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/;

/** Answers for registry-1.docker.io, after the Docker Registry API version 2 and the OCI distribution spec. */
export function routeRegistry(parts: RegistryParts, asked: Asked): Routed {
  const path = asked.url.pathname;
  if (path === "/v2" || path === "/v2/") {
    return { endpoint: "registry.base", answer: () => baseAnswer(parts, asked) };
  }
  const manifest = /^\/v2\/(.+)\/manifests\/([^/]+)$/.exec(path);
  if (manifest?.[1] !== undefined && manifest[2] !== undefined) {
    const [, name, reference] = manifest;
    return {
      endpoint: "registry.manifest",
      answer: () =>
        allowed(parts, asked, name, (repository) => manifestAnswer(parts, asked, repository, reference)),
    };
  }
  const tags = /^\/v2\/(.+)\/tags\/list$/.exec(path)?.[1];
  if (tags !== undefined) {
    return {
      endpoint: "registry.tags",
      answer: () => allowed(parts, asked, tags, (each) => tagsAnswer(each, asked.url)),
    };
  }
  const blob = /^\/v2\/(.+)\/blobs\/([^/]+)$/.exec(path);
  if (blob?.[1] !== undefined && blob[2] !== undefined) {
    const [, name, digest] = blob;
    return {
      endpoint: "registry.other",
      answer: () => allowed(parts, asked, name, (each) => blobAnswer(each, digest)),
    };
  }
  return { endpoint: "registry.other", answer: () => text(404, "404 page not found\n") };
}

function baseAnswer(parts: RegistryParts, asked: Asked): Answer {
  const claims = claimsOf(parts, asked);
  return claims === undefined ? unauthorized(parts, null, undefined) : json(200, {}, versionHeader);
}

/** Goes on only with a token that allows to pull this repository: any other name is 401, never 404. */
function allowed(
  parts: RegistryParts,
  asked: Asked,
  name: string,
  answer: (repository: StoredRepository) => Answer | Promise<Answer>,
): Answer | Promise<Answer> {
  if (!nameGrammar.test(name)) return failure(400, "NAME_INVALID", "invalid repository name", null);
  const claims = claimsOf(parts, asked);
  if (claims === undefined) {
    return unauthorized(parts, name, asked.headers.authorization === undefined ? undefined : "invalid_token");
  }
  const access = claims.access.find((each) => each.name === name && each.actions.includes("pull"));
  const repository = parts.world.repository(name);
  if (access === undefined || repository === undefined)
    return unauthorized(parts, name, "insufficient_scope");
  return answer(repository);
}

async function manifestAnswer(
  parts: RegistryParts,
  asked: Asked,
  repository: StoredRepository,
  reference: string,
): Promise<Answer> {
  const claims = claimsOf(parts, asked);
  const limit = parts.limits.pull(claims?.sub ?? "", asked.method === "GET");
  if (limit.refused) {
    const message =
      "You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit";
    return failure(429, "TOOMANYREQUESTS", message, undefined, limit.headers);
  }
  if (parts.behind !== undefined) return askBehind(parts.behind, asked, limit.headers);

  const byDigest = reference.includes(":");
  const image = byDigest ? undefined : repository.tag(reference)?.image;
  const found = byDigest
    ? repository.manifest(reference)
    : image && { bytes: image.manifest.bytes, mediaType: image.mediaType };
  const digest = byDigest ? reference : image?.manifest.digest;
  if (found === undefined || digest === undefined) {
    const detail = byDigest
      ? `unknown manifest name=${repository.spec.name} revision=${reference}`
      : { Tag: reference };
    return failure(404, "MANIFEST_UNKNOWN", "manifest unknown", detail, limit.headers);
  }
  if (!accepts(asked.headers.accept, found.mediaType)) {
    const message = `${found.mediaType} found, but accept header does not support it`;
    return failure(404, "MANIFEST_UNKNOWN", message, undefined, limit.headers);
  }
  const headers = {
    "content-type": found.mediaType,
    "docker-content-digest": digest,
    etag: `"${digest}"`,
    ...versionHeader,
    ...limit.headers,
  };
  if (asked.headers["if-none-match"] === `"${digest}"`) return { status: 304, headers, body: "" };
  return { status: 200, headers, body: found.bytes };
}

/** The names in lexical order; a `Link` leads to the rest. */
function tagsAnswer(repository: StoredRepository, url: URL): Answer {
  const last = url.searchParams.get("last");
  const limit = Number(url.searchParams.get("n") ?? 10_000);
  const all = [...repository.tagNames].sort();
  const rest = last === null ? all : all.filter((tag) => tag > last);
  const tags = rest.slice(0, limit);
  const final = tags.at(-1);
  const more = rest.length > tags.length && final !== undefined;
  const link = `<${url.pathname}?last=${encodeURIComponent(final ?? "")}&n=${limit}>; rel="next"`;
  const body = { name: repository.spec.name, tags: all.length === 0 ? null : tags };
  return json(200, body, { ...versionHeader, ...(more ? { link } : {}) });
}

function blobAnswer(repository: StoredRepository, digest: string): Answer {
  const body = repository.config(digest);
  if (body === undefined) return failure(404, "BLOB_UNKNOWN", "blob unknown to registry", { digest });
  const headers = { "content-type": "application/octet-stream", "docker-content-digest": digest };
  return { status: 200, headers, body };
}

async function askBehind(
  behind: RegistryBehind,
  asked: Asked,
  headers: Record<string, string>,
): Promise<Answer> {
  const { accept } = asked.headers;
  const answer = await fetch(new URL(asked.url.pathname + asked.url.search, behind.url), {
    method: asked.method,
    headers: accept === undefined ? {} : { accept },
  });
  const kept = [
    "content-type",
    "docker-content-digest",
    "etag",
    "docker-distribution-api-version",
    "content-length",
  ];
  const passed = kept.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const body = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: { ...Object.fromEntries(passed), ...headers }, body };
}

const versionHeader = { "docker-distribution-api-version": "registry/2.0" };

function claimsOf({ signIn }: RegistryParts, asked: Asked): TokenClaims | undefined {
  const { authorization } = asked.headers;
  const claims = authorization === undefined ? undefined : signIn.open(authorization);
  return claims === undefined || signIn.expired(claims) ? undefined : claims;
}

function unauthorized({ authUrl }: RegistryParts, name: string | null, error: string | undefined): Answer {
  const scope = name === null ? "" : `,scope="repository:${name}:pull"`;
  const why = error === undefined ? "" : `,error="${error}"`;
  const challenge = `Bearer realm="${authUrl}/token",service="registry.docker.io"${scope}${why}`;
  const detail = name === null ? null : [{ Type: "repository", Class: "", Name: name, Action: "pull" }];
  return failure(401, "UNAUTHORIZED", "authentication required", detail, { "www-authenticate": challenge });
}

function failure(
  status: number,
  code: string,
  message: string,
  detail: unknown,
  headers: Record<string, string> = {},
): Answer {
  const error = detail === undefined ? { code, message } : { code, message, detail };
  return json(status, { errors: [error] }, { ...versionHeader, ...headers });
}

/** A type that isn't named isn't served, and what is named by `*` counts as not named, as in distribution. */
function accepts(accept: string | undefined, mediaType: string): boolean {
  const named = (accept ?? "").split(",").map((each) => each.split(";")[0]?.trim());
  return named.includes(mediaType);
}
