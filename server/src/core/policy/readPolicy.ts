import { type Document, parseDocument } from "yaml";
import { endOfDay } from "../dates.ts";
import { shorten } from "../plainText.ts";
import type { ForbiddenEntry, IgnoreEntry, NamedEntry, PathRules, Policy } from "../policy.ts";
import { entriesOf, hasEnded } from "../policy.ts";
import { isDomain, matchReference } from "../referenceGrammar.ts";
import { isRuleId, type RuleId, ruleIds, type Severity, severities } from "../rules/rule.ts";
import type { Say } from "../say.ts";
import { nearestWord } from "../words.ts";
import { type FileProblem, YamlReader, type YamlValue } from "./yamlReader.ts";

export type { FileProblem } from "./yamlReader.ts";

export interface ReadPolicy {
  /** Null where anything in the file is wrong: half a policy would be followed by nobody's wish. */
  readonly policy: Policy | null;
  /** In the order of their places. */
  readonly problems: readonly FileProblem[];
}

/** The keys of each mapping in a policy; the schema for editors has the same. */
export const policyKeys = {
  top: ["rules", "paths", "trusted", "private", "forbidden", "registries", "pins", "ignore"],
  paths: ["files", "rules"],
  named: ["name", "reason", "until"],
  forbidden: ["name", "use", "reason", "until"],
  ignore: ["image", "rules", "files", "reason", "until"],
} as const;

/** Longer than any that people write, and soon read. */
const longestPolicy = 100_000;
const mostFaults = 200;

/** Reads a policy. `now` decides which entries have ended; those are worth knowing, and wrong is nothing about them. */
export function readPolicy(text: string, now: number, say: Say): ReadPolicy {
  if (text.length > longestPolicy) {
    const span = { start: 0, end: 0 };
    const message = say("A policy of more than {0} characters is not read.", longestPolicy);
    return { policy: null, problems: [{ span, message, severity: "error" }] };
  }
  const document = parse(text);
  if (document === undefined) {
    const message = say("This is nested too deeply to be read.");
    return { policy: null, problems: [{ span: { start: 0, end: 0 }, message, severity: "error" }] };
  }
  const faults = document.errors.slice(0, mostFaults).map(({ pos: [start, end], message }): FileProblem => {
    const text = say("This is not well-formed YAML: {0}", message);
    return { span: { start, end }, message: text, severity: "error" };
  });
  if (faults.length > 0) return { policy: null, problems: faults };

  const reader = new PolicyReader(new YamlReader(document, text, say), say);
  const policy = reader.policy();
  const ended = entriesOf(policy)
    .filter((entry) => hasEnded(entry, now))
    .map(({ span }): FileProblem => {
      return { span, message: say("This has ended and no longer applies."), severity: "info" };
    });
  const problems = [...reader.problems, ...ended].sort((a, b) => a.span.start - b.span.start);
  return { policy: reader.problems.length > 0 ? null : policy, problems };
}

/** Undefined for a text that is nested too deeply for the parser. */
function parse(text: string): Document | undefined {
  try {
    // Keys that stand twice are found while reading: the parser compares each with all others.
    return parseDocument(text, { prettyErrors: false, logLevel: "silent", uniqueKeys: false });
  } catch {
    return undefined;
  }
}

class PolicyReader {
  readonly #yaml: YamlReader;
  readonly #say: Say;

  constructor(yaml: YamlReader, say: Say) {
    this.#yaml = yaml;
    this.#say = say;
  }

  get problems(): readonly FileProblem[] {
    return this.#yaml.problems;
  }

  policy(): Policy {
    const top = this.#yaml.fields(this.#yaml.top(), policyKeys.top);
    return {
      rules: this.#severities(top.rules),
      paths: this.#yaml.items(top.paths).map((item) => this.#pathRules(item)),
      trusted: this.#yaml.items(top.trusted).flatMap((item) => this.#named(item) ?? []),
      private: this.#yaml.items(top.private).flatMap((item) => this.#named(item) ?? []),
      forbidden: this.#yaml.items(top.forbidden).flatMap((item) => this.#forbidden(item) ?? []),
      registries: this.#yaml.items(top.registries).flatMap((item) => this.#host(item) ?? []),
      pins: this.#texts(top.pins),
      ignore: this.#yaml.items(top.ignore).flatMap((item) => this.#ignore(item) ?? []),
    };
  }

  #severities(value: YamlValue | undefined): ReadonlyMap<RuleId, Severity | "off"> {
    const read = new Map<RuleId, Severity | "off">();
    for (const { key, keySpan, value: set } of this.#yaml.entries(value)) {
      const rule = this.#rule(key, keySpan);
      const text = set === undefined ? undefined : this.#yaml.text(set);
      if (rule === undefined || text === undefined || set === undefined) continue;
      const severity = ([...severities, "off"] as const).find((one) => one === text);
      if (severity !== undefined) read.set(rule, severity);
      else this.#yaml.problem(set.span, this.#say("A severity is one of error, warning, info and off."));
    }
    return read;
  }

  #pathRules(item: YamlValue): PathRules {
    const fields = this.#yaml.fields(item, policyKeys.paths);
    const files = this.#texts(fields.files);
    if (files.length === 0) this.#missing(item, "files");
    return { files, rules: this.#severities(fields.rules) };
  }

  /** A pattern alone, or a mapping that says more about it. */
  #named(item: YamlValue): NamedEntry | undefined {
    if (!this.#yaml.isMapping(item)) {
      const name = this.#yaml.text(item);
      return name === undefined ? undefined : { name, reason: null, until: null, span: item.span };
    }
    const fields = this.#yaml.fields(item, policyKeys.named);
    const name = fields.name === undefined ? undefined : this.#yaml.text(fields.name);
    if (fields.name === undefined) this.#missing(item, "name");
    return name === undefined ? undefined : { name, ...this.#entry(item, fields) };
  }

  #forbidden(item: YamlValue): ForbiddenEntry | undefined {
    if (!this.#yaml.isMapping(item)) {
      const named = this.#named(item);
      return named === undefined ? undefined : { ...named, use: null };
    }
    const fields = this.#yaml.fields(item, policyKeys.forbidden);
    const name = fields.name === undefined ? undefined : this.#yaml.text(fields.name);
    if (fields.name === undefined) this.#missing(item, "name");
    const use = fields.use === undefined ? null : this.#imageName(fields.use);
    return name === undefined ? undefined : { name, use, ...this.#entry(item, fields) };
  }

  /** An image that may be written into files, so it has to be a reference; a note about several may have stars. */
  #imageName(value: YamlValue): string | null {
    const text = this.#yaml.text(value);
    if (text === undefined) return null;
    if (matchReference(text) !== undefined || /^[\w./*-]+$/.test(text)) return text;
    this.#yaml.problem(value.span, this.#say("`{0}` is not an image reference.", shorten(text, 60)));
    return null;
  }

  #ignore(item: YamlValue): IgnoreEntry | undefined {
    const fields = this.#yaml.fields(item, policyKeys.ignore);
    for (const key of ["image", "rules", "reason"] as const) {
      if (fields[key] === undefined && this.#yaml.isMapping(item)) this.#missing(item, key);
    }
    const image = fields.image === undefined ? undefined : this.#yaml.text(fields.image);
    const rules = this.#yaml.items(fields.rules).flatMap((rule) => {
      const text = this.#yaml.text(rule);
      return (text === undefined ? undefined : this.#rule(text, rule.span)) ?? [];
    });
    if (image === undefined) return undefined;
    return { image, rules, files: this.#texts(fields.files), ...this.#entry(item, fields) };
  }

  #entry(
    item: YamlValue,
    fields: { readonly reason?: YamlValue; readonly until?: YamlValue },
  ): Pick<NamedEntry, "reason" | "until" | "span"> {
    return {
      reason: fields.reason === undefined ? null : (this.#yaml.text(fields.reason) ?? null),
      until: fields.until === undefined ? null : this.#endOf(fields.until),
      span: (fields.until ?? item).span,
    };
  }

  #endOf(value: YamlValue): number | null {
    const text = this.#yaml.text(value);
    const end = text === undefined ? undefined : endOfDay(text);
    if (end === undefined && text !== undefined) {
      this.#yaml.problem(value.span, this.#say("A date is written as {0}.", "2027-01-31"));
    }
    return end ?? null;
  }

  #host(item: YamlValue): string | undefined {
    const text = this.#yaml.text(item);
    if (text === undefined || (isDomain(text) && !text.includes("/"))) return text;
    this.#yaml.problem(item.span, this.#say("A registry is named by its host alone, such as `ghcr.io`."));
    return undefined;
  }

  #rule(text: string, span: YamlValue["span"]): RuleId | undefined {
    if (isRuleId(text)) return text;
    const nearest = nearestWord(text, ruleIds);
    const none = this.#say("There is no rule `{0}`.", shorten(text, 60));
    const hint = nearest === undefined ? "" : ` ${this.#say("Did you mean `{0}`?", nearest)}`;
    this.#yaml.problem(span, none + hint);
    return undefined;
  }

  #texts(value: YamlValue | undefined): readonly string[] {
    return this.#yaml.items(value).flatMap((item) => this.#yaml.text(item) ?? []);
  }

  #missing(item: YamlValue, key: string): void {
    this.#yaml.problem(item.span, this.#say("`{0}` is missing here.", key));
  }
}
