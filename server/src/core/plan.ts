import { judge, worthAsking } from "./campaigns/judge.ts";
import { toSubject } from "./campaigns/subject.ts";
import { findDeprecation, findMoveOfAll } from "./deprecation.ts";
import type { Fact, ImageFacts, TagListFacts } from "./facts.ts";
import type { Knowledge } from "./knowledge.ts";
import { findLookalike } from "./lookalike.ts";
import { meantInstead, meantSuccessors } from "./meant.ts";
import { familiarName, impossibleOnHub, type Reference } from "./reference.ts";
import { lookUpName, type Successor } from "./replacement.ts";
import { isImageless } from "./rules/imagelessRepository.ts";
import { useOf } from "./rules/lookalikeName.ts";
import { nearestSeen } from "./rules/missingTag.ts";
import { english } from "./say.ts";
import { isCommit } from "./tags.ts";

/**
 * What the facts are for. `check`: diagnostics, as few requests as the verdict needs. `vet`: the same where a
 * project asks who its publishers are. `card`: someone looks at the image, so its record and publisher too. `pin`:
 * only what a digest needs. `replacement`: whether another image could be written instead, with this tag or with one
 * near it.
 */
export type Purpose = "check" | "vet" | "card" | "pin" | "replacement";

/** One thing to ask a registry about one image. */
export type Question =
  | { readonly ask: "tag" | "repository" | "tags" | "manifest" | "publisher" | "namespace" }
  /** What the page says that came with the repository's record: no request, but the parser has to be loaded. */
  | { readonly ask: "page" }
  /** Tags whose name contains a text: suggestions for one that is missing. */
  | { readonly ask: "similarTags"; readonly contains: string }
  /** Facts about another image that may be offered instead; a familiar name, with a tag where one is asked for. */
  | { readonly ask: "alternative"; readonly name: string };

/**
 * The questions that what is known so far leaves open, all of which may be asked at once; none when enough is
 * known. Pure, so that the number of requests for each case is a table in a test: one for a healthy official tag,
 * two for a community one, more only when something looks wrong.
 */
export function nextQuestions(
  reference: Reference,
  facts: ImageFacts,
  purpose: Purpose,
  knowledge: Knowledge,
): readonly Question[] {
  if (impossibleOnHub(reference)) return [];
  const open: Question[] = [];
  for (const ask of plainQuestions(reference, facts, purpose))
    if (facts[ask] === undefined) open.push({ ask });
  const contains = suggestionsToAskFor(reference, facts, purpose, knowledge);
  if (contains !== undefined && facts.similarTags === undefined) open.push({ ask: "similarTags", contains });
  if (purpose !== "pin" && purpose !== "replacement") {
    open.push(...verdictQuestions(reference, facts, knowledge));
  }
  return open;
}

/**
 * What a verdict takes beyond the image itself: what else an account holds, once the page of an empty repository
 * looks like bait; and whether the image that was probably meant is there, once the written one is not in use.
 */
function verdictQuestions(
  reference: Reference,
  facts: ImageFacts,
  knowledge: Knowledge,
): readonly Question[] {
  const open: Question[] = [];
  if (facts.page === undefined && pageMatters(reference, facts)) open.push({ ask: "page" });
  if (facts.namespace === undefined && isImageless(facts) && looksLikeBait(reference, facts, knowledge)) {
    open.push({ ask: "namespace" });
  }
  for (const successor of successorsToLookUp(reference, facts, knowledge)) {
    const name = lookUpName(successor, reference.tag);
    if (facts.alternatives?.[name] === undefined) open.push({ ask: "alternative", name });
  }
  return open;
}

/**
 * The images that may be offered in place of this one, where something is wrong with it. None while it isn't known
 * whether the registry answers at all, and none for a digest alone, since nobody knows which version it is.
 */
function successorsToLookUp(
  reference: Reference,
  facts: ImageFacts,
  knowledge: Knowledge,
): readonly Successor[] {
  if (tagOf(reference) === null) return [];
  const use = useOf(facts);
  if (use === "empty") {
    const moved = findMoveOfAll(reference, knowledge);
    if (moved !== undefined) return moved.replacements;
  }
  const deprecation = findDeprecation(reference, knowledge);
  if (deprecation !== undefined && facts.tag !== undefined && facts.tag.state !== "unknown") {
    // What moved with its namespace may still be there: then nobody has to go after it.
    const isThere = facts.tag.state === "known" && deprecation.kind === "moved-namespace";
    return isThere ? [] : deprecation.replacements;
  }
  if (use === "used" || use === "unknown") return [];
  const found = use === "missing" ? findLookalike(reference, knowledge) : meantInstead(reference, knowledge);
  return found === undefined ? [] : meantSuccessors(found);
}

/** Whether what the page says may lead to a finding: where there is no image, or one that is hardly used. */
function pageMatters(reference: Reference, facts: ImageFacts): boolean {
  if (facts.repository?.state !== "known" || facts.repository.value.page === null) return false;
  if (reference.domain !== "docker.io" || reference.path.startsWith("library/")) return false;
  return isImageless(facts) || (facts.tag?.state === "known" && useOf(facts) === "hardly-used");
}

function looksLikeBait(reference: Reference, facts: ImageFacts, knowledge: Knowledge): boolean {
  const subject = toSubject(familiarName(reference), facts, knowledge.hosts);
  return subject !== undefined && judge(subject, knowledge.baitTerms, english).weight >= worthAsking;
}

/** The tag that decides: `latest` where nothing is written, none where a digest alone does. */
export function tagOf(reference: Reference): string | null {
  return reference.tag ?? (reference.digest === null ? "latest" : null);
}

type Plain = "tag" | "repository" | "tags" | "manifest" | "publisher";

/** What is needed at this stage, already known or not. */
function plainQuestions(reference: Reference, facts: ImageFacts, purpose: Purpose): readonly Plain[] {
  const onHub = reference.domain === "docker.io";
  const official = onHub && reference.path.startsWith("library/");
  const needed: Plain[] = [];

  if (tagOf(reference) !== null) needed.push("tag");
  // An official image's record says nothing that its tag doesn't; a community one's holds the warning signs.
  const isAboutTag = purpose === "pin" || purpose === "replacement";
  if (onHub && !isAboutTag && (!official || purpose === "card")) needed.push("repository");
  if (onHub && !official && (purpose === "card" || purpose === "vet")) needed.push("publisher");

  if (facts.repository?.state === "absent") return needed;
  if (needsManifest(reference, facts, purpose)) needed.push("manifest");
  if (purpose === "pin") return namesNoVersion(reference, facts) ? [...needed, "tags"] : needed;
  if (purpose === "replacement") return needed;

  if (isUnconfirmedMiss(reference, facts)) needed.push("tags");
  // Two sources say that an official image isn't there, or that it is empty: its record decides.
  if (facts.tags && !holdsTags(facts.tags)) needed.push("repository");
  const asksByDigest = reference.tag === null || reference.digest !== null;
  if (asksByDigest && isMissing(facts, "repository")) needed.push("repository");
  return needed;
}

/** A pin of `latest` names the version that it is, which is among the newest tags. */
function namesNoVersion(reference: Reference, facts: ImageFacts): boolean {
  return reference.domain === "docker.io" && tagOf(reference) === "latest" && facts.tag?.state === "known";
}

/** The registry's own word: for a digest Hub doesn't list, and before anything is called missing. */
function needsManifest(reference: Reference, facts: ImageFacts, purpose: Purpose): boolean {
  const { tag } = facts;
  if (reference.digest !== null) {
    if (tagOf(reference) === null) return true;
    if (tag === undefined || tag.state === "unknown") return false;
    if (tag.state === "absent") return repositoryMayExist(reference, facts);
    const { digest, platforms } = tag.value;
    return digest !== reference.digest && !platforms.some((platform) => platform.digest === reference.digest);
  }
  if (tag === undefined) return false;
  if (tag.state === "known") return tag.value.digest === null && purpose !== "check" && purpose !== "vet";
  if (purpose === "pin" || purpose === "replacement")
    return tag.state === "unknown" && tag.why !== "lookups-off";
  return tag.state === "absent" && repositoryMayExist(reference, facts);
}

/** Nothing under this tag or digest so far, and no proof that the repository itself is missing. */
function isUnconfirmedMiss(reference: Reference, facts: ImageFacts): boolean {
  if (reference.digest !== null) {
    return isMissing(facts, "manifest") && repositoryMayExist(reference, facts);
  }
  return facts.tag?.state === "absent" && repositoryMayExist(reference, facts);
}

/** Where the repository's record is asked for anyway, it is waited for: it may save the questions that follow. */
function repositoryMayExist(reference: Reference, facts: ImageFacts): boolean {
  if (reference.domain === "docker.io" && !reference.path.startsWith("library/")) {
    return facts.repository?.state === "known";
  }
  return facts.repository?.state !== "absent";
}

function isMissing(facts: ImageFacts, what: "repository" | "manifest"): boolean {
  const { manifest } = facts;
  return manifest?.state === "known" && !manifest.value.found && manifest.value.missing === what;
}

function holdsTags(tags: Fact<TagListFacts>): boolean {
  return tags.state === "known" && tags.value.count > 0;
}

/** A part of the missing tag to search the repository's tags for, where none of the newest ones is near it. */
function suggestionsToAskFor(
  reference: Reference,
  facts: ImageFacts,
  purpose: Purpose,
  knowledge: Knowledge,
): string | undefined {
  const { tag, tags, manifest } = facts;
  const asked = tagOf(reference);
  if (purpose === "pin" || reference.digest !== null || asked === null) return undefined;
  if (purpose === "replacement") {
    // A name says nothing about another image's tags, a version does.
    return tag?.state === "absent" && /^v?\d/.test(asked) ? stemOf(asked) : undefined;
  }
  if (tag?.state !== "absent" || tags?.state !== "known" || manifest === undefined) return undefined;
  if (manifest.state === "known" && manifest.value.found) return undefined;
  const { count, tags: newest } = tags.value;
  if (count <= newest.length || isCommit(asked)) return undefined;
  if (nearestSeen(reference, facts, knowledge) !== undefined) return undefined;
  const stem = stemAmong(asked, newest);
  return stem === "" ? undefined : stem;
}

/**
 * The part of a tag to search for: what its neighbours share, and where the newest tags show many of that, such as
 * `22-slim` for `22-alpin`, the beginning of its variant as well: the answer holds a hundred tags at most, too.
 */
function stemAmong(tag: string, newest: readonly { readonly name: string }[]): string {
  const [closer, head = ""] = /^((?:v?\d+(?:\.\d+)?|[A-Za-z_]+)-)[A-Za-z]/.exec(tag) ?? [];
  return closer !== undefined && newest.some(({ name }) => name.startsWith(head)) ? closer : stemOf(tag);
}

/**
 * The part of a tag that its neighbours share: the first number of a version (`3.12` of `3.12.99-slim`), else the
 * first half of the first word (`book` of `bookwrm`).
 */
export function stemOf(tag: string): string {
  const version = /^v?\d+(?:\.\d+)?/.exec(tag)?.[0];
  if (version !== undefined) return version;
  const word = /^[A-Za-z0-9_]+/.exec(tag)?.[0] ?? "";
  return word.slice(0, Math.max(2, Math.ceil(word.length / 2)));
}
