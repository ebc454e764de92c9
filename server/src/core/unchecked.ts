import type { Fact, ImageFacts } from "./facts.ts";
import { impossibleOnHub, type Reference } from "./reference.ts";
import { registrySays } from "./registrySays.ts";

type UnknownFact = Extract<Fact<unknown>, { state: "unknown" }>;

/**
 * The first fact that a verdict on this image needs and that could not be had; undefined where everything needed
 * is there, or was never asked for.
 *
 * The order is the one in which questions arise: a digest or a tag that is there settles all; only when it is
 * missing do the repository, its list of tags and the registry's own word matter.
 */
export function missingFact(
  reference: Reference,
  facts: ImageFacts,
  purpose: "check" | "vet" = "check",
): UnknownFact | undefined {
  if (impossibleOnHub(reference)) return undefined;
  const publisher = purpose === "vet" ? firstUnknown(facts.publisher) : undefined;
  return missingImageFact(reference, facts) ?? publisher;
}

function missingImageFact(reference: Reference, facts: ImageFacts): UnknownFact | undefined {
  if (registrySays(facts) === "found") return undefined;
  const { tag, manifest, repository, tags } = facts;

  if (reference.digest !== null) {
    if (registrySays(facts) !== undefined) return firstUnknown(repository, tags);
    return firstUnknown(manifest, tag, repository);
  }
  if (tag === undefined) return firstUnknown(manifest, repository);
  if (tag.state === "known" || repository?.state === "absent") return undefined;
  if (tag.state === "unknown") return tag;
  const empty = tags?.state === "known" && tags.value.count === 0;
  return firstUnknown(repository, tags) ?? (empty ? firstUnknown(manifest) : undefined);
}

function firstUnknown(...facts: readonly (Fact<unknown> | undefined)[]): UnknownFact | undefined {
  return facts.find(isUnknown);
}

function isUnknown(fact: Fact<unknown> | undefined): fact is UnknownFact {
  return fact?.state === "unknown";
}
