import assert from "node:assert/strict";
import { figuresOfCheck, figuresOfMocha } from "../../scripts/support/figures.mjs";

describe("the sum of npm test", () => {
  const passing = "  12 passing (3s)\n";
  const cases: readonly (readonly [
    what: string,
    code: number,
    said: string,
    passed: number,
    failed: number,
  ])[] = [
    ["a run that went well", 0, passing, 12, 0],
    ["failures", 2, "  10 passing (3s)\n  2 failing\n", 10, 2],
    ["tests that were left out", 0, "  12 passing (3s)\n  3 pending\n", 12, 3],
    ["a crash after the last test", 1, passing, 12, 1],
    ["a crash before the first", 1, "SyntaxError: nonsense", 0, 1],
    ["nothing to run", 0, "", 0, 1],
    ["figures that a test printed", 0, `  99 passing\n  99 failing, I said\n${passing}  0 failing\n`, 12, 0],
  ];
  for (const [what, code, said, passed, failed] of cases) {
    it(`counts ${what}`, () => assert.deepEqual(figuresOfMocha({ code, said }), { passed, failed }));
  }

  it("counts a check as one", () => {
    assert.deepEqual(figuresOfCheck({ code: 0, said: "" }), { passed: 1, failed: 0 });
    assert.deepEqual(figuresOfCheck({ code: 2, said: passing }), { passed: 0, failed: 1 });
  });
});
