import * as v from "valibot";

/*
 * The shapes of Docker Hub's answers, as recorded between 2023 and 2026 and as documented. `exact` refuses keys that
 * no recorded answer had: right for the stand-in, wrong for the service, which may add some any day.
 */

const date = v.pipe(v.string(), v.isoTimestamp());
const digest = v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.string();

export function shapes(exact: boolean) {
  const object = <const Entries extends v.ObjectEntries>(entries: Entries) =>
    exact ? v.strictObject(entries) : v.looseObject(entries);

  const category = object({ name: text, slug: text });
  const immutableTags = object({ enabled: v.boolean(), rules: v.array(text) });
  const listed = {
    name: text,
    namespace: text,
    repository_type: v.nullable(v.picklist(["image", "plugin"])),
    status: count,
    status_description: text,
    description: text,
    is_private: v.boolean(),
    star_count: count,
    pull_count: count,
    last_updated: v.nullable(date),
    last_modified: v.nullable(date),
    date_registered: date,
    affiliation: v.nullable(text),
    media_types: v.array(text),
    content_types: v.array(text),
    categories: v.array(category),
    storage_size: v.nullable(count),
  };
  const repository = object({
    ...listed,
    user: text,
    is_automated: v.boolean(),
    collaborator_count: count,
    hub_user: v.nullable(text),
    has_starred: v.boolean(),
    full_description: v.optional(v.nullable(text)),
    permissions: object({ read: v.boolean(), write: v.boolean(), admin: v.boolean() }),
    immutable_tags_settings: immutableTags,
    source: v.optional(v.nullable(text)),
  });

  const image = {
    architecture: text,
    variant: v.nullable(text),
    digest: v.optional(digest),
    os: text,
    os_version: v.nullable(text),
    size: count,
    status: text,
    last_pulled: v.nullable(date),
    last_pushed: v.nullable(date),
  };
  const tag = object({
    creator: count,
    id: count,
    images: v.array(object({ ...image, features: text, os_features: text })),
    last_updated: date,
    last_updater: count,
    last_updater_username: text,
    name: text,
    repository: count,
    full_size: count,
    v2: v.boolean(),
    tag_status: v.picklist(["active", "inactive"]),
    tag_last_pulled: v.nullable(date),
    tag_last_pushed: v.nullable(date),
    media_type: v.optional(text),
    content_type: v.optional(text),
    digest: v.optional(digest),
  });
  const layer = object({ digest: v.optional(digest), size: count, instruction: text });
  const tagImages = v.array(
    object({ ...image, features: v.null(), os_features: v.null(), layers: v.array(layer) }),
  );
  const page = <Item extends v.GenericSchema>(item: Item) =>
    object({
      count,
      next: v.nullable(v.pipe(text, v.url())),
      previous: v.nullable(v.pipe(text, v.url())),
      results: v.array(item),
    });

  const account = {
    id: v.pipe(text, v.regex(/^[0-9a-f]{32}$/)),
    uuid: v.optional(text),
    full_name: text,
    location: text,
    company: text,
    profile_url: text,
    date_joined: date,
    gravatar_url: text,
    gravatar_email: text,
  };
  const badge = v.optional(v.picklist(["", "verified_publisher", "open_source"]));

  const hitV2 = object({
    repo_name: text,
    short_description: text,
    star_count: count,
    pull_count: count,
    repo_owner: text,
    is_automated: v.boolean(),
    is_official: v.boolean(),
  });
  const label = object({ name: text, label: text });
  const hitV4 = object({
    id: text,
    name: text,
    slug: text,
    type: text,
    publisher: object({ id: text, name: text }),
    created_at: date,
    updated_at: v.nullable(date),
    short_description: text,
    badge: text,
    star_count: count,
    pull_count: text,
    raw_pull_count: count,
    operating_systems: v.array(label),
    architectures: v.array(label),
    logo_url: object({ large: v.nullable(text), small: v.nullable(text) }),
    extension_reviewed: v.boolean(),
    categories: v.array(category),
    archived: v.boolean(),
  });

  return {
    repository,
    repositoryPage: page(object(listed)),
    tag,
    tagPage: page(tag),
    tagImages,
    user: object({ ...account, username: text, type: v.literal("User") }),
    organization: object({
      ...account,
      orgname: text,
      type: v.literal("Organization"),
      badge,
      is_active: v.optional(v.boolean()),
    }),
    /** `next` and `previous` are "" here where there is no such page. */
    searchV2: object({ count, next: text, previous: text, results: v.array(hitV2) }),
    searchV4: object({ total: count, results: v.array(hitV4) }),
    /** Hub's own "not found": JSON that says so, in one of its spellings. */
    notFound: v.union([
      v.looseObject({ message: text, errinfo: v.nullable(v.record(text, v.unknown())) }),
      v.looseObject({ detail: text }),
    ]),
    token: object({ token: text, access_token: text, expires_in: count, issued_at: date }),
    registryError: v.object({
      errors: v.array(v.object({ code: text, message: text, detail: v.optional(v.unknown()) })),
    }),
  };
}
