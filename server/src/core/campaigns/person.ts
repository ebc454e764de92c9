import { toPlainText } from "../plainText.ts";
import type { Say } from "../say.ts";
import type { Signal } from "./signal.ts";
import type { Subject } from "./subject.ts";
import type { Wording } from "./wording.ts";
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

/** Longer than this, in UTF-16 code units, a text is no profile. */
const longestProfile = 1500;

/** Whether a text ends in a pointer to some page, as profiles do that are made in bulk. */
export function hasFooter({ prose }: Subject): boolean {
  return prose.says(footers);
}

/** A made-up person: a biography, or the short lines that stand for one. */
export function* personSignals({ page, repository, prose }: Subject, say: Say): Iterable<Signal> {
  if (prose.text.length > longestProfile) return;
  const quote = toPlainText(page.text === "" ? repository.description : page.text, 70);
  if (isBiography(prose)) {
    const seen = say('its text is the biography of a person: "{0}"', quote);
    // People do write of themselves, but hardly ever with their age, or as of somebody else.
    const madeUp = prose.says(ages) || isOfAnother(prose);
    yield { id: "biography", kind: "person", weight: madeUp ? 3 : 2, text: seen };
    if (madeUp && prose.says(travels)) {
      const tour = say("the person has been on a journey, as in the text that this campaign puts together");
      yield { id: "journey", kind: "person", weight: 1, text: tour };
    }
    return;
  }
  if (isProfile(page.text === "" ? repository.description : page.text, prose)) {
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

/** Whether a life is told by another: without a word of one's own, and with what the person likes or visited. */
function isOfAnother(text: Wording): boolean {
  if (/(?<!\p{L})(?:i|i'm|we|ich|wir|yo|soy|eu|je|nous|io|ben|saya)(?!\p{L})|私|我|меня|мне/u.test(text.text))
    return false;
  return text.says(pastimes) && (text.said(thirdPerson).length >= 2 || text.says(travels));
}

/** Short lines, or one, of what somebody calls himself. */
function isProfile(written: string, text: Wording): boolean {
  const sentences = written.split(/[.!?]\s*/).filter((sentence) => sentence.trim() !== "");
  const short = sentences.every((sentence) => sentence.trim().split(/\s+/).length <= 6);
  return short && text.said(selfNames).length >= 2;
}
