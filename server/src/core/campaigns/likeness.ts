import type { BaitTerms, CampaignId } from "../knowledge.ts";
import type { Subject } from "./subject.ts";
import { type Term, termsOf, termsOfWord } from "./terms.ts";

/** How far a page's terms are those of a campaign's pages rather than those of honest ones. */
export interface Likeness {
  /** From -3, as honest pages are, to 6, as the campaign's are. */
  readonly points: number;
  /** Words of the page that speak most for the campaign, the heaviest first. */
  readonly words: readonly string[];
}

const mostPoints = 6;
/** Honest words are cheap to come by, so they take off less than words of bait put on. */
const fewestPoints = -3;
/** Points to a unit of log odds, chosen on pages that the weights were not made from. */
const pointsPerUnit = 1.3;
/** A page of fewer known words says too little to be like anything. */
const fewestWords = 4;
const mostWords = 4;
/** In log odds: a word that weighs less, or a short one such as `all`, nobody would take for evidence. */
const tellingWeight = 2;
const shortestWord = 4;

const unlike: Likeness = { points: 0, words: [] };

/** Compares a page with the pages that the weights were made from. */
export class Likenesses {
  readonly #known: ReadonlySet<Term>;
  readonly #words: readonly Term[];
  readonly #weights: BaitTerms;

  constructor(subject: Subject, weights: BaitTerms) {
    const all = weights.terms.size === 0 ? [] : [...termsOf(subject)];
    this.#weights = weights;
    this.#known = new Set(all.filter((term) => weights.terms.has(term)));
    this.#words = [...this.#known].filter((term) => !/^[:@^#]/.test(term));
  }

  to(campaign: CampaignId): Likeness {
    if (this.#words.length < fewestWords) return unlike;
    const index = this.#weights.campaigns.indexOf(campaign);
    const weightOf = (term: Term) => this.#weights.terms.get(term)?.[index] ?? 0;
    let sum = 0;
    for (const term of this.#known) sum += weightOf(term);
    const logOdds = (this.#weights.bias[index] ?? 0) + sum / Math.sqrt(this.#known.size);
    const points = Math.max(fewestPoints, Math.min(mostPoints, Math.round(logOdds * pointsPerUnit)));
    return { points, words: points > 0 ? this.#tellingWords(weightOf) : [] };
  }

  /** The words that weigh most, each with all the terms that it stands for. */
  #tellingWords(weightOf: (term: Term) => number): readonly string[] {
    const weighed = this.#words.filter(isLong).map((word) => {
      const terms = termsOfWord(word).filter((term) => this.#known.has(term));
      return { word, weight: terms.reduce((sum, term) => sum + weightOf(term), 0) };
    });
    return weighed
      .filter(({ weight }) => weight >= tellingWeight)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, mostWords)
      .map(({ word }) => word);
  }
}

/** Whether a word is long enough for its script to mean something by itself. */
function isLong(word: string): boolean {
  return word.length >= shortestWord || !/^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word);
}
