import type { Fact, ImageFacts, PlatformFacts } from "./facts.ts";
import { digestOf, isDigest, shortDigest } from "./fixes.ts";
import { parsePlatform, runsOn, writePlatform } from "./platforms.ts";
import type { CheckedImage, Edit, Fix, RuleContext } from "./rules/rule.ts";
import { nearestTagElsewhere } from "./tags.ts";
import { list } from "./words.ts";

/** Another image on Docker Hub that could be written instead of one. */
export interface Successor {
  /** Familiar name. */
  readonly name: string;
  /** The tag that goes with it; null where it should be the one that is written. */
  readonly tag: string | null;
}

/** A name as the lists write it, with a tag where that matters. Undefined for one on another registry. */
export function toSuccessor(text: string): Successor | undefined {
  const [, name = "", tag = null] = /^(.+?)(?::([^:/]+))?$/.exec(text) ?? [];
  const first = name.split("/")[0] ?? "";
  return name.includes("/") && /[.:]/.test(first) ? undefined : { name, tag };
}

/** What to look up before a successor is offered: its name, with the tag that is wanted. */
export function lookUpName({ name, tag }: Successor, written: string | null): string {
  return `${name}:${tag ?? written ?? "latest"}`;
}

/** What a look-up showed of a successor. */
type Outcome =
  /** It is there, for the platform asked for. `exact` is false for a tag that is only near the one wanted. */
  | {
      readonly state: "there";
      readonly tag: string;
      readonly exact: boolean;
      readonly digest: string | undefined;
    }
  | { readonly state: "no-repository" | "no-tag" | "no-platform" | "unknown" };

type Proven = Extract<Outcome, { state: "there" }> & { readonly successor: Successor };

/**
 * The edits that put a successor in the place of an image, each of which a look-up proved: the tag is there, for the
 * platform asked for. Those with the very tag come first, then those with one that is near it. The likeliest can be
 * pinned in the same edit; what is pinned already stays pinned.
 *
 * Only where there is a single successor, with the very tag, is it what is very likely meant.
 */
export function replacementFixes(
  image: CheckedImage,
  successors: readonly Successor[],
  facts: ImageFacts,
  context: RuleContext,
): Fix[] {
  const proven = successors
    .flatMap((successor): Proven[] => {
      const outcome = lookUp(image, successor, facts);
      return outcome.state === "there" ? [{ ...outcome, successor }] : [];
    })
    .sort((a, b) => Number(b.exact) - Number(a.exact));
  return proven.flatMap((one, at) => {
    const preferred = one.exact && one.successor.tag === null && successors.length === 1;
    const plain = toFix(image, one, undefined, context);
    const mayPin = image.digest !== undefined || at === 0;
    const pinned = mayPin && one.digest !== undefined ? toFix(image, one, one.digest, context) : undefined;
    const fixes = [plain, pinned].filter((fix) => fix !== undefined);
    return fixes.map((fix, place) => (preferred && place === 0 ? { ...fix, preferred } : fix));
  });
}

/** Why none of the successors can be offered, as a sentence; undefined where one can, or where nobody could be asked. */
export function whyNoReplacement(
  image: CheckedImage,
  successors: readonly Successor[],
  facts: ImageFacts,
  { say }: RuleContext,
): string | undefined {
  const outcomes = successors.map((successor) => ({ ...lookUp(image, successor, facts), successor }));
  if (outcomes.some(({ state }) => state === "there" || state === "unknown")) return undefined;
  const names = (state: Outcome["state"]) =>
    outcomes.filter((outcome) => outcome.state === state).map(({ successor }) => `\`${successor.name}\``);
  const [missing, lacking, elsewhere] = [names("no-repository"), names("no-tag"), names("no-platform")];
  const tag = image.reference.tag ?? "latest";
  const notThere =
    missing.length === 0 ? undefined : say("Not found on Docker Hub: {0}.", list(missing, 5, say));
  if (lacking.length > 0) {
    // Without a version, no other tag was looked for.
    const noTag = /^v?\d/.test(tag)
      ? say("No tag `{0}`, nor one near it, was found at {1}.", tag, list(lacking, 5, say))
      : say("No tag `{0}` was found at {1}.", tag, list(lacking, 5, say));
    return notThere === undefined ? noTag : say("{0} {1}", noTag, notThere);
  }
  if (notThere !== undefined) return notThere;
  const asked = image.platform === null ? undefined : parsePlatform(image.platform);
  return elsewhere.length === 0 || asked === undefined
    ? undefined
    : say("{0} has no image for {1} under this tag.", list(elsewhere, 5, say), writePlatform(asked));
}

function lookUp({ reference, platform }: CheckedImage, successor: Successor, facts: ImageFacts): Outcome {
  const seen = facts.alternatives?.[lookUpName(successor, reference.tag)];
  const asked = platform === null ? undefined : parsePlatform(platform);
  const runs = (platforms: readonly PlatformFacts[]) =>
    asked === undefined || platforms.length === 0 || runsOn(platforms, asked);

  if (seen?.tag?.state === "known") {
    const { contentType, platforms, name } = seen.tag.value;
    if (contentType !== null && contentType !== "image") return { state: "unknown" };
    if (!runs(platforms)) return { state: "no-platform" };
    return {
      state: "there",
      tag: successor.tag ?? reference.tag ?? name,
      exact: true,
      digest: digestOf(seen),
    };
  }
  if (seen?.tag?.state !== "absent") return { state: "unknown" };
  // A missing tag may be a missing repository; one that has no list of tags either is.
  if (seen.similarTags?.state === "absent") return { state: "no-repository" };
  const wanted = successor.tag ?? reference.tag;
  const tags = known(seen.similarTags)?.tags.filter(({ platforms }) => runs(platforms)) ?? [];
  const near =
    wanted === null
      ? undefined
      : nearestTagElsewhere(
          wanted,
          tags.map(({ name }) => name),
        );
  if (near === undefined) return { state: seen.similarTags?.state === "unknown" ? "unknown" : "no-tag" };
  const digest = tags.find(({ name }) => name === near)?.digest ?? undefined;
  return { state: "there", tag: near, exact: false, digest: isDigest(digest) ? digest : undefined };
}

function known<T>(fact: Fact<T> | undefined): T | undefined {
  return fact?.state === "known" ? fact.value : undefined;
}

function toFix(
  image: CheckedImage,
  { successor, tag, exact }: Proven,
  digest: string | undefined,
  { say, knowledge }: RuleContext,
): Fix | undefined {
  const newTag = tag === (image.reference.tag ?? "latest") ? undefined : tag;
  const edits = editsFor(image, successor.name, newTag, digest);
  if (edits === undefined) return undefined;
  const bare = image.reference.tag === null && newTag === undefined;
  const shown = bare ? successor.name : `${successor.name}:${tag}`;
  const rest = [
    exact ? "" : say(", the nearest to {0}", image.reference.tag ?? "latest"),
    digest === undefined ? "" : say(", pinned to {0}", shortDigest(digest)),
  ].join("");
  const title = knowledge.officialImages.has(successor.name)
    ? say("Replace with the official image {0}{1}", shown, rest)
    : say("Replace with {0}{1}", shown, rest);
  return { title, edits };
}

/**
 * The edits that write another name, another tag where one is given, and a digest where one is given. The parts may
 * stand far apart, as in the defaults of two ARGs. Undefined where one that has to change can't be edited in place,
 * and where a pin would be lost.
 */
function editsFor(
  { name, tag, digest: pinned }: CheckedImage,
  newName: string,
  newTag: string | undefined,
  digest: string | undefined,
): readonly Edit[] | undefined {
  if (name.edit === undefined) return undefined;
  const behind = digest === undefined || pinned !== undefined ? "" : `@${digest}`;
  const edits: Edit[] = [];
  if (tag === undefined) {
    const withTag = newTag === undefined ? newName : `${newName}:${newTag}`;
    edits.push({ span: name.edit, newText: `${withTag}${behind}` });
  } else {
    edits.push({ span: name.edit, newText: newName });
    if (newTag !== undefined || behind !== "") {
      if (tag.edit === undefined) return undefined;
      const end = { start: tag.edit.end, end: tag.edit.end };
      edits.push(
        newTag === undefined
          ? { span: end, newText: behind }
          : { span: tag.edit, newText: `${newTag}${behind}` },
      );
    }
  }
  if (pinned !== undefined) {
    if (pinned.edit === undefined || digest === undefined) return undefined;
    edits.push({ span: pinned.edit, newText: digest });
  }
  return edits;
}
