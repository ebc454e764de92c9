import type { RepositoryFacts } from "../facts.ts";
import type { CampaignId } from "../knowledge.ts";
import type { Say } from "../say.ts";
import { accountSignals } from "./account.ts";
import type { Campaign } from "./campaign.ts";
import { downloader } from "./downloader.ts";
import { ebookPhishing } from "./ebookPhishing.ts";
import { callSignals, linkSignals, spelledSignals } from "./links.ts";
import { handlingSignals, makingSignals } from "./making.ts";
import { nameSignals, wareSignals } from "./offer.ts";
import { kindsOf, type Signal, weigh } from "./signal.ts";
import type { Subject } from "./subject.ts";
import { website } from "./website.ts";

export const campaigns: readonly Campaign[] = [downloader, ebookPhishing, website];

/** Below a campaign's own weight, a page that weighs this much is suspicious. */
const suspiciousWeight = 5;
/** Above this, it is worth a request to see what else the account holds. */
export const worthAsking = 3;

/** How a page fits the campaign that it fits best. */
export interface Judgement {
  /** `bait`: it fits the campaign. `suspicious`: it shows signs of bait, and not enough of them. */
  readonly verdict: "bait" | "suspicious" | "nothing";
  readonly campaign: CampaignId;
  /** What was seen, heaviest first. */
  readonly signals: readonly Signal[];
  /** What the signals weigh together, less what speaks against it. */
  readonly weight: number;
}

/** The last judgement on each record, since plan and rules ask for it in turn. */
const judged = new WeakMap<RepositoryFacts, { for: Subject["account"]; in: Say; is: Judgement }>();

/** Judges a page. Whether the repository holds images is the caller's to know: one that does is no bait. */
export function judge(subject: Subject, say: Say): Judgement {
  const last = judged.get(subject.repository);
  if (last !== undefined && last.for === subject.account && last.in === say) return last.is;
  const seen = [...signalsOfBait(subject, say)];
  const judgement = campaigns
    .map((campaign) => judgeFor(campaign, subject, seen, say))
    .reduce((best, each) => (rank(each) > rank(best) ? each : best));
  judged.set(subject.repository, { for: subject.account, in: say, is: judgement });
  return judgement;
}

/** What is seen of bait of any campaign. */
function* signalsOfBait(subject: Subject, say: Say): Iterable<Signal> {
  yield* linkSignals(subject, say);
  yield* spelledSignals(subject, say);
  yield* callSignals(subject, say);
  yield* makingSignals(subject, say);
  yield* handlingSignals(subject, say);
  yield* nameSignals(subject, say);
  yield* wareSignals(subject, say);
  yield* accountSignals(subject, say);
}

const verdicts = ["nothing", "suspicious", "bait"] as const;

function rank({ verdict, weight }: Judgement): number {
  return verdicts.indexOf(verdict) * 1000 + weight;
}

function judgeFor(campaign: Campaign, subject: Subject, seen: readonly Signal[], say: Say): Judgement {
  const against = campaign.against(subject);
  const signals = [...campaign.signals(subject, seen, say)].sort((a, b) => b.weight - a.weight);
  // A link to a host that is seen in bait only settles it, however much the page says beside it. So does a button
  // that hides where it leads in a text that a machine made: such texts are manuals as often as not.
  const has = (wanted: string) => signals.some(({ id }) => id === wanted);
  const settled =
    signals.some(({ kind, weight }) => kind === "link" && weight === 4) ||
    (has("blind-call") && signals.some(({ kind }) => kind === "making"));
  const weight = weigh(signals) - (settled ? 0 : against);
  return { verdict: verdictOf(campaign, signals, weight), campaign: campaign.id, signals, weight };
}

function verdictOf(campaign: Campaign, signals: readonly Signal[], weight: number): Judgement["verdict"] {
  if (kindsOf(signals) < 2) return "nothing";
  if (weight >= campaign.baitWeight && campaign.isItsOwn(signals)) return "bait";
  // A biography is no sign of harm, so that kind of page is bait or nothing.
  return weight >= suspiciousWeight && campaign.id !== "website" ? "suspicious" : "nothing";
}
