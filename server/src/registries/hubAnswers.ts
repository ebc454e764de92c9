import * as v from "valibot";
import type {
  NamespaceFacts,
  PlatformFacts,
  PublisherFacts,
  RepositoryFacts,
  TagFacts,
  TagListFacts,
} from "../core/facts.ts";
import { isRecord } from "./answers.ts";
import { isDigest, isPath, isTag } from "./names.ts";
import type { SearchHit } from "./registry.ts";

/**
 * Reads what hub.docker.com answers. Its answers differ by age and path: fields come and go, are null or empty, so
 * each one alone is optional, and an odd one is left out rather than spoiling the rest. Every text is cut to a
 * length, and every list.
 *
 * @see https://docs.docker.com/reference/api/hub/latest/
 */
const text = (most: number) =>
  v.fallback(
    v.pipe(
      v.nullable(v.string()),
      v.transform((value) => (value === null || value === "" ? null : value.slice(0, most))),
    ),
    null,
  );
const count = v.fallback(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), null);
/** Milliseconds since 1970; null for no date, a broken one, and the year 1 that Go writes for "never". */
const time = v.fallback(
  v.pipe(
    v.nullable(v.string()),
    v.transform((value) => (value === null || value.length > 40 ? Number.NaN : Date.parse(value))),
    v.transform((at) => (at > 0 ? at : null)),
  ),
  null,
);
const list = (most: number) =>
  v.fallback(
    v.pipe(
      v.nullable(v.array(v.unknown())),
      v.transform((values) => (values ?? []).slice(0, most)),
    ),
    [],
  );
const words = v.pipe(
  list(50),
  v.transform((values) =>
    values.filter((value) => typeof value === "string").map((word) => word.slice(0, 200)),
  ),
);
const digest = v.pipe(
  text(400),
  v.transform((value) => (value !== null && isDigest(value) ? value : null)),
);

const Platform = v.object({
  os: text(60),
  architecture: text(60),
  variant: text(60),
  os_version: text(60),
  size: count,
  digest,
});

const Tag = v.object({
  name: text(128),
  digest,
  media_type: text(200),
  content_type: text(60),
  images: list(200),
  last_updated: time,
  tag_last_pushed: time,
  tag_last_pulled: time,
});

const Repository = v.object({
  name: text(255),
  status: v.fallback(v.nullable(v.number()), null),
  status_description: text(60),
  description: text(400),
  full_description: text(25_000),
  pull_count: count,
  star_count: count,
  date_registered: time,
  last_updated: time,
  content_types: words,
  media_types: words,
  repository_type: text(60),
  storage_size: count,
  categories: list(50),
});

const Page = v.object({ count, results: v.array(v.unknown()) });

const Account = v.object({
  username: text(255),
  orgname: text(255),
  type: text(60),
  badge: text(60),
  date_joined: time,
  full_name: text(255),
});

const Found = v.object({
  repo_name: text(255),
  short_description: text(400),
  is_official: v.fallback(v.boolean(), false),
  star_count: count,
  pull_count: count,
});

/** Undefined where the answer is no tag at all. */
export function readTag(body: unknown, asked: string | undefined): TagFacts | undefined {
  if (!isRecord(body)) return undefined;
  const tag = v.parse(Tag, body);
  const name = tag.name ?? (Array.isArray(body.images) ? (asked ?? null) : null);
  if (name === null || !isTag(name)) return undefined;
  return {
    name,
    digest: tag.digest,
    mediaType: tag.media_type,
    contentType: isAttested(tag.images) ? "attestation" : (tag.content_type?.toLowerCase() ?? null),
    platforms: tag.images.flatMap(readPlatform),
    pushedAt: tag.tag_last_pushed ?? tag.last_updated,
    pulledAt: tag.tag_last_pulled,
  };
}

/** Whether an index lists attestations alone: those of an image that was removed, or never pushed with them. */
function isAttested(images: readonly unknown[]): boolean {
  return images.length > 0 && images.every((image) => isAttestation(v.safeParse(Platform, image).output));
}

function isAttestation(platform: unknown): boolean {
  return isRecord(platform) && platform.os === "unknown" && platform.architecture === "unknown";
}

function readPlatform(image: unknown): PlatformFacts[] {
  const read = v.safeParse(Platform, image);
  if (!read.success || isAttestation(read.output)) return [];
  const { os, architecture, variant, os_version, size, digest } = read.output;
  if (os === null || architecture === null) return [];
  return [{ os, architecture, variant, osVersion: os_version, sizeBytes: size, digest }];
}

export function readTagList(body: unknown, filter: string | null): TagListFacts | undefined {
  const page = v.safeParse(Page, body);
  if (!page.success) return undefined;
  const tags = page.output.results.slice(0, 100).flatMap((entry) => readTag(entry, undefined) ?? []);
  const { count, results } = page.output;
  // A list without a count proves nothing when it is empty.
  if (count === null && results.length === 0) return undefined;
  return { count: Math.max(count ?? 0, results.length), filter, tags };
}

export function readRepository(body: unknown): RepositoryFacts | undefined {
  if (!isRecord(body)) return undefined;
  const record = v.parse(Repository, body);
  if (record.name === null && record.status === null) return undefined;
  return {
    status: statusWord(record.status_description, record.status),
    description: record.description ?? "",
    page: record.full_description,
    pullCount: record.pull_count,
    starCount: record.star_count,
    registeredAt: record.date_registered,
    pushedAt: record.last_updated,
    contentTypes: record.content_types.map((word) => word.toLowerCase()),
    mediaTypes: record.media_types,
    repositoryType: record.repository_type,
    storageSizeBytes: record.storage_size,
    categories: record.categories.flatMap((entry) =>
      isRecord(entry) && typeof entry.name === "string" ? [entry.name.slice(0, 100)] : [],
    ),
  };
}

/** The word where there is one, else what the known numbers mean, else the number itself. */
function statusWord(word: string | null, status: number | null): string {
  if (word !== null) return word.toLowerCase();
  if (status === 1) return "active";
  if (status === 0) return "inactive";
  if (status === 6) return "archived";
  return status === null ? "" : String(status);
}

export function readNamespace(body: unknown): NamespaceFacts | undefined {
  const page = v.safeParse(Page, body);
  if (!page.success || page.output.count === null) return undefined;
  const repositories = page.output.results.slice(0, 100).flatMap((entry) => {
    const name = isRecord(entry) && typeof entry.name === "string" ? entry.name.slice(0, 255) : undefined;
    const facts = readRepository(entry);
    if (name === undefined || facts === undefined) return [];
    const { description, registeredAt, pushedAt, pullCount, status, contentTypes, storageSizeBytes } = facts;
    return [{ name, description, registeredAt, pushedAt, pullCount, status, contentTypes, storageSizeBytes }];
  });
  return { repositoryCount: Math.max(page.output.count, repositories.length), repositories };
}

export function readPublisher(body: unknown): PublisherFacts | undefined {
  if (!isRecord(body)) return undefined;
  const account = v.parse(Account, body);
  if (account.username === null && account.orgname === null) return undefined;
  const { badge } = account;
  return {
    kind:
      account.orgname !== null || account.type?.toLowerCase() === "organization" ? "organization" : "user",
    badge: badge === "official" || badge === "verified_publisher" || badge === "open_source" ? badge : null,
    joinedAt: account.date_joined,
    fullName: account.full_name ?? "",
  };
}

export function readSearch(body: unknown): readonly SearchHit[] | undefined {
  const page = v.safeParse(Page, body);
  if (!page.success) return undefined;
  return page.output.results.slice(0, 100).flatMap((entry) => {
    const hit = v.safeParse(Found, entry);
    // A name is offered for a file, so it may be nothing but a name.
    if (!hit.success || hit.output.repo_name === null || !isPath(hit.output.repo_name)) return [];
    const { repo_name, short_description, is_official, star_count, pull_count } = hit.output;
    return [
      {
        name: repo_name,
        description: short_description ?? "",
        badge: is_official ? ("official" as const) : null,
        starCount: star_count,
        pullCount: pull_count,
      },
    ];
  });
}
