import { LineIndex } from "../../server/src/core/span.ts";

/**
 * A mark drawn under a text: where it stands, and what should be said there. Written as
 *
 *     FROM node:22-alpin
 *               ^^^^^^^^ [fix] error: node has no tag 22-alpin.
 *
 * with the id of the rule behind the severity where several rules run: `error missing-tag: …`. Backquotes of the
 * message are left out, and a message that ends in `…` may go on.
 */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly says: string;
}

export interface Annotated {
  /** The text without its marks and without the indentation that all its lines share. */
  readonly text: string;
  readonly marks: readonly Mark[];
}

const markLine = /^\s*(\^+) (.*)$/;

/** Takes the marks out of a text. Each belongs to the nearest line above it that is no mark. */
export function parseAnnotated(annotated: string): Annotated {
  const lines = dedent(annotated).split("\n");
  const kept: string[] = [];
  const drawn: { line: number; character: number; length: number; says: string }[] = [];
  for (const line of lines) {
    const match = markLine.exec(line);
    if (match === null) kept.push(line);
    else {
      const carets = match[1] ?? "";
      drawn.push({
        line: kept.length - 1,
        character: line.indexOf("^"),
        length: carets.length,
        says: (match[2] ?? "").trim(),
      });
    }
  }
  const text = kept.join("\n");
  const index = new LineIndex(text);
  return {
    text,
    marks: drawn.map(({ line, character, length, says }) => {
      const start = index.offsetOf({ line, character });
      return { start, end: start + length, says };
    }),
  };
}

/** Draws marks under a text, as the test should have them: what the two sides of a comparison look like. */
export function draw(text: string, marks: readonly Mark[]): string {
  const index = new LineIndex(text);
  const below = marks.map((mark) => ({ ...mark, place: index.placeOf(mark.start) }));
  return text
    .split("\n")
    .flatMap((line, number) => [
      line,
      ...below
        .filter(({ place }) => place.line === number)
        .sort((a, b) => a.start - b.start || (a.says < b.says ? -1 : 1))
        .map(
          ({ place, start, end, says }) =>
            `${" ".repeat(place.character)}${"^".repeat(Math.max(end - start, 1))} ${says}`,
        ),
    ])
    .join("\n");
}

/** Drops the first and the last line where they are blank, and the indentation that all other lines share. */
export function dedent(text: string): string {
  const lines = text.split("\n");
  if (lines.length > 1 && lines[0]?.trim() === "") lines.shift();
  if (lines.length > 1 && lines.at(-1)?.trim() === "") lines.pop();
  const widths = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const shared = widths.length === 0 ? 0 : Math.min(...widths);
  return lines.map((line) => line.slice(shared)).join("\n");
}
