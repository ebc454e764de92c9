import { toPlainText } from "../plainText.ts";
import type { Say } from "../say.ts";
import type { Signal } from "./signal.ts";
import type { Subject } from "./subject.ts";
import { Wording } from "./wording.ts";
import { books, gratis, reading } from "./words/books.ts";
import { cheats, films, offering, piracy, stolen } from "./words/goods.ts";
import { downloading } from "./words/orders.ts";

/** Longer texts are no lures, and to look through them takes time. */
const mostRead = 4000;

/** What is written for people only, so that no search and no filter finds it. */
export function* veiledSignals(subject: Subject, say: Say): Iterable<Signal> {
  const words = veiledWords(writtenOf(subject));
  if (words.length > 0) {
    const quoted = words.slice(0, 3).map((word) => toPlainText(word, 30));
    const text = say('it veils words, so that only people read them: "{0}"', quoted.join('", "'));
    yield { id: "veiled-words", kind: "making", weight: words.length === 1 ? 2 : 3, text };
  }
  if (isBackwards(subject)) {
    const text = say("it writes an address backwards, so that it is no link");
    yield { id: "veiled-address", kind: "link", weight: 3, text };
  } else if (isEncoded(subject)) {
    const text = say("it writes an address in Base64, so that it is no link");
    yield { id: "veiled-address", kind: "link", weight: 2, text };
  }
}

/** Whether a page leads somewhere by an address that only people can read. */
export function veilsAddress(subject: Subject): boolean {
  return isBackwards(subject) || isEncoded(subject);
}

function writtenOf({ page, repository }: Subject): string {
  return `${repository.description}\n${page.text}`.slice(0, mostRead);
}

function isBackwards(subject: Subject): boolean {
  return /\/\/:s?ptth(?![\p{L}\p{N}])/u.test(writtenOf(subject));
}

function isEncoded(subject: Subject): boolean {
  return /(?<![A-Za-z0-9+/=_-])aHR0c(?:HM6|DovL)[A-Za-z0-9+/_-]{8,200}=*/.test(writtenOf(subject));
}

const lures = [piracy, cheats, films, stolen, offering, downloading, books, gratis, reading];

/** Words of bait that are only found once letters are put together again and signs taken for what they look like. */
function veiledWords(written: string): readonly string[] {
  const unveiled = unveil(written);
  if (unveiled === written) return [];
  const [before, after] = [new Wording(written), new Wording(unveiled)];
  const found = lures.flatMap((list) => {
    const open = new Set(before.said(list));
    return after.said(list).filter((word) => !open.has(word) && !/\d/.test(word));
  });
  return [...new Set(found)];
}

/** Single letters with one sign between each two of them: four or more, three of a script with a word to a letter. */
const apart =
  /(?<![\p{L}\p{N}])\p{L}(?:([ ._\-/|·~*])\p{L})(?:\1\p{L}){2,30}(?![\p{L}\p{N}])|(?<![\p{Script=Han}\p{Script=Hangul}])[\p{Script=Han}\p{Script=Hangul}]([._\-/|·~*])[\p{Script=Han}\p{Script=Hangul}](?:\2[\p{Script=Han}\p{Script=Hangul}]){1,30}(?![\p{Script=Han}\p{Script=Hangul}])/gu;

const lookAlikes: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
  I: "l",
};

function unveil(written: string): string {
  return written
    .replace(apart, (letters) => letters.replace(/[ ._\-/|·~*]/g, ""))
    .replace(/[\p{L}0-9@$!]{3,40}/gu, (word) =>
      /\p{L}.*[0-9@$!I]|[0-9@$!].*\p{L}/u.test(word) ? unmask(word) : word,
    );
}

/** A word with signs for letters; what ends in a number, as `book5`, or is in capitals, stays. */
function unmask(word: string): string {
  if (!/\p{Ll}/u.test(word)) return word;
  return word
    .replace(/[013457@$!](?=\p{L})/gu, (sign) => lookAlikes[sign] ?? sign)
    .replace(/(?<=\p{Ll}I{0,2})I/gu, "l");
}
