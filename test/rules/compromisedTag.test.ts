import { compromisedTag } from "../../server/src/core/rules/compromisedTag.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { checkAll, checkFix, checkRule } from "../harness/check.ts";
import { fakeDigest } from "../harness/fakeRegistry.ts";

const knowledge = loadKnowledge();
const bad = "sha256:85068c773f7fcc9c9acd8f244759cb2131e7a1775c5bf8d6710f76e7467fa3f1";

describe("compromised-tag", () => {
  it("marks the bad tag and no other, without a look-up", () =>
    checkRule(
      compromisedTag,
      "lookups-off",
      `
      FROM aquasec/trivy:0.69.5
                         ^^^^^^ [fix] error: aquasec/trivy:0.69.5 was published by attackers and steals credentials (Datadog, March 2026). aquasec/trivy:0.69.3 is clean.
      FROM ghcr.io/aquasecurity/trivy:0.69.4
                                      ^^^^^^ [fix] error: ghcr.io/aquasecurity/trivy:0.69.4 was published by attackers and steals credentials…
      FROM aquasec/trivy:0.69.3
      FROM aquasec/trivy
      FROM debian:trixie-20240311
                  ^^^^^^^^^^^^^^^ error: debian:trixie-20240311 holds the backdoor of xz-utils, CVE-2024-3094 (Binarly, August 2025).
      FROM debian:trixie
      `,
      { knowledge },
    ));

  it("marks a bad digest, under whatever tag it is written", () =>
    checkRule(
      compromisedTag,
      "lookups-off",
      `
      FROM debian:trixie@${bad}
                         ${"^".repeat(bad.length)} error: This is the very image that was reported. debian:trixie-20240311 holds the backdoor…
      `,
      { knowledge },
    ));

  it("finds a bad digest in a mirror or a copy: it names the same image there", () =>
    checkRule(
      compromisedTag,
      "lookups-off",
      `
      FROM mirror.gcr.io/library/debian@${bad}
                                        ${"^".repeat(bad.length)} error: This is the very image that was reported. debian:trixie-20240311 holds the backdoor…
      FROM acme/debian:trixie-20240311
      `,
      { knowledge },
    ));

  it("finds the bad image under a tag that still names it", () =>
    checkRule(
      compromisedTag,
      { debian: { tags: [{ name: "old", digest: bad }] } },
      `
      FROM debian:old
                  ^^^ error: This is the very image that was reported. debian:trixie-20240311 holds the backdoor…
      `,
      { knowledge },
    ));

  it("finds the bad image among the platforms of a tag", () =>
    checkRule(
      compromisedTag,
      { debian: ["old"] },
      `
      FROM debian:old
                  ^^^ error: This is the very image that was reported. debian:trixie-20240311 holds the backdoor…
      `,
      {
        knowledge,
        facts: ({ tag, ...facts }) => {
          if (tag?.state !== "known") return { ...facts };
          const platforms = tag.value.platforms.map((platform) => ({ ...platform, digest: bad }));
          return { ...facts, tag: { ...tag, value: { ...tag.value, platforms } } };
        },
      },
    ));

  it("warns of a tag that may have been rebuilt since", () =>
    checkRule(
      compromisedTag,
      "lookups-off",
      `
      FROM controlplane/sectools
           ^^^^^^^^^^^^^^^^^^^^^ warning: controlplane/sectools:latest was built on an image with the backdoor of xz-utils, CVE-2024-3094 (Binarly, August 2025); it may have been rebuilt since.
      `,
      { knowledge },
    ));

  it("speaks alone of a bad tag, and never helps to pin what it names now", () =>
    checkAll(
      { "aquasec/trivy": { tags: ["0.69.3", "0.69.5"], digests: [fakeDigest("kept")] } },
      `
      FROM aquasec/trivy:0.69.4
                         ^^^^^^ [fix] error compromised-tag: aquasec/trivy:0.69.4 was published by attackers…
      FROM aquasec/trivy:0.69.5@${fakeDigest("kept")}
                         ^^^^^^ error compromised-tag: aquasec/trivy:0.69.5 was published by attackers…
      FROM aquasec/trivy:0.69.5@${fakeDigest("gone")}
                         ^^^^^^ error compromised-tag: aquasec/trivy:0.69.5 was published by attackers…
      FROM aquasec/trivy:0.69.3@${fakeDigest("kept")}
                                ${"^".repeat(71)} [fix] info moved-tag: aquasec/trivy:0.69.3 names another image by now…
      FROM aquasec/trivy:0.69.5
                         ^^^^^^ [fix] error compromised-tag: aquasec/trivy:0.69.5 was published by attackers…
      `,
      { knowledge, severities: new Map([["unpinned", "warning"]]) },
    ));

  it("the fix writes the clean tag", () =>
    checkFix(
      compromisedTag,
      "lookups-off",
      "FROM aquasec/trivy:0.69.6 AS scan",
      "FROM aquasec/trivy:0.69.3 AS scan",
      {
        knowledge,
      },
    ));
});
