import { toPlainText } from "../plainText.ts";
import type { Say } from "../say.ts";
import { documentationOf, ownWorkPointsOf, speaksOfContainers } from "./documentation.ts";
import type { Signal } from "./signal.ts";
import type { Subject } from "./subject.ts";
import type { Wording } from "./wording.ts";
import { bookFormats, bookRecords, books, gratis, reading } from "./words/books.ts";
import { cheats, drivers, films, offering, piracy, stolen } from "./words/goods.ts";
import { registering } from "./words/orders.ts";

/** Software, games and films that cost money, for nothing. */
export function* downloadOffer(subject: Subject, say: Say): Iterable<Signal> {
  const { title, text } = subject;
  const families = [stolen, piracy, cheats, films, drivers];
  const all = families.flatMap((family) => text.said(family));
  const inTitle = families.flatMap((family) => title.said(family));
  if (all.length === 0) return;

  const weight = goodsWeight(all, inTitle, text);
  const said = all.slice(0, 4).map((phrase) => toPlainText(phrase, 30));
  const seen = say('it promises software, games or films without paying: "{0}"', said.join('", "'));
  yield { id: "free-goods", kind: "offer", weight, text: seen };
}

function goodsWeight(all: readonly string[], inTitle: readonly string[], text: Wording): 1 | 2 | 3 {
  // Drivers are honest goods: a page that offers nothing else promises nothing that costs money.
  if (text.said(drivers).length === all.length) return 1;
  const offered = text.says(offering);
  if (offered && (text.says(stolen) || (inTitle.length > 0 && all.length >= 2))) return 3;
  return all.length >= 3 || inTitle.length > 0 ? 2 : 1;
}

/** Longer than this, in UTF-16 code units, a page says more than its offer. */
const barePage = 1500;

/** A short page about stolen goods that says nothing of what Docker Hub is for. */
export function* bareSignals(subject: Subject, say: Say): Iterable<Signal> {
  const { text, outward, page } = subject;
  if (outward.length === 0 || page.text.length > barePage || speaksOfContainers(subject)) return;
  // Games have servers too: one word about software is no documentation.
  if (documentationOf(subject) > 1 || !text.says(stolen)) return;
  const seen = say("it says nothing but its offer, and not a word on containers");
  yield { id: "nothing-else", kind: "making", weight: 1, text: seen };
}

/** Whether a page offers a book, and all of it, for nothing or at once. */
function promisesBook(subject: Subject): boolean {
  return bookWeight(subject) >= 2 && subject.text.says(gratis);
}

const bracketed = /[[({【](?:pdf|e-?pub|e-?book|kindle|mobi|fb2|djvu|azw3|audio ?book)[\])}】]/;

/** How far a page offers a book: 0 where it names none, or not what is to be done with it. */
function bookWeight({ title, text }: Subject): 0 | 1 | 2 | 3 {
  const records = text.said(bookRecords).length;
  const formats = [...text.said(books), ...(records >= 2 ? ["record"] : [])];
  const acts = text.said(reading);
  if (formats.length === 0 || acts.length === 0) return 0;
  const titled = title.says(books) && title.says(reading);
  const several = formats.length + acts.length;
  if ((titled && several >= 3) || records >= 3) return 3;
  // A format in brackets stands in the titles of bait; links on honest pages lose theirs when they are read.
  return titled || several >= 4 || records >= 2 || bracketed.test(title.text) ? 2 : 1;
}

/** Books for nothing. */
export function* bookOffer(subject: Subject, say: Say): Iterable<Signal> {
  const weight = bookWeight(subject);
  if (weight === 0) return;
  const { text } = subject;
  const formats = [books, bookRecords].flatMap((each) => text.said(each));
  const acts = text.said(reading);
  const said = [...formats.slice(0, 3), ...acts.slice(0, 2)].map((phrase) => toPlainText(phrase, 30));
  const seen = say('it promises a book without paying: "{0}"', said.join('", "'));
  yield { id: "free-book", kind: "offer", weight, text: seen };
}

/**
 * A short page about a book, in several file formats or with nothing but a call to get it, that says nothing of
 * software, nor of whose book it is or who may give it away.
 */
export function* bareBookSignals(subject: Subject, seen: readonly Signal[], say: Say): Iterable<Signal> {
  const { text, outward, page } = subject;
  if (outward.length === 0 || page.text.length > barePage) return;
  if (documentationOf(subject) + ownWorkPointsOf(subject) > 0) return;
  const formats = text.said(bookFormats);
  if (formats.length >= 2) {
    const shown = say(
      "it offers a book as {0}, and not a word on containers",
      formats.slice(0, 4).join(", "),
    );
    yield { id: "nothing-else", kind: "making", weight: 1, text: shown };
  } else if (promisesBook(subject) && seen.some(({ id }) => id === "only-way-out")) {
    const shown = say("it says nothing but its offer, and not a word on containers");
    yield { id: "nothing-else", kind: "making", weight: 1, text: shown };
  }
}

/** A book that takes an account first: the bait's end is a form for payment cards. */
export function* registrationSignals({ text, outward }: Subject, say: Say): Iterable<Signal> {
  if (outward.length === 0 || !text.says(registering)) return;
  yield { id: "account-first", kind: "handling", weight: 1, text: say("it asks for an account first") };
}

/** A repository that is called what people type into a search box. */
export function* nameSignals({ named }: Subject, say: Say): Iterable<Signal> {
  const found = new Set(
    [piracy, cheats, films, drivers, books, reading, offering].flatMap((each) => named.said(each)),
  );
  const length = named.text.split(" ").length;
  if (found.size === 0 || length < 3 || (found.size < 2 && length < 5)) return;
  const weight = found.size >= 2 && length >= 5 ? 2 : 1;
  yield { id: "search-phrase-name", kind: "name", weight, text: say("its name is a search phrase") };
}
