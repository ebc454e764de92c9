import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { readCompose } from "../../../server/src/core/compose.ts";
import { checkPlaces, saying, sourceOf } from "../../harness/reading.ts";

/**
 * Compose files of many kinds, each with the list of what it refers to beside it: `NAME.yaml` and `NAME.list`, a
 * line for each reference as the marks of other tests say it. A folder is a project: its other files are around.
 */
const folder = new URL("../../fixtures/compose/", import.meta.url);
const names = fs
  .readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"));
const lists = names.filter((name) => name.endsWith(".list")).toSorted();

function textOf(name: string): string {
  return fs.readFileSync(new URL(name, folder), "utf8");
}

/** The files of the fixture's own folder, by their paths; none for one that stands alone. */
function filesAround(name: string): Record<string, string> {
  const top = name.split("/")[0] ?? "";
  if (top === name) return {};
  const inside = names.filter((other) => other.startsWith(`${top}/`) && !other.endsWith(".list"));
  const plain = inside.filter((other) => fs.statSync(new URL(other, folder)).isFile());
  return Object.fromEntries(plain.map((other) => [other, textOf(other)]));
}

function sourceName(list: string): string {
  const stem = list.slice(0, -path.extname(list).length);
  return names.includes(`${stem}.yaml`) ? `${stem}.yaml` : `${stem}.yml`;
}

describe("compose: fixtures", () => {
  it("are many", () => assert.ok(lists.length >= 150, `${lists.length}`));

  it("each have a list", () => {
    const projects = new Set(lists.map((name) => name.split("/")[0]));
    const lone = names.filter((name) => /\.ya?ml$/.test(name) && !name.includes("/"));
    for (const name of lone) assert.ok(projects.has(name.replace(/\.ya?ml$/, ".list")), name);
  });

  for (const list of lists) {
    const name = sourceName(list);
    it(`reads ${name}`, () => {
      const files = filesAround(name);
      const expected = textOf(list);
      const read = (text: string) => {
        const { references } = readCompose(sourceOf("compose", text, { path: name, files }));
        checkPlaces(text, references);
        return references.map((image) => `${saying(image)}\n`).join("");
      };
      const text = textOf(name);
      assert.equal(read(text), expected);
      // A mark at the start and Windows' line ends change places, never what is found.
      assert.equal(read(`\ufeff${text}`), expected);
      if (!text.includes("\r") && !expected.includes("\\n")) {
        assert.equal(read(text.replaceAll("\n", "\r\n")), expected);
      }
    });
  }
});
