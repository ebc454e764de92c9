import assert from "node:assert/strict";
import { neededBy, prefixesOf } from "../../../server/src/core/campaigns/patternPrefixes.ts";

describe("what the matches of a pattern begin with", () => {
  const cases: readonly (readonly [pattern: string, prefixes: readonly string[]])[] = [
    ["cracked", ["cra"]],
    ["cv", ["cv"]],
    ["e-?books?", ["e-b", "ebo"]],
    ["(?:full|complete) \\p{L}+", ["ful", "com"]],
    ["(?:a|an)? book", [" bo", "a b", "an "]],
    ["рукоп[ия]с", ["рук"]],
    ["[ae]r", ["ar", "er"]],
    ["x\\p{L}*", ["x"]],
    ["\\p{L}{0,20}treiber", ["", "tre"]],
    ["(?<!-)free(?!-)", ["fre"]],
    ["a+b", ["a"]],
    ["a*b", ["b", "a"]],
    ["a{0,3}bc", ["bc", "a"]],
    ["ab??c", ["ac", "abc"]],
    ["\\$ ?0", ["$ 0", "$0"]],
    [".b", [""]],
    ["[^x]b", [""]],
    ["[a-c]b", [""]],
    ["s\\d", Array.from({ length: 10 }, (_, digit) => `s${digit}`)],
  ];
  for (const [pattern, prefixes] of cases) {
    it(pattern, () => {
      assert.deepEqual([...prefixesOf(pattern)].sort(), [...prefixes].sort());
    });
  }
});

describe("what each match of a pattern has in it", () => {
  const cases: readonly (readonly [pattern: string, needed: string | undefined])[] = [
    ["\\p{L}{0,20}treiber", "treiber"],
    ["\\p{L}{0,20}-?lehrbuch(?:er)?", "lehrbuch"],
    ["\\p{L}*servers?", "server"],
    ["\\d{2,4} (?:pages|pp)", undefined],
    ["\\S{1,60}\\.(?:exe|rar)", undefined],
    ["\\S{1,60}\\.exe", ".exe"],
    ["a.b.c.d", undefined],
    ["a (?:b (?:c|d) e)? long one", " long one"],
    ["first|second", undefined],
  ];
  for (const [pattern, needed] of cases) {
    it(pattern, () => {
      assert.equal(neededBy(pattern), needed);
    });
  }
});
