import type { Reference, ReferenceParts, ReferenceProblem } from "./reference.ts";
import type { Span } from "./span.ts";

/** The place in a file at which a reference stands. */
export type ReferenceKind =
  | "from"
  | "copy-from"
  | "mount-from"
  | "syntax"
  | "onbuild"
  | "image"
  | "pre-start"
  | "volume-image"
  | "additional-context"
  | "cache-from"
  | "cache-to"
  | "build-arg"
  | "model";

/**
 * What the name stands for: `image` would be pulled; `stage` names a stage of this file; `scratch` is nothing;
 * `local` is built here or is a named context; `artifact` is stored in a registry and is no image; `unresolved`
 * needs a value that isn't known; `invalid` breaks the grammar.
 */
export type ReferenceRole = "image" | "stage" | "scratch" | "local" | "artifact" | "unresolved" | "invalid";

/** A run of characters of an expanded value, and where it comes from. */
export interface Piece {
  readonly text: string;
  /**
   * The place in the reference's own text that yields this run: the very characters, or the whole `${…}` that
   * stands for them.
   */
  readonly at: Span;
  /**
   * Where the very characters stand, one for one and so of the same length: in the reference itself, in the
   * default of an ARG or of a `${NAME:-default}`. Undefined where they were computed, escaped, or come from
   * outside the document.
   */
  readonly written: Span | undefined;
}

/** A reference at a place in a document. Spans are offsets into the document's text. */
export interface ImageReference {
  readonly kind: ReferenceKind;
  readonly role: ReferenceRole;
  /** The reference's own text, inside any quotes. Spans a line continuation that cuts it. */
  readonly span: Span;
  /** The document's text at `span`. */
  readonly raw: string;
  /** The text after expansion, null where it can't be known. */
  readonly value: string | null;
  /** `value` cut into runs of one origin; they join to it. Empty where it is null. */
  readonly pieces: readonly Piece[];
  /** Null unless the role is `image`, `local` or `artifact`. */
  readonly reference: Reference | null;
  /** Where the parts of `reference` stand within `value`; null where `reference` is. */
  readonly parts: ReferenceParts | null;
  /** The platform asked for (`os/arch[/variant]`) after expansion; null where none is or it can't be known. */
  readonly platform: string | null;
  /** Name of the stage that this instruction opens (FROM … AS), or that the reference names. */
  readonly stage: string | null;
  /** Why it is `unresolved` or `invalid`. `span` is within `value`, or within `raw` where `value` is null. */
  readonly problem: ReferenceProblem | null;
  /**
   * How sure the value is: `written` stands in the file; `default` depends on a default that the caller may
   * override (an ARG, `${A:-b}`, `.env`); `elsewhere` is decided by another file (ONBUILD).
   */
  readonly certainty: "written" | "default" | "elsewhere";
  /** True for `local` names that a pull is tried for first (compose `image` beside `build`). */
  readonly pulledFirst?: boolean;
}

/**
 * The place in the document that a run of the value is shown at: the smallest span of the reference's own text
 * that yields all of it. Falls back to the reference's whole span.
 */
export function shownAt(image: ImageReference, part: Span): Span {
  let start = Number.POSITIVE_INFINITY;
  let end = -1;
  let at = 0;
  for (const piece of image.pieces) {
    const from = Math.max(part.start, at);
    const to = Math.min(part.end, at + piece.text.length);
    if (from < to) {
      const verbatim =
        piece.at.end - piece.at.start === piece.text.length && piece.written?.start === piece.at.start;
      start = Math.min(start, verbatim ? piece.at.start + (from - at) : piece.at.start);
      end = Math.max(end, verbatim ? piece.at.start + (to - at) : piece.at.end);
    }
    at += piece.text.length;
  }
  return end < 0 ? image.span : { start, end };
}

/**
 * The place in the document to edit in order to change a run of the value, undefined where no such place is
 * known. Runs that are joined by a line continuation only are edited as one.
 *
 * An empty part (an insertion) goes behind the character before it.
 */
export function editedAt(image: ImageReference, part: Span): Span | undefined {
  let start: number | undefined;
  let end: number | undefined;
  let at = 0;
  let insideReference = true;
  let runs = 0;
  for (const piece of image.pieces) {
    const from = Math.max(part.start, at);
    const to = Math.min(part.end, at + piece.text.length);
    const touches =
      part.start === part.end ? part.start > at && part.start <= at + piece.text.length : from < to;
    if (touches) {
      if (piece.written === undefined) return undefined;
      const written = { start: piece.written.start + (from - at), end: piece.written.start + (to - at) };
      insideReference &&= piece.written.start >= image.span.start && piece.written.end <= image.span.end;
      if (end !== undefined && !isJoined(image, end, written.start)) return undefined;
      runs++;
      start ??= written.start;
      end = written.end;
    }
    at += piece.text.length;
  }
  if (start === undefined || end === undefined) return undefined;
  if (runs > 1 && !insideReference) return undefined;
  return { start, end };
}

/**
 * Whether two runs, the first of which ends where the second or a line continuation before it starts, can be
 * replaced as one. Anything else between them, like the brace that ends a `${…}`, would be lost.
 */
function isJoined(image: ImageReference, end: number, start: number): boolean {
  if (start < end) return false;
  const between = image.raw.slice(end - image.span.start, start - image.span.start);
  return start === end || /^[\\`][ \t]*\r?\n[^${}]*$/.test(between);
}

/** The references, with the platform that their reader means them for where the file names none. */
export function meantFor(
  platform: string | null,
  references: readonly ImageReference[],
): readonly ImageReference[] {
  if (platform === null) return references;
  return references.map((image) =>
    image.platform === null && image.role === "image" ? { ...image, platform } : image,
  );
}
