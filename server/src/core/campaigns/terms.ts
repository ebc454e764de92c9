import type { Subject } from "./subject.ts";
import { firstPerson, isWebsiteName, siteWords } from "./words/sites.ts";

/**
 * What a page is compared by with pages of bait and honest ones, each term a short text of its own kind:
 * `word`, a word of the page or its description; `^beg` and `^begin`, how a longer word begins, since many
 * languages end one word in many ways; `語彙`, two or three characters of a script that doesn't part its words;
 * `@word`, a word of the name or the description; `#4`, a number of four digits; `:code` and its like, how the page is
 * made.
 */
export type Term = string;

/** In UTF-16 code units: what follows says little more about what a page is. */
const mostRead = 8000;

/** The terms of a page, each once. */
export function termsOf(subject: Subject): ReadonlySet<Term> {
  const terms = new Set<Term>();
  // A list of search phrases is a sign of its own, and would drown what the page is about.
  const text = withoutAddresses(subject.prose.text.slice(0, mostRead));
  for (const word of wordsIn(text)) addWord(word, terms);
  const lines = withoutAddresses(`${subject.named.text}\n${subject.line}`);
  for (const word of wordsIn(lines)) if (word.length > 1) terms.add(`@${word}`);
  for (const trait of traitsOf(subject, text)) terms.add(`:${trait}`);
  return terms;
}

/** The terms that one word of a text stands for, itself first. */
export function termsOfWord(word: string): readonly Term[] {
  const terms = new Set<Term>();
  addWord(word, terms);
  return [...terms, `@${word}`];
}

/** Japanese and Chinese follow an address without a space. */
const hostSign = "[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}_-]";

/** A host that is written alone, with what follows it. */
const host = new RegExp(
  String.raw`(?<!${hostSign})${hostSign}{1,63}(?:\.${hostSign}{1,63}){0,8}\.[a-z]{2,10}(?:\/\S*)?(?!${hostSign})`,
  "gu",
);

/** An address says where a page leads, which is judged apart; as words, hosts would be learnt by heart. */
function withoutAddresses(text: string): string {
  return text.replace(/\S+/g, (piece) => {
    if (piece.includes("://")) return piece.slice(0, Math.max(0, piece.search(/(?:https?|hxxps?|ftp):\/\//)));
    return piece.includes(".") ? piece.replace(host, " ") : piece;
  });
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\p{L}+|\p{N}+/gu) ?? [];
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー]+/u;
const runs = new RegExp(unspaced, "gu");

function addWord(word: string, terms: Set<Term>): void {
  if (/^\p{N}/u.test(word)) {
    terms.add(`#${Math.min(word.length, 8)}`);
    return;
  }
  if (unspaced.test(word)) {
    for (const [run] of word.matchAll(runs)) addPieces(run, terms);
    for (const rest of word.split(runs)) if (rest.length > 1) terms.add(rest);
    return;
  }
  if (word.length < 2) return;
  terms.add(word);
  if (word.length > 6) terms.add(`^${word.slice(0, 6)}`);
  if (word.length > 4) terms.add(`^${word.slice(0, 4)}`);
}

function addPieces(run: string, terms: Set<Term>): void {
  for (let at = 0; at + 2 <= run.length; at++) {
    terms.add(run.slice(at, at + 2));
    if (at + 3 <= run.length) terms.add(run.slice(at, at + 3));
  }
}

/** How a page is made, in a word each. */
function* traitsOf(subject: Subject, text: string): Iterable<string> {
  const { name, page, links, outward } = subject;
  const written = subject.repository.page ?? "";
  for (const [trait, sign] of signs) if (sign.test(written)) yield trait;
  if (firstPerson.test(text)) yield "first-person";
  if (saysSite(subject, text)) yield "says-site";
  if (isWebsiteName(name)) yield "named-site";
  if (page.code !== "") yield "code";
  yield `links-${Math.min(links.length, 3)}`;
  yield `outward-${Math.min(outward.length, 2)}`;
  yield `length-${Math.min(Math.floor(Math.sqrt(written.length) / 5), 9)}`;
}

const signs: readonly (readonly [trait: string, sign: RegExp])[] = [
  ["exclamation", /!/],
  ["question", /\?/],
  ["code-span", /`/],
  ["heading", /^#/m],
  ["list", /^[-*] /m],
  ["table", /\|/],
  ["bold", /\*\*/],
  ["html", /</],
  ["emoji", /[\u{1F300}-\u{1FAFF}\u{2600}-\u{27BF}]/u],
  ["variable", /[A-Z]{2,}_[A-Z]+/],
];

/** Whether a page says that it is about a site, in more than the repository's own name. */
function saysSite({ line }: Subject, text: string): boolean {
  const isName = isWebsiteName(line.trim().replace(/ /g, "-"));
  return siteWords.test(isName ? text.slice(line.length + 1) : text);
}
