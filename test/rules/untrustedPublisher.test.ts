import assert from "node:assert/strict";
import { untrustedPublisher } from "../../server/src/core/rules/untrustedPublisher.ts";
import { checkAll, checkRule, findingsIn } from "../harness/check.ts";

const hub = {
  node: ["22"],
  "acme/tool": ["1"],
  "club/tool": { tags: ["1"], publisher: { kind: "organization" } },
  "big/tool": { tags: ["1"], publisher: { badge: "verified_publisher" } },
  "free/tool": { tags: ["1"], publisher: { badge: "open_source" } },
} as const;

describe("untrusted-publisher", () => {
  it("marks a name without a badge", () =>
    checkRule(
      untrustedPublisher,
      hub,
      `
      FROM acme/tool:1
           ^^^^^^^^^ warning: acme/tool comes from a plain account, and the policy doesn't list it.
      FROM club/tool:1
           ^^^^^^^^^ warning: club/tool comes from an organization without a badge…
      `,
    ));

  it("takes any badge of Docker's, and the official images", () =>
    checkRule(untrustedPublisher, hub, "FROM big/tool:1\nFROM free/tool:1\nFROM node:22"));

  it("takes what the reader vouches for", () =>
    checkRule(untrustedPublisher, hub, "FROM acme/tool:1", {
      knowledge: { vouchedFor: new Set(["acme/tool"]) },
    }));

  it("takes what the policy trusts, until that ends", async () => {
    const trusting = (until: string) => `
      rules: { untrusted-publisher: error }
      trusted: [{ name: acme/**, until: ${until} }]
    `;
    await checkAll(hub, "FROM acme/tool:1", { policy: trusting("2026-11-23") });
    await checkAll(
      hub,
      `
      FROM acme/tool:1
           ^^^^^^^^^ error untrusted-publisher: acme/tool comes from a plain account…
      `,
      { policy: trusting("2026-11-22") },
    );
  });

  it("counts an image whose publisher could not be had as unchecked", async () => {
    await checkRule(untrustedPublisher, "offline", "FROM acme/tool:1");
    const { findings, unchecked } = await findingsIn("FROM acme/tool:1", hub, {
      severities: new Map([["untrusted-publisher", "error"]]),
      facts: (facts) => ({ ...facts, publisher: { state: "unknown", why: "rate-limited" } }),
    });
    assert.deepEqual(findings, []);
    assert.deepEqual(
      unchecked.map(({ why }) => why),
      ["rate-limited"],
    );
  });

  it("says nothing of an empty repository", () =>
    checkRule(untrustedPublisher, { "acme/void": [] }, "FROM acme/void:1"));

  it("asks nobody about publishers unless it is asked for", async () => {
    const seen: unknown[] = [];
    await findingsIn("FROM acme/tool:1", hub, {
      facts: (facts) => {
        seen.push(facts.publisher);
        return facts;
      },
    });
    assert.deepEqual(seen, [undefined]);
  });
});
