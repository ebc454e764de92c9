import { editedAt, type ImageReference, shownAt } from "./imageReference.ts";
import { familiarName, isDockerHub } from "./reference.ts";
import type { CheckedImage, Part } from "./rules/rule.ts";
import type { Span } from "./span.ts";
import { isSharedWithAnother } from "./writtenRuns.ts";

/**
 * Takes a reference apart for rules; undefined for one without a parsed name. `others` are the references of the
 * same document: text outside the reference, such as the default of an ARG, can be edited only where no reference
 * to another image stands on it too.
 */
export function toCheckedImage(
  image: ImageReference,
  others: readonly ImageReference[] = [],
): CheckedImage | undefined {
  const { reference, parts, value } = image;
  if (reference === null || parts === null || value === null) return undefined;

  const toPart = (within: Span): Part => ({
    value: value.slice(within.start, within.end),
    span: shownAt(image, within),
    edit: unlessShared(editedAt(image, within), image, others),
  });
  const toOptional = (within: Span | undefined) => (within === undefined ? undefined : toPart(within));

  return {
    image,
    reference,
    familiarName: familiarName(reference),
    namespace: isDockerHub(reference) ? reference.path.split("/")[0] : undefined,
    name: toPart(parts.name),
    domain: toOptional(parts.domain),
    path: toPart(parts.path),
    tag: toOptional(parts.tag),
    digest: toOptional(parts.digest),
    platform: image.platform,
  };
}

function unlessShared(
  edit: Span | undefined,
  image: ImageReference,
  others: readonly ImageReference[],
): Span | undefined {
  if (edit === undefined || isWithin(edit, image.span)) return edit;
  return isSharedWithAnother(edit, image, others) ? undefined : edit;
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
