import { movedTag } from "../../server/src/core/rules/movedTag.ts";
import { checkFix, checkRule } from "../harness/check.ts";
import { askedAt, fakeDigest } from "../harness/fakeRegistry.ts";

const [old, current] = [fakeDigest("old"), fakeDigest("library/node:22")];
const hub = { node: { tags: ["22"], digests: [old] } };

describe("moved-tag", () => {
  it("marks the digest, and says when the tag moved", () =>
    checkRule(
      movedTag,
      hub,
      `FROM node:22@${old}\n             ${"^".repeat(old.length)} [fix] info: node:22 names another image by now, pushed 4 days ago. What is pulled stays the pinned one.`,
    ));

  it("is silent for a pin that holds, a pin to one platform, and a lone digest", () =>
    checkRule(
      movedTag,
      hub,
      `FROM node:22@${current}\nFROM node:22@${fakeDigest("library/node:22 linux/amd64")}\nFROM node@${old}`,
    ));

  it("is silent for a pin to one platform, also where the registry was asked about it", () =>
    checkRule(movedTag, hub, `FROM node:22@${fakeDigest("library/node:22 linux/amd64")}`, {
      facts: (facts) => ({
        ...facts,
        manifest: { state: "known", askedAt, value: { found: true, digest: null, mediaType: null } },
      }),
    }));

  it("is silent while the registry does not say that the pinned image is still there", () =>
    checkRule(movedTag, hub, `FROM node:22@${old}`, { registryUnknown: "offline" }));

  it("the fix updates the digest and keeps the tag", () =>
    checkFix(movedTag, hub, `FROM node:22@${old} AS build`, `FROM node:22@${current} AS build`));

  it("never writes a digest that is none", () =>
    checkRule(
      movedTag,
      { node: { tags: [{ name: "22", digest: "sha256:evil\nRUN x" }], digests: [old] } },
      `FROM node:22@${old}`,
    ));
});
