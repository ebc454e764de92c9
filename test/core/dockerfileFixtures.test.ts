import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import { LineIndex } from "../../server/src/core/span.ts";
import { checkInvariants, dockerfileSource, saying } from "../harness/dockerfileReading.ts";

const folder = new URL("../fixtures/dockerfiles/", import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".Dockerfile"))
  .map((name) => name.slice(0, -".Dockerfile".length));

const textOf = (name: string) => readFileSync(new URL(name, folder), "utf8");

/** Each reference on a line: where it starts, what a mark would say, and its own text. */
function listed(text: string): string {
  const { references } = readDockerfile(dockerfileSource(text));
  checkInvariants(text, references);
  const index = new LineIndex(text);
  return references
    .map((image) => {
      const { line, character } = index.placeOf(image.span.start);
      return `${line}:${character} ${saying(image)} | ${image.raw}\n`;
    })
    .join("");
}

describe("Dockerfiles of many origins", () => {
  it("are at least 150, and each has its list", () => {
    assert.ok(names.length >= 150, String(names.length));
    const lists = readdirSync(folder).filter((name) => name.endsWith(".txt"));
    assert.deepEqual(lists.map((name) => name.slice(0, -".txt".length)).sort(), [...names].sort());
  });

  for (const name of names) {
    it(name, () => assert.equal(listed(textOf(`${name}.Dockerfile`)), textOf(`${name}.txt`)));
  }
});
