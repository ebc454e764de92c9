import { toPlainText } from "../plainText.ts";
import type { Say } from "../say.ts";
import { fold, occurs } from "./fold.ts";
import { archivePassword, guardDown } from "./orders.ts";
import type { Signal } from "./signal.ts";
import type { Subject } from "./subject.ts";

/** How the page's text is made. */
export function* makingSignals({ page }: Subject, say: Say): Iterable<Signal> {
  const tail = findTail(page.blocks.map(({ text }) => text));
  if (tail !== undefined) {
    const text = say('it lists {0} variants of one phrase: "{1}"', tail.count, toPlainText(tail.phrase, 60));
    yield { id: "phrase-list", kind: "making", weight: tail.count >= 12 ? 3 : 2, text };
  }
  const last = page.blocks.at(-1)?.text ?? "";
  if (page.blocks.length > 1 && /^(?=.*\d)(?=.*[a-f])[0-9a-f]{10}$/.test(last)) {
    const text = say("it ends in a stray code, {0}", last);
    yield { id: "stray-code", kind: "making", weight: 2, text };
  }
}

/** Whether a block is a list of variants of one phrase. */
export function isPhraseList(block: string): boolean {
  return findTail([block]) !== undefined;
}

/** How a download is to be handled. */
export function* handlingSignals({ text, links }: Subject, say: Say): Iterable<Signal> {
  if (links.length > 0 && occurs(guardDown, text)) {
    const seen = say("it asks to switch off a protection, or promises that there is none to pass");
    yield { id: "guard-down", kind: "handling", weight: 2, text: seen };
  }
  if (links.length > 0 && occurs(archivePassword, text)) {
    const seen = say("it gives the password of an archive, which keeps scanners out");
    yield { id: "archive-password", kind: "handling", weight: 1, text: seen };
  }
}

interface Tail {
  readonly count: number;
  readonly phrase: string;
}

const fewestVariants = 4;
const longestVariant = 90;
const longestTail = 8000;

/**
 * A list whose items are one phrase with another word or two each, as search engines are fed with: most begin
 * or end alike, and with more than a syllable.
 */
function findTail(blocks: readonly string[]): Tail | undefined {
  let best: Tail | undefined;
  for (const block of blocks) {
    const items = fold(block.slice(0, longestTail))
      .split(/\s*[,،、，;|/\n]\s*/)
      .map((item) => item.trim())
      .filter((item) => item !== "" && item.length <= longestVariant);
    const found = commonPhrase(items);
    if (found !== undefined && found.count > (best?.count ?? 0)) best = found;
  }
  return best;
}

/** The beginning or the ending that most items share, undefined where they have none. */
function commonPhrase(items: readonly string[]): Tail | undefined {
  if (items.length < fewestVariants) return undefined;
  const counts = new Map<string, number>();
  for (const item of items) {
    for (const part of endsOf(item)) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  let best: Tail | undefined;
  for (const [phrase, count] of counts) {
    const enough = count >= fewestVariants && count >= items.length * 0.6;
    if (!enough || !isPhrase(phrase)) continue;
    if (best === undefined || count > best.count || phrase.length > best.phrase.length)
      best = { count, phrase };
  }
  return best;
}

/** What an item begins and ends with: words, or characters where a script doesn't part its words. */
function endsOf(item: string): ReadonlySet<string> {
  const spaced = /\s/.test(item);
  const parts = spaced ? item.split(/\s+/) : unspacedScript.test(item) ? [...item] : [];
  const glue = spaced ? " " : "";
  const ends = new Set<string>();
  const shortest = spaced ? 1 : 3;
  for (let length = shortest; length <= Math.min(shortest + 3, parts.length - 1); length++) {
    ends.add(parts.slice(0, length).join(glue));
    ends.add(parts.slice(-length).join(glue));
  }
  return ends;
}

const unspacedScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3}/u;

/** More than one short word: `python` before version numbers is no phrase, nor is an article. */
function isPhrase(text: string): boolean {
  return /\s/.test(text)
    ? text.length >= 5
    : /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3,}/u.test(text);
}
