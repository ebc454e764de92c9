import type { Span } from "../span.ts";
import { isBlank } from "./joinedText.ts";

/** Where a character stands in the text that quotes and escapes were taken from. */
interface Place {
  /** With the escape in front of it. */
  readonly start: number;
  readonly end: number;
  /** Index of the quote that opens the quoted run it is in. */
  readonly quote: number | undefined;
  /** Index behind the closing quote, once that was read. Shared by all characters of the run. */
  readonly closes: { at: number | undefined };
}

/**
 * A text from which quotes and escapes were taken away, and where its characters stand in the text it was taken
 * from: one after the other from `#from` on, where no places are kept.
 */
export class Unquoted {
  readonly text: string;
  readonly #from: number;
  readonly #places: readonly Place[] | undefined;

  constructor(text: string, from: number, places?: readonly Place[]) {
    this.text = text;
    this.#from = from;
    this.#places = places;
  }

  /** True where every character stands as it is, and all of them together. */
  get isPlain(): boolean {
    return this.#places === undefined;
  }

  /** The part from one index to another. */
  slice(start: number, end: number): Unquoted {
    return new Unquoted(this.text.slice(start, end), this.#from + start, this.#places?.slice(start, end));
  }

  /** The characters at some indexes, in ascending order. */
  pick(indexes: readonly number[]): Unquoted {
    const text = indexes.map((index) => this.text.charAt(index)).join("");
    const places = indexes.map((index) => this.#place(index));
    return new Unquoted(text, places[0]?.start ?? this.#from, places);
  }

  /** Where a character stands in the original text, with the escape in front of it. */
  placeOf(index: number): Span {
    return this.#place(index);
  }

  /**
   * The run of the original text that holds all of it: inside the quotes where one pair holds everything, with the
   * quotes where they hold only a part.
   */
  extent(): Span {
    if (this.#places === undefined) return { start: this.#from, end: this.#from + this.text.length };
    const first = this.#place(0);
    const last = this.#place(this.text.length - 1);
    if (first.quote === last.quote) return { start: first.start, end: last.end };
    const opensHere = first.quote !== undefined && first.quote === first.start - 1;
    return {
      start: opensHere ? first.start - 1 : first.start,
      end: last.closes.at === last.end + 1 ? last.end + 1 : last.end,
    };
  }

  #place(index: number): Place {
    const start = this.#from + index;
    return this.#places?.[index] ?? { start, end: start + 1, quote: undefined, closes: { at: undefined } };
  }
}

/** A flag of an instruction: `--from=nginx:1`. */
export interface Flag {
  /** Without the dashes, as written: names are case-sensitive. */
  readonly name: string;
  /** Undefined without an equals sign. */
  readonly value: Unquoted | undefined;
}

const backslash = 92;
const dash = 45;

/**
 * The flags in front of an instruction's arguments, and the index at which the arguments start. Flags end at the
 * first word that doesn't start with two dashes, or behind a bare `--`. Quotes and backslashes inside are removed;
 * `# escape=` has no say in that.
 */
export function readFlags(text: string, start: number, end: number): { flags: Flag[]; rest: number } {
  const flags: Flag[] = [];
  let at = start;
  for (;;) {
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    if (at + 1 >= end || text.charCodeAt(at) !== dash || text.charCodeAt(at + 1) !== dash) {
      return { flags, rest: at };
    }
    const { word, next } = readFlagWord(text, at, end);
    at = next;
    if (word.text === "--") return { flags, rest: at };
    const equals = word.text.indexOf("=");
    flags.push(
      equals < 0
        ? { name: word.text.slice(2), value: undefined }
        : { name: word.text.slice(2, equals), value: word.slice(equals + 1, word.text.length) },
    );
  }
}

function readFlagWord(text: string, start: number, end: number): { word: Unquoted; next: number } {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) break;
    if (isQuote(code) || code === backslash) return readQuotedFlagWord(text, start, end);
    at++;
  }
  return { word: new Unquoted(text.slice(start, at), start), next: at };
}

function readQuotedFlagWord(text: string, start: number, end: number): { word: Unquoted; next: number } {
  const places: Place[] = [];
  const characters: string[] = [];
  let closes: Place["closes"] = { at: undefined };
  let quote: { code: number; at: number } | undefined;
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (quote === undefined) {
      if (isBlank(code)) break;
      if (isQuote(code)) {
        quote = { code, at };
        closes = { at: undefined };
        continue;
      }
    } else if (code === quote.code) {
      closes.at = at + 1;
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
      closes: quote === undefined ? { at: undefined } : closes,
    });
    characters.push(text.charAt(at));
  }
  return { word: new Unquoted(characters.join(""), start, places), next: at };
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39;
}
