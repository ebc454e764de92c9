import assert from "node:assert/strict";
import { readCorpus } from "./corpus.ts";
import { judgeSample, measure } from "./measure.ts";

describe("the corpus", () => {
  it("has enough of everything, and no page twice", () => {
    const samples = [...readCorpus("tuning"), ...readCorpus("held-back")];
    const spam = samples.filter(({ campaign }) => campaign !== null);
    assert.ok(spam.length >= 60, `${spam.length} spam pages`);
    assert.ok(samples.length - spam.length >= 120, `${samples.length - spam.length} honest pages`);
    assert.deepEqual(
      [...new Set(spam.map(({ language }) => language))].sort(),
      ["de", "en", "es", "ja", "pt", "ru", "zh"],
    );
    const pages = samples.map(({ page }) => page).filter((page) => page !== "");
    assert.equal(new Set(pages).size, pages.length);
  });

  for (const half of ["tuning", "held-back"] as const) {
    it(`calls no honest page of the ${half} half bait, and no more than a stray one suspicious`, () => {
      const honest = measure(half).find(({ group }) => group === "honest");
      assert.ok(honest !== undefined);
      assert.equal(honest.bait, 0);
      assert.ok(honest.suspicious <= 1, `${honest.suspicious} honest pages are called suspicious`);
    });
  }

  it("flags every spam page of the half that was looked at, but one that anybody could have written", () => {
    const missed = readCorpus("tuning").filter(
      (sample) => sample.campaign !== null && judgeSample(sample)?.verdict === "nothing",
    );
    assert.deepEqual(
      missed.map(({ name }) => name),
      ["tomasela/website"],
    );
  });

  it("flags at least 95 of 100 spam pages of the half that was held back, and nearly all by their campaign", () => {
    const spam = measure("held-back").filter(({ group }) => group !== "honest");
    const sum = (of: (row: (typeof spam)[number]) => number) => spam.reduce((all, row) => all + of(row), 0);
    const samples = sum((row) => row.samples);
    assert.ok(sum((row) => row.bait + row.suspicious) / samples >= 0.95);
    assert.ok(sum((row) => row.named) / samples >= 0.9);
  });
});
