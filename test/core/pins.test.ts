import assert from "node:assert/strict";
import { applyEdits } from "../../server/src/core/edits.ts";
import { type ImageFacts, nothingKnown } from "../../server/src/core/facts.ts";
import { findIgnores } from "../../server/src/core/ignores.ts";
import { meantFor } from "../../server/src/core/imageReference.ts";
import { noKnowledge } from "../../server/src/core/knowledge.ts";
import { imagesToPin, type PinPlan, planPins } from "../../server/src/core/pins.ts";
import { canonicalName } from "../../server/src/core/reference.ts";
import { english } from "../../server/src/core/say.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { gatherFacts } from "../../server/src/registries/gather.ts";
import { fakeDigest, fakeRegistry, now } from "../harness/fakeRegistry.ts";
import { readReferences } from "../harness/read.ts";

const registry = fakeRegistry({
  node: ["22"],
  ruby: ["22"],
  "aquasec/trivy": ["0.69.3", "0.69.5"],
  "vibersastra/ubuntu": ["latest"],
  "adeqasta/tool": ["1"],
  "acme/chart": { contentTypes: ["helm"], tags: [{ name: "1", contentType: "helm", platforms: [] }] },
  "acme/arm": { tags: [{ name: "1", platforms: ["linux/arm64"] }] },
});
const knowledge = loadKnowledge();
const node = fakeDigest("library/node:22");

/** The plan for a Dockerfile, by what the registry tells, or by facts of the test's own. */
async function plan(text: string, own?: ImageFacts, platform: string | null = null): Promise<PinPlan> {
  const ignores = findIgnores(text, "dockerfile");
  const images = imagesToPin(meantFor(platform, readReferences(text)), { ignores, now });
  const asking = { signal: new AbortController().signal, priority: "cursor", why: "pin" } as const;
  const facts = new Map<string, ImageFacts>();
  for (const { reference } of images) {
    const known = own ?? (await gatherFacts(registry, reference, "pin", noKnowledge, asking));
    facts.set(canonicalName(reference), known);
  }
  return planPins(images, facts, { now, say: english, knowledge });
}

const whys = ({ left }: PinPlan) => left.map(({ image, why }) => `${image.familiarName} ${why}`);

describe("pinning the images of a file", () => {
  it("changes a text that images share once, and counts each of them", async () => {
    const text = "ARG TAG=22\nFROM node:$TAG AS a\nFROM node:$TAG AS b\n";
    const { pins, pinned, left } = await plan(text);
    const edits = pins.map(({ edit }) => edit);
    assert.equal(applyEdits(text, edits), text.replace("=22", `=22@${node}`));
    assert.deepEqual([pinned, left], [2, []]);
  });

  it("leaves a text alone that images share which have other digests", async () => {
    const { pins, left } = await plan("ARG TAG=22\nFROM node:$TAG AS a\nFROM ruby:$TAG AS b\n");
    assert.deepEqual(pins, []);
    assert.deepEqual(
      left.map(({ why }) => why),
      ["fixed-text", "fixed-text"],
    );
  });

  it("keeps no image that was reported, and nothing that is no image", async () => {
    const images = ["vibersastra/ubuntu", "aquasec/trivy:0.69.5", "acme/chart:1"];
    const others = ["aquasec/trivy:0.69.3", "adeqasta/tool:1"];
    const { pins, left } = await plan([...images, ...others].map((image) => `FROM ${image}\n`).join(""));
    assert.deepEqual(
      left.map(({ image, why }) => `${image.familiarName} ${why}`),
      ["vibersastra/ubuntu reported", "aquasec/trivy reported", "acme/chart no-image"],
    );
    assert.deepEqual(
      pins.map(({ image }) => `${image.familiarName}:${image.tag?.value}`),
      others,
    );
  });

  it("passes over what is pinned, no image, or excused by a comment that has not ended", async () => {
    const text = [
      `FROM node:22@${node} AS a`,
      "FROM scratch",
      "FROM a",
      "# tare-ignore unpinned: moves on purpose",
      "FROM node:22",
      "# tare-ignore missing-tag: of another rule",
      "FROM ruby:22",
      "# tare-ignore unpinned until 2020-01-01: over",
      "FROM acme/arm:1",
      "",
    ].join("\n");
    const { pins, left } = await plan(text);
    assert.deepEqual([pins.map(({ image }) => image.familiarName), left], [["ruby", "acme/arm"], []]);
  });

  it("says of each image that is left why it is", async () => {
    assert.deepEqual(whys(await plan("FROM acme/gone\n")), ["acme/gone absent"]);
    assert.deepEqual(whys(await plan("FROM acme/arm:1\n", undefined, "linux/amd64")), [
      "acme/arm no-platform",
    ]);
    for (const why of ["offline", "rate-limited", "denied", "malformed", "not-hub", "lookups-off"] as const) {
      assert.deepEqual(whys(await plan("FROM node:22\n", nothingKnown(why))), [`node ${why}`]);
    }
  });
});
