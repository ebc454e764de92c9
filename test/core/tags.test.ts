import assert from "node:assert/strict";
import {
  compareTags,
  mostPreciseSameDigest,
  nearestTag,
  nearestTagElsewhere,
  slipsBetween,
} from "../../server/src/core/tags.ts";

describe("tags", () => {
  describe("the nearest", () => {
    const table: readonly (readonly [string, string, string | undefined])[] = [
      // wanted, there are, nearest
      ["22-alpin", "22-alpine 22-slim 20-alpine", "22-alpine"],
      ["Latest", "latest 1.0", "latest"],
      ["lastest", "latest 1.0", "latest"],
      ["bookwrom-slim", "bookworm-slim bullseye-slim", "bookworm-slim"],
      ["22alpine", "22-alpine 22-slim", "22-alpine"],
      ["3.8.1", "3.8 3.8.19 3.8.20 3.9.1 3.8.20-slim", "3.8.20"],
      ["3.8.1", "3.8 3.9.1", "3.8"],
      ["3.8.1-slim", "3.8.20 3.8.18-slim 3.8.20-slim", "3.8.20-slim"],
      ["3.99", "3.12 3.13 4.0", "3.13"],
      ["1.2.3", "v1.2.3 v1.2.4", "v1.2.3"],
      ["16.1", "16.2-rc1 16.0 15.9", "16.0"],
      ["17", "16 15", undefined],
      ["21-alpine", "22-alpine 20-alpine", undefined],
      ["3.8.1-windowsservercore", "3.8.20 3.8.20-slim", undefined],
      ["1a2b3c4d", "1a2b3c4e 1a2b", undefined],
      ["jammy", "noble focal", undefined],
      ["17-jre", "17-jdk", undefined],
      ["3.81", "3.8.1 3.8 3.7", "3.8"],
      ["stable-bookworm1", "stable-bookworm2", undefined],
      ["1.2.3", "v1.2.4 v1.3.0", undefined],
      ["latest-amd64", "latest-arm64", undefined],
      ["1.0-a", "1.0-b", undefined],
      ["22_alpine", "22-alpine", "22-alpine"],
      ["gone", "", undefined],
    ];
    for (const [wanted, there, nearest] of table) {
      it(`${wanted} among ${there || "none"}: ${nearest ?? "none"}`, () =>
        assert.equal(nearestTag(wanted, there.split(" ")), nearest));
    }

    it("is never a text that is no tag", () =>
      assert.equal(nearestTag("22-alpin", ["22-alpine\nRUN evil", "22-alpine RUN"]), undefined));
  });

  it("puts versions in the order of their numbers", () =>
    assert.deepEqual(["1.10", "latest", "1.9.1", "1.9", "2.0-rc1", "2.0"].sort(compareTags), [
      "latest",
      "1.9",
      "1.9.1",
      "1.10",
      "2.0-rc1",
      "2.0",
    ]));

  describe("of another image, the nearest", () => {
    const table: readonly (readonly [string, string, string | undefined])[] = [
      // wanted, there are, nearest
      ["17-jdk-slim", "17 17-jdk 17-jre 17-alpine 21-jdk", "17-jdk"],
      ["11-jre-slim-buster", "11-jdk 11 11-jre 11-jre-alpine", "11-jre"],
      ["17.0.2-jdk", "17-jdk 17.0.13_11-jdk 17.0.2_8-jdk 17.0.2_8-jre", "17.0.2_8-jdk"],
      ["8u212-jdk", "8-jdk 8-jre 8", "8-jdk"],
      ["17-slim", "17.0.13_11-jdk 17", "17"],
      ["1.13.3", "1.13 1.18.2 1.13.1-ent", "1.13"],
      ["1.13", "1.18 1.9 1 2.0", "1.18"],
      ["v1.2.3", "1.2.4 1.3.0", "1.2.4"],
      ["v0.11.8", "v0.12.0 v0.13.2", undefined],
      ["0.11.8", "0.11.9 0.12.0", "0.11.9"],
      ["17", "17-jdk 17-alpine 21", undefined],
      ["2.0", "2.1-rc1", undefined],
      ["2.0-rc1", "2.0-rc2 2.0", "2.0"],
      ["latest", "stable 1.0", undefined],
      ["1a2b3c4", "1a2b3c5", undefined],
      ["17-jdk-slim", "17-jdk\nRUN evil", undefined],
    ];
    for (const [wanted, there, nearest] of table) {
      it(`to ${wanted} of ${JSON.stringify(there)} is ${nearest ?? "none"}`, () =>
        assert.equal(nearestTagElsewhere(wanted, there.split(" ")), nearest));
    }
  });

  it("finds the version that says most precisely what a digest is", () => {
    const named = (digest: string, ...names: string[]) => names.map((name) => ({ name, digest }));
    const tags = [
      ...named("sha256:a", "latest", "22", "22.11", "22.11.0-bookworm", "22.11.0", "bookworm"),
      ...named("sha256:b", "alpine", "22.11.0-alpine3.20", "22.11.0-alpine", "22-alpine"),
      ...named("sha256:c", "edge"),
      ...named("sha256:e", "22.11.0-alpine3.20", "22.11.0-slim"),
      { name: "22.12.0", digest: null },
    ];
    assert.equal(mostPreciseSameDigest(tags, "sha256:a"), "22.11.0");
    assert.equal(mostPreciseSameDigest(tags, "sha256:b"), "22.11.0-alpine");
    assert.equal(mostPreciseSameDigest(tags, "sha256:e"), "22.11.0-slim");
    assert.equal(mostPreciseSameDigest(tags, "sha256:c"), undefined);
    assert.equal(mostPreciseSameDigest(tags, "sha256:d"), undefined);
  });

  it("counts slips, a swap of neighbours as one", () => {
    assert.equal(slipsBetween("nginx", "ngnix", 2), 1);
    assert.equal(slipsBetween("node", "nod", 2), 1);
    assert.equal(slipsBetween("node", "node", 2), 0);
    assert.equal(slipsBetween("node", "python", 2), 3);
  });
});
