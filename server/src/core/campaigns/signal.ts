/**
 * What a signal is drawn from. Two kinds are independent of each other: a page that only says `download` in many
 * ways still shows one.
 */
export type SignalKind =
  /** Where a link leads, by its address. */
  | "link"
  /** How the page asks to follow it. */
  | "call"
  /** What the page promises. */
  | "offer"
  /** How the text is made: lists of search phrases, remains of a machine. */
  | "making"
  /** How a download is to be handled. */
  | "handling"
  /** The repository's name. */
  | "name"
  /** The account, its name and what else it holds. */
  | "account"
  /** A biography. */
  | "person"
  /** The words of the whole text, and how it is made: many signs in one. */
  | "words"
  /** How much it is used. */
  | "use";

/** One thing that speaks for bait. */
export interface Signal {
  /** Stable word, as reports carry it. */
  readonly id: string;
  readonly kind: SignalKind;
  /**
   * 1: common on honest pages too. 2: rare there. 3: hardly ever there. 4: never seen there. The words of a whole text,
   * which are many signs, weigh up to 6.
   */
  readonly weight: 1 | 2 | 3 | 4 | 5 | 6;
  /** What was seen, for people. */
  readonly text: string;
}

/** How much signals weigh together. */
export function weigh(signals: readonly Signal[]): number {
  return signals.reduce((sum, { weight }) => sum + weight, 0);
}

/** How many kinds of signals there are. */
export function kindsOf(signals: readonly Signal[]): number {
  return new Set(signals.map(({ kind }) => kind)).size;
}

/** The heaviest of signals that say one thing in several ways, the first of equals. */
export function heaviest(signals: readonly Signal[]): Signal | undefined {
  return signals.reduce<Signal | undefined>(
    (best, each) => (best === undefined || each.weight > best.weight ? each : best),
    undefined,
  );
}
