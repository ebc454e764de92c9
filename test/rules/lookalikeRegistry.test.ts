import { lookalikeRegistry } from "../../server/src/core/rules/lookalikeRegistry.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { checkFix, checkRule } from "../harness/check.ts";

const knowledge = loadKnowledge();

describe("lookalike-registry", () => {
  it("marks the host, without asking anyone", () =>
    checkRule(
      lookalikeRegistry,
      "lookups-off",
      `
      FROM ghrc.io/acme/tool:1
           ^^^^^^^ [fix] error: ghrc.io is not ghcr.io, and it asks for logins: a signed-in client would send it your token.
      FROM gchr.io/acme/tool
           ^^^^^^^ [fix] error: gchr.io is not ghcr.io: whoever owns that host decides what is pulled.
      FROM dockerhub.io/acme/tool
           ^^^^^^^^^^^^ [fix] error: dockerhub.io is not docker.io: whoever owns that host decides what is pulled.
      FROM quay.oi/acme/tool
           ^^^^^^^ [fix] error: quay.oi is not quay.io…
      FROM registry.gitlba.com/acme/tool
           ^^^^^^^^^^^^^^^^^^^ [fix] error: registry.gitlba.com is not registry.gitlab.com…
      FROM ghcr.io/acme/tool:1
      FROM quay.io/acme/tool
      FROM icr.io/acme/tool
      FROM gcr.io/acme/tool
      FROM vcr.io/acme/tool
      FROM dhi.io/python
      FROM harbor.acme.example/tool
      FROM registry.acme.example:5000/tool
      FROM localhost:5000/tool
      `,
      { knowledge },
    ));

  it("the fix writes the host that was meant", () =>
    checkFix(lookalikeRegistry, "lookups-off", "FROM ghrc.io/acme/tool:1", "FROM ghcr.io/acme/tool:1", {
      knowledge,
    }));

  it("is silent where the reader vouches for the host", () =>
    checkRule(lookalikeRegistry, "lookups-off", "FROM quay.oi/tool", {
      knowledge: { ...knowledge, vouchedFor: new Set(["quay.oi/tool"]) },
    }));
});
