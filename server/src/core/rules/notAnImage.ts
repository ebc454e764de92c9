import type { ImageFacts } from "../facts.ts";
import { toPlainText } from "../plainText.ts";
import type { Say } from "../say.ts";
import type { ImageRule } from "./rule.ts";

/**
 * What is stored under the name is a chart, a model, a plugin or the like: it can be fetched by the tool that made
 * it, but there is nothing to build on or to run.
 *
 * Kinds that Docker Hub itself can't name prove nothing.
 */
export const notAnImage: ImageRule = {
  id: "not-an-image",
  about: "image",
  severity: "warning",
  summary: "The repository holds a chart, a model, a plugin or another artifact, nothing to run.",
  supersedes: ["missing-tag", "missing-platform", "unpinned"],

  *check({ familiarName, name, tag }, facts, { say }) {
    if (holdsOnlySignatures(facts)) {
      yield {
        span: name.span,
        message: say(
          "`{0}` holds {1}, not images: nothing here can run.",
          familiarName,
          say("signatures and attestations"),
        ),
        evidence: [
          {
            signal: "signature-tags",
            text: say("all its tags are named as signatures and attestations of images are"),
          },
        ],
      };
      return;
    }
    const kind = kindOf(facts);
    const things = kind === undefined ? undefined : thingsOf(kind, say);
    if (kind === undefined || things === undefined) return;

    const ofTag = facts.tag?.state === "known" && !isWholeRepository(facts);
    yield {
      span: (ofTag && tag !== undefined ? tag : name).span,
      message: ofTag
        ? say(
            "`{0}` is no image: this tag holds {1}, and nothing here can run.",
            `${familiarName}:${tag?.value ?? "latest"}`,
            things,
          )
        : say("`{0}` holds {1}, not images: nothing here can run.", familiarName, things),
      evidence: [
        kind === "attestation"
          ? {
              signal: "attestations-only",
              text: say("all that it lists is for no platform, as attestations are"),
            }
          : {
              signal: "content-type",
              text: say('Docker Hub gives its kind as "{0}"', toPlainText(kind, 40)),
            },
      ],
    };
  },
};

/**
 * Whether every tag is one of those that cosign and its kin derive from the digest of an image, and that image lies
 * elsewhere. Needs the whole list, which is asked for where the tag is missing.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#referrers-tag-schema
 */
function holdsOnlySignatures({ tag, tags }: ImageFacts): boolean {
  if (tag?.state !== "absent" || tags?.state !== "known" || tags.value.filter !== null) return false;
  const { count, tags: all } = tags.value;
  return count > 0 && count === all.length && all.every(({ name }) => signatureTag.test(name));
}

const signatureTag = /^sha256-[0-9a-f]{64}(?:\.[a-z]+)?$/;

/** The kind of content, undefined where there is an image or it isn't known. */
function kindOf(facts: ImageFacts): string | undefined {
  if (facts.tag?.state === "known") {
    const { contentType, platforms } = facts.tag.value;
    return contentType === null || contentType === "image" || platforms.some(({ os }) => os === "windows")
      ? undefined
      : contentType;
  }
  if (facts.tag?.state === "unknown" || !isWholeRepository(facts)) return undefined;
  return facts.repository?.state === "known" ? facts.repository.value.contentTypes[0] : undefined;
}

/** Whether the repository's record says that nothing in it is an image. */
function isWholeRepository(facts: ImageFacts): boolean {
  if (facts.repository?.state !== "known") return false;
  const { contentTypes } = facts.repository.value;
  return contentTypes.length > 0 && contentTypes.every((kind) => artifactKinds.has(kind));
}

const artifactKinds = new Set(["helm", "model", "plugin", "compose", "volume"]);

function thingsOf(kind: string, say: Say): string | undefined {
  switch (kind) {
    case "helm":
      return say("Helm charts");
    case "model":
      return say("AI models");
    case "plugin":
      return say("plugins of the Docker engine");
    case "compose":
      return say("Compose applications");
    case "volume":
      return say("volumes");
    case "attestation":
      return say("signatures and attestations");
    default:
      return undefined;
  }
}
