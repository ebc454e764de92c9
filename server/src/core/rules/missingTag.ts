import type { ImageFacts } from "../facts.ts";
import { useTag } from "../fixes.ts";
import type { Knowledge } from "../knowledge.ts";
import { type Reference, repositoryName } from "../reference.ts";
import { registrySays } from "../registrySays.ts";
import { nearestTag } from "../tags.ts";
import { grouped } from "../words.ts";
import type { Evidence, ImageRule, RuleContext } from "./rule.ts";

/**
 * The repository holds images but not this tag, so the build fails when it pulls.
 *
 * Silent unless the registry said so: offline, rate-limited or private proves nothing. Hub's list of tags has lagged
 * behind the registry, so the registry's own word goes first. A digest decides what is pulled, so a reference with
 * one is never reported.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
 */
export const missingTag: ImageRule = {
  id: "missing-tag",
  about: "image",
  severity: "error",
  summary: "The repository has images, but not under this tag.",

  *check(image, facts, context) {
    if (image.digest !== undefined || !isMissing(facts)) return;
    const { familiarName, tag, name } = image;
    const { say } = context;

    const wanted = tag?.value ?? "latest";
    const nearest = nearestSeen(image.reference, facts, context.knowledge);
    const lacks =
      tag === undefined
        ? say("`{0}` has no tag `latest`, the one that is meant where none is written.", familiarName)
        : say("`{0}` has no tag `{1}`.", familiarName, wanted);
    const fix = nearest === undefined ? undefined : useTag(image, nearest, say);
    yield {
      span: (tag ?? name).span,
      // Hub's word alone is not quite enough to call a build broken.
      ...(registrySays(facts) === undefined ? { severity: "warning" } : {}),
      message: nearest === undefined ? lacks : say("{0} {1}", lacks, say("The nearest is `{0}`.", nearest)),
      evidence: [...evidenceFor(facts, context)],
      fixes: fix === undefined ? [] : [fix],
    };
  },
};

function isMissing(facts: ImageFacts): boolean {
  const registry = registrySays(facts);
  if (registry === "found" || registry === "repository-missing") return false;
  if (facts.tag?.state === "known" || facts.tag?.state === "unknown") return false;

  // Elsewhere than on Docker Hub, and where the repository is private, only the registry itself can tell.
  if (facts.tag === undefined || facts.repository?.state === "absent") return registry === "manifest-missing";
  if (facts.tags?.state === "known") return facts.tags.value.count > 0;
  return facts.tags === undefined && recordShowsImages(facts);
}

/** Where the record alone proves that there are images, the list of tags need not be asked for. */
function recordShowsImages({ repository }: ImageFacts): boolean {
  if (repository?.state !== "known") return false;
  const { status, contentTypes, storageSizeBytes } = repository.value;
  return status === "active" && contentTypes.includes("image") && (storageSizeBytes ?? 0) > 0;
}

/** Of the tags that were seen, the one that was most likely meant, but none that was reported as bad. */
export function nearestSeen(
  reference: Reference,
  facts: ImageFacts,
  knowledge: Knowledge,
): string | undefined {
  const wanted = reference.tag ?? "latest";
  const last = found.get(facts);
  if (last?.wanted === wanted && last.knowledge === knowledge) return last.nearest;
  const bad = new Set(knowledge.compromised.get(repositoryName(reference))?.map((one) => one.tag));
  const nearest = nearestTag(
    wanted,
    tagsSeen(facts).filter((seen) => !bad.has(seen)),
  );
  found.set(facts, { wanted, knowledge, nearest });
  return nearest;
}

/** What was found last, since every check of a document asks the same of the same facts. */
const found = new WeakMap<
  ImageFacts,
  { wanted: string; knowledge: Knowledge; nearest: string | undefined }
>();

function tagsSeen(facts: ImageFacts): string[] {
  return [facts.similarTags, facts.tags].flatMap((list) =>
    list?.state === "known" ? list.value.tags.map((tag) => tag.name) : [],
  );
}

function* evidenceFor(facts: ImageFacts, { say }: RuleContext): Iterable<Evidence> {
  if (facts.tag?.state === "absent") {
    yield { signal: "tag-not-found", text: say("Docker Hub lists no such tag") };
  }
  if (registrySays(facts) === "manifest-missing") {
    yield { signal: "manifest-not-found", text: say("the registry has nothing under it") };
  }
  if (facts.tags?.state !== "known") return;
  const { count } = facts.tags.value;
  yield {
    signal: "other-tags",
    text:
      count === 1
        ? say("the repository has one other tag")
        : say("the repository has {0} other tags", grouped(count)),
  };
}
