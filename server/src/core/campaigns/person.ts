import { toPlainText } from "../plainText.ts";
import type { Say } from "../say.ts";
import { fold } from "./fold.ts";
import type { Signal } from "./signal.ts";
import type { Subject } from "./subject.ts";
import type { Phrases, Wording } from "./wording.ts";
import {
  ages,
  footers,
  introductions,
  jobs,
  pastimes,
  places,
  selfNames,
  thirdPerson,
  travels,
} from "./words/lives.ts";
import {
  companies,
  details,
  families,
  homes,
  joinings,
  journeys,
  memberships,
  schools,
  trades,
} from "./words/themes.ts";

/** Longer than this, in UTF-16 code units, a text is no profile. */
const longestProfile = 1500;

/** Whether a text ends in a pointer to some page, as profiles do that are made in bulk. */
export function hasFooter({ prose }: Subject): boolean {
  return prose.says(footers);
}

/** What a life is told by, each theme in the lists that speak of it. */
const themes: readonly (readonly Phrases[])[] = [
  [ages],
  [introductions],
  [jobs, trades],
  [homes],
  [families],
  [pastimes],
  [details],
  [schools],
  [travels, journeys],
  [companies],
];
/** So many themes are a biography, and so many are more than people tell of themselves on such a page. */
const fewestThemes = 3;
const manyThemes = 4;

/** Whether a text thanks Docker Hub for being let in, as texts do that are made to fit any forum. */
export function joinsTheHub({ prose }: Subject): boolean {
  return prose.says(memberships);
}

/** A made-up person: a biography, or the short lines that stand for one. */
export function* personSignals(subject: Subject, say: Say): Iterable<Signal> {
  const { page, repository, prose } = subject;
  if (prose.text.length > longestProfile) return;
  const written = page.text === "" ? repository.description : page.text;
  const quote = toPlainText(written, 70);
  const told = themes.filter((lists) => lists.some((each) => prose.says(each))).length;
  if (isBiography(prose) || told >= fewestThemes || isGreeting(prose, told)) {
    const seen = say('its text is the biography of a person: "{0}"', quote);
    // People do write of themselves, but hardly ever with their age, as of somebody else, in a form, or to a forum.
    const madeUp =
      prose.says(ages) ||
      isForm(prose) ||
      isGreeting(prose, told) ||
      (isOfAnother(prose) && (told >= manyThemes || !isNamedAfter(subject, written))) ||
      (told >= manyThemes && !isNamedAfter(subject, written));
    yield { id: "biography", kind: "person", weight: madeUp ? 3 : 2, text: seen };
    if (madeUp && (prose.says(travels) || prose.says(journeys))) {
      const tour = say("the person has been on a journey, as in the text that this campaign puts together");
      yield { id: "journey", kind: "person", weight: 1, text: tour };
    }
    return;
  }
  if (isProfile(written, prose)) {
    const seen = say('its text is a string of words about a person: "{0}"', quote);
    yield { id: "profile-lines", kind: "person", weight: 3, text: seen };
  }
}

/** An age with anything else about a life, or two other such things. */
function isBiography(text: Wording): boolean {
  const lists = [pastimes, places, travels, introductions, jobs].filter((each) => text.says(each)).length;
  const said = lists + (text.said(thirdPerson).length >= 2 ? 1 : 0);
  return text.says(ages) ? said >= 1 : said >= 2;
}

/** Whether a text fills in what forms ask of a person. */
function isForm(text: Wording): boolean {
  return text.said(details).length >= 3;
}

/** Words of somebody who joins a company, with something else of a life. */
function isGreeting(text: Wording, told: number): boolean {
  return text.says(memberships) || (text.says(joinings) && told >= 2);
}

/** Whether the account has, or may have, a name that the text tells, as accounts of people who write of themselves do. */
function isNamedAfter(subject: Subject, written: string): boolean {
  const names = namesIn(written);
  // What is written in another script can't be compared.
  return names.length === 0 || names.some((name) => !/^[a-z]+$/.test(name)) || tellsOwner(subject);
}

/** Whether the account has a name that the page tells, or its description. */
export function tellsOwner({ namespace, page, repository }: Subject): boolean {
  return namesIn(`${repository.description}\n${page.text}`).some((name) => namespace.includes(name));
}

/** Whether a page tells an age, as the texts of the campaign do and hardly anybody does on a page of one's own. */
export function tellsAge({ prose }: Subject): boolean {
  return prose.says(ages);
}

/** What may be a name in a text, folded. */
function namesIn(text: string): readonly string[] {
  return Array.from(text.slice(0, longestProfile).matchAll(/\p{Lu}\p{L}{2,}/gu), ([name]) => fold(name));
}

/** Whether a life is told by another: without a word of one's own, and with what the person likes or visited. */
function isOfAnother(text: Wording): boolean {
  if (/(?<!\p{L})(?:i|i'm|we|ich|wir|yo|soy|eu|je|nous|io|ben|saya)(?!\p{L})|私|我|меня|мне/u.test(text.text))
    return false;
  const onTour = text.says(travels) || text.says(journeys);
  return text.says(pastimes) && (text.said(thirdPerson).length >= 2 || onTour);
}

/** Short lines, or one, of what somebody calls himself. */
function isProfile(written: string, text: Wording): boolean {
  const called = text.said(selfNames).length;
  return (called >= 2 && isShort(written, /[.!?]\s*/)) || (called >= 3 && isShort(written, /[.!?,;|]\s*/));
}

/** Whether no part of a text is longer than what somebody calls himself. */
function isShort(written: string, between: RegExp): boolean {
  return written.split(between).every((part) => part.trim().split(/\s+/).length <= 6);
}
