import type { CompromisedTag, MaliciousReport } from "../../server/src/core/knowledge.ts";
import { knownMalicious } from "../../server/src/core/rules/knownMalicious.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { checkAll, checkRule } from "../harness/check.ts";

const knowledge = loadKnowledge();
const lookUpsOff = "lookups-off" as const;
const ubuntu: MaliciousReport = {
  name: "vibersastra/ubuntu",
  kind: "repository",
  category: "typosquat-miner",
  confidence: "vendor-report",
  reportedBy: "Sysdig",
  date: "2022-11",
  report: "Analysis of malicious images",
  source: null,
};
const badTag: CompromisedTag = {
  repository: "docker.io/vibersastra/gone",
  tag: "bad",
  digest: null,
  category: "stolen-account",
  clean: null,
  reportedBy: "Sysdig",
  date: "2022-11",
  source: "https://example.com/",
};

describe("known-malicious", () => {
  it("names what was reported, by whom and when, without a look-up", () =>
    checkRule(
      knownMalicious,
      lookUpsOff,
      `
      FROM vibersastra/ubuntu:22.04
           ^^^^^^^^^^^^^^^^^^ error: vibersastra/ubuntu was reported: a cryptocurrency miner under the name of an official image (Sysdig, November 2022).
      FROM docker.io/docker123321/tomcat
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: docker123321 was reported: backdoored images with cryptocurrency miners (Kromtech, June 2018).
      FROM ubuntu:22.04
      FROM ghcr.io/vibersastra/ubuntu
      FROM pauseyyf/other
      `,
      { knowledge },
    ));

  it("takes a user's word for a hint", () =>
    checkRule(
      knownMalicious,
      lookUpsOff,
      `
      FROM adeqasta/tool
           ^^^^^^^^^^^^^ info: Users of Docker Hub reported adeqasta: pages of bait links without images (March 2022). Nobody has confirmed it.
      `,
      { knowledge },
    ));

  it("warns of a tool that says openly that it attacks others", () =>
    checkRule(
      knownMalicious,
      lookUpsOff,
      `
      FROM erikmnkl/stoppropaganda
           ^^^^^^^^^^^^^^^^^^^^^^^ warning: erikmnkl/stoppropaganda was reported: a tool that attacks other people's servers (CrowdStrike, 2022).
      `,
      { knowledge },
    ));

  it("says nothing of honest names that were accused without proof", () =>
    checkRule(
      knownMalicious,
      lookUpsOff,
      `
      FROM truecharts/official
      FROM traffmonetizer/cli_v2
      FROM dlandon/zoneminder
      FROM 9hitste/app
      `,
      { knowledge },
    ));

  it("drops a hint where the reader vouches for the name, but no confirmed report", () =>
    checkRule(
      knownMalicious,
      lookUpsOff,
      `
      FROM adeqasta/tool
      FROM vibersastra/ubuntu
           ^^^^^^^^^^^^^^^^^^ error: vibersastra/ubuntu was reported…
      `,
      { knowledge: { ...knowledge, vouchedFor: new Set(["adeqasta/tool", "vibersastra/ubuntu"]) } },
    ));

  it("leaves nothing else to say of such an image, but that this very tag was reported too", () =>
    checkAll(
      { "vibersastra/ubuntu": [], "erikmnkl/stoppropaganda": [], "adeqasta/tool": [] },
      `
      FROM vibersastra/ubuntu:22.04
           ^^^^^^^^^^^^^^^^^^ error known-malicious: vibersastra/ubuntu was reported…
      FROM vibersastra/gone:bad
           ^^^^^^^^^^^^^^^^ error known-malicious: vibersastra/gone was reported…
                            ^^^ error compromised-tag: vibersastra/gone:bad was published by attackers…
      FROM erikmnkl/stoppropaganda
           ^^^^^^^^^^^^^^^^^^^^^^^ error known-malicious: erikmnkl/stoppropaganda was reported…
      FROM adeqasta/tool
           ^^^^^^^^^^^^^ error imageless-repository: adeqasta/tool holds no image…
           ^^^^^^^^^^^^^ info known-malicious: Users of Docker Hub reported adeqasta…
      `,
      {
        knowledge: {
          ...knowledge,
          malicious: new Map([
            ...knowledge.malicious,
            ["vibersastra/gone", { ...ubuntu, name: "vibersastra/gone" }],
          ]),
          compromised: new Map([["docker.io/vibersastra/gone", [badTag]]]),
        },
      },
    ));
});
