import assert from "node:assert/strict";
import fc from "fast-check";
import { readDotenv } from "../../../server/src/core/compose/dotenv.ts";
import { checkProportional } from "../../harness/effort.ts";

const outer: Readonly<Record<string, string>> = { OUT: "outside", BOTH: "outer" };
const read = (text: string) => Object.fromEntries(readDotenv(text, (name) => outer[name]));

const table: readonly (readonly [text: string, values: Readonly<Record<string, string>>])[] = [
  ["", {}],
  ["\n\r\n\t \n", {}],
  ["# A=1", {}],
  ["\t # A=1\nB=2", { B: "2" }],
  ["A=1", { A: "1" }],
  ["A=1\nB=2\n", { A: "1", B: "2" }],
  ["A=1\r\nB=2\r\n", { A: "1", B: "2" }],
  ["\ufeffA=1", { A: "1" }],
  ["A=1\nA=2", { A: "2" }],
  ["A=", { A: "" }],
  ["A=\nB=2", { A: "", B: "2" }],
  [" A = 1 ", { A: "1" }],
  ["\tA\t=\t1", { A: "1" }],
  ["A: 1", { A: "1" }],
  ["A: x=1", { A: "x=1" }],
  ["A=x:1", { A: "x:1" }],
  ["A=x=1=", { A: "x=1=" }],
  ["A.B-C[0]=1", { "A.B-C[0]": "1" }],
  ["export A=1", { A: "1" }],
  ["export\tA=1", { A: "1" }],
  ["  export A=1", { A: "1" }],
  ["exportA=1", { exportA: "1" }],
  ["export\nA=1", { A: "1" }],
  ["export_A=1", { export_A: "1" }],
  // Comments behind a value need a blank before them.
  ["A=1 # c", { A: "1" }],
  ["A=1#c", { A: "1#c" }],
  ["A=1\t# c", { A: "1\t# c" }],
  ["A=#c", { A: "#c" }],
  ["A= # c", { A: "# c" }],
  ["A=a b  ", { A: "a b" }],
  ["A=it's", { A: "it's" }],
  // Single quotes: nothing is expanded.
  ["A='1'", { A: "1" }],
  ["A='$OUT \\n'", { A: "$OUT \\n" }],
  ["A='a#b' # c\nB=2", { A: "a#b", B: "2" }],
  ["A='it\\'s'", { A: "it's" }],
  ["A='one\ntwo'\nB=2", { A: "one\ntwo", B: "2" }],
  ["A=''", { A: "" }],
  // Double quotes: escapes, then variables.
  ['A="1"', { A: "1" }],
  ['A="a b" # c', { A: "a b" }],
  ['A="a\\nb\\tc"', { A: "a\nb\tc" }],
  ['A="a\\"b"', { A: 'a"b' }],
  ['A="a\\\\b"', { A: "a\\b" }],
  ['A="\\q"', { A: "\\q" }],
  ['A="\\0123"', { A: "S" }],
  ['A="\\012"', { A: "\\012" }],
  ['A="\\$OUT"', { A: "$OUT" }],
  ['A="\\${OUT}"', { A: "${OUT}" }],
  ['A="one\ntwo"\nB=2', { A: "one\ntwo", B: "2" }],
  ["A=\"'d'\"", { A: "'d'" }],
  // Variables: those from outside go before those above.
  ["A=$OUT", { A: "outside" }],
  ["A=1\nB=$A", { A: "1", B: "1" }],
  ["A=1\nB=${A}2", { A: "1", B: "12" }],
  ['A=1\nB="x $A"', { A: "1", B: "x 1" }],
  ["BOTH=file\nB=$BOTH", { BOTH: "file", B: "outer" }],
  ["B=$A\nA=1", { B: "", A: "1" }],
  ["A=${NONE:-d}", { A: "d" }],
  ["A=a$$b", { A: "a$b" }],
  // A bare name takes its value from outside.
  ["OUT\nB=2", { OUT: "outside", B: "2" }],
  ["NONE\nB=2", { B: "2" }],
  // What breaks the syntax is passed over.
  ["lol$wut\nB=2", { B: "2" }],
  ["A B=1\nC=2", { C: "2" }],
  ["A='open\nB=2", { B: "2" }],
  ['A="open', {}],
  ["A=${\nB=2", { B: "2" }],
  ["A=${NONE:?e}\nB=2", { B: "2" }],
];

describe("env files", () => {
  for (const [text, values] of table) {
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(read(text), values));
  }

  it("ends on any text", () => {
    const signs = fc.constantFrom(
      "A",
      "=",
      "'",
      '"',
      "\\",
      "$",
      "{",
      "}",
      "#",
      " ",
      "\n",
      "\r\n",
      "export ",
      "é",
      ":",
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 80 }), (parts) => void read(parts.join(""))),
      {
        numRuns: 3000,
      },
    );
  });
});

it("reads env files of nothing but blanks in little time", () => {
  for (const blank of ["\t", " ", "\r", "\u00a0"]) {
    const shape = (size: number) => blank.repeat(size);
    checkProportional(JSON.stringify(blank), 200_000, shape, (many) => {
      assert.equal(Object.keys(read(`export${many}x`)).length, 0);
      assert.equal(read(`export${many}x!\nexport${many}A${many}=1\n`).A, "1");
    });
  }
});
