import assert from "node:assert/strict";
import { applyEdits, mergeEdits } from "../../server/src/core/edits.ts";
import type { Edit } from "../../server/src/core/rules/rule.ts";

const text = "FROM node:22";
const replace = (start: number, end: number, newText: string): Edit => ({ span: { start, end }, newText });
const pin = replace(12, 12, "@sha256:1");
const rename = replace(5, 9, "nginx");
const retag = replace(10, 12, "24");

/** The text with what goes together of some groups, and how many were left out. */
const merged = (...groups: readonly (readonly Edit[])[]): readonly [string, number] => {
  const { edits, leftOut } = mergeEdits(groups);
  return [applyEdits(text, edits), leftOut];
};

describe("edits of one text", () => {
  it("are made together, in the order of their places", () =>
    assert.deepEqual(merged([pin], [rename]), ["FROM nginx:22@sha256:1", 0]));

  it("are made once where two ask for the same", () =>
    assert.deepEqual(merged([rename], [rename, pin]), ["FROM nginx:22@sha256:1", 0]));

  it("are in order whatever order they come in, each against both its neighbours", () =>
    assert.deepEqual(merged([pin], [replace(0, 4, "from")], [retag], [rename], [replace(8, 11, "?")]), [
      "from nginx:24@sha256:1",
      1,
    ]));

  it("stand side by side", () => assert.deepEqual(merged([retag], [pin]), ["FROM node:24@sha256:1", 0]));

  it("leave out a whole group that changes what an earlier one changed", () => {
    assert.deepEqual(merged([retag], [replace(11, 12, "0"), rename]), ["FROM node:24", 1]);
    assert.deepEqual(merged([pin], [replace(12, 12, "-slim")]), ["FROM node:22@sha256:1", 1]);
    assert.deepEqual(merged([retag], [replace(10, 10, "x")]), ["FROM node:24", 1]);
    assert.deepEqual(merged([replace(10, 10, "x")], [retag]), ["FROM node:x22", 1]);
    assert.deepEqual(merged([retag], [replace(11, 11, "x")]), ["FROM node:24", 1]);
    assert.deepEqual(merged([replace(11, 11, "x")], [retag]), ["FROM node:2x2", 1]);
  });
});
