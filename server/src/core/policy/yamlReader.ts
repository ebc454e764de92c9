import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from "yaml";
import { shorten } from "../plainText.ts";
import type { Say } from "../say.ts";
import type { Span } from "../span.ts";

/** What is wrong with a file that people write by hand, and where. `info` is only worth knowing. */
export interface FileProblem {
  readonly span: Span;
  readonly message: string;
  readonly severity: "error" | "info";
}

/** A value as it stands in the file. */
export interface YamlValue {
  readonly node: Node;
  readonly span: Span;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlValue | undefined;
}

/** More entries than anybody writes by hand. */
const mostEntries = 5000;
const longestText = 1000;
/** More than anybody reads. */
const mostProblems = 200;
/** Aliases can stand for any number of entries. */
const mostVisits = 50_000;

/** Reads YAML nodes into plain values, and notes what isn't as it should be. An empty value counts as none. */
export class YamlReader {
  readonly problems: FileProblem[] = [];
  readonly #document: Document;
  readonly #text: string;
  readonly #say: Say;
  #visits = 0;

  constructor(document: Document, text: string, say: Say) {
    this.#document = document;
    this.#text = text;
    this.#say = say;
  }

  top(): YamlValue | undefined {
    return this.#toValue(this.#document.contents);
  }

  problem(span: Span, message: string): void {
    if (this.problems.length < mostProblems) this.problems.push({ span, message, severity: "error" });
  }

  /** The entries of a mapping, in their order; none where it is something else. */
  entries(value: YamlValue | undefined): readonly YamlEntry[] {
    if (value === undefined) return [];
    if (!isMap(value.node)) {
      this.problem(value.span, this.#say("A mapping is expected here: lines of `key: value`."));
      return [];
    }
    const seen = new Set<string>();
    return value.node.items.slice(0, mostEntries).flatMap((pair): YamlEntry[] => {
      const key = this.#toValue(pair.key);
      if (key === undefined || !isScalar(key.node)) return [];
      if (seen.has(textOf(key)))
        this.problem(key.span, this.#say("`{0}` stands here twice.", shorten(textOf(key), 60)));
      seen.add(textOf(key));
      return [{ key: textOf(key), keySpan: key.span, value: this.#toValue(pair.value) }];
    });
  }

  /** The entries of a mapping that may only have some keys, by their key. */
  fields<K extends string>(value: YamlValue | undefined, known: readonly K[]): Partial<Record<K, YamlValue>> {
    const fields: Partial<Record<K, YamlValue>> = {};
    for (const { key, keySpan, value: field } of this.entries(value)) {
      const name = known.find((one) => one === key);
      if (name === undefined) {
        this.problem(
          keySpan,
          this.#say("`{0}` means nothing here. There are: {1}.", shorten(key, 60), known.join(", ")),
        );
      } else if (field !== undefined) fields[name] = field;
    }
    return fields;
  }

  /** The items of a list; a lone value counts as a list of one. */
  items(value: YamlValue | undefined): readonly YamlValue[] {
    if (value === undefined) return [];
    if (!isSeq(value.node)) return [value];
    return value.node.items.slice(0, mostEntries).flatMap((item) => this.#toValue(item) ?? []);
  }

  /** A text as it is written, so that `1.10` stays that; undefined, and a problem, where it is no text. */
  text(value: YamlValue): string | undefined {
    const text = isScalar(value.node) ? textOf(value).trim() : "";
    if (text !== "" && text.length <= longestText) return text;
    this.problem(value.span, this.#say("A short text is expected here."));
    return undefined;
  }

  isMapping(value: YamlValue): boolean {
    return isMap(value.node);
  }

  #toValue(node: unknown): YamlValue | undefined {
    const target = isAlias(node) ? node.resolve(this.#document) : node;
    if (!isMap(target) && !isSeq(target) && !isScalar(target)) return undefined;
    if ((isScalar(target) && target.value === null) || ++this.#visits > mostVisits) return undefined;
    const place = isAlias(node) ? node.range : target.range;
    const [start = 0, end = 0] = place ?? [];
    // A mapping or list ends behind its last line break.
    return { node: target, span: { start, end: this.#text.slice(start, end).trimEnd().length + start } };
  }
}

function textOf({ node }: YamlValue): string {
  if (!isScalar(node)) return "";
  return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
}
