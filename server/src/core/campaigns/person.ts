import { toPlainText } from "../plainText.ts";
import type { Say } from "../say.ts";
import type { Signal } from "./signal.ts";
import type { Subject } from "./subject.ts";
import type { Wording } from "./wording.ts";
import { ages, introductions, pastimes, places, selfNames, travels } from "./words/lives.ts";

/** The last line of profiles that are made in bulk. */
const footers =
  /(?:also visit|feel free to (?:visit|surf)|take a look at|(?:check|look) (?:out|at|into)|here is|^) ?(?:to )?my (?:web[- ]?(?:site|page)|site|home ?page|blog|page)(?: post)? ?(?:::|;|\.\.\.|…)/m;

/** Whether a text ends in a pointer to some page, as profiles do that are made in bulk. */
export function hasFooter({ text }: Subject): boolean {
  return footers.test(text.text);
}

/** A made-up person: a biography, or the short lines that stand for one. */
export function* personSignals({ page, repository, text }: Subject, say: Say): Iterable<Signal> {
  if (text.text.length > 1500) return;
  const quote = toPlainText(page.text === "" ? repository.description : page.text, 70);
  if (isBiography(text)) {
    const seen = say('its text is the biography of a person: "{0}"', quote);
    // People do write of themselves; an age is what the made-up ones hardly ever leave out.
    yield { id: "biography", kind: "person", weight: text.says(ages) ? 3 : 2, text: seen };
    if (text.says(travels)) {
      const tour = say("the person has been on a journey, as in the text that this campaign puts together");
      yield { id: "journey", kind: "person", weight: 1, text: tour };
    }
    return;
  }
  const sentences = page.text.split(/[.!?]\s*/).filter((sentence) => sentence.trim() !== "");
  const short = sentences.filter((sentence) => sentence.trim().split(/\s+/).length <= 5);
  if (sentences.length >= 3 && short.length === sentences.length && text.said(selfNames).length >= 2) {
    const seen = say('its text is a string of words about a person: "{0}"', quote);
    yield { id: "profile-lines", kind: "person", weight: 3, text: seen };
  }
}

/** An age with anything else about a life, or two other such things. */
function isBiography(text: Wording): boolean {
  const said = [pastimes, places, travels, introductions].filter((each) => text.says(each)).length;
  return text.says(ages) ? said >= 1 : said >= 2;
}
