import { currentDigest, refreshPin, shortDigest } from "../fixes.ts";
import { registrySays } from "../registrySays.ts";
import { ago } from "../words.ts";
import type { ImageRule } from "./rule.ts";

/**
 * Tag and digest are both written, and the tag names another image by now. What is pulled stays the same, so this
 * is only worth knowing.
 *
 * Silent until the registry said that the pinned image is still there: else the pull may fail. Silent too where the
 * digest is that of one platform of the tag's image: that pin hasn't moved.
 */
export const movedTag: ImageRule = {
  id: "moved-tag",
  about: "image",
  severity: "info",
  summary: "The pinned digest is no longer what the tag names.",

  *check(image, facts, { now, say }) {
    const { tag, digest, familiarName } = image;
    if (tag === undefined || digest === undefined || facts.tag?.state !== "known") return;
    if (registrySays(facts) !== "found") return;
    const current = currentDigest(image, facts);
    if (current === undefined || current === digest.value) return;
    if (facts.tag.value.platforms.some((platform) => platform.digest === digest.value)) return;

    const { pushedAt } = facts.tag.value;
    const fix = refreshPin(image, facts, say);
    const named = `${familiarName}:${tag.value}`;
    yield {
      span: digest.span,
      message:
        pushedAt === null
          ? say("`{0}` names another image by now. What is pulled stays the pinned one.", named)
          : say(
              "`{0}` names another image by now, pushed {1}. What is pulled stays the pinned one.",
              named,
              ago(pushedAt, now, say),
            ),
      evidence: [{ signal: "tag-names", text: say("the tag names {0}", shortDigest(current)) }],
      fixes: fix === undefined ? [] : [fix],
    };
  },
};
