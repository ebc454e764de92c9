import stringWidth from "string-width";

/** Paints words for a terminal, or leaves them as they are. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly good: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly strong: (text: string) => string;
}

const plain = (text: string) => text;
const sgr = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`;

export const noPaint: Paint = {
  error: plain,
  warning: plain,
  info: plain,
  good: plain,
  dim: plain,
  strong: plain,
};

/** The sixteen colours that every theme of every terminal makes readable. */
export const ansiPaint: Paint = {
  error: sgr(31, 39),
  warning: sgr(33, 39),
  info: sgr(36, 39),
  good: sgr(32, 39),
  dim: sgr(2, 22),
  strong: sgr(1, 22),
};

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

/** Characters that would move the cursor, change colours, reorder the line or not be seen at all. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

/** A stranger's text on one terminal line: what can't be seen becomes visible, nothing can act on the terminal. */
export function visible(text: string): string {
  let shown = "";
  for (const character of text) shown += unseen.test(character) ? "\ufffd" : character;
  return shown;
}

/**
 * Text for an output that may end in the log of a build, where a line that begins with `::` and what looks like
 * `##vso[…]` are commands to the machine that builds: nothing that was read can give one. Takes the same columns.
 */
export function withoutCommands(text: string): string {
  return text.replace(/##(?=\w*\[)/g, "#\ufffd").replace(/^([ \t]*):(?=:)/gm, "$1\ufffd");
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
