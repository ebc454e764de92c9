import assert from "node:assert/strict";
import { type Card, toCard } from "../../server/src/core/card.ts";
import {
  type CheckOptions,
  type CheckResult,
  checkReferences,
  purposeOf,
  type SeverityOverrides,
} from "../../server/src/core/check.ts";
import { toCheckedImage } from "../../server/src/core/checkedImage.ts";
import type { ImageFacts } from "../../server/src/core/facts.ts";
import { findIgnores } from "../../server/src/core/ignores.ts";
import type { ImageReference } from "../../server/src/core/imageReference.ts";
import { type Knowledge, noKnowledge } from "../../server/src/core/knowledge.ts";
import type { Purpose } from "../../server/src/core/plan.ts";
import { readPolicy } from "../../server/src/core/policy/readPolicy.ts";
import type { Policy } from "../../server/src/core/policy.ts";
import { rules as allRules } from "../../server/src/core/rules/index.ts";
import type { Edit, Finding, Fix, Rule, RuleId, Severity } from "../../server/src/core/rules/rule.ts";
import { english } from "../../server/src/core/say.ts";
import { gatherFacts } from "../../server/src/registries/gather.ts";
import { dedent, draw, type Mark, parseAnnotated } from "./annotations.ts";
import { type FakeHub, type FakeOptions, fakeRegistry, now } from "./fakeRegistry.ts";
import { kindOf, readReferences } from "./read.ts";

export interface CheckSetting extends FakeOptions {
  readonly knowledge?: Partial<Knowledge>;
  readonly severities?: SeverityOverrides;
  /** Text of a policy, and the path of the file that is checked. */
  readonly policy?: string;
  readonly path?: string;
  /** Changes the facts before they are judged. */
  readonly facts?: (facts: ImageFacts, image: ImageReference) => ImageFacts;
}

/** One rule alone, against a text with the squiggles drawn under it. A rule that is off by default warns. */
export async function checkRule(
  rule: Rule,
  hub: FakeHub,
  annotated: string,
  setting: CheckSetting = {},
): Promise<void> {
  const { text, marks } = parseAnnotated(annotated);
  const findings = await findingsOf(rule, text, hub, setting);
  compare(text, marks, findings, toMark);
}

/** All rules together; the marks name them: `error missing-tag: …`. */
export async function checkAll(hub: FakeHub, annotated: string, setting: CheckSetting = {}): Promise<void> {
  const { text, marks } = parseAnnotated(annotated);
  const { findings } = await resultOf(text, hub, setting, allRules);
  compare(text, marks, findings, (finding) => toMark(finding, finding.rule));
}

/** What the rule's preferred fix, else its first one, makes of a text with one finding. */
export async function checkFix(
  rule: Rule,
  hub: FakeHub,
  before: string,
  after: string,
  setting: CheckSetting = {},
): Promise<void> {
  const text = dedent(before);
  const findings = await findingsOf(rule, text, hub, setting);
  assert.equal(findings.length, 1, `one finding was expected in:\n${text}`);
  const fixes: readonly Fix[] = findings[0]?.fixes ?? [];
  const fix = fixes.find(({ preferred }) => preferred === true) ?? fixes[0];
  assert.ok(fix !== undefined, `no fix is offered: ${findings[0]?.message}`);
  assert.equal(applyEdits(text, fix.edits), dedent(after));
}

/** The findings in a text, and what could not be checked. */
export async function findingsIn(
  text: string,
  hub: FakeHub,
  setting: CheckSetting = {},
  rules: readonly Rule[] = allRules,
): Promise<CheckResult> {
  return await resultOf(dedent(text), hub, setting, rules);
}

/** The card of one image, with all that someone who looks at it is told. */
export async function cardOf(reference: string, hub: FakeHub, setting: CheckSetting = {}): Promise<Card> {
  const judged = await judge(`FROM ${reference}`, hub, setting, allRules, "card");
  const [image] = judged.references;
  const checked = image === undefined ? undefined : toCheckedImage(image);
  assert.ok(image !== undefined && checked !== undefined, `no image: ${reference}`);
  return toCard(checked, judged.facts.get(image) ?? {}, judged.result.findings, { now, say: english });
}

/** Replaces the edits' spans, which must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((done, { span, newText }) => done.slice(0, span.start) + newText + done.slice(span.end), text);
}

/** What one rule finds; a rule about ignores needs the others to run. */
async function findingsOf(
  rule: Rule,
  text: string,
  hub: FakeHub,
  setting: CheckSetting,
): Promise<readonly Finding[]> {
  const rules = rule.about === "ignore" ? allRules : [rule];
  const { findings } = await resultOf(text, hub, switchedOn(rule, setting), rules);
  return findings.filter((finding) => finding.rule === rule.id);
}

async function resultOf(
  text: string,
  hub: FakeHub,
  setting: CheckSetting,
  rules: readonly Rule[],
): Promise<CheckResult> {
  return (await judge(text, hub, setting, rules)).result;
}

interface Judged {
  readonly references: readonly ImageReference[];
  readonly facts: ReadonlyMap<ImageReference, ImageFacts>;
  readonly result: CheckResult;
}

async function judge(
  text: string,
  hub: FakeHub,
  setting: CheckSetting,
  rules: readonly Rule[],
  purpose?: Purpose,
): Promise<Judged> {
  const registry = fakeRegistry(hub, setting);
  const knowledge = { ...noKnowledge, ...setting.knowledge };
  const asking = { signal: new AbortController().signal };
  const references = readReferences(text);
  const options: CheckOptions = {
    now,
    say: english,
    knowledge,
    severities: setting.severities ?? new Map(),
    ignores: findIgnores(text, kindOf(text)),
    ...(setting.policy === undefined ? {} : { policy: policyIn(setting.policy) }),
    path: setting.path ?? null,
    rules,
  };
  const facts = new Map<ImageReference, ImageFacts>();
  for (const image of references) {
    if (image.role !== "image" || image.reference === null) continue;
    const why = purpose ?? purposeOf(options);
    const gathered = await gatherFacts(registry, image.reference, why, knowledge, asking);
    facts.set(image, setting.facts?.(gathered, image) ?? gathered);
  }
  const result = checkReferences(references, (image) => facts.get(image), options);
  for (const { rule, message, evidence } of result.findings) {
    assert.ok(evidence.length > 0, `${rule} shows no evidence: ${message}`);
  }
  return { references, facts, result };
}

function policyIn(text: string): Policy {
  const { policy, problems } = readPolicy(dedent(text), now, english);
  assert.ok(policy !== null, JSON.stringify(problems));
  return policy;
}

function switchedOn(rule: Rule, setting: CheckSetting): CheckSetting {
  if (rule.severity !== "off" || setting.severities !== undefined) return setting;
  return { ...setting, severities: new Map<RuleId, Severity>([[rule.id, "warning"]]) };
}

function toMark({ span, severity, message, fixes }: Finding, rule?: RuleId): Mark {
  const fix = fixes.length > 0 ? "[fix] " : "";
  const id = rule === undefined ? "" : ` ${rule}`;
  return { ...span, says: `${fix}${severity}${id}: ${message.replaceAll("`", "")}` };
}

/** Compares both ways: a mark without a finding fails as well as a finding without a mark. */
function compare(
  text: string,
  expected: readonly Mark[],
  findings: readonly Finding[],
  toMarkOf: (finding: Finding) => Mark,
): void {
  const actual = findings.map((finding) => shortened(toMarkOf(finding), expected));
  assert.equal(draw(text, actual), draw(text, expected));
}

/** The mark as the test wrote it, where that one ends in `…` and this one begins alike. */
function shortened(mark: Mark, expected: readonly Mark[]): Mark {
  const alike = expected.find(
    ({ start, end, says }) =>
      start === mark.start &&
      end === mark.end &&
      says.endsWith("…") &&
      mark.says.startsWith(says.slice(0, -1)),
  );
  return alike ?? mark;
}
