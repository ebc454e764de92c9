import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
const page = fs.readFileSync(path.join(root, "docs/references.md"), "utf8");
const tests = fs
  .readdirSync(path.join(root, "test/core"), { recursive: true, encoding: "utf8" })
  .filter((name) => /^(?:compose[\\/]|dockerfile|reference).*\.test\.ts$/.test(name))
  .map((name) => fs.readFileSync(path.join(root, "test/core", name), "utf8"));

/** Titles that are written out in a test's source. */
function titlesOf(source: string, of: "describe" | "it"): string[] {
  return [...source.matchAll(new RegExp(`\\b${of}\\(\\s*"((?:[^"\\\\]|\\\\.)*)"`, "g"))].map(([, title]) =>
    String(JSON.parse(`"${title}"`)),
  );
}

/** The last column of every row that has two. */
const named = [...page.matchAll(/^\| [^|]+ \| ([^|]+) \|$/gm)]
  .map(([, title = ""]) => title.trim())
  .filter((title) => title !== "test" && title !== "---");

describe("the page about references", () => {
  it("names tests that exist", () => {
    const existing = new Set(
      tests.flatMap((source) => [...titlesOf(source, "it"), ...titlesOf(source, "describe")]),
    );
    assert.ok(named.length > 80, String(named.length));
    assert.deepEqual(
      named.filter((title) => !existing.has(title)),
      [],
    );
  });

  for (const [reader, harness] of [
    ["Dockerfile", "dockerfileReading"],
    ["compose", "composeReading"],
  ] as const) {
    it(`has a rule for every test of the ${reader} reader`, () => {
      const covered = new Set(named);
      const written = tests
        .filter((source) => source.includes(harness))
        .flatMap((source) => titlesOf(source, "it"));
      assert.ok(written.length > 70, String(written.length));
      assert.deepEqual(
        written.filter((title) => !covered.has(title)),
        [],
      );
    });
  }
});
