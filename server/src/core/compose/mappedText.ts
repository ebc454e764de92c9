import type { Piece } from "../imageReference.ts";
import type { Span } from "../span.ts";

/** A text made from a document's characters, that knows for each of its own where it comes from. */
export interface MappedText {
  readonly text: string;
  /**
   * `text` cut into runs of one origin; they join to it. An empty one marks a place that yields nothing, such as a
   * variable without a value.
   */
  readonly pieces: readonly Piece[];
}

export const emptyText: MappedText = { text: "", pieces: [] };

/** The document's own characters at a span. */
export function verbatim(document: string, span: Span): MappedText {
  if (span.start >= span.end) return emptyText;
  const text = document.slice(span.start, span.end);
  return { text, pieces: [{ text, at: span, written: span }] };
}

/** Characters that stand nowhere: computed from what stands at `at`. */
export function computed(text: string, at: Span): MappedText {
  return text === "" ? emptyText : { text, pieces: [{ text, at, written: undefined }] };
}

/** No characters, from a place that could have yielded some. */
export function nothing(at: Span): MappedText {
  return { text: "", pieces: [{ text: "", at, written: undefined }] };
}

export function joined(parts: readonly MappedText[]): MappedText {
  const first = parts[0];
  if (first !== undefined && parts.length === 1) return first;
  const pieces: Piece[] = [];
  let text = "";
  for (const part of parts) {
    text += part.text;
    for (const piece of part.pieces) pieces.push(piece);
  }
  return { text, pieces };
}

/** True where the piece's characters stand at `at` themselves, one for one. */
export function isVerbatim(piece: Piece): boolean {
  return (
    piece.written !== undefined &&
    piece.written.start === piece.at.start &&
    piece.at.end - piece.at.start === piece.text.length
  );
}

/** The part `[start, end)` of a text, with its origins: those that yield nothing too, up to both of its ends. */
export function slice(mapped: MappedText, start: number, end: number = mapped.text.length): MappedText {
  if (start <= 0 && end >= mapped.text.length) return mapped;
  if (start > end) return emptyText;
  const pieces: Piece[] = [];
  let at = 0;
  for (const piece of mapped.pieces) {
    if (at > end) break;
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, piece.text.length);
    if (from < to || (piece.text === "" && at >= start)) pieces.push(slicePiece(piece, from, to));
    at += piece.text.length;
  }
  return { text: mapped.text.slice(start, end), pieces };
}

/** The runs that have characters. */
export function piecesOf(mapped: MappedText): readonly Piece[] {
  return mapped.pieces.every((piece) => piece.text !== "")
    ? mapped.pieces
    : mapped.pieces.filter((piece) => piece.text !== "");
}

/** The same text, shown as coming from one place, such as the `${…}` that stands for it. */
export function shownFrom(mapped: MappedText, at: Span): MappedText {
  return { text: mapped.text, pieces: mapped.pieces.map((piece) => ({ ...piece, at })) };
}

/** The smallest span of the document that yields the whole text; undefined where none does. */
export function spanOf(mapped: MappedText): Span | undefined {
  const first = mapped.pieces[0];
  if (first === undefined) return undefined;
  let { start, end } = first.at;
  for (const piece of mapped.pieces) {
    start = Math.min(start, piece.at.start);
    end = Math.max(end, piece.at.end);
  }
  return { start, end };
}

function slicePiece(piece: Piece, from: number, to: number): Piece {
  if (from === 0 && to === piece.text.length) return piece;
  const written =
    piece.written === undefined
      ? undefined
      : { start: piece.written.start + from, end: piece.written.start + to };
  const at = isVerbatim(piece) && written !== undefined ? written : piece.at;
  return { text: piece.text.slice(from, to), at, written };
}
