import type { ImageFacts } from "../facts.ts";
import type { JudgedIgnore } from "../ignores.ts";
import type { ImageReference } from "../imageReference.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Policy } from "../policy.ts";
import type { Reference } from "../reference.ts";
import type { Say } from "../say.ts";
import type { Span } from "../span.ts";

/** Most severe first. */
export const severities = ["error", "warning", "info"] as const;
export type Severity = (typeof severities)[number];

/** Stable ids that others rely on: CI configurations, ignore comments, dashboards. */
export const ruleIds = [
  "imageless-repository",
  "spam-repository",
  "known-malicious",
  "compromised-tag",
  "missing-repository",
  "missing-tag",
  "missing-digest",
  "missing-platform",
  "not-an-image",
  "lookalike-name",
  "lookalike-registry",
  "suspicious-repository",
  "deprecated-image",
  "moved-tag",
  "invalid-reference",
  "unpinned",
  "untrusted-publisher",
  "forbidden-image",
  "unused-ignore",
] as const;
export type RuleId = (typeof ruleIds)[number];

export function isRuleId(text: string): text is RuleId {
  return ruleIds.some((id) => id === text);
}

/** One thing that was seen and speaks for a finding: a stable word, and a sentence for people. */
export interface Evidence {
  readonly signal: string;
  readonly text: string;
  /** True where the message says it too: programs get it, people aren't told twice. */
  readonly inMessage?: true;
}

export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** A way out. `title` starts with a verb and names the result. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** True for the one that is very likely what was meant. */
  readonly preferred?: boolean;
}

/** What a rule found in one reference. */
export interface RuleFinding {
  /** The part that is wrong, in the document: the name, the tag, the host; never the line. */
  readonly span: Span;
  /** What was seen, what it means, what to do: one or two sentences. Backquotes mark names. */
  readonly message: string;
  readonly evidence?: readonly Evidence[];
  readonly fixes?: readonly Fix[];
  /** Where one rule has two weights; the rule's own otherwise. */
  readonly severity?: Severity;
  /** Where not every finding of a rule says all that others would; the rule's own list otherwise. */
  readonly supersedes?: readonly RuleId[];
}

export interface Finding extends RuleFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly Fix[];
  /** Canonical name of the image, with its tag and digest as written: `docker.io/library/node:22`. */
  readonly image: string;
}

/** A part of a reference: its text and where it stands in the document. */
export interface Part {
  readonly value: string;
  /** Where it is shown (squiggles). */
  readonly span: Span;
  /** Where it can be edited; undefined where it is written outside the document, or can't be edited alone. */
  readonly edit: Span | undefined;
}

/** A reference that would be pulled, taken apart for rules. */
export interface CheckedImage {
  readonly image: ImageReference;
  readonly reference: Reference;
  /** As Docker's own command shows it: `node`, `acme/tool`, `ghcr.io/acme/tool`. */
  readonly familiarName: string;
  /** On Docker Hub, the first path component; undefined elsewhere. */
  readonly namespace: string | undefined;
  /** Domain and path together, as written. */
  readonly name: Part;
  readonly domain: Part | undefined;
  readonly path: Part;
  readonly tag: Part | undefined;
  readonly digest: Part | undefined;
  readonly platform: string | null;
}

/** What rules may use beside the image and its facts. All plain data. */
export interface RuleContext {
  /** What the project asks for; undefined where there is no policy. */
  readonly policy?: Policy;
  /** Milliseconds since 1970; for "3 days ago" and expiry. */
  readonly now: number;
  readonly say: Say;
  readonly knowledge: Knowledge;
}

interface RuleBase {
  readonly id: RuleId;
  /** The default; `off` waits for a policy to ask for it. */
  readonly severity: Severity | "off";
  /** One sentence, for lists of rules. */
  readonly summary: string;
  /**
   * Rules whose findings on the same image say less than this one's: they are left out where it found something.
   * The finding that stays is at least as severe as those it stands for, unless its severity was set by hand.
   */
  readonly supersedes?: readonly RuleId[];
}

/** A rule about an image that would be pulled. Pure: facts come as data, so it never waits. */
export interface ImageRule extends RuleBase {
  readonly about: "image";
  /**
   * True where it judges the name itself, so that it also runs where a failing pull breaks nothing: a name that is
   * built here though a pull is tried first, and a build cache.
   */
  readonly evenIfNotPulled?: boolean;
  check(image: CheckedImage, facts: ImageFacts, context: RuleContext): Iterable<RuleFinding>;
}

/** A rule about the written reference itself, whatever its role. */
export interface TextRule extends RuleBase {
  readonly about: "text";
  check(reference: ImageReference, context: RuleContext): Iterable<RuleFinding>;
}

/** A rule about the comments that silence other rules. */
export interface IgnoreRule extends RuleBase {
  readonly about: "ignore";
  check(ignore: JudgedIgnore, context: RuleContext): Iterable<RuleFinding>;
}

export type Rule = ImageRule | TextRule | IgnoreRule;
