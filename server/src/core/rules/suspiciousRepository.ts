import { type Judgement, judge } from "../campaigns/judge.ts";
import { kindsOf, type Signal, weigh } from "../campaigns/signal.ts";
import { toSubject } from "../campaigns/subject.ts";
import type { ImageFacts, RepositoryFacts } from "../facts.ts";
import type { Knowledge } from "../knowledge.ts";
import { officialNamesake } from "../lookalike.ts";
import { registrySays } from "../registrySays.ts";
import type { Say } from "../say.ts";
import { grouped } from "../words.ts";
import { isImageless } from "./imagelessRepository.ts";
import type { CheckedImage, ImageRule } from "./rule.ts";

/**
 * Several weak signs of independent kinds, none of which says much alone. Their weights are published on the page
 * of this rule; each that was seen is listed.
 *
 * An empty repository is suspicious where its page shows signs of bait and fits no campaign well. One that holds an
 * image is suspicious where it is hardly used, and signs of its page, name and account come together.
 */
export const suspiciousRepository: ImageRule = {
  id: "suspicious-repository",
  about: "image",
  severity: "warning",
  summary: "Several independent weak signals speak against the repository.",

  *check(image, facts, { say, knowledge }) {
    const { familiarName, namespace, name } = image;
    if (namespace === undefined || namespace === "library" || knowledge.vouchedFor.has(familiarName)) return;
    if (knowledge.wellKnownImages.has(familiarName) || hasBadge(facts)) return;

    const signals = isImageless(facts)
      ? signalsOfEmpty(familiarName, facts, knowledge, say)
      : signalsOfUsed(image, facts, knowledge, say);
    if (signals.length === 0) return;
    yield {
      span: name.span,
      message: messageFor(familiarName, signals.length, say),
      evidence: signals.map(({ id, text }) => ({ signal: id, text })),
    };
  },
};

function messageFor(familiarName: string, signs: number, say: Say): string {
  return signs === 1
    ? say(
        "`{0}` shows a sign that speaks against it, which is no proof. Look at its source before you use it.",
        familiarName,
      )
    : say(
        "`{0}` shows {1} signs that speak against it, none of which is proof. Look at its source before you use it.",
        familiarName,
        signs,
      );
}

/** One that holds an image needs this much: an image is a sign of honest work. */
const suspiciousWithImage = 6;
const hardlyUsed = 1000;

function hasBadge({ publisher }: ImageFacts): boolean {
  return publisher?.state === "known" && publisher.value.badge !== null;
}

function signalsOfEmpty(
  familiarName: string,
  facts: ImageFacts,
  knowledge: Knowledge,
  say: Say,
): readonly Signal[] {
  const judgement = judgePage(familiarName, facts, knowledge, say);
  return judgement?.verdict === "suspicious" ? judgement.signals : [];
}

function signalsOfUsed(
  image: CheckedImage,
  facts: ImageFacts,
  knowledge: Knowledge,
  say: Say,
): readonly Signal[] {
  const holdsImage = facts.tag?.state === "known" || registrySays(facts) === "found";
  if (facts.repository?.state !== "known" || !holdsImage) return [];
  const repository = facts.repository.value;
  if (repository.pullCount === null || repository.pullCount >= hardlyUsed) return [];
  const page = judgePage(image.familiarName, facts, knowledge, say);
  // Words were weighed on pages of empty repositories: they may speak for one that isn't, and prove nothing against it.
  const shown = page === undefined || page.verdict === "nothing" ? [] : page.signals;
  const fromPage = shown.filter(({ kind }) => kind !== "words");
  const signals = [...fromPage, ...nameSigns(image, repository, knowledge, say)];
  const telling = signals.filter(({ kind }) => kind !== "use");
  return weigh(signals) >= suspiciousWithImage && kindsOf(telling) >= 3 ? signals : [];
}

function judgePage(
  familiarName: string,
  facts: ImageFacts,
  { hosts, baitTerms }: Knowledge,
  say: Say,
): Judgement | undefined {
  const subject = toSubject(familiarName, facts, hosts);
  return subject === undefined ? undefined : judge(subject, baitTerms, say);
}

/** What a name and its use tell about a repository that holds an image. */
function* nameSigns(
  { reference, namespace }: CheckedImage,
  { pullCount }: RepositoryFacts,
  knowledge: Knowledge,
  say: Say,
): Iterable<Signal> {
  const namesake = officialNamesake(reference, knowledge);
  if (namesake !== undefined) {
    const text = say("it carries the name of the official image {0}", namesake);
    yield { id: "official-name", kind: "name", weight: 1, text };
  }
  if (/^(?=.*\d)(?=.*[a-f])[0-9a-f]{8,}$/.test(namespace ?? "")) {
    const text = say("the account's name is a string of hexadecimal digits");
    yield { id: "hash-like-account", kind: "account", weight: 1, text };
  }
  if (pullCount !== null) {
    const text = say("it was pulled {0} times so far", grouped(pullCount));
    yield { id: "hardly-used", kind: "use", weight: 1, text };
  }
}
