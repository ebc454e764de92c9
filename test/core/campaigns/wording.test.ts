import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { fold } from "../../../server/src/core/campaigns/fold.ts";
import { type Phrases, phrases, Wording } from "../../../server/src/core/campaigns/wording.ts";
import { readCorpus } from "../../corpus/corpus.ts";

const words = new URL("../../../server/src/core/campaigns/words/", import.meta.url);

describe("phrases in a text", () => {
  it("are found as whole words, and anywhere in languages that don't part theirs", () => {
    const list = phrases({ en: "e-?books?, cat", zh: "电子书" });
    assert.deepEqual(new Wording("an e-book, Ebooks; concatenate 免费电子书 cat").said(list), [
      "e-book",
      "ebooks",
      "电子书",
      "cat",
    ]);
  });

  it("are found between words of a script that doesn't part them", () => {
    assert.deepEqual(new Wording("無料pdfダウンロード").said(phrases({ any: "pdfs?" })), ["pdf"]);
  });

  it("are told once each, and the longest where two begin", () => {
    const list = phrases({ any: String.raw`\p{L}+@\p{L}+`, en: "teams?" });
    assert.deepEqual(new Wording("Team@example or the team, the team").said(list), ["team@example", "team"]);
  });

  it("are those that a plain regular expression finds, in every list and on every kind of page", async () => {
    const texts = readCorpus("tuning")
      .filter((_, index) => index % 20 === 0)
      .map(({ description, page }) => new Wording(`${description}\n${page}`));
    for (const list of await everyList()) {
      const plain = plainPattern(list);
      for (const text of texts) {
        const expected = Array.from(text.text.matchAll(plain), ([phrase]) => firstWord(phrase));
        assert.deepEqual(new Set(text.said(list).map(firstWord)), new Set(expected), text.text);
      }
    }
  });
});

/** Where two phrases begin with one word, the longer or the one that is written first is as good. */
function firstWord(phrase: string): string {
  return phrase.split(/[^\p{L}\p{N}]+/u).find((word) => word !== "") ?? phrase;
}

/** Every list of phrases that the detectors have. */
async function everyList(): Promise<readonly Phrases[]> {
  const modules: unknown[] = await Promise.all(
    readdirSync(words).map((file) => import(new URL(file, words).href)),
  );
  return modules.flatMap((each) => Object.values(each ?? {}).flat()).filter(isPhrases);
}

function isPhrases(value: unknown): value is Phrases {
  return typeof value === "object" && value !== null && "written" in value;
}

/** One expression for all of a list, as slow as it is plain. */
function plainPattern({ written }: Phrases): RegExp {
  const sign = "[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}]";
  const unspaced: readonly string[] = ["ja", "zh", "ko"];
  const whole: string[] = [];
  const anywhere: string[] = [];
  for (const [language, list] of Object.entries(written)) {
    const found = list.trim().split(/,\s+/).map(foldLetters);
    (unspaced.includes(language) ? anywhere : whole).push(...found);
  }
  const within = whole.filter((each) => each.startsWith("(?<="));
  const words = whole.filter((each) => !each.startsWith("(?<="));
  const all = [`(?<!${sign})(?:${words.join("|")})`, ...within].map((each) => `(?:${each})(?!${sign})`);
  return new RegExp([...(whole.length === 0 ? [] : all), ...anywhere].join("|"), "gu");
}

function foldLetters(pattern: string): string {
  return pattern.replace(/\\p\{L\}|\\.|[^\\]+/g, (part) => (part.startsWith("\\") ? part : fold(part)));
}
