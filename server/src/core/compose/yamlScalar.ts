import { Scalar } from "yaml";
import type { Span } from "../span.ts";
import { computed, emptyText, joined, type MappedText, verbatim } from "./mappedText.ts";

/**
 * The value of a YAML scalar as text, with the place of each character: quotes, escapes, folding, indentation and
 * chomping undone. A number or a boolean is taken as it is written, so `1.20` stays `1.20`.
 *
 * The parser's own reading is the measure: where it differs from ours, the value is kept and only its places are
 * coarse.
 *
 * @see https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions
 */
export function readScalar(document: string, node: Scalar): MappedText {
  const value = node.source ?? (typeof node.value === "string" ? node.value : "");
  const range = node.range;
  if (range === null || range === undefined || value === "") return emptyText;
  const span = { start: range[0], end: range[1] };
  if (isOpenQuote(document, node, span)) return verbatim(document, firstLine(document, span));
  const mapped = decode(document, node, span);
  return mapped.text === value ? mapped : computed(value, span);
}

/** Whether the closing quote is missing: the parser goes on to wherever it can. */
function isOpenQuote(document: string, node: Scalar, span: Span): boolean {
  if (node.type !== Scalar.QUOTE_DOUBLE && node.type !== Scalar.QUOTE_SINGLE) return false;
  const quote = document[span.start];
  return span.end - span.start < 2 || document[span.end - 1] !== quote;
}

/** What stands behind an open quote on its line. */
function firstLine(document: string, span: Span): Span {
  const feed = document.indexOf("\n", span.start);
  let end = feed < 0 ? span.end : Math.min(feed, span.end);
  while (end > span.start + 1 && isWhite(document[end - 1])) end--;
  return { start: span.start + 1, end };
}

function decode(document: string, node: Scalar, span: Span): MappedText {
  switch (node.type) {
    case Scalar.QUOTE_DOUBLE:
      return decodeDoubleQuoted(document, { start: span.start + 1, end: span.end - 1 });
    case Scalar.QUOTE_SINGLE:
      return decodeSingleQuoted(document, { start: span.start + 1, end: span.end - 1 });
    case Scalar.BLOCK_LITERAL:
    case Scalar.BLOCK_FOLDED:
      return decodeBlock(document, span, node.type === Scalar.BLOCK_FOLDED, node.source ?? "");
    default:
      return decodePlain(document, span);
  }
}

function decodePlain(document: string, span: Span): MappedText {
  const lines = splitLines(document, span);
  return lines.length === 1 ? verbatim(document, span) : foldFlow(document, lines);
}

function decodeSingleQuoted(document: string, span: Span): MappedText {
  const folded = decodePlain(document, span);
  if (!folded.text.includes("''")) return folded;
  const parts: MappedText[] = [];
  for (const piece of folded.pieces) {
    if (piece.written === undefined) {
      parts.push(computed(piece.text, piece.at));
      continue;
    }
    const { start, end } = piece.written;
    let from = start;
    for (let at = document.indexOf("''", start); at >= 0 && at < end; at = document.indexOf("''", at + 2)) {
      parts.push(verbatim(document, { start: from, end: at }), computed("'", { start: at, end: at + 2 }));
      from = at + 2;
    }
    parts.push(verbatim(document, { start: from, end }));
  }
  return joined(parts);
}

/** Line folding of plain and single-quoted scalars: one break is a space, more are one less breaks. */
function foldFlow(document: string, lines: readonly Span[]): MappedText {
  const parts: MappedText[] = [];
  let breakStart = 0;
  let breaks = 0;
  lines.forEach((line, index) => {
    let { start, end } = line;
    const last = index === lines.length - 1;
    while (index > 0 && start < end && isBlank(document[start])) start++;
    while (!last && end > start && isBlank(document[end - 1])) end--;
    if (index > 0) {
      breaks++;
      if (start === end && !last) return;
      parts.push(computed(breaks === 1 ? " " : "\n".repeat(breaks - 1), { start: breakStart, end: start }));
      breaks = 0;
    }
    parts.push(verbatim(document, { start, end }));
    breakStart = end;
  });
  return joined(parts);
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["e", "\x1b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["N", "\u0085"],
  ["_", "\u00a0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
  [" ", " "],
  ['"', '"'],
  ["/", "/"],
  ["\\", "\\"],
  ["\t", "\t"],
]);

const escapeDigits: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

function decodeDoubleQuoted(document: string, span: Span): MappedText {
  const parts: MappedText[] = [];
  let from = span.start;
  let at = span.start;
  const put = (text: string, end: number) => {
    parts.push(verbatim(document, { start: from, end: at }), computed(text, { start: at, end }));
    from = end;
    at = end;
  };
  while (at < span.end) {
    const sign = document[at];
    if (sign === "\\") {
      const next = document[at + 1] ?? "";
      const digits = escapeDigits.get(next);
      if (digits !== undefined) {
        put(codePoint(document.slice(at + 2, at + 2 + digits)), Math.min(at + 2 + digits, span.end));
      } else if (next === "\n" || (next === "\r" && document[at + 2] === "\n")) {
        let end = at + (next === "\n" ? 2 : 3);
        while (end < span.end && isBlank(document[end])) end++;
        put("", end);
      } else {
        put(escapes.get(next) ?? `\\${next}`, Math.min(at + 2, span.end));
      }
    } else if (sign === "\n" || (sign === "\r" && document[at + 1] === "\n")) {
      let end = at;
      let breaks = 0;
      for (; end < span.end && isWhite(document[end]); end++) if (document[end] === "\n") breaks++;
      while (at > from && isBlank(document[at - 1])) at--;
      put(breaks === 1 ? " " : "\n".repeat(breaks - 1), end);
    } else {
      at++;
    }
  }
  parts.push(verbatim(document, { start: from, end: span.end }));
  return joined(parts);
}

function codePoint(digits: string): string {
  const code = /^[0-9a-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : -1;
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

/**
 * Block scalars: the blanks of the first line's indentation are cut from each line, folding joins lines that are
 * not indented further, and chomping decides about the breaks at the end. How many blanks are cut is read off the
 * parser's value, since it may depend on the indentation of the node around.
 */
function decodeBlock(document: string, span: Span, folded: boolean, value: string): MappedText {
  // A carriage return at the very end counts as a line break.
  const end = document[span.end - 1] === "\r" ? span.end - 1 : span.end;
  const [header, ...lines] = splitLines(document, { start: span.start, end });
  if (header === undefined) return emptyText;
  const cut = cutIndent(document, lines, value);
  let last = lines.length;
  while (last > 0 && isEmptyLine(document, lines[last - 1], cut)) last--;
  const content = lines.slice(0, last);
  const body = folded ? foldBlock(document, content, cut) : literalBlock(document, content, cut);
  // What follows the last line are breaks that chomping kept.
  const kept = value.slice(body.text.length);
  const from = content.at(-1)?.end ?? header.end;
  return joined([body, computed(kept, { start: from, end: Math.min(span.end, from + kept.length) })]);
}

function cutIndent(document: string, lines: readonly Span[], value: string): number {
  const written = lines.find((line) => contentStart(document, line) < line.end);
  if (written === undefined) return lines.reduce((most, line) => Math.max(most, line.end - line.start), 0);
  const first = Math.max(value.search(/[^\n ]/), 0);
  const blanks = first - (value.lastIndexOf("\n", first - 1) + 1);
  return contentStart(document, written) - written.start - blanks;
}

function literalBlock(document: string, lines: readonly Span[], cut: number): MappedText {
  const parts: MappedText[] = [];
  lines.forEach((line, index) => {
    const start = Math.min(line.start + cut, Math.max(contentStart(document, line), line.start));
    const next = lines[index + 1];
    // A lone line feed belongs to the run; `\r\n` is one character in the value and two in the document.
    const plainBreak = next !== undefined && next.start === line.end + 1;
    parts.push(verbatim(document, { start, end: plainBreak ? next.start : line.end }));
    if (next !== undefined && !plainBreak) parts.push(computed("\n", { start: line.end, end: next.start }));
  });
  return joined(parts);
}

function foldBlock(document: string, lines: readonly Span[], cut: number): MappedText {
  const parts: MappedText[] = [];
  let breakStart = lines[0]?.start ?? 0;
  /** Breaks since the last line that has content. */
  let breaks = 0;
  let begun = false;
  let previousFurther = false;
  for (const line of lines) {
    const start = Math.min(line.start + cut, contentStart(document, line));
    if (start === line.end) {
      breaks++;
      continue;
    }
    const further = isBlank(document[start]);
    const foldable = begun && !further && !previousFurther;
    const text = foldable && breaks === 1 ? " " : "\n".repeat(foldable ? breaks - 1 : breaks);
    parts.push(computed(text, { start: breakStart, end: start }));
    parts.push(verbatim(document, { start, end: line.end }));
    breakStart = line.end;
    breaks = 1;
    begun = true;
    previousFurther = further;
  }
  return joined(parts);
}

/** Lines without their breaks. */
function splitLines(document: string, span: Span): Span[] {
  const lines: Span[] = [];
  let start = span.start;
  for (;;) {
    const feed = document.indexOf("\n", start);
    if (feed < 0 || feed >= span.end) {
      lines.push({ start, end: span.end });
      return lines;
    }
    lines.push({ start, end: document[feed - 1] === "\r" && feed > start ? feed - 1 : feed });
    start = feed + 1;
  }
}

function contentStart(document: string, line: Span): number {
  let at = line.start;
  while (at < line.end && document[at] === " ") at++;
  return at;
}

function isEmptyLine(document: string, line: Span | undefined, cut: number): boolean {
  return line === undefined || (contentStart(document, line) === line.end && line.end - line.start <= cut);
}

function isBlank(sign: string | undefined): boolean {
  return sign === " " || sign === "\t";
}

function isWhite(sign: string | undefined): boolean {
  return isBlank(sign) || sign === "\n" || sign === "\r";
}
