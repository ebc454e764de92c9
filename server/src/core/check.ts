import type { ImageFacts, UnknownWhy } from "./facts.ts";
import type { ImageReference } from "./imageReference.ts";
import type { Finding, RuleContext, RuleId, Severity } from "./rules/rule.ts";

/** The severities that differ from the rules' own, from settings and policy. */
export type SeverityOverrides = ReadonlyMap<RuleId, Severity | "off">;

/** Something that could not be checked, and why. Never a finding. */
export interface Unchecked {
  readonly image: ImageReference;
  readonly why: UnknownWhy;
  readonly retryAt?: number;
}

export interface CheckResult {
  /** In the order of their places, the most severe first where places are equal. */
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
}

export interface CheckOptions extends RuleContext {
  readonly severities: SeverityOverrides;
}

/**
 * Runs the rules over references. `factsOf` answers undefined while nothing has been asked yet: then only what the
 * text and the lists tell is found, and nothing counts as unchecked.
 */
export function checkReferences(
  _references: readonly ImageReference[],
  _factsOf: (image: ImageReference) => ImageFacts | undefined,
  _options: CheckOptions,
): CheckResult {
  return { findings: [], unchecked: [] };
}
