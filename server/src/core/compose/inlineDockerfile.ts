import type { ImageReference, Piece } from "../imageReference.ts";
import type { Say } from "../say.ts";
import type { Span } from "../span.ts";
import { unsetMark } from "./interpolate.ts";
import { isVerbatim, type MappedText, piecesOf, slice, spanOf } from "./mappedText.ts";
import { unsetProblem } from "./referenceText.ts";

/**
 * Takes references that were read from a text back to the places of the document that the text comes from, through
 * whatever scalar it is written in.
 */
export function mapBack(
  document: string,
  text: MappedText,
  references: readonly ImageReference[],
  unset: readonly string[],
  say: Say,
): readonly ImageReference[] {
  return references.flatMap((image): readonly ImageReference[] => {
    const origin = slice(text, image.span.start, image.span.end);
    const span = spanOf(origin);
    if (span === undefined) return [];
    const raw = document.slice(span.start, span.end);
    const variable =
      origin.pieces.some((piece) => !isVerbatim(piece)) && /(?<!\$)(?:\$\$)*\$[{A-Za-z_]/.test(raw);
    const certainty = variable && image.certainty === "written" ? "default" : image.certainty;
    if ((image.value ?? origin.text).includes(unsetMark)) {
      const problem = unsetProblem(unset, span, say);
      return [{ ...image, span, raw, certainty, ...unknown, problem }];
    }
    const pieces = image.pieces.flatMap((piece) => mapPiece(text, piece, span));
    const limit = image.value === null ? raw.length : Number.POSITIVE_INFINITY;
    const problem =
      image.problem === null ? null : { ...image.problem, span: clip(image.problem.span, limit) };
    return [{ ...image, span, raw, certainty, pieces, problem }];
  });
}

const unknown = { role: "unresolved", value: null, pieces: [], reference: null, parts: null } as const;

/** One piece may come from several places: the lines of a block scalar are apart in the document. */
function mapPiece(text: MappedText, piece: Piece, within: Span): readonly Piece[] {
  const at = spanOf(slice(text, piece.at.start, piece.at.end)) ?? within;
  if (piece.written === undefined) return [{ ...piece, at }];
  const written = slice(text, piece.written.start, piece.written.end);
  const shown = isVerbatim(piece);
  return piecesOf(written).map((part) => ({
    text: part.text,
    at: shown ? part.at : at,
    written: part.written,
  }));
}

function clip(span: Span, limit: number): Span {
  return { start: Math.min(span.start, limit), end: Math.min(span.end, limit) };
}
