import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
const page = fs.readFileSync(path.join(root, "docs/compared.md"), "utf8");

/** The rows of its tables that are about a feature. */
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (feature|---) /.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, feature = "", tare = "", shownBy = "", also = ""]) => ({
    feature,
    tare,
    tests: [...shownBy.matchAll(/`([^`]+)`/g)].map(([, file = ""]) => file),
    also,
  }));

describe("the comparison with other tools", () => {
  it("says yes, partly or no to every feature, and who else has it", () => {
    assert.ok(rows.length > 40);
    for (const { feature, tare, also } of rows) {
      assert.match(tare, /^(yes|partly|no)$/, feature);
      assert.notEqual(also, "", feature);
    }
  });

  it("claims nothing without tests that show it, which are there and test something", () => {
    for (const { feature, tare, tests } of rows) {
      assert.equal(tests.length > 0, tare !== "no", feature);
      for (const file of tests) {
        assert.match(file, /\.test\.ts$/, feature);
        assert.ok(fs.existsSync(path.join(root, file)), `${feature}: ${file}`);
        assert.match(fs.readFileSync(path.join(root, file), "utf8"), /\bit\(/, file);
      }
    }
  });

  it("admits what Tare does not do", () => assert.ok(rows.some(({ tare }) => tare === "no")));
});
