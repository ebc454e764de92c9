import { editedAt } from "../imageReference.ts";
import { entryFor } from "../policy.ts";
import { matchReference } from "../referenceGrammar.ts";
import type { Span } from "../span.ts";
import type { CheckedImage, Evidence, Fix, ImageRule } from "./rule.ts";

/** The project's policy, or the reader's settings, forbid the image. Needs nobody else's word, so it works offline too. */
export const forbiddenImage: ImageRule = {
  id: "forbidden-image",
  about: "image",
  severity: "error",
  summary: "The project's policy, or your settings, forbid this image.",
  evenIfNotPulled: true,

  *check(image, _facts, { policy, now, say }) {
    const { familiarName, tag, name } = image;
    const entry = entryFor(policy?.forbidden ?? [], { familiarName, tag: tag?.value }, now);
    if (entry === undefined) return;
    const { reason, use, own } = entry;

    const forbids = own
      ? say("Your settings forbid `{0}`.", familiarName)
      : say("This project's policy forbids `{0}`.", familiarName);
    const wants = (name: string) =>
      own ? say("They want `{0}` instead.", name) : say("It wants `{0}` instead.", name);
    const instead = use === null ? "" : ` ${wants(use)}`;
    const evidence: Evidence[] = [
      own
        ? { signal: "settings", text: say('your settings forbid "{0}"', entry.name) }
        : { signal: "policy", text: say('the policy forbids "{0}"', entry.name) },
      ...(reason === null ? [] : [{ signal: "reason", text: say("its reason: {0}", reason) }]),
    ];
    const at = use === null ? undefined : placeFor(use, image);
    const fixes: Fix[] =
      use === null || at === undefined
        ? []
        : [{ title: say("Use {0}", use), edits: [{ span: at, newText: use }], preferred: true }];
    yield { span: name.span, message: forbids + instead, evidence, fixes };
  },
};

/** What another image replaces: the name alone, or everything where it brings a tag. None for a pattern. */
function placeFor(use: string, { image, name }: CheckedImage): Span | undefined {
  const meant = matchReference(use)?.reference;
  if (meant === undefined) return undefined;
  if (meant.tag === null && meant.digest === null) return name.edit;
  return image.value === null ? undefined : editedAt(image, { start: 0, end: image.value.length });
}
