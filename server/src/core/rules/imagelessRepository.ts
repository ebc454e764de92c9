import type { ImageFacts, RepositoryFacts } from "../facts.ts";
import { registrySays } from "../registrySays.ts";
import { findMove, type Move } from "../successor.ts";
import { age, ago, pulls, yearOf } from "../words.ts";
import type { Evidence, ImageRule, RuleContext } from "./rule.ts";

/**
 * The repository exists and holds nothing at all, so there is nothing to pull.
 *
 * Needs three sources that agree: Hub knows the repository, its list of tags is empty, and the registry has no
 * manifest either, since Hub's list has lagged behind the registry. That alone is no sign of malice: it says whether
 * the owner emptied it, has just registered it, or never pushed anything.
 */
export const imagelessRepository: ImageRule = {
  id: "imageless-repository",
  about: "image",
  severity: "error",
  summary: "The repository exists and holds no image.",
  supersedes: ["missing-tag", "missing-digest", "missing-platform", "not-an-image"],

  *check({ familiarName, name }, facts, context) {
    if (!isImageless(facts) || facts.repository?.state !== "known") return;
    const repository = facts.repository.value;
    const move = repository.page === null ? undefined : findMove(repository.page, familiarName);
    yield {
      span: name.span,
      message: messageFor(familiarName, repository, move, context),
      evidence: [...evidenceFor(repository, move, context)],
    };
  },
};

/** Whether three sources agree that a repository is there and holds nothing. */
export function isImageless(facts: ImageFacts): boolean {
  return (
    facts.repository?.state === "known" &&
    facts.tags?.state === "known" &&
    facts.tags.value.filter === null &&
    facts.tags.value.count === 0 &&
    registrySays(facts) === "manifest-missing"
  );
}

const day = 24 * 60 * 60_000;
/** A repository this young may simply be waiting for its first push. */
const newForMs = 14 * day;
/** Failing pulls are counted too, so a few of them don't show that there ever was an image. */
const pullsOfSomethingReal = 1000;

/**
 * `emptied`: its record shows that it held content once. `new`: registered lately, and nothing points to a push.
 * `bare`: neither.
 */
function historyOf(repository: RepositoryFacts, now: number): "emptied" | "new" | "bare" {
  const { contentTypes, mediaTypes, storageSizeBytes, pullCount, pushedAt, registeredAt } = repository;
  const pushedLater = pushedAt !== null && registeredAt !== null && pushedAt - registeredAt > day;
  const stored = contentTypes.length > 0 || mediaTypes.length > 0 || (storageSizeBytes ?? 0) > 0;
  if (stored || pushedLater || (pullCount ?? 0) >= pullsOfSomethingReal) return "emptied";
  return registeredAt !== null && now - registeredAt < newForMs ? "new" : "bare";
}

function messageFor(
  familiarName: string,
  repository: RepositoryFacts,
  move: Move | undefined,
  { now, say }: RuleContext,
): string {
  const nothing = say("`{0}` holds no image, so there is nothing to pull.", familiarName);
  switch (historyOf(repository, now)) {
    case "emptied":
      if (move === undefined) return `${nothing} ${say("It held images once; its owner removed all tags.")}`;
      return move.to === null
        ? `${nothing} ${say("Its owner removed all tags; the page says the images moved.")}`
        : `${nothing} ${say("Its owner removed all tags; the page points to `{0}`.", move.to)}`;
    case "new": {
      if (repository.registeredAt === null) return nothing;
      const when = ago(repository.registeredAt, now, say);
      return say("`{0}` was registered {1} and nothing has been pushed to it yet.", familiarName, when);
    }
    case "bare":
      return move === undefined || move.to === null
        ? nothing
        : `${nothing} ${say("Its page points to `{0}`.", move.to)}`;
  }
}

function* evidenceFor(
  repository: RepositoryFacts,
  move: Move | undefined,
  { now, say }: RuleContext,
): Iterable<Evidence> {
  yield { signal: "no-tags", text: say("Docker Hub lists no tag, and the registry has nothing to pull") };

  const { registeredAt, pushedAt, pullCount } = repository;
  if (registeredAt !== null) {
    const text =
      now - registeredAt < 365 * day
        ? say("the repository is {0}", age(registeredAt, now, say))
        : say("registered in {0}", yearOf(registeredAt));
    yield { signal: "registered", text };
  }
  if (historyOf(repository, now) === "emptied") {
    if (pullCount !== null && pullCount > 0) {
      yield { signal: "pulled-once", text: say("{0} so far", pulls(pullCount, say)) };
    }
    if (pushedAt !== null) {
      yield { signal: "last-push", text: say("last push {0}", ago(pushedAt, now, say)) };
    }
  }
  if (repository.status === "archived") {
    yield { signal: "archived", text: say("its owner archived it") };
  }
  if (move !== undefined && move.to !== null) {
    yield {
      signal: "page-names-successor",
      text: say("its page names {0}: check it before using it", move.to),
    };
  } else if (move !== undefined) {
    yield { signal: "page-says-moved", text: say("its page says that the images moved") };
  }
}
