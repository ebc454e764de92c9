import { pin } from "../fixes.ts";
import type { ImageRule } from "./rule.ts";

/**
 * No digest is written, so the same text may pull another image tomorrow. Off unless a policy asks for pins.
 *
 * What isn't there can't be pinned: then it is silent.
 */
export const unpinned: ImageRule = {
  id: "unpinned",
  about: "image",
  severity: "off",
  summary: "The reference has no digest.",

  *check(image, facts, { say }) {
    if (image.digest !== undefined || facts.tag?.state === "absent") return;
    const fix = pin(image, facts, say);
    const { familiarName, tag, name } = image;
    yield {
      span: (tag ?? name).span,
      message:
        tag === undefined
          ? say("`{0}` is pinned to no digest: it may be another image tomorrow.", familiarName)
          : say(
              "`{0}` is pinned to no digest: the tag may name another image tomorrow.",
              `${familiarName}:${tag.value}`,
            ),
      evidence: [{ signal: "no-digest", text: say("the reference ends without a digest"), inMessage: true }],
      fixes: fix === undefined ? [] : [fix],
    };
  },
};
