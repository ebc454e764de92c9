import type { Knowledge } from "./knowledge.ts";
import { findLookalike, type Lookalike } from "./lookalike.ts";
import type { Reference } from "./reference.ts";
import { type Successor, toSuccessor } from "./replacement.ts";
import type { Evidence } from "./rules/rule.ts";
import type { Say } from "./say.ts";

/**
 * What was probably meant by the name of a repository that is there, empty or hardly used. Not an image of the
 * same owner: then the written one is its owner's own, however little used.
 */
export function meantInstead(reference: Reference, knowledge: Knowledge): Lookalike | undefined {
  const found = findLookalike(reference, knowledge);
  return found === undefined || isOfSameOwner(found, reference.path) ? undefined : found;
}

function isOfSameOwner({ meant }: Lookalike, path: string): boolean {
  const namespace = path.split("/")[0];
  return namespace !== "library" && meant.split("/")[0] === namespace;
}

/** The image that was meant, to be looked up; undefined where it is on another registry. */
export function meantSuccessors({ meant, kind }: Lookalike): readonly Successor[] {
  const successor = kind === "elsewhere" ? undefined : toSuccessor(meant);
  return successor === undefined ? [] : [successor];
}

/** Which image was meant, as a sentence. */
export function sayMeant({ meant, kind, slip }: Lookalike, say: Say): string {
  if (slip === "known" || slip === "own-name") {
    return kind === "official"
      ? say("The official image is `{0}`.", meant)
      : say("You probably mean `{0}`.", meant);
  }
  return kind === "official"
    ? say("The official image is `{0}`, one slip away.", meant)
    : say("The well-known image is `{0}`, one slip away.", meant);
}

/** How the written name differs from the one that was meant. */
export function slipEvidence({ meant, slip }: Lookalike, say: Say): Evidence {
  return { signal: slip, text: saySlip(slip, meant, say) };
}

function saySlip(slip: Lookalike["slip"], meant: string, say: Say): string {
  switch (slip) {
    case "known":
      return say("people were seen to write it for {0}", meant);
    case "own-name":
      return say("{0} is the project's own image", meant);
    case "swapped":
      return say("two letters of {0} are swapped", meant);
    case "doubled":
      return say("a letter of {0} is doubled", meant);
    case "dropped":
      return say("a letter of {0} is left out", meant);
    case "added":
      return say("it has a letter more than {0}", meant);
    case "neighbour":
      return say("a letter of {0} is replaced by its neighbour on the keyboard", meant);
    case "confusable":
      return say("a letter of {0} is replaced by one that looks alike", meant);
    case "plural":
      return say("it differs from {0} by an s at the end", meant);
    case "separator":
      return say("it differs from {0} by its dots and dashes only", meant);
  }
}
