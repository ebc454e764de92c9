import { missingDigest } from "../../server/src/core/rules/missingDigest.ts";
import { checkFix, checkRule } from "../harness/check.ts";
import { fakeDigest } from "../harness/fakeRegistry.ts";

const [gone, current, kept] = [fakeDigest("gone"), fakeDigest("library/node:22"), fakeDigest("kept")];
const hub = { node: { tags: ["22"], digests: [kept] } };
const carets = "^".repeat(gone.length);

describe("missing-digest", () => {
  it("marks the digest", () =>
    checkRule(
      missingDigest,
      hub,
      [
        `FROM node@${gone}`,
        `          ${carets} error: node no longer holds the image with this digest.`,
        `FROM node@${kept}`,
        `FROM node:22@${current}`,
        "FROM node:23",
      ].join("\n"),
    ));

  it("the fix pins what the tag names now", () =>
    checkFix(missingDigest, hub, `FROM node:22@${gone}`, `FROM node:22@${current}`));

  it("says nothing while the registry cannot be asked", async () => {
    await checkRule(missingDigest, "offline", `FROM node@${gone}`);
    await checkRule(missingDigest, hub, `FROM node@${gone}`, { registryUnknown: "denied" });
  });

  it("leaves it to missing-repository where the repository is not there", () =>
    checkRule(missingDigest, hub, `FROM acme/gone@${gone}`));
});
