import type { PageBlock } from "../page/page.ts";
import { fold } from "./fold.ts";

/** A list of variants of one phrase. */
export interface PhraseList {
  readonly count: number;
  readonly phrase: string;
}

const fewestVariants = 4;
const longestVariant = 90;
const longestList = 8000;

const found = new WeakMap<PageBlock, PhraseList | "none">();

/**
 * A list whose items are one phrase with another word or two each, as search engines are fed with: most begin
 * or end alike, and with more than a syllable. Undefined for a block of any other kind.
 */
export function phraseListIn(block: PageBlock): PhraseList | undefined {
  let list = found.get(block);
  if (list === undefined) {
    list = commonPhrase(itemsOf(block.text)) ?? "none";
    found.set(block, list);
  }
  return list === "none" ? undefined : list;
}

/** Whether a block is a list of variants of one phrase. */
export function isPhraseList(block: PageBlock): boolean {
  return phraseListIn(block) !== undefined;
}

function itemsOf(text: string): string[] {
  return fold(text.slice(0, longestList))
    .split(/\s*[,،、，;|/\n]\s*/)
    .map((item) => item.trim())
    .filter((item) => item !== "" && item.length <= longestVariant);
}

/** The beginning or the ending that most items share, undefined where they have none. */
function commonPhrase(items: readonly string[]): PhraseList | undefined {
  if (items.length < fewestVariants) return undefined;
  const counts = new Map<string, number>();
  for (const item of items) {
    for (const part of endsOf(item)) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  let best: PhraseList | undefined;
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
