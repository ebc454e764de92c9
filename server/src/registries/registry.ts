import type {
  Fact,
  ManifestFacts,
  NamespaceFacts,
  PublisherFacts,
  RepositoryFacts,
  TagFacts,
  TagListFacts,
} from "../core/facts.ts";

/** A repository on a registry: canonical, so `docker.io` and `library/node`. */
export interface Repository {
  readonly domain: string;
  readonly path: string;
}

/** What to list of a repository's tags. */
export interface TagQuery {
  /** Only names that contain this text; all where undefined. */
  readonly contains?: string;
  /** At most 100. */
  readonly pageSize: number;
}

/** One hit of a search for image names. */
export interface SearchHit {
  /** Familiar name: `nginx`, `bitnami/nginx`. */
  readonly name: string;
  /** Untrusted text. */
  readonly description: string;
  readonly badge: "official" | "verified_publisher" | "open_source" | null;
  readonly starCount: number | null;
  readonly pullCount: number | null;
}

/** How to ask. */
export interface Asking {
  /** Ends the question; the promise then rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** What the answer is for: what someone looks at goes first. */
  readonly priority?: "cursor" | "visible" | "background";
  /** Why, in a few words, for the list of requests. */
  readonly why?: string;
  /** True where an answer from memory won't do. */
  readonly fresh?: boolean;
}

/**
 * Answers questions about repositories. Every method settles with a Fact; it rejects only when the signal aborts.
 * Wrappers (memory, sharing of flights, limits) implement the same interface and stack.
 */
export interface Registry {
  /** One tag, never the whole list. */
  tag(repository: Repository, tag: string, asking: Asking): Promise<Fact<TagFacts>>;
  repository(repository: Repository, asking: Asking): Promise<Fact<RepositoryFacts>>;
  tags(repository: Repository, query: TagQuery, asking: Asking): Promise<Fact<TagListFacts>>;
  /** The manifest that a tag or digest names, without pulling it. */
  manifest(repository: Repository, tagOrDigest: string, asking: Asking): Promise<Fact<ManifestFacts>>;
  publisher(domain: string, namespace: string, asking: Asking): Promise<Fact<PublisherFacts>>;
  namespace(domain: string, namespace: string, asking: Asking): Promise<Fact<NamespaceFacts>>;
  search(query: string, asking: Asking): Promise<Fact<readonly SearchHit[]>>;
}
