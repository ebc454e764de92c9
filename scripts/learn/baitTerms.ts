import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { toSubject } from "../../server/src/core/campaigns/subject.ts";
import { termsOf } from "../../server/src/core/campaigns/terms.ts";
import type { HostLists } from "../../server/src/core/knowledge.ts";
import { corpusFiles, factsOf, readCorpus, type Sample } from "../../test/corpus/corpus.ts";
import { type Example, logistic } from "./logistic.ts";

export const campaigns = ["downloader", "ebook-phishing", "website"] as const;

/** Small, so that a word seen a few times may count; chosen by leaving out one writer at a time. */
const penalty = 0.05;
/** A term of a single page says nothing of others. */
const fewestPages = 2;

/** Weights in tenths of a unit of log odds. */
export interface Learnt {
  readonly bias: readonly number[];
  /** A line to a term, with a weight for each campaign. */
  readonly terms: readonly string[];
}

/** A page with how much it counts. */
export interface LearningPage {
  readonly sample: Sample;
  readonly weight: number;
}

/**
 * The pages that weights are made from: those of the corpus that may be read, and as honest ones the read-me files,
 * change logs and licences of the packages that this project is built with, which package-lock.json pins.
 */
export function learningPages(): readonly LearningPage[] {
  return [
    ...readCorpus("tuning").map((sample) => ({ sample, weight: 1 })),
    ...documents().flatMap(({ name, text }) => [
      asHonest(name, text),
      asHonest(name, text.slice(0, 600)),
      asHonest(name, text.slice(0, 200)),
      asHonest("website", text.slice(0, 600)),
    ]),
  ];
}

/** Each document stands for itself and for what is made of it; so many of one kind would outweigh all others. */
const documentWeight = 0.15;

function asHonest(name: string, page: string): LearningPage {
  const sample = {
    name: `acme/${name}`,
    campaign: null,
    language: "en",
    written: "beside",
    description: "",
  } as const;
  return { sample: { ...sample, page, namespace: undefined }, weight: documentWeight };
}

function documents(): { name: string; text: string }[] {
  const lock: unknown = JSON.parse(readFileSync(new URL("package-lock.json", root), "utf8"));
  const { packages } = v.parse(lockFile, lock);
  const seen = new Set<string>();
  const found: { name: string; text: string }[] = [];
  for (const [folder, { optional }] of Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (folder === "" || optional === true) continue;
    const name = (folder.split("/").at(-1) ?? "").toLowerCase();
    for (const file of readdirSync(new URL(`${folder}/`, root)).sort()) {
      if (!/^(?:readme|changelog|changes|history|licen[cs]e|security)(?:\.(?:md|txt|markdown))?$/i.test(file))
        continue;
      const text = readFileSync(new URL(`${folder}/${file}`, root), "utf8").slice(0, 25_000);
      if (seen.has(text.slice(0, 300))) continue;
      seen.add(text.slice(0, 300));
      found.push({ name, text });
    }
  }
  return found;
}

const root = new URL("../../", import.meta.url);
const lockFile = v.object({
  packages: v.record(v.string(), v.object({ optional: v.optional(v.boolean()) })),
});

/** Tells whether the weights were made from the pages that are there now, and by the code that reads their terms. */
export function corpusDigest(): string {
  const hash = createHash("sha256");
  const code = [
    "campaigns/terms.ts",
    "campaigns/words/sites.ts",
    "campaigns/phraseList.ts",
    "campaigns/fold.ts",
  ];
  const sources = code.map((file) => new URL(`server/src/core/${file}`, root));
  for (const file of [...corpusFiles("tuning"), ...sources]) hash.update(readFileSync(file));
  return hash.digest("hex");
}

/** Makes the weights of at most so many terms. */
export function learn(from: readonly LearningPage[], hosts: HostLists, mostTerms: number): Learnt {
  const pages = from.flatMap(({ sample, weight }) => {
    const subject = toSubject(sample.name, factsOf(sample), hosts);
    return subject === undefined ? [] : [{ sample, weight, terms: [...termsOf(subject)] }];
  });
  const counts = new Map<string, number>();
  for (const { terms } of pages) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const all = [...counts].filter(([, count]) => count >= fewestPages).map(([term]) => term);
  const first = weigh(pages, all.sort());
  const strength = (index: number) => {
    const heaviest = Math.max(...first.map(({ features }) => Math.abs(features[index] ?? 0)));
    return heaviest * Math.sqrt(counts.get(all[index] ?? "") ?? 0);
  };
  const kept = all
    .map((term, index) => ({ term, strength: strength(index) }))
    .sort((a, b) => b.strength - a.strength || (a.term < b.term ? -1 : 1))
    .slice(0, mostTerms)
    .map(({ term }) => term)
    .sort();
  const weights = weigh(pages, kept);
  return {
    bias: weights.map(({ bias }) => Math.round(bias * 10)),
    terms: kept.map((term, index) =>
      [term, ...weights.map(({ features }) => Math.round((features[index] ?? 0) * 10))].join(" "),
    ),
  };
}

/** The weights of terms, a campaign at a time against the honest pages. */
function weigh(
  pages: readonly (LearningPage & { readonly terms: readonly string[] })[],
  vocabulary: readonly string[],
) {
  const indexes = new Map(vocabulary.map((term, index) => [term, index]));
  return campaigns.map((campaign) => {
    const examples = pages
      .filter(({ sample }) => sample.campaign === campaign || sample.campaign === null)
      .map(({ sample, weight, terms }): Example => {
        const features = Int32Array.from(terms.flatMap((term) => indexes.get(term) ?? []));
        const share = 1 / Math.sqrt(Math.max(1, features.length));
        return { features, share, weight, is: sample.campaign === campaign };
      });
    return logistic(examples, vocabulary.length, penalty);
  });
}
