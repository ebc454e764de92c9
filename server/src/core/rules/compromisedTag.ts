import type { ImageFacts } from "../facts.ts";
import { useTag } from "../fixes.ts";
import type { CompromisedTag, Knowledge } from "../knowledge.ts";
import { familiarName, repositoryName } from "../reference.ts";
import { matchReference } from "../referenceGrammar.ts";
import type { Say } from "../say.ts";
import { reportDate } from "../words.ts";
import type { CheckedImage, ImageRule } from "./rule.ts";

/**
 * This tag, or this digest, of an honest repository was reported as bad. Says nothing about the repository's other
 * tags.
 *
 * Needs no network; with it, a bad digest is found under other tags too. A digest names the same image wherever it
 * lies, so one that was reported is found in mirrors and copies as well.
 */
export const compromisedTag: ImageRule = {
  id: "compromised-tag",
  about: "image",
  severity: "error",
  summary: "This tag, or this digest, of an honest repository was reported as bad.",
  evenIfNotPulled: true,
  supersedes: ["unpinned"],

  *check(image, facts, { say, knowledge }) {
    const { reference, tag, digest, name } = image;
    const found = findEntry(knowledge, image, facts);
    if (found === undefined) return;

    const { entry, by } = found;
    const isHere = entry.repository === repositoryName(reference);
    const fix = entry.clean === null || !isHere ? undefined : useTag(image, entry.clean, say);
    yield {
      span: (by === "digest" ? (digest ?? tag ?? name) : (tag ?? name)).span,
      ...(entry.category === "xz-backdoor-inherited" ? { severity: "warning" as const } : {}),
      message: messageFor(entry, by, say),
      evidence: [
        {
          signal: "report",
          text: say("reported by {0}, {1}", entry.reportedBy, reportDate(entry.date, say)),
          inMessage: true,
        },
        { signal: "source", text: entry.source },
        ...(entry.clean === null
          ? []
          : [
              {
                signal: "clean-tag",
                text: say("the report names {0} as clean", entry.clean),
                inMessage: true as const,
              },
            ]),
      ],
      fixes: fix === undefined ? [] : [fix],
      // Of a bad tag nothing else matters; a pin to what it names now would keep the very image that was reported.
      supersedes: by === "tag" ? ["unpinned", "missing-tag", "missing-digest", "moved-tag"] : ["unpinned"],
    };
  },
};

interface Found {
  readonly entry: CompromisedTag;
  /** What gave it away: the name of the tag, or the digest that is written or that the tag has now. */
  readonly by: "tag" | "digest";
}

function findEntry(
  { compromised }: Knowledge,
  { reference }: CheckedImage,
  facts: ImageFacts,
): Found | undefined {
  const digests = new Set<string>();
  if (reference.digest !== null) digests.add(reference.digest);
  else if (facts.tag?.state === "known") {
    if (facts.tag.value.digest !== null) digests.add(facts.tag.value.digest);
    for (const { digest } of facts.tag.value.platforms) if (digest !== null) digests.add(digest);
  }
  const own = compromised.get(repositoryName(reference)) ?? [];
  const isSame = ({ digest }: CompromisedTag) => digest !== null && digests.has(digest);
  const byDigest = digests.size === 0 ? undefined : [own, ...compromised.values()].flat().find(isSame);
  if (byDigest !== undefined) return { entry: byDigest, by: "digest" };
  const written = reference.tag ?? (reference.digest === null ? "latest" : null);
  const byTag = own.find(({ tag }) => tag === written);
  return byTag === undefined ? undefined : { entry: byTag, by: "tag" };
}

function messageFor(entry: CompromisedTag, by: Found["by"], say: Say): string {
  const read = matchReference(entry.repository);
  const repository = read === undefined ? entry.repository : familiarName(read.reference);
  const named = `${repository}:${entry.tag}`;
  const when = reportDate(entry.date, say);
  const bad = {
    "stolen-account": say(
      "`{0}` was published by attackers and steals credentials ({1}, {2}).",
      named,
      entry.reportedBy,
      when,
    ),
    "xz-backdoor": say(
      "`{0}` holds the backdoor of xz-utils, CVE-2024-3094 ({1}, {2}).",
      named,
      entry.reportedBy,
      when,
    ),
    "xz-backdoor-inherited": say(
      "`{0}` was built on an image with the backdoor of xz-utils, CVE-2024-3094 ({1}, {2}); it may have been rebuilt since.",
      named,
      entry.reportedBy,
      when,
    ),
  }[entry.category];
  const same = by === "digest" ? `${say("This is the very image that was reported.")} ` : "";
  return entry.clean === null
    ? `${same}${bad}`
    : say("{0} {1}", `${same}${bad}`, say("`{0}` is clean.", `${repository}:${entry.clean}`));
}
