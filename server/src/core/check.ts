import { toCheckedImage } from "./checkedImage.ts";
import type { ImageFacts, UnknownWhy } from "./facts.ts";
import type { ImageReference, ReferenceKind } from "./imageReference.ts";
import { canonicalName } from "./reference.ts";
import { rules as allRules } from "./rules/index.ts";
import {
  type Finding,
  type Rule,
  type RuleContext,
  type RuleFinding,
  type RuleId,
  type Severity,
  severities,
} from "./rules/rule.ts";
import { missingFact } from "./unchecked.ts";

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
  /** The rules to run; all where undefined. */
  readonly rules?: readonly Rule[];
}

/**
 * Runs the rules over references. `factsOf` answers undefined while nothing has been asked yet: then only what the
 * text and the lists tell is found, and nothing counts as unchecked.
 */
export function checkReferences(
  references: readonly ImageReference[],
  factsOf: (image: ImageReference) => ImageFacts | undefined,
  options: CheckOptions,
): CheckResult {
  return joinResults(references.map((image) => checkReference(image, references, factsOf(image), options)));
}

/** The same for one reference among those of its document. */
export function checkReference(
  image: ImageReference,
  references: readonly ImageReference[],
  facts: ImageFacts | undefined,
  options: CheckOptions,
): CheckResult {
  const findings = findingsOf(image, references, facts ?? {}, options);
  const isAsked = facts !== undefined && mustBePulled(image) && image.reference !== null;
  const missing = isAsked ? missingFact(image.reference, facts) : undefined;
  if (missing === undefined) return { findings, unchecked: [] };
  const { why, retryAt } = missing;
  return { findings, unchecked: [{ image, why, ...(retryAt === undefined ? {} : { retryAt }) }] };
}

/** Puts together what was found in several references, in order. */
export function joinResults(results: readonly CheckResult[]): CheckResult {
  return {
    findings: results.flatMap(({ findings }) => findings).sort(inOrder),
    unchecked: results
      .flatMap(({ unchecked }) => unchecked)
      .sort((a, b) => a.image.span.start - b.image.span.start),
  };
}

/** What the enabled rules find in one reference, without what another finding already says. */
function findingsOf(
  image: ImageReference,
  references: readonly ImageReference[],
  facts: ImageFacts,
  options: CheckOptions,
): Finding[] {
  const checked = toCheckedImage(image, references);
  const name = checked === undefined ? (image.value ?? image.raw) : canonicalName(checked.reference);
  const found: Finding[] = [];
  for (const rule of options.rules ?? allRules) {
    const wanted = options.severities.get(rule.id) ?? rule.severity;
    if (wanted === "off") continue;
    const setByHand = options.severities.has(rule.id);
    for (const finding of runRule(rule, image, checked, facts, options)) {
      found.push({
        ...finding,
        rule: rule.id,
        severity: setByHand ? wanted : (finding.severity ?? wanted),
        evidence: finding.evidence ?? [],
        fixes: finding.fixes ?? [],
        image: name,
      });
    }
  }
  return withoutSuperseded(found, options);
}

function runRule(
  rule: Rule,
  image: ImageReference,
  checked: ReturnType<typeof toCheckedImage>,
  facts: ImageFacts,
  context: RuleContext,
): Iterable<RuleFinding> {
  if (rule.about === "text") return rule.check(image, context);
  if (checked === undefined) return [];
  const runs = mustBePulled(image) || (mayBePulled(image) && rule.evenIfNotPulled === true);
  return runs ? rule.check(checked, facts, context) : [];
}

/** Kinds of places where a missing image only makes a build slower. */
const caches: ReadonlySet<ReferenceKind> = new Set(["cache-to", "cache-from"]);

/** Whether the image has to be there for the build or the start to go on. */
function mustBePulled(image: ImageReference): boolean {
  return image.role === "image" && !caches.has(image.kind);
}

function mayBePulled(image: ImageReference): boolean {
  return image.role === "image" || image.pulledFirst === true;
}

/** Leaves one finding where several say the same, with the weight of those it stands for. */
function withoutSuperseded(found: readonly Finding[], options: CheckOptions): Finding[] {
  if (found.length < 2) return [...found];
  const rules = new Map((options.rules ?? allRules).map((rule) => [rule.id, rule]));
  const supersedes = (a: Finding, b: Finding) => rules.get(a.rule)?.supersedes?.includes(b.rule) === true;
  return found
    .filter((finding) => !found.some((other) => supersedes(other, finding)))
    .map((finding) => {
      if (options.severities.has(finding.rule)) return finding;
      const weights = found
        .filter((other) => other === finding || supersedes(finding, other))
        .map((other) => severities.indexOf(other.severity));
      return { ...finding, severity: severities[Math.min(...weights)] ?? finding.severity };
    });
}

function inOrder(a: Finding, b: Finding): number {
  return (
    a.span.start - b.span.start ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    a.span.end - b.span.end ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}
