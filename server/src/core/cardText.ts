import type { Card } from "./card.ts";
import type { Say } from "./say.ts";
import type { Verdict } from "./verdict.ts";

/** What colour would say; a terminal's caller turns it into escapes, everyone else leaves the text alone. */
export type Tone = "good" | "bad" | "doubtful" | "quiet" | "strong";
export type Paint = (tone: Tone, text: string) => string;

/** Marks of the verdicts, for places without icons. */
export const marks: Readonly<Record<Verdict, string>> = {
  endangers: "✕",
  broken: "✕",
  "worth-knowing": "!",
  unchecked: "?",
  fine: "✓",
};

const tones: Readonly<Record<Verdict, Tone>> = {
  endangers: "bad",
  broken: "bad",
  "worth-knowing": "doubtful",
  unchecked: "doubtful",
  fine: "good",
};

const leftWidth = 46;

/** A card for the terminal, lines of at most `width` characters where words allow. Ends with a line break. */
export function cardToText(card: Card, say: Say, width = 80, paint: Paint = (_tone, text) => text): string {
  const paragraphs: string[][] = [];
  const standing = card.verdict === "unchecked" ? say("not checked") : card.standing.text;
  paragraphs.push([
    `${paint(tones[card.verdict], marks[card.verdict])} ${paint("strong", card.title)}  ·  ${standing}`,
  ]);
  for (const { message, evidence } of card.findings) {
    paragraphs.push([
      ...wrap(message.replaceAll("`", ""), width, ""),
      ...evidence.flatMap(({ text }) => wrap(text, width - 3, "   ").map(bulleted)),
    ]);
  }
  if (card.notChecked !== null) paragraphs.push(wrap(card.notChecked, width, ""));
  if (card.description !== null) paragraphs.push(wrap(card.description, width, ""));
  if (card.rows.length > 0) {
    paragraphs.push(
      card.rows.map(({ left, right }) => (right === "" ? left : `${left.padEnd(leftWidth - 2)}  ${right}`)),
    );
  }
  if (card.pinned !== null) paragraphs.push([card.pinned]);

  const last = [card.asked, card.link === null ? null : `${card.link.title}: ${card.link.address}`];
  const small = last.filter((part) => part !== null).join("  ·  ");
  if (small !== "") paragraphs.push([paint("quiet", "─".repeat(Math.min(width, 62))), paint("quiet", small)]);
  return `${paragraphs.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function bulleted(line: string, at: number): string {
  return at === 0 ? ` • ${line.trimStart()}` : line;
}

/** Breaks a text at blanks into lines of at most `width` characters, each behind the indentation. */
function wrap(text: string, width: number, indentation: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  return lines.map((one) => indentation + one);
}
