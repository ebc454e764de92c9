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

/** How long a page of the greatest length takes, from its text to a verdict: the quickest and the median of many. */
function benchPage(): void {
  const paragraph =
    "Some *text* with a [link](https://docs.example.com/x), `code` and <b>HTML</b>.\n\n- a list\n\n";
  const page = paragraph.repeat(Math.ceil(25_000 / paragraph.length)).slice(0, 25_000);
  const sample = {
    name: "acme/tool",
    campaign: null,
    language: "en",
    written: "beside" as const,
    description: "",
    page,
    namespace: undefined,
  };
  const timesMs = Array.from({ length: 60 }, () => {
    const startedAt = performance.now();
    judgeSample(sample);
    return performance.now() - startedAt;
  }).sort((a, b) => a - b);
  const [quickest = 0] = timesMs;
  console.log(
    `\na page of ${page.length} characters: ${quickest.toFixed(1)} ms at best, ${(timesMs[30] ?? 0).toFixed(1)} ms as a rule`,
  );
}

benchVerdict();
benchPage();
