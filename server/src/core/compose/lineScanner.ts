import type { ReferenceKind } from "../imageReference.ts";
import { slice, verbatim } from "./mappedText.ts";
import type { ReferenceText } from "./referenceText.ts";

interface Level {
  /** Column of the key. */
  readonly indent: number;
  readonly key: string;
}

/** A line that opens a key: its indentation with list dashes, the key, and what follows the colon. */
const keyLine =
  /^((?:[ \t]|-[ \t])*)(?:"([^"]*)"|'([^']*)'|([^\s"'#:[\]{},&*!|>%@`-][^:#\n]*?))[ \t]*:(?:[ \t]+(.*))?$/;
/** A line that must open a mapping, though its key is no YAML: `{{ name }}:`. */
const oddKeyLine = /^([ \t]*)()()([^ \t#-].*):[ \t]*$/;
const flowImage = /[{,][ \t]*["']?image["']?[ \t]*:[ \t]*("[^"]*"|'[^']*'|[^\s,}"'][^,}]*)/;

/**
 * Finds the image references that stand alone on their lines, by indentation. For text that somebody is typing: no
 * aliases, no folding, no merging, and nothing that needs the line before it.
 */
export function scanCompose(document: string): readonly ReferenceText[] {
  const found: { text: ReferenceText; service: string | undefined }[] = [];
  const builders = new Set<string>();
  const levels: Level[] = [];
  /** Lines deeper than this belong to a block scalar. */
  let blockIndent: number | undefined;
  for (const line of linesOf(document)) {
    const indent = line.text.search(/[^ \t]/);
    if (indent < 0) continue;
    if (blockIndent !== undefined && indent > blockIndent) continue;
    blockIndent = undefined;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(line.text)) levels.length = 0;
    const match = keyLine.exec(line.text) ?? oddKeyLine.exec(line.text);
    if (match === null) continue;
    const column = match[1]?.length ?? 0;
    while ((levels.at(-1)?.indent ?? -1) >= column) levels.pop();
    if (match[1]?.includes("-")) levels.push({ indent: column - 1, key: "-" });
    levels.push({ indent: column, key: (match[2] ?? match[3] ?? match[4] ?? "").trim() });

    const rest = match[5] ?? "";
    const start = line.start + line.text.length - rest.length;
    if (/^(?:[&!]\S+[ \t]+)*[|>][-+0-9]*[ \t]*(?:#.*)?$/.test(rest)) blockIndent = column;
    const path = levels.map((level) => level.key);
    if (path.length === 3 && path[0] === "services" && path[2] === "build" && path[1] !== undefined) {
      builders.add(path[1]);
    }
    const place = placeOf(path);
    if (place !== undefined) {
      const text = textAt(document, rest, start, place);
      if (text !== undefined) found.push({ text, service: path[1] });
    } else if (path.length === 2 && path[0] === "services") {
      const flow = flowImage.exec(rest);
      const value = flow?.[1];
      if (flow !== null && value !== undefined) {
        const text = textAt(document, value, start + flow.index + flow[0].length - value.length, "image");
        if (text !== undefined) found.push({ text, service: path[1] });
      }
    }
  }
  return found.map(({ text, service: name = "" }) => ({
    ...text,
    service: { name, builds: builders.has(name), pullPolicy: undefined, platform: null },
  }));
}

function placeOf(path: readonly string[]): ReferenceKind | undefined {
  const [top, , ...inside] = path;
  const below = inside.join(".");
  if (top === "models" && below === "model") return "model";
  if (top !== "services") return undefined;
  if (below === "image") return "image";
  if (below === "pre_start.-.image") return "pre-start";
  return inside.length === 3 && below.startsWith("build.additional_contexts.")
    ? "additional-context"
    : undefined;
}

/** A plain or quoted value that ends on its line. */
function textAt(
  document: string,
  rest: string,
  restStart: number,
  kind: ReferenceKind,
): ReferenceText | undefined {
  const properties = /^(?:[&!][^\s]*[ \t]+)*/.exec(rest)?.[0] ?? "";
  if (/!reset\b/.test(properties)) return undefined;
  const value = rest.slice(properties.length);
  const start = restStart + properties.length;
  const quote = value[0];
  if (quote === "" || (/^(?:[*|>[{&!#]|~|null|Null|NULL)/.test(value) && !/^null[^\s#]/i.test(value)))
    return undefined;
  const quoted = quote === '"' || quote === "'";
  const close = quoted ? value.indexOf(quote, 1) : value.search(/[ \t]+#/);
  const text = value.slice(quoted ? 1 : 0, close < 0 ? undefined : close).trimEnd();
  if (text === "") return undefined;
  const from = start + (quoted ? 1 : 0);
  const scheme = "docker-image://";
  const cut =
    kind === "additional-context"
      ? (all: ReturnType<typeof verbatim>) => (all.text.startsWith(scheme) ? [slice(all, scheme.length)] : [])
      : (all: ReturnType<typeof verbatim>) => [all];
  return {
    kind,
    template: verbatim(document, { start: from, end: from + text.length }),
    cut,
    service: undefined,
  };
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
