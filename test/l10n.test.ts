import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { sentencesIn } from "./harness/sentences.ts";

const readJson = (file: string): Record<string, string> => JSON.parse(readFileSync(file, "utf8"));
const placesOf = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort();
const marksOf = (text: string) => text.split("`").length;

const server = sentencesIn("server/src");
const client = sentencesIn("client/src");
const spoken = new Set([...server.sentences, ...client.sentences].map(({ template }) => template));
const languagesOf = (folder: string, name: RegExp) =>
  readdirSync(folder).flatMap((file) => {
    const language = name.exec(file)?.[1];
    return language === undefined ? [] : [language];
  });

describe("sentences for people", () => {
  it("stand as literals where they are said, so that their list can be read off the source", () => {
    assert.deepEqual([...server.unclear, ...client.unclear], []);
    assert.ok(spoken.size > 300);
  });

  it("are joined by no words of their own, which other languages put elsewhere", () => {
    assert.deepEqual(
      [...spoken].filter((sentence) => /^[a-z]{1,4}$/.test(sentence)),
      [],
    );
  });
});

/** Sentences that carry a number twice, as there are languages that count in other units. */
const countedOtherwise = new Set(["{0} million pulls"]);

const languages = languagesOf("l10n", /^bundle\.l10n\.([a-z-]+)\.json$/);

it("Japanese is among the languages", () => assert.ok(languages.includes("ja")));

for (const language of languages) {
  describe(`the sentences in ${language}`, () => {
    const bundle = readJson(`l10n/bundle.l10n.${language}.json`);

    it("are complete, and none is left over", () => {
      assert.deepEqual([...spoken].filter((sentence) => bundle[sentence] === undefined).sort(), []);
      assert.deepEqual(
        Object.keys(bundle).filter((sentence) => !spoken.has(sentence)),
        [],
      );
    });

    it("have the same places for values and mark as many names", () => {
      for (const [sentence, translated] of Object.entries(bundle)) {
        if (!countedOtherwise.has(sentence)) {
          assert.deepEqual(placesOf(translated), placesOf(sentence), sentence);
        }
        assert.equal(marksOf(translated), marksOf(sentence), sentence);
      }
    });

    it("cover the manifest too", () => {
      const english = readJson("package.nls.json");
      const manifest = readJson(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(manifest).sort(), Object.keys(english).sort());
      const commandsIn = (text: string) => text.match(/\(command:[\w.]+\)/g) ?? [];
      for (const [key, text] of Object.entries(english)) {
        assert.deepEqual(commandsIn(manifest[key] ?? ""), commandsIn(text), key);
      }
    });
  });
}
