import type { Answers, QuestionKey } from "./questions.ts";
import type { KeptFact } from "./storedFacts.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long an answer of one kind is good, in milliseconds. */
export interface Lifetime {
  /** Answered from memory, and nobody is asked. */
  readonly freshMs: number;
  /** Answered from memory, and asked again in the background. */
  readonly staleMs: number;
  /** For "not there" and "nothing in it": after that it is asked again before it is answered. */
  readonly negativeMs: number;
}

export type Lifetimes = Readonly<Record<keyof Answers, Lifetime>>;

export const defaultLifetimes: Lifetimes = {
  tag: { freshMs: 4 * hour, staleMs: 14 * day, negativeMs: 5 * minute },
  repository: { freshMs: 12 * hour, staleMs: 30 * day, negativeMs: 5 * minute },
  tags: { freshMs: hour, staleMs: day, negativeMs: 5 * minute },
  manifest: { freshMs: 4 * hour, staleMs: 14 * day, negativeMs: 5 * minute },
  publisher: { freshMs: day, staleMs: 30 * day, negativeMs: hour },
  namespace: { freshMs: 12 * hour, staleMs: 7 * day, negativeMs: hour },
  search: { freshMs: hour, staleMs: day, negativeMs: 10 * minute },
};

/** What a digest names can't change, so its manifest stays fresh for as long as others stay stale. */
export function lifetimeOf(lifetimes: Lifetimes, question: QuestionKey, fact: KeptFact<unknown>) {
  const { freshMs, staleMs, negativeMs } = lifetimes[question.kind];
  if (isNegative(fact)) return { freshMs: negativeMs, staleMs: 0 };
  if (question.kind === "manifest" && question.rest.includes(":")) return { freshMs: staleMs, staleMs };
  return { freshMs, staleMs };
}

/** Not there, or nothing in it: what may be put right any minute, and must not be held against anyone for long. */
function isNegative(fact: KeptFact<unknown>): boolean {
  if (fact.state === "absent") return true;
  const { value } = fact;
  if (typeof value !== "object" || value === null) return false;
  if ("found" in value) return value.found === false;
  return "filter" in value && "count" in value && value.count === 0;
}
