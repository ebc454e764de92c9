import { unpinned } from "../../server/src/core/rules/unpinned.ts";
import { checkAll, checkFix, checkRule } from "../harness/check.ts";
import { fakeDigest } from "../harness/fakeRegistry.ts";

const digest = fakeDigest("library/node:22");
const hub = {
  node: ["22"],
  "acme/tool": {
    tags: [
      { name: "latest", digest },
      { name: "1", digest },
      { name: "1.4.2", digest },
      { name: "1.4.2-slim", digest: fakeDigest("slim") },
    ],
  },
};

describe("unpinned", () => {
  it("marks what may change", () =>
    checkRule(
      unpinned,
      hub,
      `
      FROM node:22
                ^^ [fix] warning: node:22 is pinned to no digest: the tag may name another image tomorrow.
      FROM acme/tool
           ^^^^^^^^^ [fix] warning: acme/tool is pinned to no digest: it may be another image tomorrow.
      `,
    ));

  it("is off unless asked for", () => checkAll(hub, "FROM node:22"));

  it("the fix keeps the tag", () =>
    checkFix(unpinned, hub, "FROM node:22 AS build # x", `FROM node:22@${digest} AS build # x`));

  it("says nothing of what isn't there to be pinned", () =>
    checkRule(unpinned, hub, "FROM node:gone\nFROM acme/gone"));

  it("has no fix for what can't be edited in place", () =>
    checkRule(
      unpinned,
      hub,
      `
      services:
        web:
          image: node:\${TAG:-2}2
                      ^^^^^^^^^^ warning: node:22 is pinned…
      `,
    ));
});
