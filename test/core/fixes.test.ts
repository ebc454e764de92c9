import assert from "node:assert/strict";
import { toCheckedImage } from "../../server/src/core/checkedImage.ts";
import { pin, useTag } from "../../server/src/core/fixes.ts";
import { noKnowledge } from "../../server/src/core/knowledge.ts";
import { english } from "../../server/src/core/say.ts";
import { gatherFacts } from "../../server/src/registries/gather.ts";
import { dedent } from "../harness/annotations.ts";
import { applyEdits } from "../harness/check.ts";
import { type FakeHub, fakeDigest, fakeRegistry } from "../harness/fakeRegistry.ts";
import { readReferences } from "../harness/read.ts";

const digest = fakeDigest("library/node:22");
const hub: FakeHub = {
  node: {
    tags: [
      { name: "22", digest, platforms: ["linux/amd64", "linux/arm64"] },
      { name: "latest", digest },
      { name: "22.11", digest },
      { name: "22.11.0", digest },
      { name: "22.11.0-slim", digest: fakeDigest("slim") },
    ],
  },
  "acme/tool": ["22"],
};

/** Pins the first reference of a text; undefined where no pin is offered. */
async function pinned(before: string): Promise<{ title: string; after: string } | undefined> {
  const text = dedent(before);
  const references = readReferences(text);
  const [image] = references;
  assert.ok(image?.reference, "an image was expected");
  const asking = { signal: new AbortController().signal };
  const registry = fakeRegistry(hub);
  const facts = await gatherFacts(registry, image.reference, "pin", noKnowledge, asking);
  const checked = toCheckedImage(image, references);
  const fix = checked === undefined ? undefined : pin(checked, facts, english);
  return fix === undefined ? undefined : { title: fix.title, after: applyEdits(text, fix.edits) };
}

const to = (before: string, after: string) => async () =>
  assert.equal((await pinned(before))?.after, dedent(after));
const not = (before: string) => async () => assert.equal(await pinned(before), undefined);

describe("a pin", () => {
  it(
    "keeps the tag and everything around it",
    to("FROM --platform=linux/arm64  node:22\tAS a", `FROM --platform=linux/arm64  node:22@${digest}\tAS a`),
  );
  it("says what it pins to what", async () =>
    assert.equal((await pinned("FROM node:22"))?.title, `Pin node:22 to ${digest.slice(0, 13)}…`));
  it("turns latest into the most precise version of the same image", async () => {
    const pinnedTo = await pinned("FROM node:latest");
    assert.equal(pinnedTo?.after, `FROM node:22.11.0@${digest}`);
    assert.equal(pinnedTo?.title, `Pin node to node:22.11.0, which is ${digest.slice(0, 13)}…`);
  });
  it("writes the version where no tag was", to("FROM node AS a", `FROM node:22.11.0@${digest} AS a`));
  it(
    "stays within quotes and before comments",
    to(
      `
    services:
      web:
        image: "node:22"   # runtime
    `,
      `
    services:
      web:
        image: "node:22@${digest}"   # runtime
    `,
    ),
  );
  it(
    "goes into the default of an ARG",
    to("ARG TAG=22\nFROM node:$TAG", `ARG TAG=22@${digest}\nFROM node:$TAG`),
  );
  it(
    "goes into an ARG that holds the whole name",
    to("ARG IMAGE=node:22\nFROM ${IMAGE}", `ARG IMAGE=node:22@${digest}\nFROM \${IMAGE}`),
  );
  it(
    "goes into the default of a variable in compose",
    to(
      `
    services:
      web:
        image: node:\${TAG:-22}
    `,
      `
    services:
      web:
        image: node:\${TAG:-22@${digest}}
    `,
    ),
  );
  it(
    "goes into an ARG that several stages use for the same image",
    to(
      "ARG TAG=22\nFROM node:$TAG AS a\nFROM node:$TAG AS b",
      `ARG TAG=22@${digest}\nFROM node:$TAG AS a\nFROM node:$TAG AS b`,
    ),
  );
  it(
    "keeps off an ARG that another image uses too",
    not("ARG TAG=22\nFROM node:$TAG AS a\nFROM acme/tool:$TAG"),
  );
  it("keeps off a tag that is put together from parts", not("ARG MAJOR=2\nFROM node:${MAJOR}2"));
  it("is not offered where there is one", not(`FROM node:22@${digest}`));
  it("is not offered for a tag that is not there", not("FROM node:23"));
  it("is not offered where the platform asked for is missing", not("FROM --platform=linux/s390x node:22"));
});

describe("another tag", () => {
  const using = (text: string, tag: string) => {
    const references = readReferences(text);
    const [image] = references;
    const checked = image === undefined ? undefined : toCheckedImage(image, references);
    const fix = checked === undefined ? undefined : useTag(checked, tag, english);
    return fix === undefined ? undefined : applyEdits(text, fix.edits);
  };
  it("replaces the one that is written", () =>
    assert.equal(using("FROM node:22 AS a", "24"), "FROM node:24 AS a"));
  it("is added where none is", () => assert.equal(using("FROM node AS a", "24"), "FROM node:24 AS a"));
  it("joins a tag that a line break cuts", () =>
    assert.equal(using("FROM node:2\\\n2 AS a", "24"), "FROM node:24 AS a"));
  it("never eats a brace", () => assert.equal(using("ARG A=2\nFROM node:${A}2", "24"), undefined));
  it("leaves a digest alone", () => assert.equal(using(`FROM node:22@${digest}`, "24"), undefined));
});
