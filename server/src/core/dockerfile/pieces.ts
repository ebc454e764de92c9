import type { Piece } from "../imageReference.ts";
import type { Span } from "../span.ts";
import type { Unquoted } from "./flags.ts";
import { isSeparator, type JoinedText } from "./joinedText.ts";
import type { PlacedRun } from "./runs.ts";

/** The pieces of a word that was expanded. `wordStart` is its index in the instruction, `span` its own place. */
export function expandedPieces(
  runs: readonly PlacedRun[],
  joined: JoinedText,
  wordStart: number,
  span: Span,
): readonly Piece[] {
  return runs.map((run) => {
    const written =
      run.written === undefined ? undefined : { start: run.written, end: run.written + run.text.length };
    const isInside = written !== undefined && written.start >= span.start && written.end <= span.end;
    return {
      text: run.text,
      at: isInside ? written : joined.spanOf(wordStart + run.start, wordStart + run.end),
      written,
    };
  });
}

/** The pieces of a text from which only quotes and escapes were taken. */
export function unquotedPieces(value: Unquoted, joined: JoinedText): readonly Piece[] {
  if (value.isPlain) {
    const { start, end } = value.extent();
    const at = joined.spanOf(start, end);
    if (at.end - at.start === value.text.length) return [{ text: value.text, at, written: at }];
  }
  const pieces: Piece[] = [];
  for (let index = 0; index < value.text.length; index++) {
    const place = value.placeOf(index);
    const at = joined.spanOf(place.start, place.end);
    const written = at.end - at.start === 1 ? at : undefined;
    const text = value.text.charAt(index);
    const last = pieces[pieces.length - 1];
    if (last?.written !== undefined && written !== undefined && last.written.end === written.start) {
      const both = { start: last.written.start, end: written.end };
      pieces[pieces.length - 1] = { text: last.text + text, at: both, written: both };
    } else pieces.push({ text, at, written });
  }
  return pieces;
}

/**
 * The run of a word inside the quotes that hold all of it; the whole word where there are none, or where they hold
 * only a part.
 */
export function insideQuotes(word: string): Span {
  const quote = word.charAt(0);
  const holdsAll =
    (quote === '"' || quote === "'") && word.length > 1 && word.indexOf(quote, 1) === word.length - 1;
  return holdsAll ? { start: 1, end: word.length - 1 } : { start: 0, end: word.length };
}

/**
 * Where a word ends that holds the marks of a template language, between which blanks may stand. Undefined for a
 * word without them.
 */
export function templateEnd(text: string, start: number, end: number): number | undefined {
  const rest = text.slice(start, end);
  let isMarked = false;
  let at = 0;
  while (at < rest.length && !isSeparator(rest.charCodeAt(at))) {
    const close = closingMarks[rest.slice(at, at + 2)];
    if (close === undefined) {
      at++;
      continue;
    }
    isMarked = true;
    const found = rest.indexOf(close, at + 2);
    if (found < 0) return end;
    at = found + close.length;
  }
  return isMarked ? start + at : undefined;
}

const closingMarks: Readonly<Record<string, string>> = { "{{": "}}", "{%": "%}", "<%": "%>" };
