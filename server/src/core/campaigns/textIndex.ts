import { prefixLength } from "./patternPrefixes.ts";

/** What a word is made of, where a script parts its words; Japanese and Chinese set such words among their own. */
export const wordSign = "[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}]";

const word = new RegExp(`${wordSign}+`, "gu");
const none: readonly number[] = [];

/** Where the words of a text begin, by their first characters, so that phrases are looked for where they may stand. */
export class TextIndex {
  readonly #places = new Map<string, number[]>();
  /** The whole prefixes that begin with a shorter one. */
  readonly #longer = new Map<string, string[]>();

  constructor(text: string) {
    for (const { index } of text.matchAll(word)) {
      const prefix = text.slice(index, index + prefixLength);
      const places = this.#places.get(prefix);
      if (places !== undefined) {
        places.push(index);
        continue;
      }
      this.#places.set(prefix, [index]);
      for (let length = 1; length < prefix.length; length++) this.#addLonger(prefix.slice(0, length), prefix);
    }
  }

  #addLonger(shorter: string, prefix: string): void {
    const longer = this.#longer.get(shorter);
    if (longer === undefined) this.#longer.set(shorter, [prefix]);
    else longer.push(prefix);
  }

  /** Offsets at which words, and what follows those that are shorter, begin so; those of one word in their order. */
  beginningWith(prefix: string): readonly number[] {
    const whole = this.#places.get(prefix);
    if (prefix.length >= prefixLength) return whole ?? none;
    const longer = this.#longer.get(prefix)?.flatMap((each) => this.#places.get(each) ?? none);
    return longer === undefined ? (whole ?? none) : whole === undefined ? longer : [...whole, ...longer];
  }
}
