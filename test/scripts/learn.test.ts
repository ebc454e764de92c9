import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { corpusDigest, learn } from "../../scripts/learn/baitTerms.ts";
import { logistic } from "../../scripts/learn/logistic.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { readCorpus } from "../corpus/corpus.ts";

describe("making the weights of terms", () => {
  const example = (features: readonly number[], is: boolean, weight = 1) => ({
    features: Int32Array.from(features),
    share: 1 / Math.sqrt(Math.max(1, features.length)),
    is,
    weight,
  });

  it("tells what parts two kinds of examples", () => {
    const { bias, features } = logistic([example([0, 2], true), example([1, 2], false)], 3, 0.1);
    assert.ok((features[0] ?? 0) > 1, `${features[0]}`);
    assert.ok(Math.abs((features[0] ?? 0) + (features[1] ?? 0)) < 1e-3, "alike on both sides");
    assert.ok(Math.abs(features[2] ?? 1) < 1e-3, "and nothing for what both have");
    assert.ok(Math.abs(bias) < 1e-3);
  });

  it("finds the least of what it minimises", () => {
    // With one feature in one example of each kind, the weight solves 2 s(-w/2) = penalty · w by symmetry.
    const penalty = 0.1;
    const { features } = logistic([example([0], true), example([1], false)], 2, penalty);
    const weight = features[0] ?? 0;
    const error = 1 / (1 + Math.exp(weight)) - penalty * weight;
    assert.ok(Math.abs(error) < 1e-4, `${error}`);
  });

  it("lets an example of half the weight count half", () => {
    const { bias } = logistic([example([], true), example([], true, 0.5), example([], false, 0.5)], 0, 1);
    assert.ok(Math.abs(bias - Math.log(3)) < 1e-3, `${bias}`);
  });

  it("gives the same weights for the same pages", () => {
    const pages = readCorpus("tuning")
      .filter((_, index) => index % 20 === 0)
      .map((sample) => ({ sample, weight: 1 }));
    const { hosts } = loadKnowledge();
    const made = learn(pages, hosts, 500);
    assert.equal(made.terms.length, 500);
    assert.deepEqual(learn(pages, hosts, 500), made);
  });

  it("was done since the pages were written", () => {
    const list: unknown = JSON.parse(
      readFileSync(new URL("../../server/data/bait-terms.json", import.meta.url), "utf8"),
    );
    assert.equal(new Map(Object.entries(list ?? {})).get("corpus"), corpusDigest(), "run npm run learn");
  });
});
