import type { Fact } from "../core/facts.ts";
import type { FactStore } from "./factStore.ts";
import { Flights } from "./flights.ts";
import { type Lifetimes, lifetimeOf } from "./lifetimes.ts";
import { type Answers, type QuestionKey, type Step, textOf, throughSteps } from "./questions.ts";
import { RecentFacts } from "./recentFacts.ts";
import type { Asking, Registry } from "./registry.ts";
import { type KeptFact, readStored } from "./storedFacts.ts";

export interface CachingOptions {
  /** Facts between runs; undefined keeps them in memory only. */
  readonly store: FactStore | undefined;
  readonly lifetimes: Lifetimes;
  /** True answers a stale fact at once and renews it behind; false asks first, and falls back on it. */
  readonly answersStale: boolean;
  readonly now: () => number;
  /** Who asks whom: facts of one account or server are never handed out as another's. */
  readonly scope: () => Promise<string>;
  /** Facts that were handed out have been renewed, and differ. */
  readonly onChanged: (question: QuestionKey) => void;
  /** Ends what is renewed in the background. */
  readonly signal: AbortSignal;
}

/** After a renewal that failed, the next is tried no sooner than this. */
const renewalPauseMs = 60_000;

/**
 * Answers from memory: fresh facts at once, stale ones at once too, while they are renewed in the background. A
 * failure is never kept as an answer, and never takes the place of one.
 */
export function caching(registry: Registry, options: CachingOptions): Registry {
  return throughSteps(registry, <K extends keyof Answers>(kind: K): Step<Answers[K]> => {
    const memory = new FactMemory(kind, options);
    return (question, asking, ask) => memory.answer(question, asking, ask);
  });
}

type Ask<T> = (asking: Asking) => Promise<Fact<T>>;

class FactMemory<K extends keyof Answers> {
  readonly #kind: K;
  readonly #options: CachingOptions;
  readonly #flights = new Flights<Fact<Answers[K]>>();
  readonly #recent = new RecentFacts<Answers[K]>();
  /** Keys that are being renewed, or were in vain, with the time from which they may be again. */
  readonly #renewals = new Map<string, number>();

  constructor(kind: K, options: CachingOptions) {
    this.#kind = kind;
    this.#options = options;
  }

  async answer(question: QuestionKey, asking: Asking, ask: Ask<Answers[K]>): Promise<Fact<Answers[K]>> {
    const key = `${await this.#options.scope()}\n${textOf(question)}`;
    asking.signal.throwIfAborted();
    if (asking.fresh === true) {
      return this.#flights.join(`${key}\nfresh`, asking, (shared) => this.#ask(key, question, shared, ask));
    }
    const recent = this.#judge(this.#recent.get(key), question);
    if (recent?.freshness === "fresh" || (recent !== undefined && this.#isRenewing(key))) return recent.fact;
    // Many files name the same image: the file is read once for all of them, too.
    return this.#flights.join(key, asking, async (shared) => {
      const kept = this.#recall(key, question);
      if (kept?.freshness === "fresh") return kept.fact;
      if (kept === undefined) return this.#ask(key, question, shared, ask);
      if (!this.#options.answersStale) {
        const asked = await this.#ask(key, question, shared, ask);
        return asked.state === "unknown" ? kept.fact : asked;
      }
      this.#renew(key, question, ask);
      return kept.fact;
    });
  }

  async #ask(
    key: string,
    question: QuestionKey,
    asking: Asking,
    ask: Ask<Answers[K]>,
  ): Promise<Fact<Answers[K]>> {
    const fact = await ask(asking);
    this.#keep(key, question, fact);
    return fact;
  }

  /** What is known, from this process, or from the file where another process may know better. */
  #recall(key: string, question: QuestionKey) {
    const recent = this.#judge(this.#recent.get(key), question);
    if (recent?.freshness === "fresh") return recent;
    const text = this.#options.store?.get(key);
    const stored = text === undefined ? undefined : this.#judge(readStored(this.#kind, text), question);
    if (text === undefined || stored === undefined) return recent;
    if (recent !== undefined && recent.fact.askedAt >= stored.fact.askedAt) return recent;
    this.#recent.put(key, stored.fact, text.length);
    this.#compare(question, recent?.fact, stored.fact);
    return stored;
  }

  #judge(fact: KeptFact<Answers[K]> | undefined, question: QuestionKey) {
    if (fact === undefined) return undefined;
    const { freshMs, staleMs } = lifetimeOf(this.#options.lifetimes, question, fact);
    const ageMs = this.#options.now() - fact.askedAt;
    // A fact from the future was stored before the clock was put right: it proves nothing.
    if (ageMs < -60_000) return undefined;
    if (ageMs < freshMs) return { fact, freshness: "fresh" as const };
    return ageMs < staleMs ? { fact, freshness: "stale" as const } : undefined;
  }

  #keep(key: string, question: QuestionKey, fact: Fact<Answers[K]>): void {
    if (fact.state === "unknown") return;
    const before = this.#recent.get(key);
    const text = JSON.stringify(fact);
    this.#recent.put(key, fact, text.length);
    this.#options.store?.put(key, text, fact.askedAt);
    this.#compare(question, before, fact);
  }

  #compare(question: QuestionKey, before: KeptFact<unknown> | undefined, after: KeptFact<unknown>): void {
    if (before !== undefined && substanceOf(before) !== substanceOf(after)) this.#options.onChanged(question);
  }

  #isRenewing(key: string): boolean {
    return (this.#renewals.get(key) ?? 0) > this.#options.now();
  }

  #renew(key: string, question: QuestionKey, ask: Ask<Answers[K]>): void {
    const { now, signal } = this.#options;
    if (signal.aborted || this.#isRenewing(key)) return;
    this.#renewals.set(key, Number.POSITIVE_INFINITY);
    ask({ signal, priority: "background", why: "renew what is known" }).then(
      (fact) => {
        this.#keep(key, question, fact);
        if (fact.state === "unknown") this.#renewals.set(key, fact.retryAt ?? now() + renewalPauseMs);
        else this.#renewals.delete(key);
      },
      () => this.#renewals.delete(key),
    );
  }
}

/** Counters that move all the time, and change no verdict. */
const counters = new Set(["pullCount", "starCount", "pulledAt", "askedAt"]);

function substanceOf(fact: KeptFact<unknown>): string {
  return JSON.stringify(fact, (name, value) => (counters.has(name) ? undefined : value));
}
