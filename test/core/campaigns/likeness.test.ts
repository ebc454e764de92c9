import assert from "node:assert/strict";
import { judge } from "../../../server/src/core/campaigns/judge.ts";
import { type Likeness, Likenesses } from "../../../server/src/core/campaigns/likeness.ts";
import { toSubject } from "../../../server/src/core/campaigns/subject.ts";
import { type BaitTerms, noTerms } from "../../../server/src/core/knowledge.ts";
import { english } from "../../../server/src/core/say.ts";
import { loadKnowledge } from "../../../server/src/knowledge.ts";
import { factsOf } from "../../corpus/corpus.ts";

/** Of four known words the sum is halved. */
const weights: BaitTerms = {
  campaigns: ["downloader", "ebook-phishing", "website"],
  bias: [-1, 0, 0],
  terms: new Map([
    ["lamp", [4, 0, 0]],
    ["bulb", [3, 0, 0]],
    ["lantern", [3, 0, 0]],
    ["all", [4, 0, 0]],
    ["shade", [1, 0, 0]],
    ["socket", [-8, -8, -8]],
    ["wire", [-8, -8, -8]],
  ]),
};

function subjectOf(page: string, name = "someone/thing") {
  const sample = {
    campaign: null,
    language: "en",
    written: "beside",
    namespace: undefined,
    description: "",
  } as const;
  const subject = toSubject(name, factsOf({ ...sample, name, page }), loadKnowledge().hosts);
  assert.ok(subject !== undefined);
  return subject;
}

describe("how like bait a page's words are", () => {
  const cases: readonly (readonly [what: string, page: string, likeness: Likeness])[] = [
    // (4 + 3 + 3 + 4) / 2 - 1 = 6 units, which is more than the most.
    ["is bounded", "All lamp bulb lantern", { points: 6, words: ["lamp", "bulb", "lantern"] }],
    // (4 + 4 + 3 + 1) / 2 - 1 = 5, times 1.3; a word of one unit is no evidence.
    ["quotes no word that says little", "All lamp bulb shade", { points: 6, words: ["lamp", "bulb"] }],
    // (4 + 3 + 3 - 8) / 2 - 1 = 0.
    ["is nothing where as much speaks against it", "Lamp bulb lantern socket", { points: 0, words: [] }],
    // (4 + 3 - 8 - 8) / 2 - 1 = -5.5.
    ["is less than nothing for honest words", "Lamp bulb socket wire", { points: -3, words: [] }],
    ["is not told of a few words", "Lamp bulb lantern", { points: 0, words: [] }],
    ["is not told of words that nobody knows", "One two three four five six", { points: 0, words: [] }],
  ];
  for (const [what, page, likeness] of cases) {
    it(what, () => assert.deepEqual(new Likenesses(subjectOf(page), weights).to("downloader"), likeness));
  }

  it("is one sign among others, and quotes the words", () => {
    const { signals } = judge(subjectOf("All lamp bulb lantern"), weights, english);
    const words = signals.find(({ id }) => id === "bait-words");
    assert.equal(words?.weight, 6);
    assert.equal(
      words?.text,
      'its words are those of bait more than of honest pages: "lamp", "bulb", "lantern"',
    );
  });

  it("takes off what honest words weigh", () => {
    const page = "Lamp bulb socket wire. [Download](https://a.example/x)";
    const without = judge(subjectOf(page), noTerms, english);
    assert.equal(judge(subjectOf(page), weights, english).weight, without.weight - 3);
  });

  it("is never enough for bait", () => {
    assert.equal(judge(subjectOf("All lamp bulb lantern"), weights, english).verdict, "suspicious");
  });

  it("has to be more where there is nothing else but a name", () => {
    const named = (weight: number) => {
      const terms = new Map(["lamp", "bulb", "lantern", "shade"].map((word) => [word, [0, 0, weight]]));
      const subject = subjectOf("Lamp bulb lantern shade", "quelto/website");
      return judge(subject, { ...weights, bias: [0, 0, 0], terms }, english).verdict;
    };
    // With two for the name: 3 + 2 is what made-up lives need, and 4 + 2 is one more.
    assert.equal(named(1.2), "suspicious");
    assert.equal(named(1.5), "bait");
  });

  it("is nothing to speak of below three points", () => {
    const verdictOf = (weight: number) => {
      const terms = new Map(["lamp", "bulb", "lantern", "shade"].map((word) => [word, [weight, 0, 0]]));
      return judge(subjectOf("Lamp bulb lantern shade"), { ...weights, bias: [0, 0, 0], terms }, english)
        .verdict;
    };
    // 1.3 points a unit, and half the sum of four.
    assert.equal(verdictOf(0.9), "nothing");
    assert.equal(verdictOf(1.1), "suspicious");
  });

  it("is nothing where no term is known", () => {
    assert.deepEqual(new Likenesses(subjectOf("All lamp bulb lantern"), noTerms).to("downloader"), {
      points: 0,
      words: [],
    });
  });
});
