import { holdsText, missingIn, type PlacedRun, type Run, Runs, textOf, type Value } from "./runs.ts";
import { cutPrefix, cutSuffix, readPattern, replaceMatches } from "./shellPattern.ts";

/** The variables that a word may use; undefined for one that is not set. */
export type Lookup = (name: string) => Value | undefined;

/** A fault in the way a variable is written; the builder stops at it. */
export interface ExpansionFault {
  readonly code: "bad-substitution" | "unclosed-quote" | "required-variable" | "too-long";
  /** The variable, the quote or the operator that it is about. */
  readonly about: string;
  /** For `required-variable`, the message written in the file. */
  readonly detail?: string;
  readonly start: number;
  readonly end: number;
}

export interface Expansion {
  readonly runs: readonly PlacedRun[];
  /** True where a default decided, or could have. */
  readonly usesDefault: boolean;
  readonly fault: ExpansionFault | undefined;
}

/** No value is longer, or of more runs: a file of a few lines could otherwise ask for any amount of memory. */
const longestValue = 65_536;
const mostRuns = 256;
/** No more `${a:-${b:-…}}` within each other. */
const deepest = 100;

/**
 * Expands a word as the builder does in FROM and in the values of ARG: quotes and escapes vanish, `$name` and
 * `${name…}` give way to values. `written` tells where a character of the word stands in the document.
 *
 * @see https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export function expand(
  word: string,
  lookup: Lookup,
  escapeToken: string,
  written: (index: number) => number | undefined,
): Expansion {
  if (!mayExpand(word, escapeToken)) {
    const runs = new Runs();
    if (word !== "") runs.literal(word, 0, word.length, written);
    return { runs: runs.list, usesDefault: false, fault: undefined };
  }
  const expander = new Expander(word, lookup, escapeToken, written);
  try {
    const runs = expander.untilEnd();
    return { runs, usesDefault: expander.usesDefault, fault: undefined };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { runs: [], usesDefault: expander.usesDefault, fault: error.fault };
  }
}

function mayExpand(word: string, escapeToken: string): boolean {
  return word.includes("$") || word.includes('"') || word.includes("'") || word.includes(escapeToken);
}

/** Leaves the recursion at the first fault. */
class Stop extends Error {
  readonly fault: ExpansionFault;

  constructor(fault: ExpansionFault) {
    super(fault.code);
    this.fault = fault;
  }
}

class Expander {
  usesDefault = false;
  readonly #word: string;
  readonly #lookup: Lookup;
  readonly #escape: string;
  readonly #written: (index: number) => number | undefined;
  #at = 0;
  #depth = 0;

  constructor(
    word: string,
    lookup: Lookup,
    escapeToken: string,
    written: (index: number) => number | undefined,
  ) {
    this.#word = word;
    this.#lookup = lookup;
    this.#escape = escapeToken;
    this.#written = written;
  }

  untilEnd(): readonly PlacedRun[] {
    return this.#until(undefined, false);
  }

  #peek(): string {
    return this.#word.charAt(this.#at);
  }

  /** The character here, a surrogate pair as one; empty at the end. */
  #next(): string {
    const code = this.#word.codePointAt(this.#at);
    if (code === undefined) return "";
    const character = String.fromCodePoint(code);
    this.#at += character.length;
    return character;
  }

  #stop(code: ExpansionFault["code"], about: string, start: number, detail?: string): never {
    const end = Math.max(this.#at, start);
    throw new Stop({ code, about, start, end, ...(detail === undefined ? {} : { detail }) });
  }

  #grow(runs: Runs, start: number): void {
    if (runs.length > longestValue || runs.list.length > mostRuns) this.#stop("too-long", "", start);
  }

  /** Everything up to a character that ends it, or to the end of the word. `raw` keeps escapes for a pattern. */
  #until(stop: string | undefined, raw: boolean): readonly PlacedRun[] {
    const runs = new Runs();
    const begin = this.#at;
    while (this.#at < this.#word.length) {
      const start = this.#at;
      const character = this.#peek();
      if (character === stop) {
        this.#at++;
        return runs.list;
      }
      if (character === "'") this.#singleQuoted(runs);
      else if (character === '"') this.#doubleQuoted(runs, raw);
      else if (character === "$") this.#dollar(runs);
      else if (character === this.#escape) {
        this.#at++;
        if (raw) runs.character(character, this.#written(start), start, this.#at);
        const from = this.#at;
        const escaped = this.#next();
        if (escaped === "") break;
        if (raw) runs.character(escaped, this.#written(from), from, this.#at);
        else runs.character(escaped, undefined, start, this.#at);
      } else {
        this.#at = this.#ordinaryEnd(start, stop);
        runs.literal(this.#word, start, this.#at, this.#written);
      }
      this.#grow(runs, begin);
    }
    if (stop !== undefined) this.#stop("bad-substitution", "${", begin);
    return runs.list;
  }

  #singleQuoted(runs: Runs): void {
    const start = this.#at;
    const close = this.#word.indexOf("'", start + 1);
    if (close < 0) {
      this.#at = this.#word.length;
      this.#stop("unclosed-quote", "'", start);
    }
    if (close > start + 1) runs.literal(this.#word, start + 1, close, this.#written);
    this.#at = close + 1;
  }

  #doubleQuoted(runs: Runs, raw: boolean): void {
    const start = this.#at;
    this.#at++;
    for (;;) {
      const from = this.#at;
      const character = this.#peek();
      if (character === "") this.#stop("unclosed-quote", '"', start);
      if (character === '"') {
        this.#at++;
        return;
      }
      if (character === "$") {
        this.#dollar(runs);
        this.#grow(runs, start);
        continue;
      }
      if (character === this.#escape) {
        this.#at++;
        if (raw) runs.character(character, this.#written(from), from, this.#at);
        const escaped = this.#peek();
        if (escaped === "") continue;
        if (escaped === '"' || escaped === "$" || escaped === this.#escape) {
          this.#at++;
          runs.character(escaped, undefined, from, this.#at);
        } else runs.character(character, this.#written(from), from, this.#at);
        continue;
      }
      this.#at = this.#ordinaryEnd(from, undefined);
      runs.literal(this.#word, from, this.#at, this.#written);
    }
  }

  /** Where the characters end that neither quote, escape nor expand, nor end what is being read. */
  #ordinaryEnd(start: number, stop: string | undefined): number {
    let at = start + 1;
    for (; at < this.#word.length; at++) {
      const character = this.#word.charAt(at);
      if (character === "$" || character === "'" || character === '"') break;
      if (character === this.#escape || character === stop) break;
    }
    return at;
  }

  #dollar(runs: Runs): void {
    const start = this.#at;
    this.#at++;
    if (this.#peek() === "{") {
      this.#at++;
      this.#depth++;
      if (this.#depth > deepest) this.#stop("too-long", "${", start);
      const value = this.#braced(start);
      this.#depth--;
      runs.value(value, start, this.#at);
      return;
    }
    const name = this.#name();
    if (name === "") runs.character("$", this.#written(start), start, this.#at);
    else runs.value(this.#bare(name), start, this.#at);
  }

  /** The value that `$name` stands for; an unset one is missing, since nothing would be left of what was meant. */
  #bare(name: string): readonly Run[] {
    const value = this.#lookup(name);
    if (value === undefined) return [{ text: "", written: undefined, missing: { name, why: "unset" } }];
    if (value.isDefault) this.usesDefault = true;
    return value.runs;
  }

  /** Behind `${`, up to and with the closing brace. */
  #braced(start: number): readonly Run[] {
    const first = this.#peek();
    if (first === "" || first === "{" || first === "}" || first === ":") {
      this.#at = Math.min(this.#at + 1, this.#word.length);
      this.#stop("bad-substitution", "${", start);
    }
    const name = this.#name();
    const operator = this.#next();
    switch (operator) {
      case "}":
        return this.#bare(name);
      case ":": {
        const behind = this.#next();
        if (behind === "-" || behind === "+" || behind === "?")
          return this.#choice(start, name, behind, true);
        return this.#stop("bad-substitution", `:${behind}`, start);
      }
      case "-":
      case "+":
      case "?":
        return this.#choice(start, name, operator, false);
      case "#":
      case "%":
        return this.#cut(start, name, operator);
      case "/":
        return this.#replace(start, name);
      default:
        return this.#stop("bad-substitution", operator, start);
    }
  }

  /** `${name:-word}` and its kin. `emptyIsUnset` is what the colon says. */
  #choice(start: number, name: string, operator: "-" | "+" | "?", emptyIsUnset: boolean): readonly Run[] {
    const before = this.usesDefault;
    const word = this.#until("}", false);
    const wordUsesDefault = this.usesDefault;
    this.usesDefault = before;
    const value = this.#lookup(name);
    const isSet = value !== undefined && (emptyIsUnset ? holdsText(value) : true);
    if (isSet === undefined) {
      // A value that is there but may be empty decides which; only a build can tell.
      return [{ text: "", written: undefined, missing: { name, why: "platform", decides: true } }];
    }
    if (value?.isDefault === true || (value === undefined && operator !== "?")) this.usesDefault = true;
    if (operator === "?") {
      if (isSet) return value?.runs ?? [];
      return this.#stop("required-variable", name, start, textOf(word) ?? "");
    }
    if (operator === "+" ? isSet : !isSet) {
      this.usesDefault ||= wordUsesDefault;
      return word;
    }
    return operator === "+" ? [] : (value?.runs ?? []);
  }

  /** `${name#pattern}`, `##`, `%` and `%%`. */
  #cut(start: number, name: string, operator: "#" | "%"): readonly Run[] {
    const word = this.#until("}", true);
    const runs = this.#bare(name);
    const missing = missingIn(runs) ?? missingIn(word);
    if (missing !== undefined) return [missing];
    const text = textOf(word) ?? "";
    const longest = text.startsWith(operator);
    const pattern = readPattern(longest ? text.slice(1) : text);
    if (pattern === undefined) return this.#stop("bad-substitution", operator, start);
    const value = textOf(runs) ?? "";
    const rest = operator === "#" ? cutPrefix(pattern, value, longest) : cutSuffix(pattern, value, longest);
    if (rest === undefined) return this.#stop("too-long", name, start);
    return [{ text: rest, written: undefined }];
  }

  /** `${name/pattern/replacement}` and with two slashes. */
  #replace(start: number, name: string): readonly Run[] {
    const every = this.#peek() === "/";
    if (every) this.#at++;
    const word = this.#until("/", true);
    const replacement = this.#until("}", true);
    const runs = this.#bare(name);
    const missing = missingIn(runs) ?? missingIn(word) ?? missingIn(replacement);
    if (missing !== undefined) return [missing];
    const pattern = readPattern(textOf(word) ?? "");
    if (pattern === undefined) return this.#stop("bad-substitution", "/", start);
    const text = replaceMatches(pattern, textOf(runs) ?? "", textOf(replacement) ?? "", every);
    if (text === undefined || text.length > longestValue) return this.#stop("too-long", name, start);
    return [{ text, written: undefined }];
  }

  /** A variable's name: digits, or one special character, or letters, digits and underscores; empty for none. */
  #name(): string {
    const start = this.#at;
    digits.lastIndex = start;
    letters.lastIndex = start;
    if (digits.test(this.#word)) this.#at = digits.lastIndex;
    else if (specials.includes(this.#peek()) && this.#peek() !== "") this.#at++;
    else if (letters.test(this.#word)) this.#at = letters.lastIndex;
    return this.#word.slice(start, this.#at);
  }
}

const digits = /\p{Nd}+/uy;
const letters = /[\p{L}\p{Nd}_]+/uy;
const specials = "@*#?-$!";
