import { type BuiltImage, buildImage, type PlatformImage } from "./images.ts";
import type { AccountSpec, CredentialSpec, RepositorySpec, When, WorldSpec } from "./model.ts";

const dayMs = 86_400_000;

/** A tag and the image it names. */
export interface Tagged {
  readonly name: string;
  readonly image: BuiltImage;
  readonly pushedAt: number;
  readonly pulledAt: number | null;
}

/** A repository of the world, with its images built when someone asks. */
export interface StoredRepository {
  readonly spec: RepositorySpec;
  readonly namespace: string;
  readonly registeredAt: number;
  /** Last push of content, null before the first one. */
  readonly pushedAt: number | null;
  /** Names of all tags, the most recently pushed first. */
  readonly tagNames: readonly string[];
  tag(name: string): Tagged | undefined;
  /** The manifest of this digest: an index, or one that an index lists. */
  manifest(digest: string): { readonly bytes: Buffer; readonly mediaType: string } | undefined;
  /** A config blob; layers are not kept. */
  config(digest: string): Buffer | undefined;
  images(): readonly BuiltImage[];
}

/**
 * What exists on the stand-in. It can change while it runs, as Hub's does: `put` adds or replaces a repository,
 * `remove` deletes one.
 */
export class World {
  /** The moment that all dates of the world are relative to. */
  readonly now: number;
  readonly credentials: readonly CredentialSpec[];
  readonly #repositories = new Map<string, StoredRepository>();
  readonly #accounts = new Map<string, AccountSpec>();

  constructor(spec: WorldSpec, now: number) {
    this.now = now;
    this.credentials = spec.credentials;
    for (const account of spec.accounts) this.#accounts.set(account.name, account);
    for (const repository of spec.repositories) this.put(repository);
  }

  put(spec: RepositorySpec): void {
    const stored = store(spec, (when) => this.time(when));
    this.#repositories.set(spec.name, stored);
    if (!this.#accounts.has(stored.namespace)) {
      this.putAccount({ name: stored.namespace, kind: "user", joined: spec.registered });
    }
  }

  putAccount(spec: AccountSpec): void {
    this.#accounts.set(spec.name, spec);
  }

  remove(path: string): void {
    this.#repositories.delete(path);
  }

  repository(path: string): StoredRepository | undefined {
    return this.#repositories.get(path);
  }

  account(name: string): AccountSpec | undefined {
    return this.#accounts.get(name);
  }

  /** All repositories, private ones too, in no particular order. */
  repositories(namespace?: string): readonly StoredRepository[] {
    const all = [...this.#repositories.values()];
    return namespace === undefined ? all : all.filter((each) => each.namespace === namespace);
  }

  /**
   * The digest that a familiar name with a tag (`node:22`, `acme/app:1.4`) or with the id of an untagged image
   * names. Throws where the world has none, since a test that asks is wrong then.
   */
  digest(reference: string): string {
    const colon = reference.lastIndexOf(":");
    const name = reference.slice(0, colon);
    const tag = reference.slice(colon + 1);
    const repository = this.repository(name.includes("/") ? name : `library/${name}`);
    const image = repository?.tag(tag)?.image ?? repository?.images().find(({ spec }) => spec.id === tag);
    if (image === undefined) throw new Error(`The world has no ${reference}.`);
    return image.manifest.digest;
  }

  /** Milliseconds since 1970. */
  time(when: When): number {
    return typeof when === "number" ? this.now - when * dayMs : Date.parse(when);
  }
}

function store(spec: RepositorySpec, time: (when: When) => number): StoredRepository {
  const built = new Map<number, BuiltImage>();
  const imageAt = (at: number): BuiltImage | undefined => {
    const known = built.get(at);
    const image = spec.images[at];
    if (known !== undefined || image === undefined) return known;
    const made = buildImage(spec, image);
    built.set(at, made);
    return made;
  };
  const images = () => spec.images.flatMap((_, at) => imageAt(at) ?? []);

  // The later a tag stands in its image's list, the later it was pushed: by a second, so that an order exists.
  const tags = spec.images
    .flatMap((image, at) =>
      image.tags
        .split(" ")
        .filter((name) => name !== "")
        .map((name, position) => ({ name, at, pushedAt: time(image.pushed) - position * 1000 })),
    )
    .sort((a, b) => b.pushedAt - a.pushedAt);
  const byName = new Map(tags.map((tag) => [tag.name, tag]));

  let manifests: Map<string, { bytes: Buffer; mediaType: string }> | undefined;
  let configs: Map<string, Buffer> | undefined;
  const children = (): readonly PlatformImage[] => images().flatMap((image) => image.platforms);

  return {
    spec,
    namespace: spec.name.slice(0, spec.name.indexOf("/")),
    registeredAt: time(spec.registered),
    pushedAt: tags[0]?.pushedAt ?? (spec.emptiedPush === undefined ? null : time(spec.emptiedPush)),
    tagNames: tags.map(({ name }) => name),
    images,
    tag(name) {
      const tag = byName.get(name);
      const image = tag === undefined ? undefined : imageAt(tag.at);
      if (tag === undefined || image === undefined) return undefined;
      const { pulled, pushed } = image.spec;
      const active = pulled ?? (time(pushed) > time(180) ? 0 : undefined);
      return { name, image, pushedAt: tag.pushedAt, pulledAt: active === undefined ? null : time(active) };
    },
    manifest(digest) {
      manifests ??= new Map([
        ...children().map(
          ({ manifest, mediaType }) => [manifest.digest, { bytes: manifest.bytes, mediaType }] as const,
        ),
        ...images().map(
          ({ manifest, mediaType }) => [manifest.digest, { bytes: manifest.bytes, mediaType }] as const,
        ),
      ]);
      return manifests.get(digest);
    },
    config(digest) {
      configs ??= new Map(children().map(({ config }) => [config.digest, config.bytes]));
      return configs.get(digest);
    },
  };
}
