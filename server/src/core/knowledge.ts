/**
 * What Tare knows without asking anyone: the lists of `server/data`, read and validated at the edge and handed in
 * as plain data. Names are familiar names on Docker Hub unless said otherwise. Dates are written as exactly as they
 * are known: `2018`, `2018-06` or `2018-06-11`.
 */
export interface Knowledge {
  /** Names of the Docker Official Images, without `library/`. */
  readonly officialImages: ReadonlySet<string>;
  /** Official images that are used most, those first; an order to offer names in, and no ground for a finding. */
  readonly commonImages: readonly string[];
  /** Images of well-known publishers: `grafana/grafana`. */
  readonly wellKnownImages: ReadonlySet<string>;
  /** Reports by the namespace (`acme`) or repository (`acme/tool`) that they name. */
  readonly malicious: ReadonlyMap<string, MaliciousReport>;
  /** Bad tags by canonical repository, `docker.io/library/debian`. */
  readonly compromised: ReadonlyMap<string, readonly CompromisedTag[]>;
  readonly deprecated: DeprecatedImages;
  /** Names that people write for another, by the name they write; `dhi/*` for a whole namespace. */
  readonly nameConfusions: ReadonlyMap<string, NameConfusion>;
  /** Registry hosts that are known to be what they seem. */
  readonly registries: ReadonlySet<string>;
  readonly registryConfusions: ReadonlyMap<string, RegistryConfusion>;
  readonly hosts: HostLists;
  readonly baitTerms: BaitTerms;
  /** Familiar names that the reader vouches for: no guess of ours counts against them. */
  readonly vouchedFor: ReadonlySet<string>;
}

/** A published report about a repository or about everything in a namespace. */
export interface MaliciousReport {
  readonly name: string;
  readonly kind: "namespace" | "repository";
  readonly category:
    | "backdoor-miner"
    | "worm-miner"
    | "miner"
    | "typosquat-miner"
    | "dos-tool"
    | "spam-pages";
  /**
   * `registry-confirmed`: Docker acted on it. `vendor-report`: a security vendor published it. `user-report`: a
   * user reported it and nobody confirmed.
   */
  readonly confidence: "registry-confirmed" | "vendor-report" | "user-report";
  readonly reportedBy: string;
  readonly date: string;
  /** Title of the report. */
  readonly report: string;
  /** Address of the report, null where the original is gone. */
  readonly source: string | null;
}

/** One tag of an honest repository that was reported as bad. Says nothing about the other tags. */
export interface CompromisedTag {
  readonly repository: string;
  readonly tag: string;
  /** Null where the report names none. */
  readonly digest: string | null;
  readonly category: "stolen-account" | "xz-backdoor" | "xz-backdoor-inherited";
  /** The last clean tag that the report names. */
  readonly clean: string | null;
  readonly reportedBy: string;
  readonly date: string;
  readonly source: string;
}

/** An image that its maintainers gave up, renamed or moved. */
export interface DeprecatedImage {
  readonly name: string;
  /**
   * `deprecated`: an official image with a notice. `removed`: official no longer. `moved`: its owner publishes it
   * under another name.
   */
  readonly status: "deprecated" | "removed" | "moved";
  readonly since: string;
  /** Familiar names, with a tag where that matters; the first is the likeliest. */
  readonly successors: readonly string[];
  /** Whether a tag names the same version at the successors, so that one of them can take its place. */
  readonly sameVersions: boolean;
  /** Patterns of the tags concerned (`*` for any characters), null for the whole image. */
  readonly tags: readonly string[] | null;
  readonly source: string;
}

/** A namespace whose images moved as a whole, but for some tags. */
export interface MovedNamespace {
  readonly successor: string | null;
  readonly exceptTags: readonly string[];
  readonly since: string;
  readonly source: string;
}

export interface DeprecatedImages {
  /** By familiar name. */
  readonly images: ReadonlyMap<string, DeprecatedImage>;
  /** Tags that all official images gave up. */
  readonly officialTags: readonly {
    readonly tags: readonly string[];
    readonly since: string;
    readonly source: string;
  }[];
  readonly namespaces: ReadonlyMap<string, MovedNamespace>;
  /** Registry hosts that were frozen in favour of another. */
  readonly registries: ReadonlyMap<
    string,
    { readonly successor: string; readonly since: string; readonly source: string }
  >;
}

export interface NameConfusion {
  readonly typed: string;
  /** With a domain or a tag where the plain name would not do; `dhi.io/*` takes over the name. */
  readonly meant: string;
  readonly kind: "spelling" | "wrong-name" | "wrong-namespace" | "wrong-registry" | "missing-host";
  readonly source: string;
}

export interface RegistryConfusion {
  readonly typed: string;
  readonly meant: string;
  /** True where it answers like a registry and asks for credentials. */
  readonly asksForLogin: boolean;
  readonly source: string;
}

/** What is known of the hosts that pages link to. Hosts are in lower case and ASCII. */
export interface HostLists {
  /** Hosts seen in a campaign of bait pages. */
  readonly campaign: ReadonlyMap<string, CampaignHost>;
  /** Patterns of the paths that made-up shorteners use. */
  readonly madeUpPaths: readonly RegExp[];
  /** Patterns of host, path and query of the blogs that a campaign has only to lead on from. */
  readonly leadOnBlogs: readonly RegExp[];
  /** Public link shorteners: common on honest pages, so a weak hint at most. */
  readonly shorteners: ReadonlySet<string>;
  /** Shorteners that belong to a brand and lead to its own pages: no hint at all. */
  readonly brands: ReadonlySet<string>;
}

/** How much each term of a page speaks for the pages of each campaign and against honest ones, in log odds. */
export interface BaitTerms {
  readonly campaigns: readonly CampaignId[];
  /** The weight that every page begins with, campaign by campaign. */
  readonly bias: readonly number[];
  /** The weights of a term, campaign by campaign. */
  readonly terms: ReadonlyMap<string, readonly number[]>;
}

/** Knows no term, so that no page is like any other. */
export const noTerms: BaitTerms = { campaigns: [], bias: [], terms: new Map() };

export type CampaignId = "downloader" | "ebook-phishing" | "website";

export interface CampaignHost {
  readonly host: string;
  readonly campaign: CampaignId;
  /** `malicious`: nothing honest is there. `suspicious`: seen only in bait. `abused`: an honest host. */
  readonly verdict: "malicious" | "suspicious" | "abused";
  readonly source: string;
}

/** Knows nothing: for callers that only read references. */
export const noKnowledge: Knowledge = {
  officialImages: new Set(),
  commonImages: [],
  wellKnownImages: new Set(),
  malicious: new Map(),
  compromised: new Map(),
  deprecated: { images: new Map(), officialTags: [], namespaces: new Map(), registries: new Map() },
  nameConfusions: new Map(),
  registries: new Set(),
  registryConfusions: new Map(),
  hosts: { campaign: new Map(), madeUpPaths: [], leadOnBlogs: [], shorteners: new Set(), brands: new Set() },
  baitTerms: noTerms,
  vouchedFor: new Set(),
};
