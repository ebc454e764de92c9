import { type CheckOptions, mustBePulled } from "./check.ts";
import { toCheckedImage } from "./checkedImage.ts";
import { mergeEdits } from "./edits.ts";
import type { ImageFacts, UnknownWhy } from "./facts.ts";
import { currentDigest, lacksPlatform, pin } from "./fixes.ts";
import { silences } from "./ignores.ts";
import type { ImageReference } from "./imageReference.ts";
import { isIgnored } from "./policy.ts";
import { canonicalName } from "./reference.ts";
import { compromisedTag } from "./rules/compromisedTag.ts";
import { knownMalicious } from "./rules/knownMalicious.ts";
import { notAnImage } from "./rules/notAnImage.ts";
import type { CheckedImage, Edit, RuleContext } from "./rules/rule.ts";

/** One edit that pins images, with what it does in words. */
export interface Pin {
  readonly edit: Edit;
  readonly title: string;
  readonly image: CheckedImage;
}

/** Why nobody should keep what an image is now: a report names it, or it is a chart or the like. */
export type NotKept = "reported" | "no-image";

/**
 * Why an image stays without a digest: the registry didn't say (`UnknownWhy`), said that there is no such image, or
 * none for the platform asked for; nobody should keep it; or the text can't be changed where the name is written.
 */
export type LeftWhy = UnknownWhy | NotKept | "absent" | "no-platform" | "fixed-text";

export interface LeftImage {
  readonly image: CheckedImage;
  readonly why: LeftWhy;
}

/** What pinning the images of one file comes to. */
export interface PinPlan {
  /** In the order of their places, none of them overlapping. Images that share a text share its edit. */
  readonly pins: readonly Pin[];
  /** How many images the edits pin. */
  readonly pinned: number;
  readonly left: readonly LeftImage[];
}

/**
 * The images of a file that a pin is for: those that are pulled and have no digest. Not those that a comment or the
 * policy excuses from `unpinned`.
 */
export function imagesToPin(
  references: readonly ImageReference[],
  options: Pick<CheckOptions, "ignores" | "policy" | "path" | "now">,
): readonly CheckedImage[] {
  return references.flatMap((image) => {
    const checked = mustBePulled(image) ? toCheckedImage(image, references) : undefined;
    if (checked === undefined || checked.digest !== undefined || isExcused(checked, options)) return [];
    return [checked];
  });
}

/** Why an image must not be pinned, as far as lists and facts tell. A user's word that nobody confirmed is no reason. */
export function whyNotKept(
  image: CheckedImage,
  facts: ImageFacts,
  context: RuleContext,
): NotKept | undefined {
  const reports = [knownMalicious, compromisedTag].flatMap((rule) => [...rule.check(image, facts, context)]);
  if (reports.some(({ severity }) => severity !== "info")) return "reported";
  return [...notAnImage.check(image, facts, context)].length > 0 ? "no-image" : undefined;
}

/** Pins what can be pinned by the facts that are known, by canonical name. */
export function planPins(
  images: readonly CheckedImage[],
  facts: ReadonlyMap<string, ImageFacts>,
  context: RuleContext,
): PinPlan {
  const tried = images.map((image) => {
    const known = facts.get(canonicalName(image.reference)) ?? {};
    const notKept = whyNotKept(image, known, context);
    const [edit, title] = editOf(notKept === undefined ? pin(image, known, context.say) : undefined);
    return { image, known, edit, title, notKept };
  });
  const { edits } = mergeEdits(tried.map(({ edit }) => (edit === undefined ? [] : [edit])));
  const byEdit = new Map(tried.map((one) => [one.edit, one]));
  const made = new Set(edits.map(keyOf));
  const isMade = (edit: Edit | undefined) => edit !== undefined && made.has(keyOf(edit));
  return {
    pins: edits.flatMap((edit) => {
      const { title = "", image } = byEdit.get(edit) ?? {};
      return image === undefined ? [] : [{ edit, title, image }];
    }),
    pinned: tried.filter(({ edit }) => isMade(edit)).length,
    left: tried
      .filter(({ edit }) => !isMade(edit))
      .map(({ image, known, notKept }) => ({ image, why: notKept ?? whyLeft(image, known) })),
  };
}

function isExcused(
  { image, familiarName, tag }: CheckedImage,
  { ignores = [], policy, path, now }: Parameters<typeof imagesToPin>[1],
): boolean {
  const named = { familiarName, tag: tag?.value };
  return (
    ignores.some((ignore) => silences(ignore, "unpinned", image.span, now)) ||
    (policy !== undefined && isIgnored(policy, "unpinned", named, path ?? null, now))
  );
}

/** A pin is always one edit. */
function editOf(fix: ReturnType<typeof pin>): readonly [Edit | undefined, string] {
  return [fix?.edits[0], fix?.title ?? ""];
}

function keyOf({ span, newText }: Edit): string {
  return `${span.start} ${span.end} ${newText}`;
}

function whyLeft(image: CheckedImage, facts: ImageFacts): LeftWhy {
  if (lacksPlatform(image, facts)) return "no-platform";
  if (currentDigest(image, facts) !== undefined) return "fixed-text";
  const { tag, manifest, repository } = facts;
  if (tag?.state === "absent") return "absent";
  const unknown = [tag, manifest, repository].find((fact) => fact?.state === "unknown");
  return unknown?.state === "unknown" ? unknown.why : "absent";
}
