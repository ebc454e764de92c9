import type { ReferenceProblem } from "../reference.ts";
import { matchReference } from "../referenceGrammar.ts";

/** The problem with what was plainly meant, provided that it is a reference. */
export function withMeant(problem: ReferenceProblem, meant: string): ReferenceProblem {
  return matchReference(meant) === undefined ? problem : { ...problem, meant };
}
