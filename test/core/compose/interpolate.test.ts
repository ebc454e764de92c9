import assert from "node:assert/strict";
import fc from "fast-check";
import { interpolate, unsetMark } from "../../../server/src/core/compose/interpolate.ts";
import { verbatim } from "../../../server/src/core/compose/mappedText.ts";
import { checkProportional } from "../../harness/effort.ts";

const values: Readonly<Record<string, string>> = {
  SET: "value",
  EMPTY: "",
  TAG: "1.2",
  _U1: "under",
  lower: "low",
};

function run(template: string, known: Readonly<Record<string, string>> = values) {
  return interpolate(verbatim(template, { start: 0, end: template.length }), (name) => known[name]);
}

/** What the template becomes, with `?` in place of each variable that has no value. */
const becomes: readonly (readonly [template: string, result: string])[] = [
  ["plain", "plain"],
  ["", ""],
  ["$SET", "value"],
  ["${SET}", "value"],
  ["a${SET}b$TAG", "avalueb1.2"],
  ["$SET-x", "value-x"],
  ["$SET.x", "value.x"],
  ["$_U1", "under"],
  ["$lower/${lower}", "low/low"],
  ["$lowerX", "?"],
  ["$NONE", "?"],
  ["${NONE}", "?"],
  ["${EMPTY}", ""],
  // A dollar sign that opens nothing stays.
  ["$", "$"],
  ["a$", "a$"],
  ["$1", "$1"],
  ["$}", "$}"],
  ["$ SET", "$ SET"],
  ["$-", "$-"],
  ["$é", "$é"],
  // Doubled ones are one.
  ["$$", "$"],
  ["$$SET", "$SET"],
  ["$${SET}", "${SET}"],
  ["$$$SET", "$value"],
  ["$$$$", "$$"],
  // Defaults.
  ["${NONE:-d}", "d"],
  ["${NONE-d}", "d"],
  ["${EMPTY:-d}", "d"],
  ["${EMPTY-d}", ""],
  ["${SET:-d}", "value"],
  ["${SET-d}", "value"],
  ["${NONE:-}", ""],
  ["${NONE-}", ""],
  ["${NONE:-a b}", "a b"],
  ["${NONE:-a:b-c?d+e}", "a:b-c?d+e"],
  // Replacements.
  ["${SET:+r}", "r"],
  ["${SET+r}", "r"],
  ["${EMPTY:+r}", ""],
  ["${EMPTY+r}", "r"],
  ["${NONE:+r}", ""],
  ["${NONE+r}", ""],
  // Demands that are met.
  ["${SET:?e}", "value"],
  ["${SET?e}", "value"],
  ["${EMPTY?e}", ""],
  // The first operator counts.
  ["${NONE-a:-b}", "a:-b"],
  ["${NONE:-a?b}", "a?b"],
  ["${NONE+a-b}", ""],
  ["${SET?a-b}", "value"],
  ["${NONE--1}", "-1"],
  ["${NONE:--1}", "-1"],
  // Words nest.
  ["${NONE:-$SET}", "value"],
  ["${NONE:-${SET}}", "value"],
  ["${NONE:-${SET}-${TAG}}", "value-1.2"],
  ["${NONE:-${NONE2:-deep}}", "deep"],
  ["${NONE:-${NONE2:-${NONE3:-deeper}}}", "deeper"],
  ["${NONE:-${NONE2}}", "?"],
  ["${NONE:-a$$b}", "a$b"],
  ["${SET:-${NONE2}}", "value"],
  ["${SET:+${TAG}}", "1.2"],
  ["${NONE:-a}/${NONE:-b}", "a/b"],
  ["${SET}/${NONE:-b}}", "value/b}"],
  // Braces are counted, whether a dollar sign stands before them or not.
  ["${NONE:-{x}}", "{x}"],
  ["${NONE:-x}}", "x}"],
  ["${NONE:-{}}", "{}"],
  ["${NONE:-{x}", "{x"],
  ["${NONE:-a{b}c}d", "a{b}cd"],
  // The character behind a brace is passed over in the count.
  ["${NONE:-{}}}", "{}}"],
  ["{SET}", "{SET}"],
  ["${SET} {x}", "value {x}"],
];

const faults: readonly (readonly [template: string, fault: string])[] = [
  ["${}", "${}"],
  ["a${", "${"],
  ["${ SET}", "${ SET}"],
  ["${SET }", "${SET }"],
  ["${SET!}", "${SET!}"],
  ["${SET", "${"],
  ["${1A}", "${1A}"],
  ["${:-d}", "${:-d}"],
  ["${SET#v}", "${SET#v}"],
  ["${SET%e}", "${SET%e}"],
  ["${SET/a/b}", "${SET/a/b}"],
  ["${SET:1}", "${SET:1}"],
  ["${NONE:-${}}", "${}"],
  // A fault in a word counts even where the word doesn't.
  ["${SET:-${}}", "${}"],
  ["${NONE:-a\nb}", "${"],
  ["${é}", "${é}"],
];

const demands: readonly (readonly [template: string, name: string, reason: string])[] = [
  ["${NONE:?}", "NONE", ""],
  ["${NONE?}", "NONE", ""],
  ["${NONE:?say why}", "NONE", "say why"],
  ["${EMPTY:?say why}", "EMPTY", "say why"],
  ["${NONE?a-b}", "NONE", "a-b"],
  ["${NONE:?set $SET}", "NONE", "set value"],
  ["${NONE:?set ${NONE2}!}", "NONE", "set !"],
  ["x${SET}${NONE:?e}", "NONE", "e"],
  ["${SET:-${NONE:?e}}", "NONE", "e"],
];

describe("interpolation in compose files", () => {
  for (const [template, expected] of becomes) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(template)}`, () => {
      const { result, problem } = run(template);
      assert.equal(problem, undefined);
      assert.equal(result.text.replaceAll(unsetMark, "?"), expected);
    });
  }

  for (const [template, fault] of faults) {
    it(`refuses ${JSON.stringify(template)}`, () => {
      const { problem } = run(template);
      assert.equal(problem?.kind, "syntax");
      if (problem?.kind === "syntax") {
        const { start, end } = problem;
        assert.ok(
          fault.startsWith(template.slice(start, end)) || template.slice(start, end).startsWith(fault),
        );
      }
    });
  }

  for (const [template, name, reason] of demands) {
    it(`demands a value in ${JSON.stringify(template)}`, () => {
      assert.deepEqual(run(template).problem, { kind: "required", name, reason });
    });
  }

  it("names the variables that the result lacks, not those of words it doesn't use", () => {
    assert.deepEqual(run("$A${SET:-$B}${C:-$D}${EMPTY:+$E}").unset, ["A", "D"]);
  });

  it("tells whether a variable decided", () => {
    assert.equal(run("a$$b").variable, false);
    assert.equal(run("${NONE:-x}").variable, true);
    assert.equal(run("${NONE+x}").variable, true);
  });

  it("shows a default where it is written, and under the whole of its braces", () => {
    const template = "a:${NONE:-${NONE2:-1}.2}";
    const { result } = run(template);
    const cut = (span: { start: number; end: number } | undefined) =>
      span && template.slice(span.start, span.end);
    assert.deepEqual(
      result.pieces.map(({ text, at, written }) => [text, cut(at), cut(written)]),
      [
        ["a:", "a:", "a:"],
        ["1", "${NONE:-${NONE2:-1}.2}", "1"],
        [".2", "${NONE:-${NONE2:-1}.2}", ".2"],
      ],
    );
  });

  it("ends on any text, and loses no character of one without a dollar sign", () => {
    const signs = fc.constantFrom("$", "{", "}", ":", "-", "+", "?", "A", "SET", "b", "\n", " ", "é", "𝒳");
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
        const template = parts.join("");
        const { result } = run(template);
        assert.equal(result.pieces.map((piece) => piece.text).join(""), result.text);
        for (const { text, at, written } of result.pieces) {
          assert.ok(at.start >= 0 && at.end <= template.length && at.start < at.end);
          if (written !== undefined) assert.equal(template.slice(written.start, written.end), text);
        }
        if (!template.includes("$")) assert.equal(result.text, template);
      }),
      { numRuns: 3000 },
    );
  });

  it("takes time in proportion to its text", () => {
    const shapes = {
      nested: (size: number) => `${"${A:-".repeat(size)}x${"}".repeat(size)}`,
      "side by side": (size: number) => "${A:-x}".repeat(size),
      open: (size: number) => "${A".repeat(size),
    };
    for (const [name, shape] of Object.entries(shapes)) checkProportional(name, 20_000, shape, run);
  });
});
