import stringWidth from "string-width";
import { visible } from "./terminal.ts";

/** Columns that a text takes on a terminal. */
export const widthOf: (text: string) => number = (text) => stringWidth(text);

/**
 * Breaks a text at blanks into lines of at most `width` columns; the first may have less room. A word that is
 * longer than a line stands on one of its own.
 */
export function wrap(text: string, width: number, firstWidth = width): string[] {
  const lines: string[] = [];
  let line = "";
  let room = firstWidth;
  for (const word of text.split(/\s+/)) {
    if (word === "") continue;
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer) > room) {
      lines.push(line);
      line = word;
      room = width;
    } else if (line === "" && lines.length === 0 && widthOf(word) > room && firstWidth < width) {
      lines.push("");
      line = word;
      room = width;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** A line of a file as it is shown, and the columns that a part of it takes there. */
export interface ShownLine {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const tabStop = 4;

/**
 * Lays a line of a file out on the terminal, tabs expanded, cut to `width` columns around the part `[start, end)`
 * given in UTF-16 units.
 */
export function showLine(line: string, start: number, end: number, width: number): ShownLine {
  const cells: { readonly text: string; readonly at: number; readonly width: number }[] = [];
  let column = 0;
  let unit = 0;
  let from = -1;
  let to = 0;
  for (const character of line) {
    const text = character === "\t" ? " ".repeat(tabStop - (column % tabStop)) : visible(character);
    const cell = { text, at: column, width: widthOf(text) };
    if (unit >= start && from < 0) from = column;
    column += cell.width;
    unit += character.length;
    if (unit <= end) to = column;
    cells.push(cell);
  }
  if (from < 0) from = column;
  to = Math.max(to, from + 1);
  if (column <= width) return { text: cells.map(({ text }) => text).join(""), from, to };

  // Too long: a window that starts a little before the part.
  const left = Math.max(0, Math.min(from - 20, column - width + 2));
  const right = left + width - 2;
  const inside = cells.filter((cell) => cell.at >= left && cell.at + cell.width <= right);
  const lead = left > 0 ? "…" : "";
  const first = inside[0]?.at ?? left;
  const shift = first - lead.length;
  return {
    text: `${lead}${inside.map(({ text }) => text).join("")}${right < column ? "…" : ""}`,
    from: from - shift,
    to: Math.min(to, right) - shift,
  };
}
