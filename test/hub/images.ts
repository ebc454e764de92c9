import { createHash } from "node:crypto";
import type { ContentType, ImageSpec, RepositorySpec } from "./model.ts";

export const mediaTypes = {
  ociIndex: "application/vnd.oci.image.index.v1+json",
  ociManifest: "application/vnd.oci.image.manifest.v1+json",
  ociConfig: "application/vnd.oci.image.config.v1+json",
  ociLayer: "application/vnd.oci.image.layer.v1.tar+gzip",
  dockerList: "application/vnd.docker.distribution.manifest.list.v2+json",
  dockerManifest: "application/vnd.docker.distribution.manifest.v2+json",
  dockerConfig: "application/vnd.docker.container.image.v1+json",
  dockerLayer: "application/vnd.docker.image.rootfs.diff.tar.gzip",
  helmConfig: "application/vnd.cncf.helm.config.v1+json",
  helmLayer: "application/vnd.cncf.helm.chart.content.v1.tar+gzip",
  modelConfig: "application/vnd.docker.ai.model.config.v0.1+json",
  modelLayer: "application/vnd.docker.ai.gguf.v3",
  pluginConfig: "application/vnd.docker.plugin.v1+json",
  inToto: "application/vnd.in-toto+json",
} as const;

/** Bytes with the SHA-256 that names them. */
export interface Blob {
  readonly digest: string;
  readonly bytes: Buffer;
}

/** One manifest that an index lists, or that stands alone. */
export interface PlatformImage {
  /** `unknown` for an attestation, as Hub writes it. */
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | null;
  readonly manifest: Blob;
  readonly mediaType: string;
  readonly config: Blob;
  readonly layers: readonly { readonly blob: Blob; readonly size: number }[];
  /** What the layers add up to by the manifest. */
  readonly sizeBytes: number;
}

/** An image as the registry stores it. */
export interface BuiltImage {
  readonly spec: ImageSpec;
  readonly tags: readonly string[];
  /** What the tags name: the index, or the single manifest. */
  readonly manifest: Blob;
  readonly mediaType: string;
  /** Hub's `media_type`: of the index, or of the single manifest's config. */
  readonly hubMediaType: string;
  readonly contentType: ContentType;
  readonly platforms: readonly PlatformImage[];
}

/** What Hub's record of a repository says of an image, without building it. */
export interface ImageKind {
  readonly contentType: ContentType;
  readonly hubMediaType: string;
  /** What all its platforms add up to. */
  readonly storedBytes: number;
}

export function kindOf(repository: RepositorySpec, spec: ImageSpec): ImageKind {
  const { contentType, format, names, single } = outline(repository, spec);
  return {
    contentType,
    hubMediaType: single ? configType(format, contentType) : indexType(format),
    storedBytes: names.reduce((sum, _, at) => sum + sizeOn(spec.mb ?? 30, at), 0),
  };
}

/** Builds the manifests of an image. The same spec always gives the same bytes, so also the same digests. */
export function buildImage(repository: RepositorySpec, spec: ImageSpec): BuiltImage {
  const tags = spec.tags.split(" ").filter((tag) => tag !== "");
  const seed = `${repository.name}:${spec.id ?? tags[0] ?? "untagged"}`;
  const { contentType, format, names, single } = outline(repository, spec);
  const { hubMediaType } = kindOf(repository, spec);
  const images = names.map((name, at) =>
    buildPlatform(seed, name, sizeOn(spec.mb ?? 30, at), format, contentType),
  );

  const [first] = images;
  if (single && first !== undefined) {
    const { manifest, mediaType } = first;
    return { spec, tags, manifest, mediaType, hubMediaType, contentType, platforms: images };
  }
  const attested = spec.attested ?? repository.attested ?? false;
  const platforms = attested ? images.flatMap((image) => [image, buildAttestation(seed, image)]) : images;
  const mediaType = indexType(format);
  const manifest = toBlob({
    schemaVersion: 2,
    mediaType,
    manifests: platforms.map((child) => indexEntry(child, images)),
  });
  return { spec, tags, manifest, mediaType, hubMediaType, contentType, platforms };
}

function outline(repository: RepositorySpec, spec: ImageSpec) {
  const contentType = spec.contentType ?? "image";
  const format = contentType === "image" ? (spec.format ?? repository.format ?? "oci") : "oci";
  const wanted = spec.platforms ?? repository.platforms ?? ["linux/amd64", "linux/arm64"];
  const single =
    contentType !== "image" || (spec.shape ?? (wanted.length > 1 ? "index" : "single")) === "single";
  const names = contentType === "image" ? wanted.slice(0, single ? 1 : undefined) : ["linux/amd64"];
  return { contentType, format, names, single } as const;
}

export function sha256(bytes: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

function buildPlatform(
  seed: string,
  platform: string,
  sizeBytes: number,
  format: "oci" | "docker",
  contentType: ContentType,
): PlatformImage {
  const [os = "linux", architecture = "amd64", variant] = platform.split("/");
  const config = toBlob({
    architecture,
    ...(variant === undefined ? {} : { variant }),
    os,
    config: { Labels: { "org.opencontainers.image.title": seed } },
    rootfs: { type: "layers", diff_ids: [sha256(`${seed} ${platform} base`)] },
    history: [{ created_by: "/bin/sh -c #(nop) ADD file in / " }],
  });
  const base = Math.round(sizeBytes * 0.6);
  const layers = [
    { blob: toBytes(`${seed} ${platform} base`), size: base },
    { blob: toBytes(`${seed} ${platform} top`), size: sizeBytes - base },
  ];
  const mediaType = format === "oci" ? mediaTypes.ociManifest : mediaTypes.dockerManifest;
  const manifest = toBlob({
    schemaVersion: 2,
    mediaType,
    config: { mediaType: configType(format, contentType), size: config.bytes.length, digest: config.digest },
    layers: layers.map(({ blob, size }) => ({
      mediaType: layerType(format, contentType),
      size,
      digest: blob.digest,
    })),
  });
  return { os, architecture, variant: variant ?? null, manifest, mediaType, config, layers, sizeBytes };
}

/** The statement that BuildKit stores beside each platform: same index, platform `unknown/unknown`. */
function buildAttestation(seed: string, subject: PlatformImage): PlatformImage {
  const config = toBlob({
    architecture: "unknown",
    os: "unknown",
    config: {},
    rootfs: { type: "layers", diff_ids: [] },
  });
  const statement = toBytes(`${seed} provenance of ${subject.manifest.digest}`);
  const size = 4_096;
  const manifest = toBlob({
    schemaVersion: 2,
    mediaType: mediaTypes.ociManifest,
    config: { mediaType: mediaTypes.ociConfig, size: config.bytes.length, digest: config.digest },
    layers: [
      {
        mediaType: mediaTypes.inToto,
        size,
        digest: statement.digest,
        annotations: { "in-toto.io/predicate-type": "https://slsa.dev/provenance/v0.2" },
      },
    ],
  });
  return {
    os: "unknown",
    architecture: "unknown",
    variant: null,
    manifest,
    mediaType: mediaTypes.ociManifest,
    config,
    layers: [{ blob: statement, size }],
    sizeBytes: size,
  };
}

function indexEntry(child: PlatformImage, images: readonly PlatformImage[]): object {
  const { os, architecture, variant } = child;
  const platform = { architecture, os, ...(variant === null ? {} : { variant }) };
  const entry = {
    mediaType: child.mediaType,
    size: child.manifest.bytes.length,
    digest: child.manifest.digest,
    platform,
  };
  if (os !== "unknown") return entry;
  const subject = images.find((image) => child.layers[0]?.blob.bytes.includes(image.manifest.digest));
  return {
    ...entry,
    annotations: {
      "vnd.docker.reference.digest": subject?.manifest.digest ?? "",
      "vnd.docker.reference.type": "attestation-manifest",
    },
  };
}

/** Other platforms differ a little in size, as they do. */
function sizeOn(megabytes: number, at: number): number {
  return Math.round(megabytes * 1_000_000 * (1 - 0.03 * (at % 7)));
}

function indexType(format: "oci" | "docker"): string {
  return format === "oci" ? mediaTypes.ociIndex : mediaTypes.dockerList;
}

function configType(format: "oci" | "docker", contentType: ContentType): string {
  if (contentType === "helm") return mediaTypes.helmConfig;
  if (contentType === "model") return mediaTypes.modelConfig;
  if (contentType === "plugin") return mediaTypes.pluginConfig;
  return format === "oci" ? mediaTypes.ociConfig : mediaTypes.dockerConfig;
}

function layerType(format: "oci" | "docker", contentType: ContentType): string {
  if (contentType === "helm") return mediaTypes.helmLayer;
  if (contentType === "model") return mediaTypes.modelLayer;
  return format === "oci" ? mediaTypes.ociLayer : mediaTypes.dockerLayer;
}

function toBlob(value: object): Blob {
  return toBytes(JSON.stringify(value));
}

function toBytes(text: string): Blob {
  const bytes = Buffer.from(text);
  return { digest: sha256(bytes), bytes };
}
