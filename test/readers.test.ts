import assert from "node:assert/strict";
import { loneSource } from "../server/src/core/source.ts";
import { type Reader, readWithFiles } from "../server/src/readers.ts";

const source = loneSource("compose", "");

/** How many files are read for a text whose reader names these, given how many it has. */
async function countRead(namedAfter: (files: number) => readonly string[]): Promise<number> {
  const read: string[] = [];
  const reader: Reader = ({ files }) => ({ references: [], dependsOn: namedAfter(files.size) });
  await readWithFiles(source, reader, async (path) => {
    read.push(path);
    return "";
  });
  assert.equal(new Set(read).size, read.length, "no file is read twice");
  return read.length;
}

describe("the files that a text draws in", () => {
  it("are read, and those that they draw in themselves", async () =>
    assert.equal(await countRead((files) => ["a", "b", "c"].slice(0, files + 1)), 3));

  it("are bounded where each names another", async () =>
    assert.equal(await countRead((files) => [`${files}`]), 8));

  it("are bounded where one names very many", async () =>
    assert.equal(await countRead(() => Array.from({ length: 500 }, (_, at) => `${at}`)), 100));
});
