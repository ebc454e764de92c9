/**
 * Text made comparable: lower case, no accents, no invisible characters, one form for full-width and other
 * variants. Letters of one script hidden among those of another are taken for what they look like.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\p{Cf}]+/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/\p{Script=Latin}*\p{Script=Cyrillic}[\p{Script=Latin}\p{Script=Cyrillic}]*/gu, unmix);
}

const lookAlikes: Readonly<Record<string, string>> = {
  а: "a",
  в: "b",
  е: "e",
  к: "k",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  с: "c",
  т: "t",
  у: "y",
  х: "x",
  і: "i",
  ѕ: "s",
};

/** A word that mixes Latin and Cyrillic letters, in Latin ones. */
function unmix(word: string): string {
  if (!/\p{Script=Latin}/u.test(word)) return word;
  return word.replace(/\p{Script=Cyrillic}/gu, (letter) => lookAlikes[letter] ?? letter);
}

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

/** The different phrases that a text holds, in the order of their first places. */
export function distinct({ pattern }: Phrases, text: string): string[] {
  return [...new Set(Array.from(text.matchAll(pattern), ([match]) => match.replace(/\s+/g, " ")))];
}

/** Whether a text holds any of the phrases. */
export function occurs({ pattern }: Phrases, text: string): boolean {
  return text.search(pattern) >= 0;
}
