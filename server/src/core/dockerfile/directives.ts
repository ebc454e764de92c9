import type { Span } from "../span.ts";
import { isBlank } from "./joinedText.ts";

/** `# escape=` decides which character continues lines and escapes others; the default is the backslash. */
export function escapeOf(text: string): string {
  for (const { key, value } of directives(text, bodyStart(text), "#", true)) {
    if (key !== "escape") continue;
    const written = text.slice(value.start, value.end);
    return written === "`" ? "`" : "\\";
  }
  return "\\";
}

/** The image that `# syntax=` names, and how its characters are written. */
export interface SyntaxDirective {
  readonly span: Span;
  /** The text that is meant: differs from what is written where a JSON string holds escapes. */
  readonly value: string;
}

/**
 * The frontend that the file asks for. The builder looks for it in another way than for `escape`: the sign must
 * be the first character of its line, a first line `#!` is skipped, and `//syntax=` or a JSON object will do too.
 *
 * @see https://docs.docker.com/reference/dockerfile/#syntax
 */
export function syntaxOf(text: string): SyntaxDirective | undefined {
  let start = bodyStart(text);
  if (text.startsWith("#!", start)) {
    const end = text.indexOf("\n", start);
    start = end < 0 ? text.length : end + 1;
  }
  for (const sign of ["#", "//"]) {
    for (const { key, value } of directives(text, start, sign, false)) {
      if (key !== "syntax") continue;
      const blank = text.slice(value.start, value.end).indexOf(" ");
      const span = { start: value.start, end: blank < 0 ? value.end : value.start + blank };
      return { span, value: text.slice(span.start, span.end) };
    }
  }
  return syntaxInJson(text, start);
}

function bodyStart(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

interface Directive {
  readonly key: string;
  readonly value: Span;
}

const known: ReadonlySet<string> = new Set(["syntax", "escape", "check"]);

/** The block at the top: ends at the first line that is no directive, and at one that repeats a key. */
function* directives(text: string, start: number, sign: string, indented: boolean): Iterable<Directive> {
  const seen = new Set<string>();
  for (let at = start; at < text.length; ) {
    const lineEnd = text.indexOf("\n", at);
    const end = lineEnd < 0 ? text.length : lineEnd;
    let from = at;
    if (indented) while (from < end && isBlank(text.charCodeAt(from))) from++;
    if (!text.startsWith(sign, from)) return;
    from += sign.length;
    while (from < end && isBlank(text.charCodeAt(from))) from++;
    const match = keyAndValue.exec(text.slice(from, end));
    const key = match?.[1]?.toLowerCase();
    const place = match?.indices?.[2];
    if (key === undefined || place === undefined || !known.has(key) || seen.has(key)) return;
    seen.add(key);
    yield { key, value: { start: from + place[0], end: from + place[1] } };
    at = end + 1;
  }
}

const keyAndValue = /^([a-zA-Z][a-zA-Z0-9]*)[\t\f\r ]*=[\t\f\r ]*([^\t\f\r ](?:.*[^\t\f\r ])?)[\t\f\r ]*$/ds;

/** `"syntax"` of a file that is one JSON object, as other frontends have them. */
function syntaxInJson(text: string, start: number): SyntaxDirective | undefined {
  let first = start;
  while (first < text.length && isBlank(text.charCodeAt(first))) first++;
  if (text.charAt(first) !== "{") return undefined;
  let value: unknown;
  try {
    const parsed: unknown = JSON.parse(text.slice(first));
    if (typeof parsed !== "object" || parsed === null || !("syntax" in parsed)) return undefined;
    value = parsed.syntax;
  } catch {
    return undefined;
  }
  if (typeof value !== "string") return undefined;
  const span = lastStringOf(text, first, "syntax");
  return span === undefined ? undefined : { span, value };
}

/** Where the string stands that a key of the outermost object has; the last one counts. Inside its quotes. */
function lastStringOf(text: string, start: number, wanted: string): Span | undefined {
  const token = /"((?:[^"\\]|\\.)*)"|[{}[\]:,]/gs;
  token.lastIndex = start;
  let depth = 0;
  let key: string | undefined;
  let isValue = false;
  let found: Span | undefined;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [sign, content] = match;
    if (content !== undefined) {
      const span = { start: match.index + 1, end: match.index + 1 + content.length };
      if (depth === 1 && isValue && key === wanted) found = span;
      if (depth === 1 && !isValue) key = String(JSON.parse(sign));
      isValue = false;
    } else if (sign === ":") isValue = true;
    else {
      if (sign !== ",") depth += sign === "{" || sign === "[" ? 1 : -1;
      isValue = false;
    }
  }
  return found;
}
