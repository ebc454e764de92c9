import { missingTag } from "../../server/src/core/rules/missingTag.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { checkFix, checkRule } from "../harness/check.ts";
import { askedAt, fakeDigest } from "../harness/fakeRegistry.ts";

/** Three hundred tags, newest first: the near one is not among the hundred that one answer brings. */
const many = [
  ...Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? `22.${at}-slim` : `22-bookworm-${at}`)),
  ...Array.from({ length: 199 }, (_, at) => `22.${at}-trixie`),
  "22-alpine",
];

const hub = { node: ["22-alpine", "22-slim"], "acme/tool": ["1.4", "1.5"], "acme/void": [] };

describe("missing-tag", () => {
  it("marks the tag, not the whole reference", () =>
    checkRule(
      missingTag,
      hub,
      `
      FROM node:22-alpin AS build
                ^^^^^^^^ [fix] error: node has no tag 22-alpin. The nearest is 22-alpine.
      FROM node:22-slim
      `,
    ));

  it("finds the nearest beyond the newest hundred, whatever else begins like it", () =>
    checkRule(
      missingTag,
      { node: many },
      `
      FROM node:22-alpin
                ^^^^^^^^ [fix] error: node has no tag 22-alpin. The nearest is 22-alpine.
      `,
    ));

  it("never names a tag that was reported as bad for the nearest", () =>
    checkRule(
      missingTag,
      { "aquasec/trivy": ["0.69.1", "0.69.6"] },
      `
      FROM aquasec/trivy:0.69.7
                         ^^^^^^ [fix] error: aquasec/trivy has no tag 0.69.7. The nearest is 0.69.1.
      `,
      { knowledge: loadKnowledge() },
    ));

  it("marks the name where latest is only implied", () =>
    checkRule(
      missingTag,
      hub,
      `
      FROM acme/tool
           ^^^^^^^^^ error: acme/tool has no tag latest, the one that is meant where none is written.
      `,
    ));

  it("says nothing while the registry cannot be asked", () =>
    checkRule(missingTag, "offline", "FROM node:gone"));

  it("says nothing of a repository that holds nothing, or is not there", () =>
    checkRule(missingTag, hub, "FROM acme/void:1\nFROM acme/gone:1"));

  it("lets a digest decide where there is one", () =>
    checkRule(
      missingTag,
      { node: { tags: ["22"], digests: [fakeDigest("kept")] } },
      `FROM node:gone@${fakeDigest("kept")}\nFROM node:gone@${fakeDigest("gone")}`,
    ));

  it("says nothing where the registry has no such repository, whatever Hub's list says", () =>
    checkRule(missingTag, hub, "FROM node:gone", {
      facts: (facts) => ({
        ...facts,
        manifest: { state: "known", askedAt, value: { found: false, missing: "repository" } },
      }),
    }));

  it("is a warning as long as only Hub's list says so", () =>
    checkRule(missingTag, hub, "FROM node:gone\n          ^^^^ warning: node has no tag gone.", {
      registryUnknown: "offline",
    }));

  it("believes the registry over Hub's list", () =>
    checkRule(missingTag, { node: { tags: ["22"], unlisted: ["23"] } }, "FROM node:23"));

  it("the fix writes the nearest tag and nothing else", () =>
    checkFix(
      missingTag,
      hub,
      "FROM --platform=linux/amd64 node:22-alpin AS build",
      "FROM --platform=linux/amd64 node:22-alpine AS build",
    ));
});
