import type { BaitTerms } from "../../server/src/core/knowledge.ts";
import { suspiciousRepository } from "../../server/src/core/rules/suspiciousRepository.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { checkRule } from "../harness/check.ts";

const knowledge = loadKnowledge();
const bait =
  "Racing Game cheat, aimbot, unlimited coins, free download\n\n➡➡➡ [Download](https://game-gold.example/go) ⬅⬅⬅\n\nTurn off your antivirus.";
/** Nothing is offered, ordered or linked: the words alone are those of bait. */
const quiet = "Solutions to the odd-numbered problems of organic chemistry, all chapters, complete edition.";
const hub = {
  "lucky/play": {
    page: "Online casino, sports betting and instant loans.\n\n[Play now](https://play-win.example/go)",
  },
  "wizzo/aimbot": { tags: ["latest"], page: bait, pullCount: 3 },
  "popular/aimbot": { tags: ["latest"], page: bait, pullCount: 90_000 },
  "trusted/aimbot": {
    tags: ["latest"],
    page: bait,
    pullCount: 3,
    publisher: { badge: "verified_publisher" as const },
  },
  "c43602f9cc95/openjdk": { tags: ["8"], pullCount: 9 },
  "someone/nginx": { tags: ["1"], pullCount: 4 },
  "fresh/app": [],
  "quiet/words": { page: quiet },
  "quiet/used": { tags: ["latest"], page: quiet, pullCount: 3 },
};

/** Weights under which a page about lanterns is bait by its words, and shows no other sign of it. */
const lanterns: BaitTerms = {
  campaigns: ["downloader", "ebook-phishing", "website"],
  bias: [0, 0, 0],
  terms: new Map(["lantern", "wick", "and", "glass"].map((word) => [word, [2, 0, 0]])),
};

describe("suspicious-repository", () => {
  it("tells an empty repository with signs of bait that fits no campaign well", () =>
    checkRule(
      suspiciousRepository,
      hub,
      `
      FROM lucky/play
           ^^^^^^^^^^ warning: lucky/play shows 3 signs that speak against it, none of which is proof. Look at its source before you use it.
      FROM fresh/app
      `,
      { knowledge },
    ));

  it("tells an image that is hardly used and comes with bait", () =>
    checkRule(
      suspiciousRepository,
      hub,
      `
      FROM wizzo/aimbot
           ^^^^^^^^^^^^ warning: wizzo/aimbot shows 6 signs that speak against it…
      FROM popular/aimbot
      `,
      { knowledge },
    ));

  it("tells an empty repository whose words are those of bait, and takes no such words amiss beside an image", () =>
    checkRule(
      suspiciousRepository,
      hub,
      `
      FROM quiet/words
           ^^^^^^^^^^^ warning: quiet/words shows 2 signs that speak against it…
      FROM quiet/used
      `,
      { knowledge },
    ));

  it("says it of one sign as of one", () =>
    checkRule(
      suspiciousRepository,
      { "quiet/terms": { page: "Lantern, wick and glass." } },
      `
      FROM quiet/terms
           ^^^^^^^^^^^ warning: quiet/terms shows a sign that speaks against it, which is no proof…
      `,
      { knowledge: { ...knowledge, baitTerms: lanterns } },
    ));

  it("leaves verified publishers alone", () => {
    const publisher = {
      kind: "organization",
      badge: "verified_publisher",
      joinedAt: null,
      fullName: "",
    } as const;
    return checkRule(suspiciousRepository, hub, "FROM trusted/aimbot", {
      knowledge,
      facts: (facts) => ({ ...facts, publisher: { state: "known", value: publisher, askedAt: 1 } }),
    });
  });

  it("never takes an odd name and few pulls for enough", () =>
    checkRule(suspiciousRepository, hub, "FROM someone/nginx:1\nFROM c43602f9cc95/openjdk:8", { knowledge }));
});
