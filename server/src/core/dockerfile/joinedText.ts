import type { Span } from "../span.ts";

/**
 * The text of one instruction with its continued lines joined, and where each of its characters stands in the
 * document. Indexes count UTF-16 code units of `text`.
 */
export class JoinedText {
  readonly text: string;
  /** Offset in the document of the first character. */
  readonly #first: number;
  /** Index in `text` at which each further run of the document starts; ascending. */
  readonly #indexes: readonly number[];
  /** Offset in the document at which the same run starts. */
  readonly #offsets: readonly number[];

  constructor(document: string, first: Span, further: readonly Span[]) {
    this.#first = first.start;
    if (further.length === 0) {
      this.text = document.slice(first.start, first.end);
      this.#indexes = none;
      this.#offsets = none;
      return;
    }
    const texts = [document.slice(first.start, first.end)];
    const indexes: number[] = [];
    const offsets: number[] = [];
    let length = first.end - first.start;
    for (const { start, end } of further) {
      indexes.push(length);
      offsets.push(start);
      texts.push(document.slice(start, end));
      length += end - start;
    }
    this.text = texts.join("");
    this.#indexes = indexes;
    this.#offsets = offsets;
  }

  /** Offset in the document of the character at an index; behind the last one, the end of the last run. */
  offsetOf(index: number): number {
    let low = -1;
    let high = this.#indexes.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#indexes[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return low < 0 ? this.#first + index : (this.#offsets[low] ?? 0) + index - (this.#indexes[low] ?? 0);
  }

  /** The place in the document of a run of `text`; spans the continuations that cut it. */
  spanOf(start: number, end: number): Span {
    const from = this.offsetOf(start);
    return { start: from, end: end > start ? this.offsetOf(end - 1) + 1 : from };
  }
}

const none: readonly number[] = [];

/** Whether Go counts a character among the blanks, as the builder does; a byte order mark is none. */
export function isBlank(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 0x85) return false;
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Whether a character separates words: tab, vertical tab, form feed, carriage return, space. Not a line feed. */
export function isSeparator(code: number): boolean {
  return code === 32 || code === 9 || (code >= 11 && code <= 13);
}

/** A run of a text without the blanks around it. */
export function trimmed(text: string, start: number, end: number): Span {
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** The words of a run of a text, split at separators only: quotes mean nothing here. */
export function wordsOf(text: string, start: number, end: number): Span[] {
  const words: Span[] = [];
  for (let at = start; at < end; ) {
    while (at < end && isSeparator(text.charCodeAt(at))) at++;
    const from = at;
    while (at < end && !isSeparator(text.charCodeAt(at))) at++;
    if (at > from) words.push({ start: from, end: at });
  }
  return words;
}
