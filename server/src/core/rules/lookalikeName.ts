import type { ImageFacts } from "../facts.ts";
import { findLookalike, officialNamesake } from "../lookalike.ts";
import { meantInstead, meantSuccessors, sayMeant, slipEvidence } from "../meant.ts";
import { registrySays } from "../registrySays.ts";
import { replacementFixes, whyNoReplacement } from "../replacement.ts";
import type { Say } from "../say.ts";
import { grouped, together } from "../words.ts";
import { isImageless } from "./imagelessRepository.ts";
import type { Evidence, ImageRule } from "./rule.ts";

/**
 * The name is one slip away from a well-known image, and what is written is itself missing, empty or hardly used.
 *
 * Silent for a name in use, however alike. What is empty is the business of `imageless-repository`, which says what
 * was meant as well; this rule speaks of it where that one is switched off. A replacement is offered only where a
 * look-up showed that it has this tag, or one near it, for this platform.
 */
export const lookalikeName: ImageRule = {
  id: "lookalike-name",
  about: "image",
  severity: "warning",
  summary: "The name is one slip away from a well-known image, and itself missing, empty or hardly used.",
  supersedes: ["missing-repository", "unpinned"],

  *check(image, facts, context) {
    const { familiarName, reference, name } = image;
    const { say, knowledge } = context;
    if (knowledge.vouchedFor.has(familiarName)) return;
    const use = useOf(facts);
    if (use === "used" || use === "unknown") return;

    const found =
      use === "missing" ? findLookalike(reference, knowledge) : meantInstead(reference, knowledge);
    if (found !== undefined) {
      const successors = meantSuccessors(found);
      const sentences = [
        sayUse(familiarName, use, say),
        sayMeant(found, say),
        whyNoReplacement(image, successors, facts, context),
      ];
      yield {
        span: name.span,
        message: together(sentences, say),
        evidence: [slipEvidence(found, say), useEvidence(use, facts, say)],
        fixes: replacementFixes(image, successors, facts, context),
      };
      return;
    }
    const namesake = use === "empty" ? officialNamesake(reference, knowledge) : undefined;
    if (namesake === undefined) return;
    yield {
      span: name.span,
      severity: "info",
      message: say("`{0}` is empty. The official image of that name is `{1}`.", familiarName, namesake),
      evidence: [{ signal: "official-name", text: say("it carries the name of an official image") }],
    };
  },
};

/** Fewer pulls than an image gets in a few weeks when anybody uses it. */
const hardlyUsed = 1000;

type Use = "missing" | "empty" | "hardly-used";

/** How much the written repository is used, as far as it was looked up. */
export function useOf(facts: ImageFacts): Use | "used" | "unknown" {
  const { repository } = facts;
  const registry = registrySays(facts);
  if (repository?.state === "absent") {
    return registry === "found" || registry === "manifest-missing" ? "used" : "missing";
  }
  if (isImageless(facts)) return "empty";
  if (repository?.state !== "known") return facts.tag?.state === "known" ? "used" : "unknown";
  const { pullCount } = repository.value;
  return pullCount !== null && pullCount < hardlyUsed ? "hardly-used" : "used";
}

function sayUse(familiarName: string, use: Use, say: Say): string {
  switch (use) {
    case "missing":
      // Official images, which have no namespace, are never private.
      return familiarName.includes("/")
        ? say("`{0}` does not exist, or is private.", familiarName)
        : say("`{0}` does not exist.", familiarName);
    case "empty":
      return say("`{0}` holds no image.", familiarName);
    case "hardly-used":
      return say("`{0}` is hardly used.", familiarName);
  }
}

function useEvidence(use: Use, { repository }: ImageFacts, say: Say): Evidence {
  const pulls = repository?.state === "known" ? repository.value.pullCount : null;
  if (use === "hardly-used" && pulls !== null) {
    return { signal: use, text: say("it was pulled {0} times so far", grouped(pulls)) };
  }
  return {
    signal: use,
    text: use === "empty" ? say("it holds no image") : say("Docker Hub has no such repository"),
    inMessage: true,
  };
}
