import { unusedIgnore } from "../../server/src/core/rules/unusedIgnore.ts";
import { checkAll, checkFix } from "../harness/check.ts";

const hub = { node: ["22"], redis: ["8"] };

describe("unused-ignore", () => {
  it("marks a rule that finds nothing here", () =>
    checkAll(
      hub,
      `
      # tare-ignore missing-tag: it comes and goes
                    ^^^^^^^^^^^ [fix] info unused-ignore: There is nothing here for missing-tag to be silent about.
      FROM node:22
      # tare-ignore missing-tag: it comes and goes
      FROM node:gone
      `,
    ));

  it("marks a rule that does not exist, a date that is past, and one that is none", () =>
    checkAll(
      hub,
      `
      # tare-ignore mising-tag: why
                    ^^^^^^^^^^ [fix] info unused-ignore: There is no rule mising-tag, so this silences nothing.
      FROM node:22
      # tare-ignore missing-tag until 2026-11-22: why
                                      ^^^^^^^^^^ [fix] info unused-ignore: This date is past: the comment no longer silences anything.
      FROM node:gone
                ^^^^ error missing-tag: node has no tag gone.
      # tare-ignore missing-tag until friday: why
                                      ^^^^^^ info unused-ignore: This is no date…
      FROM node:gone
                ^^^^ error missing-tag: node has no tag gone.
      `,
    ));

  it("asks for the rules to be named", () =>
    checkAll(
      hub,
      `
      # tare-ignore: all of it
      ^^^^^^^^^^^^^^^^^^^^^^^^ info unused-ignore: This names no rule to be silent about…
      FROM node:gone
                ^^^^ error missing-tag: node has no tag gone.
      `,
    ));

  it("says nothing while not everything could be asked", () =>
    checkAll("offline", "# tare-ignore missing-tag: why\nFROM node:gone"));

  it("says nothing of a rule that is off, or that another one stands for", async () => {
    await checkAll(hub, "# tare-ignore unpinned: why\nFROM node:22");
    const chart = {
      "a/b": { contentTypes: ["helm"], tags: [{ name: "1", contentType: "helm", platforms: [] }] },
    };
    await checkAll(chart, "# tare-ignore missing-tag, not-an-image: why\nFROM a/b:2");
  });

  it("says nothing where the image depends on values from elsewhere", () =>
    checkAll(hub, "ARG TAG\n# tare-ignore missing-tag: why\nFROM node:$TAG"));

  it("removes the whole line", () =>
    checkFix(
      unusedIgnore,
      hub,
      "FROM redis:8\n  # tare-ignore missing-tag: why\nFROM node:22\n",
      "FROM redis:8\nFROM node:22\n",
    ));

  it("removes only the comment at the end of a line", () =>
    checkFix(
      unusedIgnore,
      hub,
      "services:\n  a:\n    image: node:22 # tare-ignore missing-tag\n",
      "services:\n  a:\n    image: node:22\n",
    ));
});
