import { toCheckedImage } from "./checkedImage.ts";
import type { ImageFacts, UnknownWhy } from "./facts.ts";
import { type Ignore, silences } from "./ignores.ts";
import type { ImageReference, ReferenceKind } from "./imageReference.ts";
import { judgeIgnores } from "./judgeIgnores.ts";
import type { Knowledge } from "./knowledge.ts";
import { entryFor, isIgnored, severitiesIn } from "./policy.ts";
import { canonicalName } from "./reference.ts";
import { rules as allRules } from "./rules/index.ts";
import {
  type CheckedImage,
  type Finding,
  type ImageRule,
  type Rule,
  type RuleContext,
  type RuleFinding,
  type RuleId,
  ruleIds,
  type Severity,
  severities,
  type TextRule,
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
  /** From settings; where the policy sets one, that goes before. */
  readonly severities: SeverityOverrides;
  /** The comments of the text that silence rules (`findIgnores`); none where undefined. */
  readonly ignores?: readonly Ignore[];
  /** Path of the file from the policy's folder, with `/`; null or undefined where it has none. */
  readonly path?: string | null;
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
  const results = references.map((image) => checkReference(image, references, factsOf(image), options));
  return joinResults(results, references, options);
}

/** What facts have to be gathered for: publishers are asked about only where a rule needs them. */
export function purposeOf(options: CheckOptions): "check" | "vet" {
  return weightOf("untrusted-publisher", options).wanted === "off" ? "check" : "vet";
}

/** What was found in one reference, with what tells whether the comments that silence rules are of use. */
export interface ReferenceResult extends CheckResult {
  /** The ignores that silenced something, each with the rule: keys by `silencedKey`. */
  readonly silenced: readonly string[];
  /** False where there may be more to find: not all was asked, or the image depends on values from elsewhere. */
  readonly isSettled: boolean;
}

/** The same for one reference among those of its document. */
export function checkReference(
  image: ImageReference,
  references: readonly ImageReference[],
  facts: ImageFacts | undefined,
  options: CheckOptions,
): ReferenceResult {
  const checked = toCheckedImage(image, references);
  const found = findingsOf(image, checked, facts ?? {}, options);
  const left: Finding[] = [];
  const silenced: string[] = [];
  for (const finding of found) {
    const by = (options.ignores ?? []).filter((one) => silences(one, finding.rule, image.span, options.now));
    for (const ignore of by) silenced.push(silencedKey(ignore, finding.rule));
    if (by.length > 0 || isNeedless(finding, found, options)) continue;
    if (!isExpected(finding.rule, checked, options)) left.push(withWeight(finding, found, options));
  }
  const findings = preferringOne(left);

  if (!mustBePulled(image) || image.reference === null) {
    return { findings, unchecked: [], silenced, isSettled: image.role !== "unresolved" };
  }
  const missing = facts === undefined ? undefined : missingFact(image.reference, facts, purposeOf(options));
  if (missing === undefined) return { findings, unchecked: [], silenced, isSettled: facts !== undefined };
  const { why, retryAt } = missing;
  const unchecked = [{ image, why, ...(retryAt === undefined ? {} : { retryAt }) }];
  return { findings, unchecked, silenced, isSettled: false };
}

/**
 * Puts together what was found in the references of a document, in order, and judges the comments in it. The
 * results are in the order of the references.
 */
export function joinResults(
  results: readonly ReferenceResult[],
  references: readonly ImageReference[],
  options: CheckOptions,
): CheckResult {
  const found = results.flatMap((result) => result.findings);
  return {
    findings: found.concat(ignoreFindings(results, references, options)).sort(inOrder),
    unchecked: results
      .flatMap(({ unchecked }) => unchecked)
      .sort((a, b) => a.image.span.start - b.image.span.start),
  };
}

function silencedKey(ignore: Ignore, rule: RuleId): string {
  return `${ignore.comment.start} ${rule}`;
}

/** What the enabled rules find in one reference. */
function findingsOf(
  image: ImageReference,
  checked: CheckedImage | undefined,
  facts: ImageFacts,
  options: CheckOptions,
): Finding[] {
  const name = checked === undefined ? (image.value ?? image.raw) : canonicalName(checked.reference);
  const knowledge = knowledgeFor(checked, options);
  const context = knowledge === options.knowledge ? options : { ...options, knowledge };
  const found: Finding[] = [];
  for (const rule of weighed(options).run) {
    const all =
      rule.about === "text" ? rule.check(image, context) : checkImage(rule, image, checked, facts, context);
    for (const finding of all) found.push(toFinding(finding, rule, name, options));
  }
  return found;
}

function toFinding(finding: RuleFinding, rule: Rule, image: string, options: CheckOptions): Finding {
  const { wanted, byHand } = weightOf(rule.id, options);
  const severity = byHand ? wanted : (finding.severity ?? wanted);
  return {
    ...finding,
    rule: rule.id,
    // A rule that is off is not run.
    severity: severity === "off" ? "info" : severity,
    evidence: finding.evidence ?? [],
    fixes: finding.fixes ?? [],
    image,
  };
}

/** The weight of a rule, and whether someone chose it. */
interface Weight {
  readonly wanted: Severity | "off";
  readonly byHand: boolean;
}

/** What the options make of the rules. */
interface Weighed {
  readonly weights: ReadonlyMap<RuleId, Weight>;
  /** Those that look at references and aren't off. */
  readonly run: readonly (ImageRule | TextRule)[];
}

/** By the options that decide it: the same for every reference of a file, so it is made once. */
const weighedOptions = new WeakMap<CheckOptions, Weighed>();

function weighed(options: CheckOptions): Weighed {
  const before = weighedOptions.get(options);
  if (before !== undefined) return before;
  const weights = weigh(options);
  const run = (options.rules ?? allRules)
    .filter((rule) => rule.about !== "ignore")
    .filter(({ id }) => weights.get(id)?.wanted !== "off");
  const made = { weights, run };
  weighedOptions.set(options, made);
  return made;
}

/** What the policy says of each rule in this file, else the settings, else the rule itself. */
function weigh({ policy, path, severities: set, rules = allRules }: CheckOptions): Weighed["weights"] {
  const byPolicy = policy === undefined ? undefined : severitiesIn(policy, path ?? null);
  return new Map(
    ruleIds.map((rule): [RuleId, Weight] => {
      const chosen = byPolicy?.get(rule) ?? set.get(rule);
      if (chosen !== undefined) return [rule, { wanted: chosen, byHand: true }];
      return [rule, { wanted: rules.find(({ id }) => id === rule)?.severity ?? "off", byHand: false }];
    }),
  );
}

function weightOf(rule: RuleId, options: CheckOptions): Weight {
  return weighed(options).weights.get(rule) ?? { wanted: "off", byHand: false };
}

/** The lists, with an image that the policy trusts or calls private among those that are vouched for. */
function knowledgeFor(image: CheckedImage | undefined, { knowledge, policy, now }: CheckOptions): Knowledge {
  if (image === undefined || policy === undefined) return knowledge;
  const { familiarName } = image;
  const named = { familiarName, tag: image.tag?.value };
  const entry = entryFor(policy.trusted, named, now) ?? entryFor(policy.private, named, now);
  if (entry === undefined) return knowledge;
  return { ...knowledge, vouchedFor: new Set([...knowledge.vouchedFor, familiarName]) };
}

/** Whether the policy says that this is as it should be. */
function isExpected(
  rule: RuleId,
  image: CheckedImage | undefined,
  { policy, path, now }: CheckOptions,
): boolean {
  if (image === undefined || policy === undefined) return false;
  const named = { familiarName: image.familiarName, tag: image.tag?.value };
  if (rule === "missing-repository" && entryFor(policy.private, named, now) !== undefined) return true;
  return isIgnored(policy, rule, named, path ?? null, now);
}

function checkImage(
  rule: ImageRule,
  image: ImageReference,
  checked: CheckedImage | undefined,
  facts: ImageFacts,
  context: RuleContext,
): Iterable<RuleFinding> {
  if (checked === undefined) return [];
  const runs = mustBePulled(image) || (mayBePulled(image) && rule.evenIfNotPulled === true);
  return runs ? rule.check(checked, facts, context) : [];
}

/** Kinds of places where a missing image only makes a build slower. */
const caches: ReadonlySet<ReferenceKind> = new Set(["cache-to", "cache-from"]);

/** Whether the image has to be there for the build or the start to go on. */
export function mustBePulled(image: ImageReference): boolean {
  return image.role === "image" && !caches.has(image.kind);
}

function mayBePulled(image: ImageReference): boolean {
  return image.role === "image" || image.pulledFirst === true;
}

/** Whether another finding on the same image says it all. */
function isNeedless(finding: Finding, found: readonly Finding[], options: CheckOptions): boolean {
  return found.some((other) => supersedes(other, finding, options));
}

function supersedes(a: Finding, b: Finding, { rules = allRules }: CheckOptions): boolean {
  const superseded = a.supersedes ?? rules.find(({ id }) => id === a.rule)?.supersedes;
  return superseded?.includes(b.rule) === true;
}

/** A finding with the weight of those it stands for, unless its own was set by hand. */
function withWeight(finding: Finding, found: readonly Finding[], options: CheckOptions): Finding {
  if (weightOf(finding.rule, options).byHand) return finding;
  const weights = found
    .filter((other) => other === finding || supersedes(finding, other, options))
    .map(({ severity }) => severities.indexOf(severity));
  return { ...finding, severity: severities[Math.min(...weights)] ?? finding.severity };
}

/**
 * Findings of one reference, of which the gravest alone prefers a fix: each fix was proven by itself, and two that are
 * made together, such as another name and another tag, may name an image that nobody looked up.
 */
function preferringOne(findings: readonly Finding[]): readonly Finding[] {
  const preferring = findings.filter(({ fixes }) => fixes.some(({ preferred }) => preferred === true));
  if (preferring.length < 2) return findings;
  const [gravest] = [...preferring].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  return findings.map((finding) =>
    finding === gravest
      ? finding
      : { ...finding, fixes: finding.fixes.map((fix) => ({ ...fix, preferred: false })) },
  );
}

/** What is to be said about the comments themselves. */
function ignoreFindings(
  results: readonly ReferenceResult[],
  references: readonly ImageReference[],
  options: CheckOptions,
): readonly Finding[] {
  const { ignores = [], rules = allRules } = options;
  if (ignores.length === 0) return [];
  const silenced = new Set(results.flatMap((result) => result.silenced));
  const isUsed = (ignore: Ignore, rule: RuleId) =>
    silenced.has(silencedKey(ignore, rule)) || weightOf(rule, options).wanted === "off";
  const unsettled = references.filter((_, at) => results[at]?.isSettled !== true);
  return judgeIgnores(ignores, references, unsettled, isUsed).flatMap(({ name, ...ignore }) =>
    rules.flatMap((rule) => {
      if (rule.about !== "ignore" || weightOf(rule.id, options).wanted === "off") return [];
      return [...rule.check(ignore, options)].map((finding) => toFinding(finding, rule, name, options));
    }),
  );
}

function inOrder(a: Finding, b: Finding): number {
  return (
    a.span.start - b.span.start ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    a.span.end - b.span.end ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}
