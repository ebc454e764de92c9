import type { ReferenceKind } from "../imageReference.ts";
import type { Span } from "../span.ts";
import { interpolate, type Lookup } from "./interpolate.ts";
import { verbatim } from "./mappedText.ts";
import { contextImage, whole } from "./places.ts";
import type { ReferenceText } from "./referenceText.ts";

interface Level {
  /** Column of the key. */
  readonly indent: number;
  readonly key: string;
}

/** A line that opens a key: its indentation with list dashes, the key, and what follows the colon. */
const keyLine =
  /^((?:[ \t]|-[ \t])*)(?:"([^"]*)"[ \t]*|'([^']*)'[ \t]*|([^\s"'#:[\]{},&*!|>%@`-][^:#\n]*)):(?:[ \t]+(.*))?$/;
/** A line that must open a mapping, though its key is no YAML: `{{ name }}:`. */
const oddKeyLine = /^([ \t]*)()()([^ \t#-].*):[ \t]*$/;
const blockHeader = /^(?:[&!]\S+[ \t]+)*[|>][-+0-9]*[ \t]*(?:#.*)?$/;
const flowImage = /[{,][ \t]*["']?image["']?[ \t]*:[ \t]*("[^"]*"|'[^']*'|[^\s,}"'][^,}]*)/;

/**
 * Finds the image references that stand alone on their lines, by indentation. For text that somebody is typing: no
 * aliases, no folding, no merging, and nothing that needs the line before it.
 */
export function scanCompose(document: string, lookup: Lookup): readonly ReferenceText[] {
  const found: { kind: ReferenceKind; span: Span; service: string }[] = [];
  const builders = new Set<string>();
  const levels: Level[] = [];
  /** Lines deeper than this belong to a block scalar. */
  let blockIndent: number | undefined;
  for (const line of linesOf(document)) {
    const indent = line.text.search(/[^ \t]/);
    if (indent < 0 || (blockIndent !== undefined && indent > blockIndent)) continue;
    blockIndent = undefined;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(line.text)) levels.length = 0;
    const match = keyLine.exec(line.text) ?? oddKeyLine.exec(line.text);
    if (match === null) continue;
    const [, before = "", double, single, plain = "", rest = ""] = match;
    while ((levels.at(-1)?.indent ?? -1) >= before.length) levels.pop();
    if (before.includes("-")) levels.push({ indent: before.length - 1, key: "-" });
    levels.push({ indent: before.length, key: (double ?? single ?? plain).trim() });
    if (blockHeader.test(rest)) blockIndent = before.length;

    const path = levels.map((level) => level.key);
    const [top, service = "", last] = path;
    if (top === "services" && last === "build" && path.length === 3) builders.add(service);
    const start = line.start + line.text.length - rest.length;
    const kind = kindAt(path);
    if (kind !== undefined) {
      const span = valueIn(rest, start);
      if (span !== undefined) found.push({ kind, span, service });
    } else if (top === "services" && path.length === 2) {
      const flow = flowImage.exec(rest);
      const value = flow?.[1] ?? "";
      const span = valueIn(value, start + (flow?.index ?? 0) + (flow?.[0].length ?? 0) - value.length);
      if (span !== undefined) found.push({ kind: "image", span, service });
    }
  }
  return found.map(({ kind, span, service: name }) => {
    const template = verbatim(document, span);
    return {
      kind,
      template,
      expanded: interpolate(template, lookup),
      cut: kind === "additional-context" ? contextImage : whole,
      service: { name, builds: builders.has(name), pullPolicy: undefined, platform: null },
    };
  });
}

function kindAt(path: readonly string[]): ReferenceKind | undefined {
  const [top, , ...inside] = path;
  const below = inside.join(".");
  if (top === "models" && below === "model") return "model";
  if (top !== "services") return undefined;
  if (below === "image") return "image";
  if (below === "pre_start.-.image") return "pre-start";
  const isContext = inside.length === 3 && below.startsWith("build.additional_contexts.");
  return isContext ? "additional-context" : undefined;
}

/** What can't be the start of a plain value, and the words for none. */
const noValue = /^(?:[*|>[{&!#]|(?:~|null|Null|NULL)[ \t]*(?:#.*)?$)/;

/** Where a plain or quoted value stands that ends on its line; undefined for none. */
function valueIn(rest: string, restStart: number): Span | undefined {
  const properties = /^(?:[&!]\S*[ \t]+)*/.exec(rest)?.[0] ?? "";
  const value = rest.slice(properties.length);
  if (/!reset\b/.test(properties) || noValue.test(value)) return undefined;
  const quote = value[0] === '"' || value[0] === "'" ? value[0] : "";
  const close = quote === "" ? value.search(/[ \t]#/) : value.indexOf(quote, 1);
  const text = value.slice(quote.length, close < 0 ? undefined : close).trimEnd();
  const start = restStart + properties.length + quote.length;
  return text === "" ? undefined : { start, end: start + text.length };
}

function* linesOf(document: string): Generator<{ text: string; start: number }> {
  let start = document.startsWith("\ufeff") ? 1 : 0;
  while (start <= document.length) {
    const feed = document.indexOf("\n", start);
    const end = feed < 0 ? document.length : feed;
    yield { text: document.slice(start, document[end - 1] === "\r" && end > start ? end - 1 : end), start };
    start = end + 1;
  }
}
