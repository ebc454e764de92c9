import { createHash } from "node:crypto";
import type {
  Fact,
  ManifestFacts,
  NamespaceFacts,
  PlatformFacts,
  PublisherFacts,
  RepositoryFacts,
  TagFacts,
  TagListFacts,
  UnknownWhy,
} from "../../server/src/core/facts.ts";
import type { Registry, Repository, SearchHit, TagQuery } from "../../server/src/registries/registry.ts";

/** The moment at which all tests take place. */
export const now = Date.UTC(2026, 10, 23, 12);
export const minute = 60_000;
export const day = 24 * 60 * minute;

/** When the fake registry answered: two minutes ago. */
export const askedAt = now - 2 * minute;

export interface FakeTag {
  readonly name: string;
  /** Made up from repository and tag where it isn't given. */
  readonly digest?: string | null;
  /** As `os/architecture[/variant]`; linux/amd64 alone where none are given. */
  readonly platforms?: readonly string[];
  readonly contentType?: string | null;
  readonly mediaType?: string | null;
  readonly pushedAt?: number;
  readonly sizeBytes?: number;
}

/** A repository: the names of its tags, or all that is to be said of it. */
export interface FakeRepository extends Partial<RepositoryFacts> {
  readonly tags?: readonly (string | FakeTag)[];
  readonly publisher?: Partial<PublisherFacts>;
  /** Digests that exist without a tag. */
  readonly digests?: readonly string[];
  /** Tags that the registry itself has, though Hub's list lacks them. */
  readonly unlisted?: readonly string[];
}

/**
 * What stands in for Docker Hub: repositories by familiar name; or why nothing can be had. `registry` makes only
 * the registry's own word unknown.
 */
export type FakeHub = UnknownWhy | Readonly<Record<string, readonly string[] | FakeRepository>>;

export interface FakeOptions {
  /** Why the registry itself, as opposed to Hub's API, can't be asked. */
  readonly registryUnknown?: UnknownWhy;
}

/** A digest made up from any text: the same text, the same digest. */
export function fakeDigest(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** A Registry over repositories in memory. Asks nobody, and answers at once. */
export function fakeRegistry(hub: FakeHub, options: FakeOptions = {}): Registry {
  if (typeof hub === "string") return silentRegistry(hub);

  const repositories = new Map(
    Object.entries(hub).map(([name, fake]) => [
      canonicalPath(name),
      isTagNames(fake) ? { tags: fake } : fake,
    ]),
  );
  const find = ({ domain, path }: Repository) => repositories.get(`${domain}/${path}`);
  const known = <T>(value: T): Fact<T> => ({ state: "known", value, askedAt });
  const absent: Fact<never> = { state: "absent", askedAt };
  const tagsOf = (repository: Repository): TagFacts[] =>
    (find(repository)?.tags ?? []).map((tag) => toTagFacts(repository, tag));

  return {
    async tag(repository, tag): Promise<Fact<TagFacts>> {
      const found = tagsOf(repository).find(({ name }) => name === tag);
      return found === undefined ? absent : known(found);
    },
    async repository(repository): Promise<Fact<RepositoryFacts>> {
      const fake = find(repository);
      return fake === undefined ? absent : known(toRepositoryFacts(fake));
    },
    async tags(repository, { contains, pageSize }: TagQuery): Promise<Fact<TagListFacts>> {
      if (find(repository) === undefined) return absent;
      const matching = tagsOf(repository).filter(({ name }) => name.includes(contains ?? ""));
      return known({ count: matching.length, filter: contains ?? null, tags: matching.slice(0, pageSize) });
    },
    async manifest(repository, tagOrDigest): Promise<Fact<ManifestFacts>> {
      if (options.registryUnknown !== undefined) return { state: "unknown", why: options.registryUnknown };
      const fake = find(repository);
      if (fake === undefined) return known({ found: false, missing: "repository" });
      const tag = tagsOf(repository).find(
        ({ name, digest }) => name === tagOrDigest || digest === tagOrDigest,
      );
      if (tag !== undefined) return known({ found: true, digest: tag.digest, mediaType: tag.mediaType });
      if (fake.digests?.includes(tagOrDigest)) {
        return known({ found: true, digest: tagOrDigest, mediaType: indexType });
      }
      if (fake.unlisted?.includes(tagOrDigest)) {
        const digest = fakeDigest(`${repository.path}:${tagOrDigest}`);
        return known({ found: true, digest, mediaType: indexType });
      }
      return known({ found: false, missing: "manifest" });
    },
    async publisher(domain, namespace): Promise<Fact<PublisherFacts>> {
      const own = [...repositories].filter(([path]) => path.startsWith(`${domain}/${namespace}/`));
      if (own.length === 0) return absent;
      const given = own.map(([, fake]) => fake.publisher).find((publisher) => publisher !== undefined);
      return known({ kind: "user", badge: null, joinedAt: null, fullName: "", ...given });
    },
    async namespace(domain, namespace): Promise<Fact<NamespaceFacts>> {
      const prefix = `${domain}/${namespace}/`;
      const own = [...repositories].filter(([path]) => path.startsWith(prefix));
      return known({
        repositoryCount: own.length,
        repositories: own.map(([path, fake]) => ({
          name: path.slice(prefix.length),
          ...toRepositoryFacts(fake),
        })),
      });
    },
    async search(query): Promise<Fact<readonly SearchHit[]>> {
      return known(
        Object.entries(hub)
          .filter(([name]) => name.includes(query))
          .map(([name, fake]) => ({
            name,
            description: "description" in fake ? (fake.description ?? "") : "",
            badge: null,
            starCount: null,
            pullCount: "pullCount" in fake ? (fake.pullCount ?? null) : null,
          })),
      );
    },
  };
}

/** A registry that can't be asked. */
function silentRegistry(why: UnknownWhy): Registry {
  const unknown = async (): Promise<Fact<never>> => ({ state: "unknown", why });
  return {
    tag: unknown,
    repository: unknown,
    tags: unknown,
    manifest: unknown,
    publisher: unknown,
    namespace: unknown,
    search: unknown,
  };
}

const indexType = "application/vnd.oci.image.index.v1+json";

function isTagNames(fake: readonly string[] | FakeRepository): fake is readonly string[] {
  return Array.isArray(fake);
}

/** `docker.io/library/node` for `node`: the key under which a familiar name is kept. */
function canonicalPath(familiar: string): string {
  const first = familiar.split("/")[0] ?? "";
  if (!familiar.includes("/")) return `docker.io/library/${familiar}`;
  return /[.:]|^localhost$/.test(first) ? familiar : `docker.io/${familiar}`;
}

function toTagFacts(repository: Repository, tag: string | FakeTag): TagFacts {
  const fake: FakeTag = typeof tag === "string" ? { name: tag } : tag;
  const { name, platforms = ["linux/amd64"], sizeBytes = 50_000_000 } = fake;
  return {
    name,
    digest: fake.digest === undefined ? fakeDigest(`${repository.path}:${name}`) : fake.digest,
    mediaType: fake.mediaType === undefined ? indexType : fake.mediaType,
    contentType: fake.contentType === undefined ? "image" : fake.contentType,
    platforms: platforms.map((platform) => toPlatform(repository, name, platform, sizeBytes)),
    pushedAt: fake.pushedAt ?? now - 4 * day,
    pulledAt: now - day,
  };
}

function toPlatform(repository: Repository, tag: string, platform: string, sizeBytes: number): PlatformFacts {
  const [os = "", architecture = "", variant] = platform.split("/");
  return {
    os,
    architecture,
    variant: variant ?? null,
    osVersion: null,
    sizeBytes,
    digest: fakeDigest(`${repository.path}:${tag} ${platform}`),
  };
}

function toRepositoryFacts(fake: FakeRepository): RepositoryFacts {
  const { tags = [], publisher: _publisher, digests: _digests, unlisted: _unlisted, ...given } = fake;
  const empty = tags.length === 0;
  return {
    status: empty ? "inactive" : "active",
    description: "",
    page: null,
    pullCount: empty ? 0 : 20_000,
    starCount: 0,
    registeredAt: now - 900 * day,
    pushedAt: empty ? null : now - 4 * day,
    contentTypes: empty ? [] : ["image"],
    mediaTypes: empty ? [] : [indexType],
    repositoryType: empty ? null : "image",
    storageSizeBytes: empty ? 0 : 50_000_000,
    categories: [],
    ...given,
  };
}
