import { isImageless } from "./imagelessRepository.ts";
import type { ImageRule } from "./rule.ts";

/**
 * The image is neither official, nor from a verified publisher or a sponsored project. Off unless asked for: most
 * good images come from plain accounts. Silent of an empty repository, whose publisher publishes nothing there.
 */
export const untrustedPublisher: ImageRule = {
  id: "untrusted-publisher",
  about: "image",
  severity: "off",
  summary: "The publisher is neither official, verified, sponsored nor trusted by the policy.",

  *check({ familiarName, namespace, name }, facts, { say, knowledge }) {
    if (namespace === "library" || facts.publisher?.state !== "known" || isImageless(facts)) return;
    if (knowledge.vouchedFor.has(familiarName)) return;
    const { badge, kind } = facts.publisher.value;
    if (badge !== null) return;
    yield {
      span: name.span,
      message:
        kind === "organization"
          ? say(
              "`{0}` comes from an organization without a badge of Docker's, and the policy doesn't list it.",
              familiarName,
            )
          : say("`{0}` comes from a plain account, and the policy doesn't list it.", familiarName),
      evidence: [
        { signal: "no-badge", text: say("Docker Hub shows no badge for this publisher"), inMessage: true },
      ],
    };
  },
};
