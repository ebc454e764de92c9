import type { ImageFacts } from "./facts.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Reference } from "./reference.ts";

/**
 * What the facts are for. `check`: diagnostics, as few requests as the verdict needs. `card`: someone looks at the
 * image, so its record and publisher too. `pin`: only what a digest needs.
 */
export type Purpose = "check" | "card" | "pin";

/** One thing to ask a registry about one image. */
export type Question =
  | { readonly ask: "tag" | "repository" | "tags" | "manifest" | "publisher" | "namespace" }
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
  _reference: Reference,
  _facts: ImageFacts,
  _purpose: Purpose,
  _knowledge: Knowledge,
): readonly Question[] {
  return [];
}
