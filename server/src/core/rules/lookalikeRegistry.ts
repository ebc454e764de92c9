import { findRegistryLookalike } from "../lookalike.ts";
import type { ImageRule } from "./rule.ts";

/**
 * The registry's host is one slip away from a well-known one. A client that is signed in, or that was told to sign
 * in there, hands its credentials to whoever owns that host.
 *
 * Needs no network: no host is asked anything.
 */
export const lookalikeRegistry: ImageRule = {
  id: "lookalike-registry",
  about: "image",
  severity: "error",
  summary: "The registry host is one slip away from a well-known one.",
  evenIfNotPulled: true,
  supersedes: ["unpinned"],

  *check({ reference, familiarName, domain }, _facts, { say, knowledge }) {
    if (domain === undefined || knowledge.vouchedFor.has(familiarName)) return;
    const found = findRegistryLookalike(reference.domain, knowledge);
    if (found === undefined) return;

    const { meant, slip } = found;
    const listed = knowledge.registryConfusions.get(reference.domain);
    const title = say("Use {0}", meant);
    yield {
      span: domain.span,
      message:
        listed?.asksForLogin === true
          ? say(
              "`{0}` is not `{1}`, and it asks for logins: a signed-in client would send it your token.",
              reference.domain,
              meant,
            )
          : say(
              "`{0}` is not `{1}`: whoever owns that host decides what is pulled.",
              reference.domain,
              meant,
            ),
      evidence: [
        slip === "known"
          ? { signal: "known-confusion", text: say("people were seen to write it for {0}", meant) }
          : { signal: slip, text: say("one slip away from {0}", meant) },
        ...(listed === undefined || !listed.source.startsWith("https://")
          ? []
          : [{ signal: "source", text: say("told at {0}", new URL(listed.source).hostname) }]),
      ],
      fixes:
        domain.edit === undefined
          ? []
          : [{ title, edits: [{ span: domain.edit, newText: meant }], preferred: slip === "known" }],
    };
  },
};
