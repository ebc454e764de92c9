import { refreshPin } from "../fixes.ts";
import { registrySays } from "../registrySays.ts";
import type { ImageRule } from "./rule.ts";

/**
 * The repository is there, but no longer holds what this digest names. Only the registry itself knows, since Hub's
 * API lists tags.
 */
export const missingDigest: ImageRule = {
  id: "missing-digest",
  about: "image",
  severity: "error",
  summary: "The repository no longer holds what the digest names.",
  supersedes: ["moved-tag"],

  *check(image, facts, { say }) {
    const { digest, tag, familiarName } = image;
    if (digest === undefined || registrySays(facts) !== "manifest-missing") return;
    if (facts.repository?.state === "absent") return;

    const fix = tag === undefined ? undefined : refreshPin(image, facts, say);
    yield {
      span: digest.span,
      message: say("`{0}` no longer holds the image with this digest.", familiarName),
      evidence: [
        { signal: "manifest-not-found", text: say("the registry has no manifest with this digest") },
      ],
      fixes: fix === undefined ? [] : [fix],
    };
  },
};
