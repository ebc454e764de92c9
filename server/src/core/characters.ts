/** How a character that is not printable ASCII disturbs a name. */
export type Disturbance = "blank" | "invisible" | "direction" | "other";

/** What a character outside printable ASCII does to a reader. */
export function unwritable(character: string): Disturbance {
  if (/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/.test(character)) return "direction";
  if (/\s/.test(character) && character !== "\uFEFF") return "blank";
  if (/[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Mn}\p{Me}\u115F\u1160\u3164\uFFA0\u2800]/u.test(character))
    return "invisible";
  return "other";
}

/** The code point, and a name for the few that people meet: `U+200B, zero-width space`. Never the character itself. */
export function nameOfCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const name = names[code];
  return name === undefined ? hex : `${hex}, ${name}`;
}

/**
 * The ASCII text that a character is mistaken for; empty for one that can't be seen. Undefined where nobody would
 * mistake it.
 */
export function looksLike(character: string): string | undefined {
  const kind = unwritable(character);
  if (kind === "invisible" || kind === "direction") return "";
  if (kind === "blank") return " ";
  const drawn = lookAlikes.get(character);
  if (drawn !== undefined) return drawn;
  const plain = character.normalize("NFKC");
  return plain !== character && /^[\x21-\x7e]+$/.test(plain) ? plain : undefined;
}

/** Unicode's own names, in small letters; names of characters are not translated. */
const names: Readonly<Record<number, string>> = {
  9: "tab",
  10: "line feed",
  13: "carriage return",
  32: "space",
  160: "no-break space",
  173: "soft hyphen",
  8203: "zero-width space",
  8204: "zero-width non-joiner",
  8205: "zero-width joiner",
  8206: "left-to-right mark",
  8207: "right-to-left mark",
  8237: "left-to-right override",
  8238: "right-to-left override",
  8288: "word joiner",
  12288: "ideographic space",
  65279: "byte order mark",
};

/** Letters of other scripts, and dashes and quotes of word processors, by the ASCII character they are taken for. */
const drawnLike: Readonly<Record<string, string>> = {
  a: "аɑα",
  b: "Ьƅ",
  c: "сϲᴄ",
  d: "ԁ",
  e: "еҽ℮",
  f: "ſƒ",
  g: "ɡց",
  h: "һհ",
  i: "іıɩιӏ",
  j: "јϳ",
  k: "κкĸ",
  l: "ⅼǀ∣Ɩ",
  m: "ⅿ",
  n: "ոռ",
  o: "оοօഠ",
  p: "рρ",
  q: "ԛգ",
  r: "гᴦ",
  s: "ѕꜱ",
  t: "т",
  u: "υսᴜ",
  v: "νѵᴠ",
  w: "ԝաᴡ",
  x: "хχ×",
  y: "уүγ",
  z: "ᴢ",
  A: "АΑ",
  B: "ВΒ",
  C: "СϹ",
  E: "ЕΕ",
  H: "НΗ",
  I: "ІΙ",
  K: "КΚ",
  M: "МΜ",
  N: "Ν",
  O: "ОΟ",
  P: "РΡ",
  S: "Ѕ",
  T: "ТΤ",
  X: "ХΧ",
  Y: "ҮΥ",
  Z: "Ζ",
  "-": "‐‑‒–—―−﹣",
  _: "ˍ",
  ".": "․·",
  ":": "：ː∶꞉",
  "/": "⁄∕／",
  "@": "＠",
  "'": "‘’‛ʼ",
  '"': "“”‟",
};

const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries(drawnLike).flatMap(([ascii, others]) => [...others].map((other) => [other, ascii] as const)),
);
