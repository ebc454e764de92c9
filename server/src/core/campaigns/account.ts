import type { NamespaceFacts } from "../facts.ts";
import type { Say } from "../say.ts";
import type { Signal } from "./signal.ts";
import type { Subject } from "./subject.ts";

const day = 24 * 60 * 60_000;
/** Nobody registers so many by hand within the span below. */
const manyAtOnce = 20;
const burstMs = 3 * day;
const manyEmpty = 20;

/** What the account shows: a weak hint each, since honest automation makes many repositories too. */
export function* accountSignals({ namespace, account }: Subject, say: Say): Iterable<Signal> {
  if (/^\p{L}{5,}-?19[6-9]\d$/u.test(namespace)) {
    const text = say("the account's name is a word with a year of birth, as made-up accounts have");
    yield { id: "made-up-account", kind: "account", weight: 1, text };
  }
  if (account === undefined) return;

  const empty = account.repositories.filter(isEmpty).length;
  if (account.repositoryCount >= manyEmpty && empty >= account.repositories.length * 0.9) {
    const text = say(
      "the account has {0} repositories, and of the {1} looked at {2} hold nothing",
      account.repositoryCount,
      account.repositories.length,
      empty,
    );
    yield { id: "many-empty", kind: "account", weight: 2, text };
  }
  const burst = largestBurst(account);
  if (burst >= manyAtOnce && empty >= account.repositories.length * 0.9) {
    const text = say("the account registered {0} repositories within 3 days", burst);
    yield { id: "burst", kind: "account", weight: 1, text };
  }
}

/** An account that was made for this one repository, which never held anything. */
export function* loneSignals({ account, repository }: Subject, say: Say): Iterable<Signal> {
  if (account === undefined) return;
  if (account.repositoryCount === 1 && repository.pullCount === 0 && repository.pushedAt === null) {
    const text = say(
      "the account has this one repository, and nothing was ever pushed to it or pulled from it",
    );
    yield { id: "single-empty", kind: "account", weight: 1, text };
  }
}

function isEmpty(repository: NamespaceFacts["repositories"][number]): boolean {
  const { contentTypes, storageSizeBytes, status, pushedAt } = repository;
  if (contentTypes.length > 0 || (storageSizeBytes ?? 0) > 0) return false;
  return status !== "active" || pushedAt === null;
}

/** How many of the repositories were registered within one span of days. */
function largestBurst({ repositories }: NamespaceFacts): number {
  const times = repositories
    .flatMap(({ registeredAt }) => (registeredAt === null ? [] : [registeredAt]))
    .sort((a, b) => a - b);
  let largest = 0;
  let from = 0;
  for (const [index, time] of times.entries()) {
    while (time - (times[from] ?? time) > burstMs) from++;
    largest = Math.max(largest, index - from + 1);
  }
  return largest;
}
