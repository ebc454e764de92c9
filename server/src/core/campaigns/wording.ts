import { fold } from "./fold.ts";

/** A pattern that is put together when it is first used. */
export interface Phrases {
  readonly pattern: RegExp;
}

/**
 * Any of several phrases in folded text. `spaced` are of languages that part their words: they match whole words,
 * so that `epub` is not found in `onlinepubs`. `unspaced` match anywhere.
 */
export function phrases(spaced: readonly string[], unspaced: readonly string[] = []): Phrases {
  let made: RegExp | undefined;
  return {
    get pattern() {
      if (made !== undefined) return made;
      const whole = `(?<!${wordSign})(?:${spaced.map(foldPattern).join("|")})(?!${wordSign})`;
      made = new RegExp([whole, ...unspaced.map((phrase) => fold(phrase))].join("|"), "gu");
      return made;
    },
  };
}

/** What a word doesn't end before. Japanese and Chinese set foreign words among their own without a space. */
const wordSign = "[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}]";

/** Folds what stands between the pattern's own signs; `\p{L}` has to keep its case. */
function foldPattern(pattern: string): string {
  return pattern.replace(/\\p\{L\}|[^\\]+/g, (part) => (part.startsWith("\\") ? part : fold(part)));
}

/** A text as phrases are looked for in it. It remembers what it was asked, since several signals ask alike. */
export class Wording {
  /** Folded. */
  readonly text: string;
  readonly #said = new Map<Phrases, readonly string[]>();

  constructor(written: string) {
    this.text = fold(written);
  }

  /** The different phrases of a list that the text holds, in the order of their first places. */
  said(list: Phrases): readonly string[] {
    let found = this.#said.get(list);
    if (found === undefined) {
      const matches = Array.from(this.text.matchAll(list.pattern), ([match]) => match.replace(/\s+/g, " "));
      found = [...new Set(matches)];
      this.#said.set(list, found);
    }
    return found;
  }

  /** Whether the text holds any phrase of a list. */
  says(list: Phrases): boolean {
    return this.said(list).length > 0;
  }
}
