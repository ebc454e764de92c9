import { matchesGlob, matchesPath } from "./globs.ts";
import type { RuleId, Severity } from "./rules/rule.ts";
import type { Span } from "./span.ts";

/** What a project asks for, as its `.tare.yaml` says it. Patterns are those of `globs.ts`. */
export interface Policy {
  readonly rules: ReadonlyMap<RuleId, Severity | "off">;
  /** Severities for some files; of several that fit, the last one counts. */
  readonly paths: readonly PathRules[];
  /** Images that guesses don't count against. */
  readonly trusted: readonly NamedEntry[];
  /** Images that are private: that others don't find them is no news. */
  readonly private: readonly NamedEntry[];
  readonly forbidden: readonly ForbiddenEntry[];
  /** Hosts of the registries to ask beside Docker Hub. */
  readonly registries: readonly string[];
  /** Files in which every image has to be pinned. */
  readonly pins: readonly string[];
  readonly ignore: readonly IgnoreEntry[];
}

export interface PathRules {
  readonly files: readonly string[];
  readonly rules: ReadonlyMap<RuleId, Severity | "off">;
}

/** Something that may end by itself. */
export interface Entry {
  readonly reason: string | null;
  /** The last moment at which it applies; null for always. Milliseconds since 1970. */
  readonly until: number | null;
  /** Where the policy says it; for the end, where the date stands. */
  readonly span: Span;
}

/** An image, by a pattern for its familiar name (`acme/*`), with a tag where the pattern has one. */
export interface NamedEntry extends Entry {
  readonly name: string;
}

export interface ForbiddenEntry extends NamedEntry {
  /** What to use instead. */
  readonly use: string | null;
  /** Set where one person's settings forbid it, and not the project. */
  readonly own?: true;
}

/** What one person trusts and forbids wherever they work, as their settings say it. */
export interface OwnLists {
  readonly trusted: readonly string[];
  readonly forbidden: readonly Pick<ForbiddenEntry, "name" | "use" | "reason">[];
}

/** Rules that are silent for some images in some files. */
export interface IgnoreEntry extends Entry {
  readonly image: string;
  readonly rules: readonly RuleId[];
  /** All files where empty. */
  readonly files: readonly string[];
}

/** The policy of a project that says nothing. */
const emptyPolicy: Policy = {
  rules: new Map(),
  paths: [],
  trusted: [],
  private: [],
  forbidden: [],
  registries: [],
  pins: [],
  ignore: [],
};

/** One policy for the same two, since what was found by one is kept. */
const joined = new WeakMap<OwnLists, WeakMap<Policy, Policy>>();

/** Adds what one person's settings say to what the project's policy does, which goes before. */
export function withOwnLists<Decided extends { readonly policy?: Policy }>(
  decided: Decided,
  own: OwnLists,
): Decided {
  if (own.trusted.length === 0 && own.forbidden.length === 0) return decided;
  const before = decided.policy ?? emptyPolicy;
  const known = joined.get(own) ?? new WeakMap<Policy, Policy>();
  joined.set(own, known);
  const policy = known.get(before) ?? join(before, own);
  known.set(before, policy);
  return { ...decided, policy };
}

function join(policy: Policy, { trusted, forbidden }: OwnLists): Policy {
  const plain = { reason: null, until: null, span: { start: 0, end: 0 } };
  return {
    ...policy,
    trusted: [...policy.trusted, ...trusted.map((name) => ({ ...plain, name }))],
    forbidden: [
      ...policy.forbidden,
      ...forbidden.map((entry) => ({ ...plain, ...entry, own: true as const })),
    ],
  };
}

/** An image as entries are matched: its familiar name, and the tag where one is written. */
export interface NamedImage {
  readonly familiarName: string;
  readonly tag: string | undefined;
}

/** The severities that the policy sets in a file; of a rule that is not among them it says nothing. */
export function severitiesIn(policy: Policy, path: string | null): ReadonlyMap<RuleId, Severity | "off"> {
  const set = new Map(policy.rules);
  if (path === null) return set;
  const everywhere = set.get("unpinned") ?? "off";
  if (everywhere === "off" && fits(policy.pins, path)) set.set("unpinned", "warning");
  for (const { files, rules } of policy.paths) {
    if (!fits(files, path)) continue;
    for (const [rule, severity] of rules) set.set(rule, severity);
  }
  return set;
}

/** The first entry that names the image and hasn't ended. */
export function entryFor<E extends NamedEntry>(
  entries: readonly E[],
  image: NamedImage,
  now: number,
): E | undefined {
  return entries.find((entry) => !hasEnded(entry, now) && namesImage(entry.name, image));
}

/** Whether the policy keeps a rule silent for an image in a file. */
export function isIgnored(
  policy: Policy,
  rule: RuleId,
  image: NamedImage,
  path: string | null,
  now: number,
): boolean {
  return policy.ignore.some(
    (entry) =>
      entry.rules.includes(rule) &&
      !hasEnded(entry, now) &&
      namesImage(entry.image, image) &&
      (entry.files.length === 0 || (path !== null && fits(entry.files, path))),
  );
}

/** Every entry that can end. */
export function entriesOf(policy: Policy): readonly Entry[] {
  return [...policy.trusted, ...policy.private, ...policy.forbidden, ...policy.ignore];
}

export function hasEnded({ until }: Pick<Entry, "until">, now: number): boolean {
  return until !== null && now > until;
}

/**
 * What is left of a policy from a place that nobody vouched for, such as a folder that was just downloaded: it may
 * ask for more, but neither silence anything, nor name hosts to talk to, nor images to write into files.
 */
export function withoutFavours(policy: Policy): Policy {
  const forbidden = policy.forbidden.map((entry) => ({ ...entry, use: null }));
  return { ...emptyPolicy, forbidden, pins: policy.pins };
}

function namesImage(pattern: string, { familiarName, tag }: NamedImage): boolean {
  const hasTag = pattern.lastIndexOf(":") > pattern.lastIndexOf("/");
  return matchesGlob(pattern, hasTag ? `${familiarName}:${tag ?? "latest"}` : familiarName);
}

function fits(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) => matchesPath(pattern, path));
}
