import type { Card, CardFinding, Standing } from "./card.ts";
import { marks } from "./cardText.ts";
import type { Evidence } from "./rules/rule.ts";
import type { Say } from "./say.ts";
import type { Verdict } from "./verdict.ts";

export interface MarkdownOptions {
  /** Whether the reader's editor turns `$(error)` into an icon, as VS Code does where it is asked to. */
  readonly themeIcons: boolean;
  /** Whether the editor shows this finding's message above the card anyway. */
  readonly isShownAbove: (finding: CardFinding) => boolean;
  /** Whether the card has a page of its own, which leaves out nothing that was seen. */
  readonly hasPage?: boolean;
}

const icons: Readonly<Record<Verdict, string>> = {
  endangers: "error",
  broken: "error",
  "worth-knowing": "info",
  unchecked: "question",
  fine: "check",
};

/** Publishers whom Docker vouches for have marks of their own. */
const standingIcons: Readonly<Partial<Record<Standing, string>>> = {
  official: "verified-filled",
  verified: "verified",
  sponsored: "heart",
};

/**
 * A card for a hover. Whatever it is given, it holds no link, image, heading, HTML, code or icon but its own: the
 * one link is the card's, which leads to Docker Hub or to a rule's page.
 */
export function cardToMarkdown(
  card: Card,
  say: Say,
  { themeIcons, isShownAbove, hasPage = false }: MarkdownOptions,
): string {
  const paragraphs: string[] = [];
  const standing = card.verdict === "unchecked" ? say("not checked") : card.standing.text;
  const icon =
    card.verdict === "fine" ? (standingIcons[card.standing.kind] ?? icons.fine) : icons[card.verdict];
  const mark = themeIcons ? `$(${icon})` : marks[card.verdict];
  paragraphs.push(`${mark} **${escapeMarkdown(card.title.trim())}** · ${escapeMarkdown(standing)}`);

  // What the editor shows above goes on with its evidence, before anything else is said.
  const findings = [...card.findings].sort((a, b) => Number(isShownAbove(b)) - Number(isShownAbove(a)));
  for (const finding of findings) {
    const { message, evidence } = finding;
    if (!isShownAbove(finding)) paragraphs.push(messageToMarkdown(message));
    if (evidence.length > 0) {
      paragraphs.push(
        (hasPage ? evidence.map(({ text }) => text) : shortened(evidence, say))
          .map((text) => `* ${escapeMarkdown(text)}`)
          .join("\n"),
      );
    }
  }
  if (card.notChecked !== null) paragraphs.push(escapeMarkdown(card.notChecked));
  if (card.description !== null) paragraphs.push(escapeMarkdown(card.description));
  if (card.rows.length > 0) {
    const rows = card.rows.map(({ left, right }) => [left, right].filter((part) => part !== "").join(" · "));
    paragraphs.push(rows.map(escapeMarkdown).join("  \n"));
  }
  if (card.pinned !== null) paragraphs.push(escapeMarkdown(card.pinned));

  const last = [
    card.asked === null ? null : escapeMarkdown(card.asked),
    card.link === null ? null : `[${escapeMarkdown(card.link.title)}](${card.link.address})`,
  ].filter((part) => part !== null);
  if (last.length > 0) paragraphs.push("---", last.join(" · "));
  return paragraphs.join("\n\n");
}

/** More than this nobody reads in a hover. */
const mostEvidence = 5;

/** What weighs most, which stands first, and how much more there is; whoever asks for an explanation sees it all. */
function shortened(evidence: readonly Evidence[], say: Say): readonly string[] {
  const texts = evidence.map(({ text }) => text);
  const more = texts.length - mostEvidence;
  if (more <= 1) return texts;
  return [...texts.slice(0, mostEvidence), say("and {0} weaker signs: explain the image to read them", more)];
}

/** A finding's message: the names between its backquotes become code, all else stays text. */
export function messageToMarkdown(message: string): string {
  const parts = message.split("`");
  // A value with a backquote of its own leaves no way to tell names from text.
  if (parts.length % 2 === 0) return escapeMarkdown(message);
  return parts.map((part, at) => (at % 2 === 0 ? escapeMarkdown(part) : toCode(part))).join("");
}

function toCode(text: string): string {
  if (text.trim() === "") return escapeMarkdown(text);
  return `\`${oneLine(text).replaceAll("$(", "$ (")}\``;
}

/**
 * Escapes text so that Markdown shows it letter by letter. Colons before slashes, at signs and `www.` are among what
 * is escaped, since renderers make links of bare addresses; so is the dollar sign of an icon.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replaceAll("$(", "$ (")
    .replace(/[\\`*_{}[\]<>()#!|~&@^]/g, "\\$&")
    .replace(/:(?=\/\/)/g, "\\:")
    .replace(/\bwww\.(?=\S)/gi, (www) => `${www.slice(0, -1)}\\.`)
    .replace(/^(\s*)([-+=])/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/, "$1\\$2")
    .replace(/^ {4,}/, "   ");
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}
