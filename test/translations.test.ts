import assert from "node:assert/strict";
import { Translator } from "../server/src/translations.ts";

const japanese = JSON.stringify({ 'Use tag "{0}"': 'タグ "{0}" を使う', broken: 3, empty: "" });

describe("the language that is spoken", () => {
  async function said(
    locale: string | undefined,
    bundles: Readonly<Record<string, string>>,
  ): Promise<string> {
    const translator = new Translator(async (language) => bundles[language]);
    await translator.speak(locale);
    return translator.say('Use tag "{0}"', "22-alpine");
  }

  it("is the editor's where there are sentences for it", async () => {
    assert.equal(await said("ja", { ja: japanese }), 'タグ "22-alpine" を使う');
  });

  it("is a region's where there are sentences for it, else the language's", async () => {
    const bundles = {
      pt: JSON.stringify({ 'Use tag "{0}"': "pt {0}" }),
      "pt-br": JSON.stringify({ 'Use tag "{0}"': "br {0}" }),
    };
    assert.equal(await said("pt-BR", bundles), "br 22-alpine");
    assert.equal(await said("pt_PT", bundles), "pt 22-alpine");
  });

  for (const [what, locale, text] of [
    ["no locale is given", undefined, japanese],
    ["nothing is there for the locale", "fr", japanese],
    ["the locale is a path", "../../etc/passwd", japanese],
    ["the file is broken", "ja", "{"],
    ["the file is a list", "ja", "[]"],
    ["a sentence is empty", "ja", JSON.stringify({ 'Use tag "{0}"': "" })],
    ["a sentence is no text", "ja", JSON.stringify({ 'Use tag "{0}"': 1 })],
  ] as const) {
    it(`is English where ${what}`, async () => {
      assert.equal(await said(locale, { ja: text }), 'Use tag "22-alpine"');
    });
  }

  it("can be changed back", async () => {
    const translator = new Translator(async (language) => (language === "ja" ? japanese : undefined));
    await translator.speak("ja");
    await translator.speak("en");
    assert.equal(translator.say('Use tag "{0}"', "x"), 'Use tag "x"');
  });
});
