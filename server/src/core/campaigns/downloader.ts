import type { Campaign } from "./campaign.ts";
import { honestPointsOf } from "./documentation.ts";
import { bareSignals, downloadOffer, fileSignals, seenBeside, soughtOffer } from "./offer.ts";
import { heaviest } from "./signal.ts";

/**
 * Machine-written pages that offer pirated programs, cheats or films, with one link to the download: through a
 * redirect, a made-up link shortener or an ordinary site. What comes down is an installer that brings malware.
 *
 * Seen in bursts in the first half of 2021 and in September 2023.
 */
export const downloader: Campaign = {
  id: "downloader",
  baitWeight: 6,

  *signals(subject, seen, say) {
    const offer = heaviest([...downloadOffer(subject, say), ...soughtOffer(subject, say)]);
    yield* seenBeside(offer, seen);
    if (offer !== undefined) yield offer;
    if (offer !== undefined) yield* fileSignals(subject, say);
    yield* bareSignals(subject, offer ?? seen.find(({ id }) => id === "advertising"), say);
  },

  isItsOwn(signals) {
    const mass = signals.some(({ id }) => id === "many-empty");
    return signals.some(
      ({ id, weight }) =>
        ((id === "free-goods" || id === "sought-goods") && (weight >= 2 || mass)) ||
        id === "made-up-shortener" ||
        id === "shortener-like" ||
        id === "blind-call" ||
        id === "lead-on-blog",
    );
  },

  against: honestPointsOf,
};
