// npm run learn: makes server/data/bait-terms.json from the pages of test/corpus/tuning, the same from the same pages.
import { writeFileSync } from "node:fs";
import { loadKnowledge } from "../server/src/knowledge.ts";
import { campaigns, corpusDigest, learn, learningPages } from "./learn/baitTerms.ts";

const mostTerms = 15_000;

const pages = learningPages();
const startedAt = performance.now();
const { bias, terms } = learn(pages, loadKnowledge().hosts, mostTerms);
const list = {
  $schema: "./schemas/bait-terms.schema.json",
  updated: new Date().toISOString().slice(0, 10),
  licence: "Made from pages that were written for this project.",
  source:
    "Logistic regression on the pages of test/corpus/tuning, and on the documents of the packages that package-lock.json pins as honest ones; npm run learn makes it again.",
  corpus: corpusDigest(),
  campaigns,
  bias,
  terms,
};
writeFileSync(
  new URL("../server/data/bait-terms.json", import.meta.url),
  `${JSON.stringify(list, null, 1)}\n`,
);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(`${terms.length} terms from ${pages.length} pages in ${seconds} s`);
