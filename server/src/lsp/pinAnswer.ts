import type { LeftImage, LeftWhy } from "../core/pins.ts";
import type { CheckedImage } from "../core/rules/rule.ts";
import type { Say } from "../core/say.ts";
import { list, together } from "../core/words.ts";
import type { PlannedFile } from "./pinTargets.ts";

/** Names in one sentence; nobody reads more of them in a message. */
const mostNames = 5;

/** What came of it, said to whoever asked for pins: how many were made, and what stays as it is, and why. */
export function pinAnswer(files: readonly PlannedFile[], applied: boolean, say: Say): string {
  const pinned = files.reduce((sum, { plan }) => sum + plan.pinned, 0);
  const left = files.flatMap(({ plan }) => plan.left);
  const changed = files.filter(({ plan }) => plan.pins.length > 0).length;
  if (pinned === 0 && left.length === 0) return say("Nothing to pin: no image without a digest.");
  const made =
    pinned === 0
      ? []
      : !applied
        ? [say("Nothing was changed.")]
        : changed === 1
          ? [say("Pinned images: {0}.", pinned)]
          : [say("Pinned images: {0}, in {1} files.", pinned, changed)];
  return together([...made, ...leftSentences(left, say)], say);
}

/** One sentence for each reason, with the images that it holds for, each once. */
function leftSentences(left: readonly LeftImage[], say: Say): readonly string[] {
  const byWhy = new Map<LeftWhy, Set<string>>();
  for (const { image, why } of left) {
    const names = byWhy.get(why) ?? new Set();
    byWhy.set(why, names.add(nameOf(image)));
  }
  return [...byWhy].map(([why, names]) => sentenceFor(why, list([...names], mostNames, say), say));
}

function nameOf({ familiarName, tag }: CheckedImage): string {
  return tag === undefined ? familiarName : `${familiarName}:${tag.value}`;
}

function sentenceFor(why: LeftWhy, names: string, say: Say): string {
  switch (why) {
    case "offline":
      return say("Not pinned, as the registry does not answer: {0}.", names);
    case "rate-limited":
      return say("Not pinned, as the registry asked to slow down: {0}.", names);
    case "denied":
      return say("Not pinned, as the registry refused to answer: {0}.", names);
    case "malformed":
      return say("Not pinned, as the registry's answer made no sense: {0}.", names);
    case "not-hub":
      return say("Not pinned, as it is not on Docker Hub and nobody was asked: {0}.", names);
    case "lookups-off":
      return say("Not pinned, as look-ups are switched off: {0}.", names);
    case "absent":
      return say("Not pinned, as there is no such image: {0}.", names);
    case "reported":
      return say("Not pinned, as it was reported: {0}.", names);
    case "no-image":
      return say("Not pinned, as it is no image: {0}.", names);
    case "no-platform":
      return say("Not pinned, as there is no image for the platform: {0}.", names);
    case "fixed-text":
      return say("Not pinned, as the text can't be changed in its place: {0}.", names);
  }
}
