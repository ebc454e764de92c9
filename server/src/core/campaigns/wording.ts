import { fold } from "./fold.ts";
import { neededBy, prefixesOf } from "./patternPrefixes.ts";
import { TextIndex, wordSign } from "./textIndex.ts";

/** Any of several phrases, as patterns that are put together when they are first used. */
export interface Phrases {
  readonly written: Written;
  readonly patterns: Patterns;
}

/** Phrases by language, parted by a comma and a space. */
type Written = Readonly<Partial<Record<Language, string>>>;

/** Languages whose texts are searched for phrases; `any`: words that are the same in all of them. */
type Language = "any" | "en" | "es" | "pt" | "fr" | "it" | "de" | "nl" | "pl" | "tr" | "id" | "ru" | Unspaced;

/** Languages that don't part their words, or let particles follow them without a space. */
const unspaced = ["ja", "zh", "ko"] as const;
type Unspaced = (typeof unspaced)[number];

/** How phrases are looked for: a text has thousands of words, and few of them begin like a phrase. */
interface Patterns {
  /** Those of which it is known how they begin, tried where a word begins so. */
  readonly byPrefix: ReadonlyMap<string, Pattern>;
  /** Those that may begin with any word, or with what is none, tried in texts that hold what they need. */
  readonly everywhere: ReadonlyMap<string | undefined, Pattern>;
  /** Those of languages that don't part their words, tried in texts that have such words. */
  readonly unspaced: RegExp | undefined;
}

/**
 * Phrases by language, parted by a comma and a space; each is a regular expression for folded text. Where a language
 * parts its words, whole words match, so that `epub` is not found in `onlinepubs`; elsewhere they match anywhere.
 */
export function phrases(written: Written): Phrases {
  let made: Patterns | undefined;
  return {
    written,
    get patterns() {
      made ??= toPatterns(written);
      return made;
    },
  };
}

function toPatterns(written: Written): Patterns {
  const whole: string[] = [];
  const anywhere: string[] = [];
  for (const [language, list] of Object.entries(written)) {
    const found = list.trim().split(/,\s+/).map(foldPattern);
    (unspaced.some((each) => each === language) ? anywhere : whole).push(...found);
  }
  const byPrefix = new Map<string, string[]>();
  const everywhere = new Map<string | undefined, string[]>();
  for (const phrase of whole) {
    const prefixes = [...prefixesOf(phrase)];
    const known = prefixes.every((prefix) => startsWord.test(prefix));
    if (!known) put(everywhere, neededBy(phrase), phrase);
    else for (const prefix of prefixes) put(byPrefix, prefix, phrase);
  }
  return {
    byPrefix: toWholeWords(byPrefix, "uy"),
    everywhere: toWholeWords(everywhere, "gu"),
    unspaced: anywhere.length === 0 ? undefined : new RegExp(anywhere.join("|"), "gu"),
  };
}

function put<K>(lists: Map<K, string[]>, key: K, phrase: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [phrase]);
  else list.push(phrase);
}

function toWholeWords<K>(lists: ReadonlyMap<K, readonly string[]>, flags: string): ReadonlyMap<K, Pattern> {
  return new Map(Array.from(lists, ([key, list]) => [key, new Pattern(list, flags)]));
}

/** Whole words; a phrase that says itself what it stands behind may end a word, as `.exe` does. */
function wholeWords(list: readonly string[]): string {
  const within = list.filter((phrase) => phrase.startsWith("(?<="));
  const whole = list.filter((phrase) => !phrase.startsWith("(?<="));
  const words = whole.length === 0 ? [] : [`(?<!${wordSign})(?:${whole.join("|")})`];
  return `(?:${[...words, ...within].join("|")})(?!${wordSign})`;
}

/** Phrases as whole words, compiled for the first text that may hold one of them. */
class Pattern {
  readonly #phrases: readonly string[];
  readonly #flags: string;
  #made: RegExp | undefined;

  constructor(phrases: readonly string[], flags: string) {
    this.#phrases = phrases;
    this.#flags = flags;
  }

  get made(): RegExp {
    this.#made ??= new RegExp(wholeWords(this.#phrases), this.#flags);
    return this.#made;
  }
}

const startsWord = new RegExp(`^${wordSign}`, "u");

/** Folds what stands between the pattern's own signs, which have to keep their case. */
function foldPattern(pattern: string): string {
  return pattern.replace(/\\p\{L\}|\\.|[^\\]+/g, (part) => (part.startsWith("\\") ? part : fold(part)));
}

/** A phrase at a place of a text. */
interface Place {
  readonly at: number;
  readonly phrase: string;
}

/** A text as phrases are looked for in it. It remembers what it was asked, since several signals ask alike. */
export class Wording {
  /** Folded. */
  readonly text: string;
  readonly #parts: readonly Wording[];
  readonly #said = new Map<Phrases, readonly string[]>();
  #index: TextIndex | undefined;
  #hasUnspaced: boolean | undefined;

  /** From a text, from lines that are folded already, or from other wordings, what is found in which is found but once. */
  constructor(written: string | readonly string[] | { readonly parts: readonly Wording[] }) {
    this.#parts = typeof written === "object" && "parts" in written ? written.parts : [];
    if (typeof written === "string") this.text = fold(written);
    else if ("parts" in written) this.text = written.parts.map(({ text }) => text).join("\n");
    else this.text = written.join("\n");
  }

  /** The different phrases of a list that the text holds, in the order of their first places. */
  said(list: Phrases): readonly string[] {
    let found = this.#said.get(list);
    if (found === undefined) {
      found = [...new Set(this.#parts.length > 0 ? this.#saidInParts(list) : this.#saidHere(list))];
      this.#said.set(list, found);
    }
    return found;
  }

  #saidInParts(list: Phrases): readonly string[] {
    return this.#parts.flatMap((part) => part.said(list));
  }

  #saidHere({ patterns }: Phrases): Iterable<string> {
    const places = this.#placesOf(patterns);
    return places.length < 2
      ? places.map(({ phrase }) => phrase.replace(/\s+/g, " "))
      : apart(places.sort((a, b) => a.at - b.at || b.phrase.length - a.phrase.length));
  }

  /** Whether the text holds any phrase of a list. */
  says(list: Phrases): boolean {
    return this.said(list).length > 0;
  }

  /** Where phrases stand, in no order and some within others. */
  #placesOf({ byPrefix, everywhere, unspaced }: Patterns): Place[] {
    const { text } = this;
    const found: Place[] = [];
    if (text === "") return found;
    this.#index ??= new TextIndex(text);
    for (const [prefix, pattern] of byPrefix) {
      for (const at of this.#index.beginningWith(prefix)) {
        pattern.made.lastIndex = at;
        const phrase = pattern.made.exec(text)?.[0];
        if (phrase !== undefined) found.push({ at, phrase });
      }
    }
    for (const [needed, pattern] of everywhere) {
      if (needed === undefined || text.includes(needed)) addMatches(text, pattern.made, found);
    }
    this.#hasUnspaced ??= unspacedScript.test(text);
    if (unspaced !== undefined && this.#hasUnspaced) addMatches(text, unspaced, found);
    return found;
  }
}

function addMatches(text: string, pattern: RegExp, to: Place[]): void {
  for (const { 0: phrase, index } of text.matchAll(pattern)) to.push({ at: index, phrase });
}

const unspacedScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The phrases at places in the order of the text, but those that stand within another. */
function* apart(places: readonly Place[]): Iterable<string> {
  let end = 0;
  for (const { at, phrase } of places) {
    if (at < end) continue;
    end = at + phrase.length;
    yield phrase.replace(/\s+/g, " ");
  }
}
