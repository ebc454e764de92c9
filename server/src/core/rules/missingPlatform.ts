import { parsePlatform, platformNames, runsOn, writePlatform } from "../platforms.ts";
import { list } from "../words.ts";
import type { ImageRule } from "./rule.ts";

/**
 * The tag is there, but has nothing that runs on the platform asked for by `--platform` or by the service.
 *
 * A digest decides what is pulled, so platforms count only where they are those of the very digest.
 */
/** As many platforms as a sentence can hold. */
const named = 6;

export const missingPlatform: ImageRule = {
  id: "missing-platform",
  about: "image",
  severity: "warning",
  summary: "The tag has no image for the platform asked for.",

  *check({ platform, tag, digest, name, familiarName }, facts, { say }) {
    if (platform === null || facts.tag?.state !== "known") return;
    const wanted = parsePlatform(platform);
    const { platforms, digest: current } = facts.tag.value;
    if (wanted === undefined || platforms.length === 0 || runsOn(platforms, wanted)) return;
    if (digest !== undefined && digest.value !== current) return;

    const image = tag === undefined ? familiarName : `${familiarName}:${tag.value}`;
    const has = platformNames(platforms);
    yield {
      span: (tag ?? name).span,
      message: say(
        "`{0}` has no image for {1}; it has {2}.",
        image,
        writePlatform(wanted),
        list(has, named, say),
      ),
      evidence: has.map((text, at) => ({
        signal: "platform",
        text,
        ...(at < named ? { inMessage: true } : {}),
      })),
    };
  },
};
