import { readFile } from "node:fs/promises";
import { english, fill, type Say } from "./core/say.ts";

/** Answers the text of the file that holds the sentences of one language, undefined where there is none. */
export type ReadBundle = (language: string) => Promise<string | undefined>;

/** Longer than any list of our sentences; a larger file is none of ours. */
const largestBundle = 1_000_000;

/** The package's folder, seen from this source and from the bundled chunk that it becomes. */
const packageFolders = ["../../", "../../../"];

/** The files that VS Code's own localisation uses: `l10n/bundle.l10n.ja.json` in the package. */
export const readShippedBundle: ReadBundle = async (language) => {
  for (const folder of packageFolders) {
    const file = new URL(`${folder}l10n/bundle.l10n.${language}.json`, import.meta.url);
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
};

/** Speaks English until a language was chosen for which there are sentences. */
export class Translator {
  #sentences: ReadonlyMap<string, string> = new Map();
  readonly #read: ReadBundle;

  constructor(read: ReadBundle) {
    this.#read = read;
  }

  readonly say: Say = (template, ...values) => {
    const sentence = this.#sentences.get(template);
    return sentence === undefined ? english(template, ...values) : fill(sentence, values);
  };

  /** Takes the language of a locale (`ja`, `pt-br`), or of its first part; English where neither is there. */
  async speak(locale: string | undefined): Promise<void> {
    this.#sentences = new Map();
    const wanted = /^([a-z]{2,3})(?:[-_]([a-z0-9]{2,8}))?/i.exec(locale ?? "");
    if (wanted === null) return;
    const [, language = "", region] = wanted;
    const names = region === undefined ? [language] : [`${language}-${region}`, language];
    for (const name of names) {
      const text = await this.#read(name.toLowerCase());
      if (text === undefined || text.length > largestBundle) continue;
      this.#sentences = readSentences(text);
      return;
    }
  }
}

/** A bundle that can't be read, or parts of it, leave the sentences in English. */
function readSentences(text: string): ReadonlyMap<string, string> {
  const sentences = new Map<string, string>();
  try {
    const bundle: unknown = JSON.parse(text);
    if (typeof bundle !== "object" || bundle === null) return sentences;
    for (const [template, sentence] of Object.entries(bundle)) {
      if (typeof sentence === "string" && sentence !== "") sentences.set(template, sentence);
    }
  } catch {
    // A translation is no reason to stop.
  }
  return sentences;
}
