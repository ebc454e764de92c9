import { fold } from "./fold.ts";

/** Any of several phrases, as a pattern that is put together when it is first used. */
export interface Phrases {
  readonly pattern: RegExp;
}

/** Languages whose texts are searched for phrases; `any`: words that are the same in all of them. */
type Language = "any" | "en" | "es" | "pt" | "fr" | "it" | "de" | "nl" | "pl" | "tr" | "id" | "ru" | Unspaced;

/** Languages that don't part their words, or let particles follow them without a space. */
const unspaced = ["ja", "zh", "ko"] as const;
type Unspaced = (typeof unspaced)[number];

/**
 * Phrases by language, parted by a comma and a space; each is a regular expression for folded text. Where a language
 * parts its words, whole words match, so that `epub` is not found in `onlinepubs`; elsewhere they match anywhere.
 */
export function phrases(written: Readonly<Partial<Record<Language, string>>>): Phrases {
  let made: RegExp | undefined;
  return {
    get pattern() {
      made ??= toPattern(written);
      return made;
    },
  };
}

function toPattern(written: Readonly<Partial<Record<Language, string>>>): RegExp {
  const whole: string[] = [];
  const anywhere: string[] = [];
  for (const [language, list] of Object.entries(written)) {
    const found = list.trim().split(/,\s+/).map(foldPattern);
    (unspaced.some((each) => each === language) ? anywhere : whole).push(...found);
  }
  const spaced = whole.length === 0 ? [] : [`(?<!${wordSign})(?:${whole.join("|")})(?!${wordSign})`];
  return new RegExp([...spaced, ...anywhere].join("|"), "gu");
}

/** What a word doesn't end before. Japanese and Chinese set foreign words among their own without a space. */
const wordSign = "[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}]";

/** Folds what stands between the pattern's own signs, which have to keep their case. */
function foldPattern(pattern: string): string {
  return pattern.replace(/\\p\{L\}|\\.|[^\\]+/g, (part) => (part.startsWith("\\") ? part : fold(part)));
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
