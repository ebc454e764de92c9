import { interpolate, type Lookup, unsetMark } from "./interpolate.ts";
import { verbatim } from "./mappedText.ts";

/**
 * Reads an env file as Compose does: `KEY=value`, `KEY: value`, `export KEY=value`, a bare `KEY` that takes its
 * value from `outer`, comments, and values that are bare, 'literal' or "with escapes". Bare and double-quoted ones
 * may use variables: `outer` is asked first, then the lines above. A line that breaks the syntax is passed over.
 *
 * @see https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
 */
export function readDotenv(text: string, outer: Lookup): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const lookup: Lookup = (name) => outer(name) ?? values.get(name);
  let at = text.startsWith("\ufeff") ? 1 : 0;
  for (;;) {
    at = statementStart(text, at);
    if (at >= text.length) return values;
    const key = readKey(text, at);
    if (key === undefined) {
      at = lineEnd(text, at) + 1;
    } else if (key.bare) {
      const value = outer(key.name);
      if (value !== undefined) values.set(key.name, value);
      at = key.end;
    } else {
      const value = readValue(text, key.end, lookup);
      if (value.text !== undefined) values.set(key.name, value.text);
      at = value.end;
    }
  }
}

/** Behind blanks, empty lines and comments. */
function statementStart(text: string, at: number): number {
  for (;;) {
    while (at < text.length && /\s/u.test(text[at] ?? "")) at++;
    if (text[at] !== "#") return at;
    at = lineEnd(text, at);
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

// The blanks behind `export` are left to the name: two parts that both take blanks would try every split of them.
const keyPattern = /(?:export(?=\s))?([\p{L}\p{N}_.\-[\]\t\v\f\r \u0085\u00a0]*)([=:\n])/uy;

interface Key {
  readonly name: string;
  /** True for a name without a value. */
  readonly bare: boolean;
  /** Where the value starts, or the next line. */
  readonly end: number;
}

function readKey(text: string, at: number): Key | undefined {
  keyPattern.lastIndex = at;
  const match = keyPattern.exec(text);
  const name = match?.[1]?.replace(/^[\s\u0085]+/, "").trimEnd();
  if (match === null || name === undefined || name.includes(" ")) return undefined;
  let end = keyPattern.lastIndex;
  while (/[\t\v\f\r \u0085\u00a0]/.test(text[end] ?? "")) end++;
  return { name, bare: match[2] === "\n", end };
}

interface Value {
  /** Undefined where the value can't be known. */
  readonly text: string | undefined;
  /** Where the next statement may start. */
  readonly end: number;
}

function readValue(text: string, at: number, lookup: Lookup): Value {
  const quote = text[at];
  if (quote === '"' || quote === "'") return readQuoted(text, at, quote, lookup);
  const end = lineEnd(text, at);
  const line = text.slice(at, end);
  const comment = line.indexOf(" #");
  return { text: expand((comment < 0 ? line : line.slice(0, comment)).trimEnd(), lookup), end };
}

/** Quoted values may span lines. A backslash keeps the quote behind it, and itself before anything else. */
function readQuoted(text: string, start: number, quote: string, lookup: Lookup): Value {
  let value = "";
  for (let at = start + 1; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign === "\\" && at + 1 < text.length) {
      at++;
      value += text[at] === quote ? quote : `\\${text[at] ?? ""}`;
    } else if (sign === quote) {
      return { text: quote === '"' ? expand(undoEscapes(value), lookup) : value, end: at + 1 };
    } else {
      value += sign;
    }
  }
  return { text: undefined, end: lineEnd(text, start) };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["\\a", "\x07"],
  ["\\b", "\b"],
  ["\\f", "\f"],
  ["\\n", "\n"],
  ["\\r", "\r"],
  ["\\t", "\t"],
  ["\\v", "\v"],
  ['\\"', '"'],
  ["\\\\", "\\"],
  // The expansion that follows reads a doubled dollar sign as a plain one.
  ["\\$", "$$"],
]);

function undoEscapes(value: string): string {
  return value.replace(/\\(?:[abfnrtv$"\\]|0[0-7]{3})/g, (written) => {
    const code = Number.parseInt(written.slice(2), 8);
    return escapes.get(written) ?? (code <= 255 ? String.fromCharCode(code) : written);
  });
}

function expand(value: string, lookup: Lookup): string | undefined {
  const { result, problem } = interpolate(verbatim(value, { start: 0, end: value.length }), lookup);
  return problem === undefined ? result.text.replaceAll(unsetMark, "") : undefined;
}
