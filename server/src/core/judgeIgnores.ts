import { covers, type Ignore, type JudgedIgnore, rulesOf } from "./ignores.ts";
import type { ImageReference } from "./imageReference.ts";
import { canonicalName } from "./reference.ts";
import type { RuleId } from "./rules/rule.ts";

/**
 * Says of each ignore which of its rules were of no use. Nobody knows that of an ignore that covers one of the
 * `unsettled` images, about which not everything could be asked. `name` is the image it stands at, empty for none.
 */
export function judgeIgnores(
  ignores: readonly Ignore[],
  references: readonly ImageReference[],
  unsettled: readonly ImageReference[],
  isUsed: (ignore: Ignore, rule: RuleId) => boolean,
): readonly (JudgedIgnore & { readonly name: string })[] {
  return ignores.map((ignore) => {
    const image = references.find(({ span }) => covers(ignore, span));
    const isOpen = unsettled.some(({ span }) => covers(ignore, span));
    return {
      ignore,
      unused: isOpen ? [] : rulesOf(ignore).filter(({ text }) => !isUsed(ignore, text)),
      name: image === undefined || image.reference === null ? "" : canonicalName(image.reference),
    };
  });
}
