import type { Campaign } from "./campaign.ts";
import { honestPointsOf } from "./documentation.ts";
import { bareSignals, bookOffer, fileSignals, registrationSignals, seenBeside } from "./offer.ts";

/**
 * Pages that offer a free e-book, with a description put together at random and one link. It ends at a form that
 * asks for payment cards and signs people up for a subscription.
 *
 * Seen in bursts in the middle of 2021, about a thousand repositories to an account.
 */
export const ebookPhishing: Campaign = {
  id: "ebook-phishing",
  baitWeight: 6,

  *signals(subject, seen, say) {
    const [offer] = bookOffer(subject, say);
    yield* seenBeside(offer, seen);
    if (offer !== undefined) yield offer;
    if (offer !== undefined) yield* fileSignals(subject, say);
    yield* bareSignals(subject, offer, say);
    yield* registrationSignals(subject, say);
  },

  isItsOwn(signals) {
    const mass = signals.some(({ id }) => id === "many-empty");
    return signals.some(
      ({ id, weight }) => (id === "free-book" && (weight >= 2 || mass)) || id === "campaign-host",
    );
  },

  against: honestPointsOf,
};
