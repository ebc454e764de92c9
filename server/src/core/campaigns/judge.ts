import type { RepositoryFacts } from "../facts.ts";
import type { BaitTerms, CampaignId } from "../knowledge.ts";
import { toPlainText } from "../plainText.ts";
import type { Say } from "../say.ts";
import { accountSignals } from "./account.ts";
import type { Campaign } from "./campaign.ts";
import { downloader } from "./downloader.ts";
import { ebookPhishing } from "./ebookPhishing.ts";
import { type Likeness, Likenesses } from "./likeness.ts";
import { callSignals, linkSignals, spelledSignals } from "./links.ts";
import { handlingSignals, makingSignals } from "./making.ts";
import { nameSignals, wareSignals } from "./offer.ts";
import { kindsOf, type Signal, weigh } from "./signal.ts";
import type { Subject } from "./subject.ts";
import { veiledSignals } from "./veiled.ts";
import { website } from "./website.ts";

export const campaigns: readonly Campaign[] = [downloader, ebookPhishing, website];

/** Below a campaign's own weight, a page that weighs this much is suspicious. */
const suspiciousWeight = 3;
/** From this weight on, an account of many empty repositories is suspicious whatever the words of a page are like. */
const heavy = 5;
/** Words that weigh so much are those of one campaign alone, and as good as a second kind of sign. */
const manyWords = 3;
/** Above this, it is worth a request to see what else the account holds. */
export const worthAsking = 3;

/** How a page fits the campaign that it fits best. */
export interface Judgement {
  /** `bait`: it fits the campaign. `suspicious`: it shows signs of bait, and not enough of them. */
  readonly verdict: "bait" | "suspicious" | "nothing";
  readonly campaign: CampaignId;
  /** What was seen, heaviest first, and the words of the whole at the end: they say less to a reader. */
  readonly signals: readonly Signal[];
  /** What the signals weigh together, less what speaks against it. */
  readonly weight: number;
}

/** The last judgement on each record, since plan and rules ask for it in turn. */
const judged = new WeakMap<
  RepositoryFacts,
  { for: Subject["account"]; by: BaitTerms; in: Say; is: Judgement }
>();

/**
 * Judges a page, by its signals and by what its `terms` weigh. Whether the repository holds images is the caller's to
 * know: one that does is no bait.
 */
export function judge(subject: Subject, terms: BaitTerms, say: Say): Judgement {
  const last = judged.get(subject.repository);
  if (last !== undefined && last.for === subject.account && last.by === terms && last.in === say)
    return last.is;
  const seen = [...signalsOfBait(subject, say)];
  const likenesses = new Likenesses(subject, terms);
  const judgement = campaigns
    .map((campaign) => judgeFor(campaign, subject, seen, likenesses.to(campaign.id), say))
    .reduce((best, each) => (rank(each) > rank(best) ? each : best));
  judged.set(subject.repository, { for: subject.account, by: terms, in: say, is: judgement });
  return judgement;
}

/** What is seen of bait of any campaign. */
function* signalsOfBait(subject: Subject, say: Say): Iterable<Signal> {
  yield* linkSignals(subject, say);
  yield* spelledSignals(subject, say);
  yield* callSignals(subject, say);
  yield* makingSignals(subject, say);
  yield* veiledSignals(subject, say);
  yield* handlingSignals(subject, say);
  yield* nameSignals(subject, say);
  yield* wareSignals(subject, say);
  yield* accountSignals(subject, say);
}

const verdicts = ["nothing", "suspicious", "bait"] as const;

function rank({ verdict, weight }: Judgement): number {
  return verdicts.indexOf(verdict) * 1000 + weight;
}

function judgeFor(
  campaign: Campaign,
  subject: Subject,
  seen: readonly Signal[],
  likeness: Likeness,
  say: Say,
): Judgement {
  const own = [...campaign.signals(subject, seen, say)];
  own.sort((a, b) => b.weight - a.weight);
  const signals = [...own, ...wordsSignal(campaign, likeness, say)];
  const against = campaign.against(subject) + Math.max(0, -likeness.points);
  // A link to a host that is seen in bait only settles it, however much the page says beside it. So does a button
  // that hides where it leads in a text that a machine made: such texts are manuals as often as not.
  const has = (wanted: string) => signals.some(({ id }) => id === wanted);
  const settled =
    signals.some(({ kind, weight }) => kind === "link" && weight === 4) ||
    (has("blind-call") && signals.some(({ kind }) => kind === "making"));
  const weight = weigh(signals) - (settled ? 0 : against);
  const verdict = verdictOf(campaign, signals, weight);
  const doubted = verdict === "suspicious" && isDoubted(campaign, signals, weight, likeness);
  return { verdict: doubted ? "nothing" : verdict, campaign: campaign.id, signals, weight };
}

/**
 * Whether a page is less like bait than one that is suspicious has to be, and a biography, which is no sign of harm, more
 * so. An account of many empty repositories needs no such likeness, nor do advertisements, nor words that are veiled,
 * which nobody knows.
 */
function isDoubted(
  { id }: Campaign,
  signals: readonly Signal[],
  weight: number,
  { points }: Likeness,
): boolean {
  const has = (...wanted: readonly string[]) => signals.some((signal) => wanted.includes(signal.id));
  if (has("advertising", "veiled-words", "veiled-address")) return false;
  if (has("many-empty") && weight >= heavy) return false;
  return points < (id === "website" ? 2 : 1);
}

/** The words of the whole page, where they are those of bait. */
function* wordsSignal({ id }: Campaign, { points, words }: Likeness, say: Say): Iterable<Signal> {
  const weight = weights.find((each) => each === points);
  if (weight === undefined) return;
  if (id === "website") {
    const text = say("its words are those of made-up lives and small talk more than of honest sites");
    yield { id: "bait-words", kind: "words", weight, text };
    return;
  }
  const quoted = words.map((word) => toPlainText(word, 30)).join('", "');
  const text =
    quoted === ""
      ? say("it is made as pages of bait are, and not as honest ones")
      : say('its words are those of bait more than of honest pages: "{0}"', quoted);
  yield { id: "bait-words", kind: "words", weight, text };
}

const weights = [1, 2, 3, 4, 5, 6] as const;

function verdictOf(campaign: Campaign, signals: readonly Signal[], weight: number): Judgement["verdict"] {
  const words = signals.find(({ kind }) => kind === "words")?.weight ?? 0;
  if (kindsOf(signals) < 2 && words < manyWords) return "nothing";
  const isOwn = campaign.isItsOwn(signals) || words >= manyWords;
  // A name that many honest repositories have, and words: that takes more of them.
  const isBare = signals.every(({ kind }) => kind === "name" || kind === "words");
  const needed = campaign.baitWeight + (isBare ? 1 : 0);
  if (kindsOf(signals) >= 2 && weight >= needed && isOwn) return "bait";
  return weight >= suspiciousWeight ? "suspicious" : "nothing";
}
