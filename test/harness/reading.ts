import assert from "node:assert/strict";
import type { ImageReference } from "../../server/src/core/imageReference.ts";
import type { ReadResult, Source, SourceKind } from "../../server/src/core/source.ts";
import { draw, parseAnnotated } from "./annotations.ts";

/** What stands around a text that is read. */
export interface Around {
  readonly path?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
}

export function sourceOf(kind: SourceKind, text: string, around: Around = {}): Source {
  return {
    kind,
    path: around.path ?? null,
    text,
    template: false,
    files: new Map(Object.entries(around.files ?? {})),
    variables: new Map(Object.entries(around.variables ?? {})),
  };
}

/**
 * Reads a text with the references drawn under it, and compares both ways. A mark says the kind, the role where it
 * isn't `image`, and the value, or the problem's code where there is none:
 *
 *     image: nginx:1
 *            ^^^^^^^ image: nginx:1
 *
 * then `by default` where a default decides, `pulled first` and `on linux/arm64` where that is so.
 */
export function checkReading(
  read: (source: Source) => ReadResult,
  kind: SourceKind,
  annotated: string,
  around: Around = {},
): ReadResult {
  const { text, marks } = parseAnnotated(annotated);
  const result = read(sourceOf(kind, text, around));
  checkPlaces(text, result.references);
  const actual = result.references.map((image) => ({ ...image.span, says: saying(image) }));
  assert.equal(draw(text, actual), draw(text, marks));
  return result;
}

export function saying(image: ImageReference): string {
  const role = image.role === "image" ? "" : ` ${image.role}`;
  const value = image.value === null ? `(${image.problem?.code})` : image.value;
  const more = [
    image.certainty === "default" ? " by default" : image.certainty === "elsewhere" ? " elsewhere" : "",
    image.pulledFirst === true ? " pulled first" : "",
    image.platform === null ? "" : ` on ${image.platform}`,
  ];
  return `${image.kind}${role}: ${JSON.stringify(value).slice(1, -1)}${more.join("")}`;
}

/** What holds of every reference of every text. */
export function checkPlaces(text: string, references: readonly ImageReference[]): void {
  let previous = 0;
  for (const image of references) {
    const { span, raw, value, pieces } = image;
    assert.ok(span.start >= previous, "references are in the order of their places");
    previous = span.start;
    assert.ok(span.start <= span.end && span.end <= text.length, "a span lies in the text");
    assert.equal(raw, text.slice(span.start, span.end), "raw is the text at the span");
    assert.equal(pieces.map((piece) => piece.text).join(""), value ?? "", "the pieces make the value");
    for (const piece of pieces) {
      assert.ok(piece.at.start >= span.start && piece.at.end <= span.end, "a piece is shown in the span");
      if (piece.written === undefined) continue;
      assert.equal(text.slice(piece.written.start, piece.written.end), piece.text, "written is verbatim");
    }
    const named = image.role === "image" || image.role === "local" || image.role === "stage";
    if (named) assert.notEqual(value, null);
    assert.equal(image.reference === null, image.parts === null);
    if (image.role === "image" || image.role === "local") assert.notEqual(image.reference, null);
    if (image.role === "unresolved" || image.role === "invalid") {
      assert.equal(image.reference, null);
      assert.notEqual(image.problem, null, "says what is wrong");
      assert.ok((image.problem?.message ?? "") !== "");
    }
    if (image.problem !== null) {
      const within = (value ?? raw).length;
      assert.ok(image.problem.span.start >= 0 && image.problem.span.end <= Math.max(within, 1));
    }
  }
}
