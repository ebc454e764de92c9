import { isBlank } from "./joinedText.ts";

/**
 * A text from which quotes and escapes were taken away, and where its characters stand in the text it was taken
 * from. A character's place includes the escape in front of it, never a quote.
 */
export class Unquoted {
  readonly text: string;
  readonly #places: readonly Place[];

  constructor(text: string, places: readonly Place[]) {
    this.text = text;
    this.#places = places;
  }

  /** The part from one index to another. */
  slice(start: number, end: number): Unquoted {
    return new Unquoted(this.text.slice(start, end), this.#places.slice(start, end));
  }

  /** The characters at some indexes, in ascending order. */
  pick(indexes: readonly number[]): Unquoted {
    let text = "";
    const places: Place[] = [];
    for (const index of indexes) {
      const place = this.#places[index];
      if (place === undefined) continue;
      text += this.text.charAt(index);
      places.push(place);
    }
    return new Unquoted(text, places);
  }

  /** Where the character stands in the original text, with the escape in front of it. */
  placeOf(index: number): { readonly start: number; readonly end: number } {
    return this.#places[index] ?? { start: 0, end: 0 };
  }

  /**
   * The run of the original text that holds all of it: inside the quotes where one pair holds everything, with
   * every quote where some of it is quoted.
   */
  extent(): { start: number; end: number } {
    const first = this.#places[0];
    const last = this.#places[this.#places.length - 1];
    if (first === undefined || last === undefined) return { start: 0, end: 0 };
    if (first.quote === last.quote) return { start: first.start, end: last.end };
    return {
      start: first.quote === undefined || !first.opens ? first.start : first.quote,
      end: last.quote === undefined || last.closes === undefined ? last.end : last.closes,
    };
  }
}

/** Where a character stands. `quote` is the index of the quote that opens the quoted run it is in. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly quote: number | undefined;
  /** True for the first character behind the opening quote. */
  readonly opens: boolean;
  /** Index behind the closing quote, for the last character in front of it. */
  closes: number | undefined;
}

/** A flag of an instruction: `--from=nginx:1`. */
export interface Flag {
  /** Without the dashes, as written: names are case-sensitive. */
  readonly name: string;
  /** Undefined without an equals sign. */
  readonly value: Unquoted | undefined;
  /** Index of the word in the instruction's text; the place of an empty value is its end. */
  readonly start: number;
  readonly end: number;
}

/**
 * The flags in front of an instruction's arguments, and the index at which the arguments start. Flags end at the
 * first word that doesn't start with two dashes, or behind a bare `--`. Quotes and backslashes inside are removed,
 * with a backslash whatever `# escape=` says.
 */
export function readFlags(text: string, start: number, end: number): { flags: Flag[]; rest: number } {
  const flags: Flag[] = [];
  let at = start;
  for (;;) {
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    if (at >= end || text.charCodeAt(at) !== dash || text.charCodeAt(at + 1) !== dash || at + 1 >= end) {
      return { flags, rest: at };
    }
    const from = at;
    const { word, next } = readFlagWord(text, at, end);
    at = next;
    if (word.text === "--") return { flags, rest: at };
    const equals = word.text.indexOf("=");
    flags.push({
      name: equals < 0 ? word.text.slice(2) : word.text.slice(2, equals),
      value: equals < 0 ? undefined : word.slice(equals + 1, word.text.length),
      start: from,
      end: at,
    });
  }
}

const dash = 45;
const backslash = 92;

function readFlagWord(text: string, start: number, end: number): { word: Unquoted; next: number } {
  const places: Place[] = [];
  let value = "";
  let quote: { code: number; at: number; empty: boolean } | undefined;
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (quote === undefined) {
      if (isBlank(code)) break;
      if (code === 34 || code === 39) {
        quote = { code, at, empty: true };
        continue;
      }
    } else if (code === quote.code) {
      const last = places[places.length - 1];
      if (!quote.empty && last !== undefined) last.closes = at + 1;
      quote = undefined;
      continue;
    }
    const from = at;
    if (code === backslash) {
      // An escape with nothing behind it is dropped.
      if (at + 1 >= end) continue;
      at++;
    }
    places.push({
      start: from,
      end: at + 1,
      quote: quote?.at,
      opens: quote?.empty === true,
      closes: undefined,
    });
    value += text.charAt(at);
    if (quote !== undefined) quote.empty = false;
  }
  return { word: new Unquoted(value, places), next: at };
}
