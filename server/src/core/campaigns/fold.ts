/**
 * Text made comparable: lower case, no accents, no invisible characters, one form for full-width and other
 * variants. Letters of one script hidden among those of another are taken for what they look like.
 */
export function fold(text: string): string {
  // Most pages need nothing else, and the rest takes ten times as long.
  if (/^[\u0000-\u007f]*$/.test(text)) return text.toLowerCase();
  const folded = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\p{Cf}]+/gu, "")
    .normalize("NFC")
    .toLowerCase();
  return /\p{Script=Cyrillic}/u.test(folded) ? folded.replace(mixed, unmix) : folded;
}

/** A word with a Cyrillic letter in it. */
const mixed =
  /(?<!\p{Script=Latin})\p{Script=Latin}*\p{Script=Cyrillic}[\p{Script=Latin}\p{Script=Cyrillic}]*/gu;

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
