import type { ImageFacts } from "../facts.ts";
import { currentDigest, shortDigest } from "../fixes.ts";
import { findLookalike, type Lookalike, officialNamesake } from "../lookalike.ts";
import { parsePlatform, runsOn } from "../platforms.ts";
import { registrySays } from "../registrySays.ts";
import type { Say } from "../say.ts";
import { grouped } from "../words.ts";
import { isImageless } from "./imagelessRepository.ts";
import type { CheckedImage, Evidence, Fix, ImageRule } from "./rule.ts";

/**
 * The name is one slip away from a well-known image, and what is written is itself missing, empty or hardly used.
 *
 * Silent for a name in use, however alike. A repository that is empty under the name of an official image is worth
 * knowing. A replacement is offered only where a look-up showed that it has this tag, for this platform.
 */
export const lookalikeName: ImageRule = {
  id: "lookalike-name",
  about: "image",
  severity: "warning",
  summary: "The name is one slip away from a well-known image, and itself missing, empty or hardly used.",
  supersedes: ["missing-repository"],

  *check(image, facts, { say, knowledge }) {
    const { familiarName, reference, name } = image;
    if (knowledge.vouchedFor.has(familiarName)) return;
    const use = useOf(facts);
    if (use === "used" || use === "unknown") return;

    const found = findLookalike(reference, knowledge);
    if (found !== undefined && (use === "missing" || !isOfSameOwner(found, reference.path))) {
      yield {
        span: name.span,
        message: `${sayUse(familiarName, use, say)} ${sayMeant(found, say)}`,
        evidence: evidenceFor(found, use, facts, say),
        fixes: fixesFor(image, found, facts, say),
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

/** Whether both names are of one namespace, so that the written one is its owner's own, however little used. */
function isOfSameOwner({ meant }: Lookalike, path: string): boolean {
  const namespace = path.split("/")[0];
  return namespace !== "library" && meant.split("/")[0] === namespace;
}

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

function sayMeant({ meant, kind, slip }: Lookalike, say: Say): string {
  if (slip === "known" || slip === "own-name") {
    return kind === "official"
      ? say("The official image is `{0}`.", meant)
      : say("You probably mean `{0}`.", meant);
  }
  return kind === "official"
    ? say("The official image is `{0}`, one slip away.", meant)
    : say("The well-known image is `{0}`, one slip away.", meant);
}

function evidenceFor({ meant, slip }: Lookalike, use: Use, facts: ImageFacts, say: Say): Evidence[] {
  const pulls = facts.repository?.state === "known" ? facts.repository.value.pullCount : null;
  return [
    { signal: slip, text: saySlip(slip, meant, say) },
    use === "hardly-used" && pulls !== null
      ? { signal: use, text: say("it was pulled {0} times so far", grouped(pulls)) }
      : {
          signal: use,
          text: use === "empty" ? say("it holds no image") : say("Docker Hub has no such repository"),
        },
  ];
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

/** What to look up before a replacement is offered: the name that was meant, with the tag that is written. */
export function alternativeFor(found: Lookalike, tag: string | null): string | undefined {
  if (found.kind === "elsewhere") return undefined;
  return found.meant.includes(":") ? found.meant : `${found.meant}:${tag ?? "latest"}`;
}

/** Replacements that a look-up proved: the tag is there, and so is the platform. */
function fixesFor(image: CheckedImage, found: Lookalike, facts: ImageFacts, say: Say): Fix[] {
  const { name, tag, reference, platform } = image;
  const wanted = alternativeFor(found, reference.tag);
  const proven = wanted === undefined ? undefined : facts.alternatives?.[wanted];
  if (wanted === undefined || proven?.tag?.state !== "known" || reference.digest !== null) return [];
  const asked = platform === null ? undefined : parsePlatform(platform);
  const { platforms } = proven.tag.value;
  if (asked !== undefined && platforms.length > 0 && !runsOn(platforms, asked)) return [];
  if (name.edit === undefined || (tag !== undefined && tag.edit === undefined)) return [];

  const bringsTag = found.meant.includes(":");
  const whole =
    bringsTag && tag?.edit !== undefined ? { start: name.edit.start, end: tag.edit.end } : name.edit;
  const end = tag?.edit === undefined || bringsTag ? undefined : { start: tag.edit.end, end: tag.edit.end };
  const shown = tag === undefined && !bringsTag ? found.meant : wanted;
  const title = (rest: string) =>
    found.kind === "official"
      ? say("Replace with the official image {0}{1}", shown, rest)
      : say("Replace with {0}{1}", shown, rest);
  const fixes: Fix[] = [
    { title: title(""), edits: [{ span: whole, newText: found.meant }], preferred: true },
  ];
  const digest = currentDigest(image, { ...proven });
  if (digest !== undefined) {
    const pinned = `@${digest}`;
    const edits =
      end === undefined
        ? [{ span: whole, newText: `${found.meant}${pinned}` }]
        : [
            { span: whole, newText: found.meant },
            { span: end, newText: pinned },
          ];
    fixes.push({ title: title(say(", pinned to {0}", shortDigest(digest))), edits });
  }
  return fixes;
}
