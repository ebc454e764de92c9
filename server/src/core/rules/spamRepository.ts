import { judge } from "../campaigns/judge.ts";
import { toSubject } from "../campaigns/subject.ts";
import type { CampaignId } from "../knowledge.ts";
import type { Say } from "../say.ts";
import { isImageless } from "./imagelessRepository.ts";
import type { ImageRule } from "./rule.ts";

/**
 * The repository holds no image, and its page fits a campaign that filled Docker Hub with bait.
 *
 * Holding no image is harmless alone, and so is every word on a page: what is said here takes two independent kinds
 * of signals, and a page that reads like documentation has to outweigh that.
 */
export const spamRepository: ImageRule = {
  id: "spam-repository",
  about: "image",
  severity: "error",
  summary: "The repository holds no image, and its page is bait of a known campaign.",
  supersedes: [
    "imageless-repository",
    "suspicious-repository",
    "lookalike-name",
    "missing-tag",
    "missing-digest",
    "missing-platform",
    "not-an-image",
  ],

  *check({ familiarName, name }, facts, { say, knowledge }) {
    if (!isImageless(facts) || knowledge.vouchedFor.has(familiarName)) return;
    const subject = toSubject(familiarName, facts, knowledge.hosts);
    if (subject === undefined) return;
    const { verdict, campaign, signals } = judge(subject, knowledge.baitTerms, say);
    if (verdict !== "bait") return;
    yield {
      span: name.span,
      message: messageFor(familiarName, campaign, subject.links.length > 0, say),
      evidence: [
        { signal: "no-tags", text: say("Docker Hub lists no tag, and the registry has nothing to pull") },
        ...signals.map(({ id, text }) => ({ signal: id, text })),
      ],
    };
  },
};

function messageFor(familiarName: string, campaign: CampaignId, linked: boolean, say: Say): string {
  return say("{0} {1}", say("`{0}` holds no image.", familiarName), baitOf(campaign, linked, say));
}

/** What is on the page. Some lead their readers on without a link. */
function baitOf(campaign: CampaignId, linked: boolean, say: Say): string {
  switch (campaign) {
    case "downloader":
      return linked
        ? say("Its page is bait of the kind used in the Downloader campaign: don't follow its links.")
        : say("Its page is bait of the kind used in the Downloader campaign: don't go where it sends you.");
    case "ebook-phishing":
      return linked
        ? say("Its page is bait of the kind used in the eBook phishing campaign: don't follow its links.")
        : say(
            "Its page is bait of the kind used in the eBook phishing campaign: don't go where it sends you.",
          );
    case "website":
      return linked
        ? say("Its page is made-up text of the kind used in the Website campaign: don't follow its links.")
        : say("Its page is made-up text of the kind used in the Website campaign.");
  }
}
