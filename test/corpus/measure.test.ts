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

  it("flags no honest page of the half that was looked at", () => {
    const flagged = readCorpus("tuning").filter(
      (sample) => sample.campaign === null && judgeSample(sample)?.verdict !== "nothing",
    );
    assert.deepEqual(flagged.map(({ name }) => name), []);
  });

  it("calls no honest page bait, and lets none of the rest be more than a stray one", () => {
    const honest = measure("held-back").find(({ group }) => group === "honest");
    assert.ok(honest !== undefined);
    assert.equal(honest.bait, 0);
    assert.ok(honest.suspicious <= 1, `${honest.suspicious} honest pages are called suspicious`);
  });

  it("flags at least 95 of 100 spam pages of the half that was held back, and nearly all by their campaign", () => {
    const spam = measure("held-back").filter(({ group }) => group !== "honest");
    const sum = (of: (row: (typeof spam)[number]) => number) => spam.reduce((all, row) => all + of(row), 0);
    const samples = sum((row) => row.samples);
    assert.ok(sum((row) => row.bait + row.suspicious) / samples >= 0.95);
    assert.ok(sum((row) => row.named) / samples >= 0.9);
  });
});
