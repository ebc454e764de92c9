import { createHash } from "node:crypto";
import { type ImageKind, kindOf, type PlatformImage } from "./images.ts";
import type { AccountSpec } from "./model.ts";
import type { StoredRepository, Tagged, World } from "./worldIndex.ts";

/*
 * The records of hub.docker.com, key for key as the service writes them in 2026. Where no answer was ever recorded
 * (a repository without images above all) the record is the likeliest one, and nothing may depend on it.
 */

export function repositoryRecord(repository: StoredRepository): object {
  const { spec, namespace } = repository;
  const [status, word] = statusOf(repository);
  const kinds = spec.images.map((image) => kindOf(spec, image));
  return {
    user: namespace,
    name: spec.name.slice(namespace.length + 1),
    namespace,
    repository_type: spec.type === undefined ? (kinds.length > 0 ? "image" : null) : spec.type,
    status,
    status_description: word,
    description: spec.description,
    is_private: spec.private ?? false,
    is_automated: false,
    star_count: spec.stars,
    pull_count: spec.pulls,
    last_updated: isoOrNull(repository.pushedAt),
    last_modified: lastModified(repository),
    date_registered: iso(repository.registeredAt),
    collaborator_count: 0,
    affiliation: null,
    hub_user: spec.hubUser ?? (namespace === "library" ? "stackbrew" : namespace),
    has_starred: false,
    ...(spec.page === undefined ? {} : { full_description: spec.page }),
    permissions: { read: true, write: false, admin: false },
    media_types: distinct(kinds.map(({ hubMediaType }) => hubMediaType)),
    content_types: distinct(kinds.map(({ contentType }) => contentType)),
    categories: categoriesOf(repository),
    immutable_tags_settings: { enabled: false, rules: [".*"] },
    storage_size: kinds.length > 0 ? storageSize(kinds) : null,
    source: null,
  };
}

/** An entry of a namespace's list: fewer keys than the record has. */
export function listedRepository(repository: StoredRepository): object {
  const { spec, namespace } = repository;
  const [status, word] = statusOf(repository);
  const kinds = spec.images.map((image) => kindOf(spec, image));
  return {
    name: spec.name.slice(namespace.length + 1),
    namespace,
    repository_type: spec.type === undefined ? (kinds.length > 0 ? "image" : null) : spec.type,
    status,
    status_description: word,
    description: spec.description,
    is_private: spec.private ?? false,
    star_count: spec.stars,
    pull_count: spec.pulls,
    last_updated: isoOrNull(repository.pushedAt),
    last_modified: lastModified(repository),
    date_registered: iso(repository.registeredAt),
    affiliation: "",
    media_types: distinct(kinds.map(({ hubMediaType }) => hubMediaType)),
    content_types: distinct(kinds.map(({ contentType }) => contentType)),
    categories: categoriesOf(repository),
    storage_size: kinds.length > 0 ? storageSize(kinds) : null,
  };
}

export function tagRecord(repository: StoredRepository, tag: Tagged): object {
  const { image } = tag;
  const owner = number(repository.namespace);
  return {
    creator: owner,
    id: number(`${repository.spec.name}:${tag.name}`),
    images: image.platforms.map((platform) => ({
      ...platformRecord(platform, tag),
      features: "",
      os_features: "",
    })),
    last_updated: iso(tag.pushedAt),
    last_updater: owner,
    last_updater_username: repository.spec.hubUser ?? repository.namespace,
    name: tag.name,
    repository: number(repository.spec.name),
    full_size: image.platforms[0]?.sizeBytes ?? 0,
    v2: true,
    tag_status: tag.pulledAt === null ? "inactive" : "active",
    tag_last_pulled: isoOrNull(tag.pulledAt),
    tag_last_pushed: iso(tag.pushedAt),
    media_type: image.hubMediaType,
    content_type: image.contentType,
    ...(image.spec.withoutDigest === true ? {} : { digest: image.manifest.digest }),
  };
}

/** The layers of each platform, by the tag's own path. Keys that are "" in the tag are null here. */
export function tagImagesRecord(tag: Tagged): readonly object[] {
  return tag.image.platforms.map((platform) => {
    const { digest, size, status, last_pulled, last_pushed, ...rest } = platformRecord(platform, tag);
    const layers = [
      ...platform.layers.map(({ blob, size }) => ({
        digest: blob.digest,
        size,
        instruction: "ADD file in / ",
      })),
      { size: 0, instruction: ' CMD ["/bin/sh"]' },
    ];
    return {
      ...rest,
      features: null,
      digest,
      layers,
      os_features: null,
      size,
      status,
      last_pulled,
      last_pushed,
    };
  });
}

/** A page of any list. `next` and `previous` carry the origin that was asked. */
export function pageRecord(
  asked: URL,
  page: number,
  pageSize: number,
  count: number,
  results: readonly object[],
): object {
  const at = (to: number) => {
    const url = new URL(asked);
    url.searchParams.set("page", String(to));
    url.searchParams.set("page_size", String(pageSize));
    return url.href;
  };
  return {
    count,
    next: page * pageSize < count ? at(page + 1) : null,
    previous: page > 1 ? at(page - 1) : null,
    results,
  };
}

export function accountRecord(account: AccountSpec, world: World): object {
  const id = createHash("md5").update(account.name).digest("hex");
  const shared = {
    id,
    uuid: id.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
    full_name: account.fullName ?? "",
    location: "",
    company: account.company ?? "",
    profile_url: "",
    date_joined: iso(world.time(account.joined)),
    gravatar_url: "",
    gravatar_email: "",
  };
  return account.kind === "user"
    ? { ...shared, username: account.name, type: "User" }
    : { ...shared, orgname: account.name, type: "Organization", badge: account.badge ?? "", is_active: true };
}

/** Hub's microseconds: `2026-04-08T04:52:59.000000Z`. */
export function iso(time: number): string {
  return new Date(time).toISOString().replace("Z", "000Z");
}

function isoOrNull(time: number | null): string | null {
  return time === null ? null : iso(time);
}

/** A bulk change of October 2024 touched every record that was there, so this date says nothing of an age. */
function lastModified({ registeredAt }: StoredRepository): string {
  const bulkChange = "2024-10-16T13:48:34.145251Z";
  return registeredAt < Date.parse(bulkChange) ? bulkChange : iso(registeredAt);
}

/** Hub's number and word. A repository that once held images keeps status 1; one that never did has 0. */
function statusOf(repository: StoredRepository): readonly [number, string] {
  if (repository.spec.archived === true) return [6, "archived"];
  return repository.pushedAt === null ? [0, "initialized"] : [1, "active"];
}

function platformRecord(platform: PlatformImage, tag: Tagged) {
  return {
    architecture: platform.architecture,
    features: "",
    variant: platform.variant,
    digest: platform.manifest.digest,
    os: platform.os,
    os_features: "",
    os_version: null,
    size: platform.sizeBytes,
    status: tag.pulledAt === null ? "inactive" : "active",
    last_pulled: isoOrNull(tag.pulledAt),
    last_pushed: iso(tag.pushedAt),
  };
}

function categoriesOf(repository: StoredRepository): readonly object[] {
  return (repository.spec.categories ?? []).map((name) => ({
    name,
    slug: name.toLowerCase().replaceAll(" & ", "-and-").replaceAll(" ", "-"),
  }));
}

function storageSize(kinds: readonly ImageKind[]): number {
  return kinds.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

/** A number that stays the same for the same name, as Hub's ids do. */
function number(name: string): number {
  return createHash("md5").update(name).digest().readUInt32BE() >>> 1;
}
