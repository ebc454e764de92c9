import type { CampaignId } from "../knowledge.ts";
import type { Say } from "../say.ts";
import type { Signal } from "./signal.ts";
import type { Subject } from "./subject.ts";

/** One campaign of bait pages, and how its pages are told. */
export interface Campaign {
  readonly id: CampaignId;
  /** A page that weighs this much, with two kinds of signals, fits the campaign. */
  readonly baitWeight: number;
  /** What on a page speaks for this campaign, beside what was `seen` of any bait, of which it takes what counts. */
  signals(subject: Subject, seen: readonly Signal[], say: Say): Iterable<Signal>;
  /** Whether signals include one that is this campaign's own: without it, a page is bait of some other kind. */
  isItsOwn(signals: readonly Signal[]): boolean;
  /** Points that speak against it. */
  against(subject: Subject): number;
}
