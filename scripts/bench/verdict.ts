import { readCorpus } from "../../test/corpus/corpus.ts";
import { judgeSample, measure, type Row } from "../../test/corpus/measure.ts";

/** Prints how well the verdict does on the corpus. */
function benchVerdict(): void {
  const rows = [...measure("tuning"), ...measure("held-back")];
  console.log("half       group                  samples  named  bait  suspicious");
  for (const row of rows) console.log(toLine(row));
  for (const half of ["tuning", "held-back"] as const) {
    const own = rows.filter((row) => row.half === half);
    const spam = own.filter(({ group }) => group !== "honest");
    const honest = own.filter(({ group }) => group === "honest");
    const bait = sum(spam, (row) => row.bait);
    const flagged = bait + sum(spam, (row) => row.suspicious);
    const wrongBait = sum(honest, (row) => row.bait);
    const wrong = wrongBait + sum(honest, (row) => row.suspicious);
    const samples = sum(spam, (row) => row.samples);
    console.log(`\n${half}`);
    console.log(
      `  spam-repository        precision ${share(bait, bait + wrongBait)}  recall ${share(bait, samples)}`,
    );
    console.log(
      `  with suspicious-…      precision ${share(flagged, flagged + wrong)}  recall ${share(flagged, samples)}`,
    );
  }
}

function toLine({ half, group, written, samples, named, bait, suspicious }: Row): string {
  return [
    half.padEnd(10),
    (written === "beside" ? group : `${group}, ${written}`).padEnd(22),
    ...[samples, named, bait, suspicious].map((n) => String(n).padStart(7)),
  ].join(" ");
}

function sum(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((all, row) => all + of(row), 0);
}

function share(part: number, whole: number): string {
  return whole === 0 ? "   - " : `${((100 * part) / whole).toFixed(1).padStart(5)} %`;
}

/** As many characters as Docker Hub takes. */
const longestPage = 25_000;

/**
 * How long a page of the greatest length takes, from its text to a verdict: the quickest and the median of many. The
 * pages are put together from honest and spam samples of one language each, which hold far more of what is looked for
 * than one page does, and from Markdown of many short pieces.
 */
function benchPages(): void {
  const samples = [...readCorpus("tuning"), ...readCorpus("held-back")];
  const pages: [kind: string, page: string][] = ["en", "de", "ru", "ja"].map((language) => {
    const own = samples.filter((sample) => sample.language === language).map(({ page }) => page);
    return [language, longPage(own.join("\n\n"))];
  });
  pages.push([
    "links",
    longPage("Some *text*, a [link](https://docs.example.com/x), `code`, <b>HTML</b>.\n\n- a list\n\n"),
  ]);
  console.log(`\na page of ${longestPage} characters, at best and as a rule`);
  for (const [kind, page] of pages) console.log(`  ${kind.padEnd(6)} ${timed(page)}`);
}

function longPage(text: string): string {
  return text.repeat(Math.ceil(longestPage / text.length)).slice(0, longestPage);
}

function timed(page: string): string {
  const sample = {
    name: "acme/tool",
    campaign: null,
    language: "",
    written: "beside",
    description: "",
    page,
  } as const;
  const timesMs = Array.from({ length: 60 }, () => {
    const startedAt = performance.now();
    judgeSample({ ...sample, namespace: undefined });
    return performance.now() - startedAt;
  }).sort((a, b) => a - b);
  return `${(timesMs[0] ?? 0).toFixed(1)} ms, ${(timesMs[30] ?? 0).toFixed(1)} ms`;
}

benchVerdict();
benchPages();
