import { loneSignals } from "./account.ts";
import type { Campaign } from "./campaign.ts";
import { documentationOf, sitePointsOf } from "./documentation.ts";
import { hasFooter, joinsTheHub, personSignals } from "./person.ts";
import type { Signal } from "./signal.ts";
import type { Subject } from "./subject.ts";

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
    if (/^(?:my[-_]?)?(?:web-?site|site|home-?page|web-?page)[-_]?\d*$/.test(subject.name)) {
      const text = say("it is called {0}, as the repositories of this campaign are", subject.name);
      yield { id: "website-name", kind: "name", weight: 2, text } satisfies Signal;
    }
    if (linksToDiary(subject)) {
      const text = say("a link leads to an online diary, as in this campaign");
      yield { id: "diary-link", kind: "link", weight: 3, text } satisfies Signal;
    }
    const person = [...personSignals(subject, say)];
    yield* person;
    yield* seen.filter(({ kind }) => kind === "account");
    // Everybody's account begins with one repository: that adds to a made-up life, and to nothing less.
    if (person.some(({ weight }) => weight === 3)) yield* loneSignals(subject, say);
  },

  isItsOwn(signals) {
    return signals.some(({ id }) => id === "website-name" || id === "diary-link");
  },

  // With a link to a diary, or a line that profiles end in, what is called a page is that. The campaign's pages
  // link to nothing else: another link is to the site that the repository is called after.
  against: (subject) => {
    if (joinsTheHub(subject)) return 0;
    const ownSite = linksToDiary(subject) || hasFooter(subject) ? 0 : sitePointsOf(subject);
    return documentationOf(subject) + ownSite;
  },
};

function linksToDiary({ outward }: Subject): boolean {
  return outward.some(({ to }) => to.standing === "abused");
}
