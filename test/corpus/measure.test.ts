import assert from "node:assert/strict";
import { type Half, readCorpus, type Written } from "./corpus.ts";
import { judgeSample, measure, type Row } from "./measure.ts";

describe("the corpus", () => {
  it("has enough of everything, and no page twice", () => {
    const samples = [...readCorpus("tuning"), ...readCorpus("held-back")];
    const spam = samples.filter(({ campaign }) => campaign !== null);
    assert.ok(spam.length >= 60, `${spam.length} spam pages`);
    assert.ok(samples.length - spam.length >= 120, `${samples.length - spam.length} honest pages`);
    const languages = new Set(spam.map(({ language }) => language));
    for (const language of ["de", "en", "es", "fr", "id", "it", "ja", "ko", "pl", "pt", "ru", "tr", "zh"]) {
      assert.ok(languages.has(language), language);
    }
    const pages = samples.map(({ page }) => page).filter((page) => /\s/.test(page));
    // A single word, `test` as often as not, several people may come to write.
    assert.equal(new Set(pages).size, pages.length);
  });

  for (const half of ["tuning", "held-back"] as const) {
    it(`calls no honest page of the ${half} half bait or suspicious`, () => {
      const honest = readCorpus(half).filter(({ campaign }) => campaign === null);
      const accused = honest.filter((sample) => judgeSample(sample)?.verdict !== "nothing");
      assert.ok(honest.length >= 400, `${honest.length} honest pages`);
      assert.deepEqual(accused.map(({ name }) => name), []);
    });
  }

  it("flags every spam page that the detectors were made beside", () => {
    const first: readonly Written[] = ["beside", "apart", "blind"];
    const spam = readCorpus("tuning").filter(({ campaign, written }) => campaign !== null && first.includes(written));
    const missed = spam.filter((sample) => judgeSample(sample)?.verdict === "nothing");
    assert.deepEqual(missed.map(({ name }) => name), []);
  });

  it("flags 95 of 100 spam pages of the half that was held back, and names the campaign of most", () => {
    const { flagged, named } = shares("held-back", ["beside", "apart", "blind", "counted"]);
    assert.ok(flagged >= 0.95, `${flagged} flagged`);
    assert.ok(named >= 0.88, `${named} named`);
  });

  it("flags 95 of 100 spam pages that were only counted, and none of the honest ones beside them", () => {
    const { flagged, named } = shares("held-back", ["counted"]);
    assert.ok(flagged >= 0.95, `${flagged} flagged`);
    assert.ok(named >= 0.88, `${named} named`);
  });

  it("flags eight in ten of the pages whose writers were asked to be hard to tell", () => {
    const { flagged, named } = shares("tuning", ["many"]);
    assert.ok(flagged >= 0.8, `${flagged} flagged`);
    assert.ok(named >= 0.65, `${named} named`);
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
