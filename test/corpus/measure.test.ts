import assert from "node:assert/strict";
import { type Half, readCorpus, type Written } from "./corpus.ts";
import { judgeSample, measure, type Row } from "./measure.ts";

describe("the corpus", () => {
  it("has enough of everything, and no page twice", () => {
    const samples = [...readCorpus("tuning"), ...readCorpus("held-back")];
    const spam = samples.filter(({ campaign }) => campaign !== null);
    assert.ok(spam.length >= 60, `${spam.length} spam pages`);
    assert.ok(samples.length - spam.length >= 120, `${samples.length - spam.length} honest pages`);
    assert.deepEqual(
      [...new Set(spam.map(({ language }) => language))].sort(),
      ["de", "en", "es", "fr", "id", "it", "ja", "pl", "pt", "ru", "tr", "zh"],
    );
    const pages = samples.map(({ page }) => page).filter((page) => /\s/.test(page));
    // A single word, `test` as often as not, several people may come to write.
    assert.equal(new Set(pages).size, pages.length);
  });

  for (const half of ["tuning", "held-back"] as const) {
    it(`calls no honest page of the ${half} half bait or suspicious`, () => {
      const honest = measure(half).filter(({ group }) => group === "honest");
      const written = half === "tuning" ? ["beside", "apart", "blind", "since"] : ["beside", "apart", "blind"];
      assert.deepEqual(
        honest.map(({ written, bait, suspicious }) => ({ written, bait, suspicious })),
        written.map((each) => ({ written: each, bait: 0, suspicious: 0 })),
      );
    });
  }

  it("flags every spam page of the half that was looked at, but one that anybody could have written", () => {
    const spam = readCorpus("tuning").filter(({ campaign, written }) => campaign !== null && written !== "since");
    const missed = spam.filter((sample) => judgeSample(sample)?.verdict === "nothing");
    assert.deepEqual(
      missed.map(({ name }) => name),
      ["mkweitzelodd4/website"],
    );
  });

  it("names the campaign of 96 of 100 spam pages of the half that was looked at", () => {
    const { named } = shares("tuning", ["beside", "apart", "blind"]);
    assert.ok(named >= 0.96, `${named} named`);
  });

  it("flags nine in ten spam pages that were counted first and read since", () => {
    const { flagged, named } = shares("tuning", ["since"]);
    assert.ok(flagged >= 0.9, `${flagged} flagged`);
    assert.ok(named >= 0.85, `${named} named`);
  });

  it("flags at least 95 of 100 spam pages of the half that was held back, and nearly all by their campaign", () => {
    const { flagged, named } = shares("held-back", ["beside"]);
    assert.ok(flagged >= 0.95, `${flagged} flagged`);
    assert.ok(named >= 0.95, `${named} named`);
  });

  it("flags three in four spam pages that were held back and written apart from the detectors", () => {
    const { flagged, named } = shares("held-back", ["apart"]);
    assert.ok(flagged >= 0.8, `${flagged} flagged`);
    assert.ok(named >= 0.75, `${named} named`);
  });

  it("flags two in three spam pages that were held back and written blind, in every way there is", () => {
    const { flagged, named } = shares("held-back", ["blind"]);
    assert.ok(flagged >= 0.64, `${flagged} flagged`);
    assert.ok(named >= 0.5, `${named} named`);
  });
});

/** What shares of the spam pages are flagged at all, and as bait of their own campaign. */
function shares(half: Half, written: readonly Written[]): { readonly flagged: number; readonly named: number } {
  const spam = measure(half).filter((row) => row.group !== "honest" && written.includes(row.written));
  const sum = (of: (row: Row) => number) => spam.reduce((all, row) => all + of(row), 0);
  const samples = sum((row) => row.samples);
  return {
    flagged: sum((row) => row.bait + row.suspicious) / samples,
    named: sum((row) => row.named) / samples,
  };
}
