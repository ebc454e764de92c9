import type { ImageFacts, PublisherFacts } from "../../server/src/core/facts.ts";
import { untrustedPublisher } from "../../server/src/core/rules/untrustedPublisher.ts";
import { checkRule } from "../harness/check.ts";
import { askedAt } from "../harness/fakeRegistry.ts";

const by = (publisher: Partial<PublisherFacts>) => ({
  facts: (facts: ImageFacts): ImageFacts => ({
    ...facts,
    publisher: {
      state: "known",
      askedAt,
      value: { kind: "user", badge: null, joinedAt: null, fullName: "", ...publisher },
    },
  }),
});
const hub = { node: ["22"], "acme/tool": ["1"] };

describe("untrusted-publisher", () => {
  it("marks a name without a badge", async () => {
    await checkRule(
      untrustedPublisher,
      hub,
      "FROM acme/tool:1\n     ^^^^^^^^^ warning: acme/tool comes from a plain account, and the policy doesn't list it.",
      by({}),
    );
    await checkRule(
      untrustedPublisher,
      hub,
      "FROM acme/tool:1\n     ^^^^^^^^^ warning: acme/tool comes from an organization without a badge…",
      by({ kind: "organization" }),
    );
  });

  it("takes any badge of Docker's, and the official images", async () => {
    await checkRule(untrustedPublisher, hub, "FROM acme/tool:1", by({ badge: "verified_publisher" }));
    await checkRule(untrustedPublisher, hub, "FROM acme/tool:1", by({ badge: "open_source" }));
    await checkRule(untrustedPublisher, hub, "FROM node:22", by({}));
  });

  it("takes what the reader vouches for", () =>
    checkRule(untrustedPublisher, hub, "FROM acme/tool:1", {
      ...by({}),
      knowledge: { vouchedFor: new Set(["acme/*"]) },
    }));

  it("says nothing where the publisher is not known", () =>
    checkRule(untrustedPublisher, "offline", "FROM acme/tool:1"));
});
