/** A run of a text: `[start, end)` in UTF-16 code units from 0. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text as editors count it: line and UTF-16 character, both from 0. */
export interface LineCharacter {
  readonly line: number;
  readonly character: number;
}

/** The same run in lines and characters, end exclusive. */
export interface LineRange {
  readonly start: LineCharacter;
  readonly end: LineCharacter;
}

/** How many of some things, which are in the order of their places, start before an offset. */
export function countBefore(placed: readonly { readonly span: Span }[], offset: number): number {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placed[middle]?.span.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Converts between offsets and lines of one text. A line ends at `\n`, `\r\n` or a lone `\r`, as the Language
 * Server Protocol has it, so that the numbers agree with every editor.
 */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) this.#starts.push(at + 1);
    }
  }

  /** How many lines the text has; at least one. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** The place of an offset; one outside the text counts as the nearest end. */
  placeOf(offset: number): LineCharacter {
    const at = Math.min(Math.max(offset, 0), this.#length);
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return { line: low, character: at - (this.#starts[low] ?? 0) };
  }

  /** The offset of a place; one past a line's or the text's end counts as that end. */
  offsetOf(place: LineCharacter): number {
    const start = this.#starts[place.line];
    if (start === undefined) return place.line < 0 ? 0 : this.#length;
    const next = this.#starts[place.line + 1] ?? this.#length;
    return Math.min(start + Math.max(place.character, 0), next);
  }

  /** Offset at which a line starts; the text's length for a line past the end. */
  startOfLine(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  rangeOf(span: Span): LineRange {
    return { start: this.placeOf(span.start), end: this.placeOf(span.end) };
  }
}
