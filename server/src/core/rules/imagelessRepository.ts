import { findMoveOfAll, sayWhereTo } from "../deprecation.ts";
import type { ImageFacts, RepositoryFacts } from "../facts.ts";
import { officialNamesake } from "../lookalike.ts";
import { meantInstead, meantSuccessors, sayMeant, slipEvidence } from "../meant.ts";
import { registrySays } from "../registrySays.ts";
import { replacementFixes, type Successor, whyNoReplacement } from "../replacement.ts";
import type { Say } from "../say.ts";
import { findMove, type Move } from "../successor.ts";
import { age, ago, pulls, reportDate, together, yearOf } from "../words.ts";
import type { CheckedImage, Evidence, ImageRule, RuleContext, RuleId } from "./rule.ts";

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
  *check(image, facts, context) {
    if (!isImageless(facts) || facts.repository?.state !== "known") return;
    const { familiarName, name } = image;
    const repository = facts.repository.value;
    const history = historyOf(repository, context.now);
    const instead = insteadOf(image, context);
    // What a page says about a move is worth telling only where nobody knows better.
    const move =
      instead?.isWhere === true || repository.page === null
        ? undefined
        : findMove(repository.page, familiarName);
    const sentences = [
      // Where the images went tells that there were some.
      instead?.isWhere === true
        ? holdsNothing(familiarName, context.say)
        : messageFor(familiarName, repository, history, move, context),
      instead?.sentence,
      whyNoReplacement(image, instead?.successors ?? [], facts, context),
    ];
    yield {
      span: name.span,
      message: together(sentences, context.say),
      evidence: [...evidenceFor(repository, history, move, context), ...(instead?.evidence ?? [])],
      fixes: replacementFixes(image, instead?.successors ?? [], facts, context),
      supersedes: [...always, ...(instead?.supersedes ?? [])],
    };
  },
};

/** What an empty repository makes pointless to say. */
const always: readonly RuleId[] = ["missing-tag", "missing-digest", "missing-platform", "not-an-image"];

/** What to use instead, as far as our lists know. */
interface Instead {
  readonly sentence: string | undefined;
  readonly evidence: readonly Evidence[];
  readonly successors: readonly Successor[];
  /** True where the images of this very repository went there; else another name was probably meant. */
  readonly isWhere: boolean;
  /** The rules that would say the same. */
  readonly supersedes: readonly RuleId[];
}

function insteadOf(
  { reference, familiarName }: CheckedImage,
  { knowledge, say }: RuleContext,
): Instead | undefined {
  const moved = findMoveOfAll(reference, knowledge);
  if (moved !== undefined) {
    return {
      sentence: sayWhereTo(reference, moved, say),
      evidence: [
        { signal: "notice", text: say("notice of {0}", reportDate(moved.since, say)) },
        { signal: "source", text: moved.source },
      ],
      successors: moved.replacements,
      isWhere: true,
      supersedes: ["deprecated-image", "lookalike-name"],
    };
  }
  if (knowledge.vouchedFor.has(familiarName)) return undefined;
  const found = meantInstead(reference, knowledge);
  const namesake = found === undefined ? officialNamesake(reference, knowledge) : undefined;
  if (found === undefined && namesake === undefined) return undefined;
  const sentence =
    found === undefined
      ? say("The official image of that name is `{0}`.", namesake ?? "")
      : sayMeant(found, say);
  return {
    sentence,
    evidence: found === undefined ? [] : [slipEvidence(found, say)],
    successors: found === undefined ? [] : meantSuccessors(found),
    isWhere: false,
    supersedes: ["lookalike-name"],
  };
}

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
type History = "emptied" | "new" | "bare";

function historyOf(repository: RepositoryFacts, now: number): History {
  const { contentTypes, mediaTypes, storageSizeBytes, pullCount, pushedAt, registeredAt } = repository;
  const pushedLater = pushedAt !== null && registeredAt !== null && pushedAt - registeredAt > day;
  const stored = contentTypes.length > 0 || mediaTypes.length > 0 || (storageSizeBytes ?? 0) > 0;
  if (stored || pushedLater || (pullCount ?? 0) >= pullsOfSomethingReal) return "emptied";
  return registeredAt !== null && now - registeredAt < newForMs ? "new" : "bare";
}

function holdsNothing(familiarName: string, say: Say): string {
  return say("`{0}` holds no image, so there is nothing to pull.", familiarName);
}

function messageFor(
  familiarName: string,
  repository: RepositoryFacts,
  history: History,
  move: Move | undefined,
  { now, say }: RuleContext,
): string {
  const nothing = holdsNothing(familiarName, say);
  switch (history) {
    case "emptied":
      if (move === undefined)
        return say("{0} {1}", nothing, say("It held images once; its owner removed all tags."));
      return move.to === null
        ? say("{0} {1}", nothing, say("Its owner removed all tags; the page says the images moved."))
        : say("{0} {1}", nothing, say("Its owner removed all tags; the page names `{0}`.", move.to));
    case "new": {
      if (repository.registeredAt === null) return nothing;
      const when = ago(repository.registeredAt, now, say);
      return say("`{0}` was registered {1} and nothing has been pushed to it yet.", familiarName, when);
    }
    case "bare":
      return move === undefined || move.to === null
        ? nothing
        : say("{0} {1}", nothing, say("Its page names `{0}`.", move.to));
  }
}

function* evidenceFor(
  repository: RepositoryFacts,
  history: History,
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
    yield { signal: "registered", text, ...(history === "new" ? { inMessage: true } : {}) };
  }
  if (history === "emptied") {
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
      text: say("nobody has checked that name: look at it before you use it"),
    };
  } else if (move !== undefined) {
    yield {
      signal: "page-says-moved",
      text: say("its page says that the images moved"),
      ...(history === "emptied" ? { inMessage: true } : {}),
    };
  }
}
