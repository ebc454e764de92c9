import { toPlainText } from "../plainText.ts";
import type { Say } from "../say.ts";
import { honestPointsOf, saysNothingOfItsOwn, speaksOfContainers } from "./documentation.ts";
import { fold } from "./fold.ts";
import { waysOut } from "./links.ts";
import type { Signal } from "./signal.ts";
import type { Subject } from "./subject.ts";
import { bookRecords, books, documents, gratis, reading, readingOnline } from "./words/books.ts";
import {
  brands,
  cheats,
  doubtful,
  drivers,
  films,
  offering,
  piracy,
  stolen as stolenGoods,
  wares,
} from "./words/goods.ts";
import { cryptography } from "./words/honest.ts";
import { archivePassword, cards, guardDown, registering, waiting } from "./words/orders.ts";
import { fileFacts, sought } from "./words/search.ts";

/** Software, games and films that cost money, for nothing. */
export function* downloadOffer(subject: Subject, say: Say): Iterable<Signal> {
  const { title, text } = subject;
  const families = [stolenGoods, piracy, cheats, films, drivers];
  const all = distinct([...families, doubtful].flatMap((family) => text.said(family)));
  if (all.length === 0) return;

  const inTitle = families.some((family) => title.says(family));
  const said = all.slice(0, 4).map((phrase) => toPlainText(phrase, 30));
  const seen = say('it promises software, games or films without paying: "{0}"', said.join('", "'));
  yield { id: "free-goods", kind: "offer", weight: goodsWeight(subject, all.length, inTitle), text: seen };
}

/** What people search for and no image is, in the name or the heading of a page that leads away to it. */
export function* soughtOffer(subject: Subject, say: Say): Iterable<Signal> {
  const { title, text } = subject;
  const said = distinct(title.said(sought));
  if (
    said.length === 0 ||
    !waysOut(subject) ||
    speaksOfContainers(subject) ||
    (bookWeight(subject) >= 2 && title.says(books))
  )
    return;
  const gets = [offering, waiting, registering, cards, guardDown, archivePassword].filter((each) =>
    text.says(each),
  );
  const points = Math.min(said.length, 2) + Math.min(gets.length, 2) + Math.min(factsOf(subject), 2);
  const quotes = said.slice(0, 3).map((phrase) => toPlainText(phrase, 30));
  const seen = say('it is about what people search for, and no image is: "{0}"', quotes.join('", "'));
  yield { id: "sought-goods", kind: "offer", weight: points >= 5 ? 3 : points >= 3 ? 2 : 1, text: seen };
}

/** What was seen of any bait. Under what ending a host's name stands, counts beside an offer that is no weak one. */
export function seenBeside(offer: Signal | undefined, seen: readonly Signal[]): readonly Signal[] {
  return (offer?.weight ?? 0) < 2 ? seen.filter(({ id }) => id !== "throwaway-host") : seen;
}

/** The facts of a file, put side by side as on a site for downloads. */
export function* fileSignals(subject: Subject, say: Say): Iterable<Signal> {
  const facts = factsOf(subject);
  if (facts < 2 || !waysOut(subject)) return;
  const said = fileFacts
    .flatMap((each) => subject.text.said(each).slice(0, 1))
    .map((fact) => toPlainText(fact, 30));
  const seen = say('it gives the facts of a file, as sites for downloads do: "{0}"', said.join('", "'));
  yield { id: "file-facts", kind: "making", weight: facts >= 4 ? 2 : 1, text: seen };
}

/** How many sorts of facts of a file a page gives. */
function factsOf({ text }: Subject): number {
  return fileFacts.filter((each) => text.says(each)).length;
}

function goodsWeight({ text, stolen }: Subject, count: number, inTitle: boolean): 1 | 2 | 3 {
  // Drivers are honest goods, and so are keys of one's own: a page that offers nothing else steals nothing.
  if (text.said(drivers).length === count) return 1;
  if (!stolen && text.says(cryptography)) return 1;
  const offered = text.says(offering);
  if (stolen && (offered || inTitle)) return 3;
  if (offered && inTitle && (count >= 2 || text.says(brands))) return 3;
  // One word alone, a generator's or a hack's, has too many meanings.
  return count >= 2 ? 2 : 1;
}

/** Longer than this, in UTF-16 code units, a page says more than its offer. */
const barePage = 2500;

/**
 * A short page with an offer and a way to it, which says nothing of what Docker Hub is for, nor whose the goods are
 * or who may give them away.
 */
export function* bareSignals(subject: Subject, offer: Signal | undefined, say: Say): Iterable<Signal> {
  if (offer === undefined || !waysOut(subject)) return;
  if (subject.page.text.length > barePage || speaksOfContainers(subject)) return;
  const honest = honestPointsOf(subject);
  const excused = (subject.stolen && offer.weight > 1) || saysNothingOfItsOwn(subject);
  if (honest > (excused ? 1 : 0)) return;
  const text = say("it says nothing but its offer, and not a word on containers");
  yield { id: "nothing-else", kind: "making", weight: honest === 0 && offer.weight > 1 ? 2 : 1, text };
}

const bracketed = /[[({【](?:pdf|e-?pub|e-?book|kindle|mobi|fb2|djvu|azw3|audio ?book)[\])}】]/;

/** How far a page offers a book: 0 where it names none, or not what is to be done with it. */
function bookWeight(subject: Subject): 0 | 1 | 2 | 3 {
  const { title, text } = subject;
  if (isNamedAfterFile(subject) && waysOut(subject)) return 2;
  const records = text.said(bookRecords).length;
  const forNothing = text.says(gratis);
  const formats =
    distinct(text.said(books)).length +
    (records >= 2 ? 1 : 0) +
    (forNothing && title.says(readingOnline) ? 1 : 0);
  const acts = distinct([...text.said(reading), ...text.said(gratis)]).length;
  if (formats === 0 || acts === 0) return 0;
  // Software reads, converts and downloads documents and books as well; it doesn't give them away.
  if (!forNothing && formats - distinct(text.said(documents)).length < 2) return 1;
  const titled = title.says(books) && (title.says(reading) || title.says(gratis));
  const several = formats + acts;
  if ((titled && several >= 3) || (records >= 3 && title.says(books))) return 3;
  // A format in brackets stands in the titles of bait; links on honest pages lose theirs when they are read.
  const named = titled || bracketed.test(title.text) || distinct(title.said(books)).length >= 2;
  return named || several >= 4 || records >= 2 ? 2 : 1;
}

const format = /^(?:pdf|e-?pub|mobi|azw3|fb2|djvu|kindle|e?books?|audiobook)$/;
const converting =
  /\b(?:to|2|from|into|convert\w*|html|docx?|markdown|md|latex|tex|merge|generator|viewer|reader|server|api|tools?|js|lib|draw|stats|dists?|parse\w*|plugin)\b/;

/** Whether a name is a title with the format of a book before or behind it, as links to books are called. */
function isNamedAfterFile({ named }: Subject): boolean {
  const words = named.text.split(" ");
  const ends = [words[0] ?? "", words.at(-1) ?? ""];
  return words.length >= 4 && ends.some((word) => format.test(word)) && !converting.test(named.text);
}

/** Books for nothing. */
export function* bookOffer(subject: Subject, say: Say): Iterable<Signal> {
  const weight = bookWeight(subject);
  if (weight === 0) return;
  const { text } = subject;
  const formats = [books, bookRecords].flatMap((each) => text.said(each));
  const said = [...formats.slice(0, 3), ...text.said(reading).slice(0, 2)].map((phrase) =>
    toPlainText(phrase, 30),
  );
  const seen = say('it promises a book without paying: "{0}"', said.join('", "'));
  yield { id: "free-book", kind: "offer", weight, text: seen };
}

/** What advertisements sell, two things at least: bait of no campaign that has a name. */
export function* wareSignals({ text }: Subject, say: Say): Iterable<Signal> {
  const found = text.said(wares);
  if (found.length < 2) return;
  const said = found.slice(0, 3).map((phrase) => toPlainText(phrase, 30));
  const seen = say('it advertises what has nothing to do with software: "{0}"', said.join('", "'));
  yield { id: "advertising", kind: "offer", weight: found.length >= 3 ? 3 : 2, text: seen };
}

/** A book that takes an account first: the bait's end is a form for payment cards. */
export function* registrationSignals(subject: Subject, say: Say): Iterable<Signal> {
  if (!waysOut(subject) || !subject.text.says(registering)) return;
  yield { id: "account-first", kind: "handling", weight: 1, text: say("it asks for an account first") };
}

/** A repository that is called what people type into a search box. */
export function* nameSignals({ named, repository, page }: Subject, say: Say): Iterable<Signal> {
  const families = [piracy, cheats, films, drivers, books, reading, offering, brands];
  const found = new Set(families.flatMap((each) => named.said(each)));
  const length = named.text.split(" ").length;
  if (found.size > 0 && length >= 3 && (found.size >= 2 || length >= 5)) {
    const weight = found.size >= 2 && length >= 5 ? 2 : 1;
    yield { id: "search-phrase-name", kind: "name", weight, text: say("its name is a search phrase") };
  } else if (
    length >= 4 &&
    isHeadline(named.text, `${repository.description}\n${page.blocks[0]?.text ?? ""}`)
  ) {
    const text = say("its name is the headline of its page, word for word");
    yield { id: "headline-name", kind: "name", weight: 1, text };
  }
}

/** Whether all words of a name come back in a text. */
function isHeadline(name: string, text: string): boolean {
  const words = new Set(fold(text).split(/[^\p{L}\p{N}]+/u));
  return name.split(" ").every((word) => words.has(word));
}

/** One phrase in singular and plural is one. */
function distinct(said: readonly string[]): readonly string[] {
  return [...new Set(said.map(toSingular))];
}

function toSingular(phrase: string): string {
  return phrase.replace(/s$/, "");
}
