import type { Finding, RuleId } from "./rules/rule.ts";

/**
 * What the findings on an image come to. `endangers`: it may do harm. `broken`: it can't be pulled or run.
 * `worth-knowing`: it works. `unchecked`: nothing was found, but not everything could be asked.
 */
export type Verdict = "endangers" | "broken" | "worth-knowing" | "unchecked" | "fine";

/** The order in which people want to see images. */
export const verdicts: readonly Verdict[] = ["endangers", "broken", "worth-knowing", "unchecked", "fine"];

const endangering: ReadonlySet<RuleId> = new Set<RuleId>([
  "spam-repository",
  "known-malicious",
  "compromised-tag",
  "lookalike-name",
  "lookalike-registry",
  "suspicious-repository",
]);

const breaking: ReadonlySet<RuleId> = new Set<RuleId>([
  "imageless-repository",
  "missing-repository",
  "missing-tag",
  "missing-digest",
  "missing-platform",
  "not-an-image",
  "invalid-reference",
]);

/** The gravest of what was found; severities that people chose themselves don't change it. */
export function verdictOf(findings: readonly Finding[], isUnchecked: boolean): Verdict {
  if (findings.some(({ rule }) => endangering.has(rule))) return "endangers";
  if (findings.some(({ rule }) => breaking.has(rule))) return "broken";
  if (isUnchecked) return "unchecked";
  return findings.length > 0 ? "worth-knowing" : "fine";
}
