/** Days before the world's now, or a date as ISO 8601 writes it. */
export type When = number | string;

/** One image, under all tags that name it. */
export interface ImageSpec {
  /** Tag names, separated by spaces; all share the image's digest. Empty for one that only its digest names. */
  readonly tags: string;
  /** Tells untagged images of one repository apart, so that `World.digest` can be asked for them. */
  readonly id?: string;
  readonly pushed: When;
  /** Never pulled where it is absent and the image is older than half a year; else today. */
  readonly pulled?: When;
  /** Compressed size on the first platform, in megabytes of 1,000,000 bytes. */
  readonly mb?: number;
  /** `os/architecture[/variant]`; the repository's where absent. */
  readonly platforms?: readonly string[];
  /** `index` over manifests, or a `single` manifest; by the number of platforms where absent. */
  readonly shape?: "index" | "single";
  readonly format?: "oci" | "docker";
  /** Whether BuildKit's attestation manifests stand in the index beside the platforms. */
  readonly attested?: boolean;
  /** Hub's record of the tag has no `digest` key, as for tags of 2017. */
  readonly withoutDigest?: boolean;
  /** Kind of content, `image` where absent. */
  readonly contentType?: ContentType;
}

/** Kinds of content by Hub's words. */
export type ContentType = "image" | "helm" | "model" | "plugin" | "unrecognized";

export interface RepositorySpec {
  /** Path on Docker Hub: `library/node`, `acme/app`. */
  readonly name: string;
  readonly description: string;
  /** The long Markdown page; Hub omits the key where there is none. */
  readonly page?: string;
  readonly registered: When;
  readonly pulls: number;
  readonly stars: number;
  readonly images: readonly ImageSpec[];
  /** For images that don't say; `linux/amd64` and `linux/arm64` where absent. */
  readonly platforms?: readonly string[];
  /** For images that don't say. */
  readonly format?: "oci" | "docker";
  /** For images that don't say. */
  readonly attested?: boolean;
  /** When content was last pushed to a repository that holds none now. */
  readonly emptiedPush?: When;
  readonly type?: "image" | "plugin" | null;
  readonly private?: boolean;
  readonly archived?: boolean;
  readonly categories?: readonly string[];
  /** The account that pushes, where it isn't the namespace. */
  readonly hubUser?: string;
}

export interface AccountSpec {
  readonly name: string;
  readonly kind: "user" | "organization";
  readonly badge?: "verified_publisher" | "open_source";
  readonly joined: When;
  readonly fullName?: string;
  readonly company?: string;
}

/** Someone who can sign in, with any of the secrets. */
export interface CredentialSpec {
  readonly username: string;
  readonly secrets: readonly string[];
}

/** Everything the stand-in knows. */
export interface WorldSpec {
  readonly accounts: readonly AccountSpec[];
  readonly repositories: readonly RepositorySpec[];
  readonly credentials: readonly CredentialSpec[];
}
