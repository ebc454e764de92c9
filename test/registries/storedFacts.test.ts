import assert from "node:assert/strict";
import { readStored } from "../../server/src/registries/storedFacts.ts";

const stored = (value: unknown) => JSON.stringify({ state: "known", askedAt: 1, value });

describe("a fact from the memory between runs", () => {
  const tag = {
    name: "22",
    digest: `sha256:${"a".repeat(64)}`,
    mediaType: null,
    contentType: null,
    platforms: [],
    pushedAt: null,
    pulledAt: null,
  };
  const hit = { name: "acme/tool", description: "", badge: null, starCount: null, pullCount: null };

  it("is what was kept", () => {
    assert.deepEqual(readStored("tag", stored(tag)), { state: "known", askedAt: 1, value: tag });
    assert.deepEqual(readStored("search", stored([hit])), { state: "known", askedAt: 1, value: [hit] });
  });

  it("is none where a name or digest could be anything, since it may be written into a file", () => {
    assert.equal(readStored("tag", stored({ ...tag, name: "22\nRUN x" })), undefined);
    assert.equal(readStored("tag", stored({ ...tag, digest: "sha256:x y" })), undefined);
    assert.equal(
      readStored("tags", stored({ count: 1, filter: null, tags: [{ ...tag, name: "$X" }] })),
      undefined,
    );
    assert.equal(readStored("manifest", stored({ found: true, digest: "x", mediaType: null })), undefined);
    assert.equal(readStored("search", stored([{ ...hit, name: "acme/tool\nRUN x" }])), undefined);
  });
});
