import { type Deprecation, findDeprecation, sayWhereTo } from "../deprecation.ts";
import { replacementFixes, whyNoReplacement } from "../replacement.ts";
import type { Say } from "../say.ts";
import { reportDate, together } from "../words.ts";
import type { CheckedImage, ImageRule, RuleContext, RuleFinding } from "./rule.ts";

/**
 * The image, or this tag of it, was given up, renamed or moved by those who made it.
 *
 * Needs no network to say so. An image whose page only gives advice is none of these. A successor is offered as a fix
 * only where a look-up showed that it has this tag, or one near it, for this platform; where versions mean something
 * else there, it is only named.
 */
export const deprecatedImage: ImageRule = {
  id: "deprecated-image",
  about: "image",
  severity: "info",
  summary: "The image is deprecated or has moved.",

  *check(image, facts, context) {
    const frozen = frozenRegistry(image, context);
    if (frozen !== undefined) {
      yield frozen;
      return;
    }
    const deprecation = findDeprecation(image.reference, context.knowledge);
    if (deprecation === undefined) return;
    const { ofTag, since, source, replacements } = deprecation;
    const { say } = context;
    const sentences = [
      sayGivenUp(image, deprecation, say),
      sayWhereTo(image.reference, deprecation, say),
      whyNoReplacement(image, replacements, facts, context),
    ];
    yield {
      span: (ofTag ? (image.tag ?? image.name) : image.name).span,
      message: together(sentences, say),
      evidence: evidenceFor(since, source, say),
      fixes: replacementFixes(image, replacements, facts, context),
    };
  },
};

function frozenRegistry(
  { reference, domain }: CheckedImage,
  { say, knowledge }: RuleContext,
): RuleFinding | undefined {
  const registry = knowledge.deprecated.registries.get(reference.domain);
  if (registry === undefined || domain === undefined) return undefined;
  const { since, source, successor } = registry;
  const fix = { title: say("Use {0}", successor), preferred: true };
  return {
    span: domain.span,
    message: say(
      "`{0}` was frozen in {1}: its images live on at `{2}`.",
      reference.domain,
      reportDate(since, say),
      successor,
    ),
    evidence: evidenceFor(since, source, say),
    fixes: domain.edit === undefined ? [] : [{ ...fix, edits: [{ span: domain.edit, newText: successor }] }],
  };
}

function evidenceFor(since: string, source: string, say: Say) {
  return [
    { signal: "notice", text: say("notice of {0}", reportDate(since, say)) },
    { signal: "source", text: source },
  ];
}

/** That it was given up; undefined where the sentence about its successor says so. */
function sayGivenUp(
  { familiarName, reference }: CheckedImage,
  { kind, ofTag, removed }: Deprecation,
  say: Say,
): string | undefined {
  const tagged = `${familiarName}:${reference.tag ?? "latest"}`;
  switch (kind) {
    case "notice":
      return removed
        ? say("`{0}` is no longer an official image and gets no updates.", familiarName)
        : say("`{0}` is deprecated.", ofTag ? tagged : familiarName);
    case "moved":
      return say("`{0}` gets no updates.", familiarName);
    case "onbuild":
      return say(
        "`{0}` is deprecated: official images gave up their ONBUILD variants. Write the steps into your own file.",
        tagged,
      );
    case "frozen-namespace":
      return say("`{0}` is a frozen copy that gets no updates.", familiarName);
    case "moved-namespace":
      return undefined;
  }
}
