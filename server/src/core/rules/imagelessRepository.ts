import type { ImageFacts, RepositoryFacts } from "../facts.ts";
import { registrySays } from "../registrySays.ts";
import type { Evidence, ImageRule, RuleContext } from "./rule.ts";

/**
 * The repository exists and holds nothing at all, so there is nothing to pull.
 *
 * Needs three sources that agree: Hub knows the repository, its list of tags is empty, and the registry has no
 * manifest either, since Hub's list has lagged behind the registry.
 */
export const imagelessRepository: ImageRule = {
  id: "imageless-repository",
  about: "image",
  severity: "error",
  summary: "The repository exists and holds no image.",
  supersedes: ["missing-tag", "missing-digest"],

  *check({ familiarName, name }, facts, context) {
    if (!isImageless(facts) || facts.repository?.state !== "known") return;
    yield {
      span: name.span,
      message: context.say("`{0}` holds no image, so there is nothing to pull.", familiarName),
      evidence: evidenceOf(facts.repository.value, context),
    };
  },
};

/** Whether three sources agree that a repository is there and holds nothing. */
export function isImageless(facts: ImageFacts): boolean {
  return (
    facts.repository?.state === "known" &&
    facts.tags?.state === "known" &&
    facts.tags.value.filter === null &&
    facts.tags.value.count === 0 &&
    registrySays(facts) === "manifest-missing"
  );
}

function evidenceOf(_repository: RepositoryFacts, { say }: RuleContext): Evidence[] {
  return [
    { signal: "no-tags", text: say("Docker Hub lists no tag") },
    { signal: "no-manifest", text: say("The registry has nothing under this name") },
  ];
}
