/** How many characters of a phrase tell where it is worth looking for. */
export const prefixLength = 3;

/**
 * What the matches of a pattern can begin with: prefixes of up to three characters, shorter where the pattern ends or
 * takes any character from there on. A pattern may hold what phrases are written with: characters, escapes, classes,
 * groups, look-arounds and quantifiers.
 */
export function prefixesOf(pattern: string): ReadonlySet<string> {
  const reader = new PrefixReader(pattern);
  return new Set(reader.alternatives([{ text: "", done: false }]).map(({ text }) => text));
}

/**
 * Characters that each match of a pattern has in it, the most that stand in a row outside groups; undefined where
 * there are not enough to be worth a look.
 */
export function neededBy(pattern: string): string | undefined {
  const bare = pattern
    .replaceAll("\\.", "\u0001")
    .replaceAll(".", "\0")
    .replace(/\\p\{\w+\}|\\./g, "\0")
    .replace(/\[[^\]]*\]/g, "\0")
    .replace(/\((?:[^()]|\([^()]*\))*\)/g, "\0")
    .replace(/[\p{L}\p{N} -](?=[?*+{])/gu, "\0")
    .replace(/\{[^}]*\}/g, "\0");
  if (/[|()[\]]/.test(bare)) return undefined;
  const runs = bare.replaceAll("\u0001", ".").match(/[\p{L}\p{N} .-]{4,}/gu) ?? [];
  return runs.sort((a, b) => b.length - a.length)[0];
}

const digits = [..."0123456789"];

/** A beginning that is known so far; `done` once nothing that follows can add to it. */
interface Beginning {
  readonly text: string;
  readonly done: boolean;
}

/** Reads a pattern from left to right, with all the beginnings that led to where it is. */
class PrefixReader {
  readonly #pattern: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = [...pattern];
  }

  /** Alternatives up to the end of their group, each after what stood before the group. */
  alternatives(before: readonly Beginning[]): readonly Beginning[] {
    const all: Beginning[] = [];
    let beginnings = before;
    while (this.#at < this.#pattern.length && this.#next !== ")") {
      if (this.#next === "|") {
        this.#at++;
        all.push(...beginnings);
        beginnings = before;
      } else {
        beginnings = this.#item(beginnings);
      }
    }
    return distinct([...all, ...beginnings]);
  }

  get #next(): string | undefined {
    return this.#pattern[this.#at];
  }

  #item(before: readonly Beginning[]): readonly Beginning[] {
    const once = this.#atom(before);
    const { leftOut, repeated } = this.#quantifier();
    const after = repeated ? once.map(end) : once;
    return leftOut ? distinct([...before, ...after]) : after;
  }

  #atom(before: readonly Beginning[]): readonly Beginning[] {
    const sign = this.#take();
    if (sign === "(") return this.#group(before);
    if (sign === "[") return this.#class(before);
    if (sign === ".") return before.map(end);
    if (sign !== "\\") return before.map((each) => extend(each, sign));
    const escaped = this.#take();
    if (escaped === "b") return before;
    if (escaped === "d")
      return distinct(before.flatMap((each) => digits.map((digit) => extend(each, digit))));
    if (escaped === "p") this.#skipBeyond("}");
    return /[a-z]/i.test(escaped) ? before.map(end) : before.map((each) => extend(each, escaped));
  }

  #group(before: readonly Beginning[]): readonly Beginning[] {
    const rest = this.#pattern.slice(this.#at, this.#at + 3).join("");
    const looksAround = /^\?(?:[=!]|<[=!])/.test(rest);
    if (rest.startsWith("?")) this.#at += rest.startsWith("?<") ? 3 : 2;
    const after = this.alternatives(before);
    this.#at++;
    return looksAround ? before : after;
  }

  /** A class of characters, each written out: one of a range or of everything else may be any. */
  #class(before: readonly Beginning[]): readonly Beginning[] {
    const from = this.#at;
    this.#skipBeyond("]");
    const signs = this.#pattern.slice(from, this.#at - 1);
    const written = signs.join("");
    if (written.startsWith("^") || /\\|.-./u.test(written)) return before.map(end);
    return distinct(before.flatMap((each) => signs.map((sign) => extend(each, sign))));
  }

  #quantifier(): { readonly leftOut: boolean; readonly repeated: boolean } {
    const sign = this.#next;
    if (sign !== "?" && sign !== "*" && sign !== "+" && sign !== "{")
      return { leftOut: false, repeated: false };
    this.#at++;
    const leftOut = sign === "?" || sign === "*" || (sign === "{" && this.#next === "0");
    if (sign === "{") this.#skipBeyond("}");
    if (this.#next === "?") this.#at++;
    return { leftOut, repeated: sign !== "?" };
  }

  #take(): string {
    return this.#pattern[this.#at++] ?? "";
  }

  #skipBeyond(sign: string): void {
    while (this.#at < this.#pattern.length && this.#take() !== sign);
  }
}

function extend(beginning: Beginning, sign: string): Beginning {
  if (beginning.done) return beginning;
  const text = beginning.text + sign;
  return { text, done: text.length >= prefixLength };
}

function end({ text }: Beginning): Beginning {
  return { text, done: true };
}

function distinct(beginnings: readonly Beginning[]): readonly Beginning[] {
  return [...new Map(beginnings.map((each) => [`${each.done} ${each.text}`, each])).values()];
}
