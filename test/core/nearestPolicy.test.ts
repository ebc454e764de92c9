import assert from "node:assert/strict";
import { nearestPolicy } from "../../server/src/core/policy/nearestPolicy.ts";

/** The policies that are looked for, in their order, where none is there. */
async function lookedFor(path: string, top: string): Promise<readonly string[]> {
  const seen: string[] = [];
  await nearestPolicy(path, top, async (policy) => {
    seen.push(policy);
    return undefined;
  });
  return seen;
}

describe("the nearest policy of a file", () => {
  it("is looked for beside it and in each folder above, up to the one at the top", async () => {
    assert.deepEqual(await lookedFor("/w/a/b/Dockerfile", "/w"), [
      "/w/a/b/.tare.yaml",
      "/w/a/.tare.yaml",
      "/w/.tare.yaml",
    ]);
    assert.deepEqual(await lookedFor("/w/Dockerfile", "/w"), ["/w/.tare.yaml"]);
  });

  it("ends at the root of the disk, on every system", async () => {
    assert.deepEqual(await lookedFor("/a/Dockerfile", "/"), ["/a/.tare.yaml", "/.tare.yaml"]);
    assert.deepEqual(await lookedFor("/a/Dockerfile", "/elsewhere"), ["/a/.tare.yaml", "/.tare.yaml"]);
    assert.deepEqual(await lookedFor("C:/a/Dockerfile", "C:/"), ["C:/a/.tare.yaml", "C:/.tare.yaml"]);
  });

  it("is the first that is there, and no further one is read", async () => {
    const read: string[] = [];
    const found = await nearestPolicy("/w/a/b/Dockerfile", "/w", async (policy) => {
      read.push(policy);
      return policy === "/w/a/.tare.yaml" ? "this one" : undefined;
    });
    assert.deepEqual([found, read], ["this one", ["/w/a/b/.tare.yaml", "/w/a/.tare.yaml"]]);
  });
});
