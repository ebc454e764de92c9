import {
  computed,
  emptyText,
  joined,
  type MappedText,
  nothing,
  shownFrom,
  slice,
  spanOf,
} from "./mappedText.ts";

/** A variable's value, undefined where it isn't set. An empty one is set. */
export type Lookup = (name: string) => string | undefined;

/**
 * Stands in a result for a variable without a value, which Compose takes as an empty text: so one can tell which
 * part of the result lacks something. A code point that is no character.
 */
export const unsetMark = "\uffff";

/** Why a text could not be interpolated. */
export type InterpolationProblem =
  /** The text breaks the syntax, as `${}` does; `start` and `end` are offsets into it. */
  | { readonly kind: "syntax"; readonly start: number; readonly end: number }
  /** `${NAME:?reason}` without a value. */
  | { readonly kind: "required"; readonly name: string; readonly reason: string };

export interface Interpolated {
  /** The result; what was read up to the fault where there is a problem. */
  readonly result: MappedText;
  readonly problem: InterpolationProblem | undefined;
  /** Names without a value that the result needed, in order: each stands as `unsetMark` in it. */
  readonly unset: readonly string[];
  /** True where a variable, set or not, decided about the result. */
  readonly variable: boolean;
}

/**
 * Fills the variables of a compose value in: `$NAME`, `${NAME}` and the operators `:-` `-` `:+` `+` `:?` `?`, whose
 * words nest. `$$` is a dollar sign, and any other `$` stays. This is Compose's language: a Dockerfile's differs.
 *
 * @see https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md
 */
export function interpolate(template: MappedText, lookup: Lookup): Interpolated {
  if (!template.text.includes("$")) {
    return { result: template, problem: undefined, unset: [], variable: false };
  }
  const state: State = { lookup, unset: [], problem: undefined, variable: false, depth: 0 };
  const result = substitute(template, state);
  return { result, problem: state.problem, unset: state.unset, variable: state.variable };
}

interface State {
  readonly lookup: Lookup;
  unset: string[];
  problem: InterpolationProblem | undefined;
  variable: boolean;
  depth: number;
}

/** More nested braces than anybody writes; deeper ones are a fault rather than a full stack. */
const maximumDepth = 100;

/** What may follow a `$`; the braces' end is found apart, by counting. */
const afterDollar = /\$(?:(\$)|([_a-z][_a-z0-9]*)|(\{))/giu;
const inBraces = /^([_a-z][_a-z0-9]*)(?:(:?[-+?])([^\n]*))?$/iu;

function substitute(template: MappedText, state: State): MappedText {
  const parts: MappedText[] = [];
  const { text } = template;
  let at = 0;
  while (at < text.length) {
    afterDollar.lastIndex = at;
    const match = afterDollar.exec(text);
    if (match === null) break;
    const start = match.index;
    parts.push(slice(template, at, start));
    const plainEnd = start + match[0].length;
    if (match[1] !== undefined) {
      parts.push(computedFrom(slice(template, start, plainEnd), "$"));
      at = plainEnd;
    } else if (match[2] !== undefined) {
      parts.push(variableValue(match[2], slice(template, start, plainEnd), state));
      at = plainEnd;
    } else {
      const end = closingBrace(text, start);
      const part = end === undefined ? undefined : braced(slice(template, start, end), state);
      if (end === undefined || part === undefined) {
        state.problem ??= { kind: "syntax", start, end: end ?? plainEnd };
        return joined(parts);
      }
      parts.push(part);
      at = end;
    }
    if (state.problem !== undefined) return joined(parts);
  }
  parts.push(slice(template, at));
  return joined(parts);
}

/**
 * Where the braces that open at `start + 1` end, exclusive; undefined where they don't. All braces count, not only
 * those behind a `$`, and the character behind an opening one never does. Where the count doesn't come out, the
 * last closing brace of the line is the end.
 */
function closingBrace(text: string, start: number): number | undefined {
  const feed = text.indexOf("\n", start);
  const lineEnd = feed < 0 ? text.length : feed;
  let open = 0;
  let last: number | undefined;
  for (let at = start; at < lineEnd; at++) {
    const sign = text[at];
    if (sign === "}") {
      last = at + 1;
      open--;
      if (open === 0) return last;
    } else if (sign === "{") {
      open++;
      at++;
      if (text[at] === "}" && at > start + 2) last = at + 1;
    }
  }
  return last;
}

/** `whole` is `${…}`; undefined where its inside breaks the syntax. */
function braced(whole: MappedText, state: State): MappedText | undefined {
  const match = inBraces.exec(whole.text.slice(2, -1));
  const name = match?.[1];
  if (match === null || name === undefined) return undefined;
  const operator = match[2];
  if (operator === undefined) return variableValue(name, whole, state);
  if (state.depth >= maximumDepth) return undefined;

  state.depth++;
  // The word is expanded even where it isn't used, so that a fault in it always shows.
  const unsetBefore = state.unset;
  const unsetInWord: string[] = [];
  state.unset = unsetInWord;
  const word = substitute(slice(whole, 2 + name.length + operator.length, whole.text.length - 1), state);
  state.unset = unsetBefore;
  state.depth--;
  if (state.problem !== undefined) return emptyText;

  state.variable = true;
  const value = state.lookup(name);
  const given = operator.startsWith(":") ? value !== undefined && value !== "" : value !== undefined;
  const useWord = () => {
    for (const name of unsetInWord) state.unset.push(name);
    const span = spanOf(whole);
    if (span === undefined) return word;
    return word.text === "" ? nothing(span) : shownFrom(word, span);
  };
  switch (operator.at(-1)) {
    case "-":
      return given ? computedFrom(whole, value ?? "") : useWord();
    case "+":
      return given ? useWord() : computedFrom(whole, "");
    default:
      if (!given) state.problem = { kind: "required", name, reason: word.text.replaceAll(unsetMark, "") };
      return computedFrom(whole, value ?? "");
  }
}

function variableValue(name: string, whole: MappedText, state: State): MappedText {
  state.variable = true;
  const value = state.lookup(name);
  if (value === undefined) state.unset.push(name);
  return computedFrom(whole, value ?? unsetMark);
}

function computedFrom(whole: MappedText, text: string): MappedText {
  const span = spanOf(whole);
  if (span === undefined) return emptyText;
  return text === "" ? nothing(span) : computed(text, span);
}
