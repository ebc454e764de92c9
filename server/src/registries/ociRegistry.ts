import { createHash } from "node:crypto";
import type { Fact, PlatformFacts, RepositoryFacts, TagFacts, TagListFacts } from "../core/facts.ts";
import { isRecord, readJson, unknown, unknownStatus } from "./answers.ts";
import type { HttpAnswer } from "./http.ts";
import { isDigest, isPath, isTag } from "./names.ts";
import { isRegistryAnswer, manifestTypes, type OciClient, refused } from "./ociClient.ts";
import type { Asking, Registry } from "./registry.ts";

/** Tags that one request lists; what is beyond is only known to exist. */
const mostTags = 1000;

/**
 * Any registry that speaks the OCI distribution protocol: whether a repository and a tag exist, for which
 * platforms, under which digest. Of records, publishers and dates the protocol knows nothing.
 *
 * `toPath` turns a repository's path into the registry's own, for one that holds others under a prefix.
 */
export function ociRegistry(
  client: OciClient,
  now: () => number,
  toPath: (path: string) => string = (path) => path,
): Registry {
  const untold = async () => unknown("not-hub", "only Docker Hub tells this");

  /** Asks for a repository's resource; `read` makes a value of a good answer, undefined where it makes no sense. */
  async function ask<T>(
    path: string,
    rest: string,
    accept: string,
    asking: Asking,
    read: (answer: HttpAnswer) => T | undefined,
  ): Promise<Fact<T>> {
    if (!isPath(toPath(path))) return refused;
    const result = await client.ask("GET", toPath(path), rest, accept, asking);
    if ("fact" in result) return result.fact;
    const signedIn = result.signedIn && { signedIn: true as const };
    if ("missing" in result) return { state: "absent", askedAt: now(), ...signedIn };
    const { answer } = result;
    if (answer.status === 404 && isRegistryAnswer(answer))
      return { state: "absent", askedAt: now(), ...signedIn };
    if (answer.status !== 200) return unknownStatus(answer.status);
    const value = read(answer);
    return value === undefined
      ? unknown("malformed", "the answer is not what a registry sends")
      : { state: "known", value, askedAt: now() };
  }

  return {
    async tag(repository, tag, asking) {
      if (!isTag(tag)) return refused;
      return ask(repository.path, `/manifests/${tag}`, manifestTypes, asking, (answer) =>
        readManifest(answer, tag),
      );
    },
    async repository(repository, asking) {
      return ask(repository.path, "/tags/list?n=1", "application/json", asking, (answer) =>
        readTags(answer) === undefined ? undefined : bareRecord,
      );
    },
    async tags(repository, query, asking) {
      return ask(repository.path, `/tags/list?n=${mostTags}`, "application/json", asking, (answer) =>
        toTagList(answer, query.contains ?? null, query.pageSize),
      );
    },
    manifest: (repository, what, asking) => client.manifest(toPath(repository.path), what, asking),
    publisher: untold,
    namespace: untold,
    search: untold,
  };
}

/** All that the protocol tells of a repository: it is there. */
const bareRecord: RepositoryFacts = {
  status: "",
  description: "",
  page: null,
  pullCount: null,
  starCount: null,
  registeredAt: null,
  pushedAt: null,
  contentTypes: [],
  mediaTypes: [],
  repositoryType: null,
  storageSizeBytes: null,
  categories: [],
};

/** Undefined where the bytes are not those that the digest names: then nothing in them can be believed. */
function readManifest(answer: HttpAnswer, tag: string): TagFacts | undefined {
  const manifest = readJson(answer);
  if (!isRecord(manifest)) return undefined;
  const told = answer.headers.get("docker-content-digest");
  const digest = `sha256:${createHash("sha256").update(answer.body).digest("hex")}`;
  if (told?.startsWith("sha256:") && told !== digest) return undefined;
  const mediaType =
    textOf(manifest.mediaType) ?? answer.headers.get("content-type")?.split(";")[0]?.trim() ?? null;
  const isIndex = Array.isArray(manifest.manifests);
  const { config } = manifest;
  if (!isIndex && !isRecord(config) && manifest.schemaVersion !== 1) return undefined;
  return {
    name: tag,
    digest: told !== undefined && isDigest(told) ? told : digest,
    mediaType: mediaType?.slice(0, 200) ?? null,
    contentType: isIndex
      ? contentTypeOf(manifest.artifactType)
      : contentTypeOf(isRecord(config) ? config.mediaType : null),
    platforms: Array.isArray(manifest.manifests)
      ? manifest.manifests.slice(0, 200).flatMap(readPlatform)
      : [],
    pushedAt: null,
    pulledAt: null,
  };
}

/** The kind of content in the words that Docker Hub uses; null where it can't be told. */
function contentTypeOf(mediaType: unknown): string | null {
  if (typeof mediaType !== "string") return null;
  if (/^application\/vnd\.(?:oci\.image|docker\.container\.image)\./.test(mediaType)) return "image";
  if (mediaType.startsWith("application/vnd.cncf.helm.")) return "helm";
  if (mediaType.startsWith("application/vnd.docker.ai.")) return "model";
  return mediaType.startsWith("application/vnd.docker.plugin.") ? "plugin" : null;
}

function readPlatform(entry: unknown): PlatformFacts[] {
  if (!isRecord(entry) || !isRecord(entry.platform)) return [];
  const { platform } = entry;
  const os = textOf(platform.os);
  const architecture = textOf(platform.architecture);
  if (os === null || architecture === null || (os === "unknown" && architecture === "unknown")) return [];
  const digest = textOf(entry.digest);
  return [
    {
      os,
      architecture,
      variant: textOf(platform.variant),
      osVersion: textOf(platform["os.version"]),
      // The size that stands there is that of the manifest, not of the image.
      sizeBytes: null,
      digest: digest !== null && isDigest(digest) ? digest : null,
    },
  ];
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value.slice(0, 400) : null;
}

/** The names of a tag list; distribution says `null` for none. Undefined where the answer is no tag list. */
function readTags(answer: HttpAnswer): readonly string[] | undefined {
  const body = readJson(answer);
  if (!isRecord(body)) return undefined;
  if (body.tags === null) return [];
  if (!Array.isArray(body.tags)) return undefined;
  return body.tags.filter((name) => typeof name === "string" && isTag(name));
}

function toTagList(answer: HttpAnswer, filter: string | null, pageSize: number): TagListFacts | undefined {
  const names = readTags(answer);
  if (names === undefined) return undefined;
  const more = /rel="?next"?/.test(answer.headers.get("link") ?? "") ? 1 : 0;
  const matching = names.filter((name) => filter === null || name.includes(filter));
  return {
    count: matching.length + more,
    filter,
    tags: matching.slice(0, pageSize).map((name) => ({
      name,
      digest: null,
      mediaType: null,
      contentType: null,
      platforms: [],
      pushedAt: null,
      pulledAt: null,
    })),
  };
}
