import { loneSignals } from "./account.ts";
import type { Campaign } from "./campaign.ts";
import { documentationOf, sitePointsOf } from "./documentation.ts";
import { hasFooter, joinsTheHub, personSignals, tellsAge, tellsOwner } from "./person.ts";
import type { Signal } from "./signal.ts";
import { smallTalkSignals } from "./smallTalk.ts";
import type { Subject } from "./subject.ts";
import { callings } from "./words/purposes.ts";
import { isWebsiteName } from "./words/sites.ts";

/**
 * Repositories called `website`, mostly one to an account, with a short made-up biography or random text and
 * sometimes a link to a diary. Harmless by themselves; it is unclear what they were for.
 *
 * Registered day by day from April 2021 to October 2023. People have honest repositories of that name, so the name
 * counts only together with a text that has nothing to do with a site.
 */
export const website: Campaign = {
  id: "website",
  baitWeight: 5,

  *signals(subject, seen, say) {
    if (isWebsiteName(subject.name)) {
      const text = say("it is called {0}, as the repositories of this campaign are", subject.name);
      yield { id: "website-name", kind: "name", weight: 2, text } satisfies Signal;
    }
    if (linksToDiary(subject)) {
      const text = say("a link leads to an online diary, as in this campaign");
      yield { id: "diary-link", kind: "link", weight: 3, text } satisfies Signal;
    }
    const life = [...personSignals(subject, say)];
    const person = life.length > 0 ? life : [...smallTalkSignals(subject, say)];
    yield* person;
    if (person.length > 0 && isRandom(subject.name)) {
      const text = say("its name, {0}, is a string of characters that spells nothing", subject.name);
      yield { id: "random-name", kind: "name", weight: 2, text } satisfies Signal;
    }
    if (saysNothingElse(subject)) {
      const text = say("beside a link to a diary it says nothing of software, and little of anything");
      yield { id: "diary-alone", kind: "making", weight: 3, text } satisfies Signal;
    }
    yield* seen.filter(({ kind }) => kind === "account");
    // Everybody's account begins with one repository: that adds to a made-up life, and to nothing less.
    if (person.some(({ weight }) => weight === 3)) yield* loneSignals(subject, say);
  },

  isItsOwn(signals) {
    return signals.some(({ id }) => ["website-name", "random-name", "diary-link"].includes(id));
  },

  // With a link to a diary, or a line that profiles end in, what is called a page is that. The campaign's pages
  // link to nothing else: another link is to the site that the repository is called after.
  against: (subject) => {
    if (joinsTheHub(subject)) return 0;
    const ownSite = linksToDiary(subject) || hasFooter(subject) ? 0 : sitePointsOf(subject);
    const own = linksToDiary(subject)
      ? 0
      : (hasCalling(subject) ? 2 : 0) + (tellsOwner(subject) && !tellsAge(subject) ? 2 : 0);
    return documentationOf(subject) + ownSite + own;
  },
};

/** In UTF-16 code units: the campaign's texts are a few sentences. */
const fewSentences = 600;

/** A short page whose only links are to a diary, without a word on software or on a site of one's own. */
function saysNothingElse(subject: Subject): boolean {
  const { links, page } = subject;
  if (links.length === 0 || !links.every(({ to }) => to.standing === "abused")) return false;
  return page.text.length <= fewSentences && documentationOf(subject) <= 1;
}

function linksToDiary({ outward }: Subject): boolean {
  return outward.some(({ to }) => to.standing === "abused");
}

/** Whether a name is only digits, or has hardly a vowel. */
function isRandom(name: string): boolean {
  if (/^\d{5,}$/.test(name)) return true;
  const vowels = name.match(/[aeiouy]/g)?.length ?? 0;
  return /^[a-z]{7,}$/.test(name) && vowels <= name.length * 0.25;
}

/** Whether a page says what its writer has it for, beside being a person. */
function hasCalling({ prose }: Subject): boolean {
  return prose.says(callings);
}
