import assert from "node:assert/strict";
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import { loneSource } from "../../server/src/core/source.ts";

/** Kind, role, raw text and value of every reference. */
function listOf(text: string): string[] {
  return readDockerfile(loneSource("dockerfile", text)).references.map(
    ({ kind, role, raw, value, stage }) =>
      `${kind} ${role} ${raw} = ${value}${stage === null ? "" : ` (${stage})`}`,
  );
}

describe("readDockerfile", () => {
  it("finds base images, stages and the frontend", () => {
    assert.deepEqual(
      listOf(
        "# syntax=docker/dockerfile:1\nARG TAG=22\nFROM node:$TAG AS Build\nFROM build\nCOPY --from=BUILD a b\n",
      ),
      [
        "syntax image docker/dockerfile:1 = docker/dockerfile:1",
        "from image node:$TAG = node:22 (build)",
        "from stage build = build (build)",
        "copy-from stage BUILD = BUILD (build)",
      ],
    );
  });

  it("leaves the bodies of here-documents alone", () => {
    assert.deepEqual(listOf("FROM a\nRUN <<EOF\nFROM evil\nEOF\nFROM b\n"), [
      "from image a = a",
      "from image b = b",
    ]);
  });
});
