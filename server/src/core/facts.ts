import type { Page } from "./page/page.ts";

/**
 * Why a fact could not be had. `offline`: no answer came (network fault, time-out, server fault). `rate-limited`:
 * the registry asked to slow down. `denied`: it refused (403, or a login is needed). `malformed`: the answer made
 * no sense. `not-hub`: the name is on a registry that nobody asked Tare to look at. `lookups-off`: look-ups are
 * switched off, or `--offline` was given.
 */
export type UnknownWhy = "offline" | "rate-limited" | "denied" | "malformed" | "not-hub" | "lookups-off";

/**
 * What a registry told us. `unknown` is an ordinary answer, never an exception, and never grounds for a finding.
 * Times are milliseconds since 1970; `askedAt` is when the registry answered, which may be long ago.
 */
export type Fact<T> =
  | { readonly state: "known"; readonly value: T; readonly askedAt: number }
  /** Missing, or private: a registry may not say which. */
  | {
      readonly state: "absent";
      readonly askedAt: number;
      /** Asked with a sign-in: then it isn't private to that account either. */
      readonly signedIn?: true;
    }
  | {
      readonly state: "unknown";
      readonly why: UnknownWhy;
      /** When asking again makes sense, where the registry said so. */
      readonly retryAt?: number;
      /** What happened, in a few plain words for the request log and the hover; never a credential. */
      readonly detail?: string;
    };

/** One platform of an image index. Strings are as the registry writes them; empty ones are null. */
export interface PlatformFacts {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | null;
  readonly osVersion: string | null;
  readonly sizeBytes: number | null;
  readonly digest: string | null;
}

/** One tag. Attestation entries (os and architecture `unknown`) are not among `platforms`. */
export interface TagFacts {
  readonly name: string;
  /** Digest of the image index, or of the one manifest where there is no index; null where Hub doesn't tell. */
  readonly digest: string | null;
  readonly mediaType: string | null;
  /**
   * Kind of content as Hub names it: `image`, `helm`, `model`, `plugin`, …; `attestation` where all that the index lists
   * are attestations; null where it doesn't tell.
   */
  readonly contentType: string | null;
  readonly platforms: readonly PlatformFacts[];
  readonly pushedAt: number | null;
  readonly pulledAt: number | null;
}

/** A repository's record on Docker Hub. */
export interface RepositoryFacts {
  /** Hub's status in lower case: `active`, `inactive`, `initialized`, `archived`, or its number where it has no word. */
  readonly status: string;
  /** At most 100 characters; untrusted text. */
  readonly description: string;
  /** The page, Markdown of at most 25,000 characters; untrusted text. Null where there is none. */
  readonly page: string | null;
  readonly pullCount: number | null;
  readonly starCount: number | null;
  readonly registeredAt: number | null;
  /** Last push of content. */
  readonly pushedAt: number | null;
  /** Kinds of content pushed so far: `image`, `plugin`, `helm`, `model`, `compose`, … */
  readonly contentTypes: readonly string[];
  readonly mediaTypes: readonly string[];
  readonly repositoryType: string | null;
  readonly storageSizeBytes: number | null;
  readonly categories: readonly string[];
}

/** A part of a repository's tags: never the whole list, since a repository can hold 200,000 of them. */
export interface TagListFacts {
  /** How many tags match `filter`; how many there are in all where it is null. */
  readonly count: number;
  /** The text that the names had to contain, null where none was given. */
  readonly filter: string | null;
  /** The first page, newest first. */
  readonly tags: readonly TagFacts[];
}

/** Who owns a namespace. */
export interface PublisherFacts {
  readonly kind: "user" | "organization";
  readonly badge: "official" | "verified_publisher" | "open_source" | null;
  readonly joinedAt: number | null;
  /** Untrusted text. */
  readonly fullName: string;
}

/** What a namespace holds, as far as one page of its list tells. */
export interface NamespaceFacts {
  /** How many public repositories it has. */
  readonly repositoryCount: number;
  /** Those of the page: newest first. */
  readonly repositories: readonly {
    readonly name: string;
    readonly description: string;
    readonly registeredAt: number | null;
    readonly pushedAt: number | null;
    readonly pullCount: number | null;
    readonly status: string;
    readonly contentTypes: readonly string[];
    readonly storageSizeBytes: number | null;
  }[];
}

/** What the registry itself says of a tag or digest: the second source beside Hub's API. */
export type ManifestFacts =
  | { readonly found: true; readonly digest: string | null; readonly mediaType: string | null }
  /** `repository`: missing or private (no right to pull). `manifest`: the repository is there, this is not. */
  | { readonly found: false; readonly missing: "repository" | "manifest" };

/**
 * Everything gathered about one image. A field that is undefined was not asked for, since nothing depended on it.
 */
export interface ImageFacts {
  readonly tag?: Fact<TagFacts>;
  readonly repository?: Fact<RepositoryFacts>;
  /** All tags, newest first: tells an imageless repository from a missing tag. */
  readonly tags?: Fact<TagListFacts>;
  /** Tags that resemble the missing one: suggestions. */
  readonly similarTags?: Fact<TagListFacts>;
  /** The manifest that the reference's tag or digest names, by the registry. */
  readonly manifest?: Fact<ManifestFacts>;
  readonly publisher?: Fact<PublisherFacts>;
  readonly namespace?: Fact<NamespaceFacts>;
  /** The page of `repository`, taken apart. Takes no request; undefined where no verdict depends on it. */
  readonly page?: Page;
  /** Facts about images that may be offered in its place, by familiar name with tag: `nginx:1.27`. */
  readonly alternatives?: Readonly<Record<string, ImageFacts>>;
}

/** The facts of an image that is not looked up, for one reason. */
export function nothingKnown(why: UnknownWhy): ImageFacts {
  return { tag: { state: "unknown", why }, repository: { state: "unknown", why } };
}
