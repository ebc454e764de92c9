import { impossibleOnHub } from "../reference.ts";
import { registrySays } from "../registrySays.ts";
import type { ImageRule } from "./rule.ts";

/**
 * Docker Hub has no such repository, or keeps it from the one who asks: it answers both alike, so both are said.
 *
 * An error among the official images, of which none is private; elsewhere a warning.
 */
export const missingRepository: ImageRule = {
  id: "missing-repository",
  about: "image",
  severity: "warning",
  summary: "The repository does not exist, or it is private to someone else.",

  *check({ familiarName, namespace, reference, name }, facts, { say }) {
    if (impossibleOnHub(reference)) {
      yield {
        span: name.span,
        message: say("Docker Hub has no repository `{0}`: a name there has two parts.", familiarName),
        evidence: [{ signal: "too-many-parts", text: say("no name of this form can exist on Docker Hub") }],
      };
      return;
    }
    if (facts.repository?.state !== "absent") return;
    const registry = registrySays(facts);
    if (registry === "found" || registry === "manifest-missing") return;

    const official = namespace === "library";
    const seen = {
      signal: "repository-not-found",
      text: say("Docker Hub answers that it has no repository {0}", reference.path),
      inMessage: true,
    } as const;
    yield official
      ? {
          span: name.span,
          severity: "error",
          message: say("Docker Hub has no official image `{0}`.", familiarName),
          evidence: [seen],
        }
      : {
          span: name.span,
          message: say("Docker Hub has no repository `{0}`, or it is private to someone else.", familiarName),
          evidence: [
            seen,
            {
              signal: "private-looks-alike",
              text: say("a private repository would be answered the same way"),
              inMessage: true,
            },
          ],
        };
  },
};
