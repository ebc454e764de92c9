import { isBlank } from "./joinedText.ts";

/**
 * Splits a line into words the way the builder does when it looks for here-documents: quotes and escapes stay in
 * the words, no variable has a value, and blanks behind `<<` belong to its word. Undefined where a quote or a
 * `${…}` is faulty: the builder then finds no here-document at all.
 */
export function shellWords(line: string): readonly string[] | undefined {
  return split(line, true);
}

/** The same without quotes and escapes. */
export function plainWords(line: string): readonly string[] | undefined {
  return split(line, false);
}

function split(line: string, raw: boolean): readonly string[] | undefined {
  const splitter = new Splitter(line, raw);
  try {
    return splitter.until(undefined, raw).words;
  } catch (error) {
    if (error instanceof Faulty) return undefined;
    throw error;
  }
}

class Faulty extends Error {}

const deepest = 100;

/** Gathers text and the words it falls into. */
class Words {
  result = "";
  readonly words: string[] = [];
  #word = "";
  #inWord = false;

  /** Text in which blanks end a word. */
  add(text: string): void {
    this.result += text;
    let from = 0;
    for (let at = 0; at <= text.length; at++) {
      if (at < text.length && !isBlank(text.charCodeAt(at))) continue;
      if (at > from) {
        this.#word += text.slice(from, at);
        this.#inWord = true;
      }
      if (at < text.length && this.#inWord && this.#word !== "") this.#end();
      from = at + 1;
    }
  }

  /** Text that stays together. */
  keep(text: string): void {
    this.result += text;
    this.#word += text;
    this.#inWord = true;
  }

  finish(): void {
    if (this.#word !== "") this.#end();
  }

  #end(): void {
    this.words.push(this.#word);
    this.#word = "";
    this.#inWord = false;
  }
}

class Splitter {
  readonly #line: string;
  readonly #rawQuotes: boolean;
  #at = 0;
  #depth = 0;

  constructor(line: string, rawQuotes: boolean) {
    this.#line = line;
    this.#rawQuotes = rawQuotes;
  }

  until(stop: string | undefined, rawEscapes: boolean): Words {
    const words = new Words();
    while (this.#at < this.#line.length) {
      const character = this.#line.charAt(this.#at);
      if (character === stop) {
        this.#at++;
        words.finish();
        return words;
      }
      if (character === "'") words.keep(this.#singleQuoted());
      else if (character === '"') words.keep(this.#doubleQuoted(rawEscapes));
      else if (character === "$") words.add(this.#dollar());
      else if (character === "<") words.keep(this.#angle());
      else if (character === "\\") {
        this.#at++;
        if (rawEscapes) words.keep("\\");
        const escaped = this.#line.charAt(this.#at);
        if (escaped === "") break;
        this.#at++;
        words.keep(escaped);
      } else {
        const from = this.#at;
        ordinary.lastIndex = from;
        this.#at = ordinary.test(this.#line) ? ordinary.lastIndex : from + 1;
        if (stop !== undefined) {
          const cut = this.#line.slice(from, this.#at).indexOf(stop);
          if (cut >= 0) this.#at = from + cut;
        }
        words.add(this.#line.slice(from, this.#at));
      }
    }
    if (stop !== undefined) throw new Faulty();
    words.finish();
    return words;
  }

  #singleQuoted(): string {
    const start = this.#at;
    const close = this.#line.indexOf("'", start + 1);
    if (close < 0) throw new Faulty();
    this.#at = close + 1;
    return this.#rawQuotes ? this.#line.slice(start, close + 1) : this.#line.slice(start + 1, close);
  }

  #doubleQuoted(rawEscapes: boolean): string {
    const quote = this.#rawQuotes ? '"' : "";
    const parts = [quote];
    this.#at++;
    for (;;) {
      const character = this.#line.charAt(this.#at);
      if (character === "") throw new Faulty();
      if (character === "$") {
        parts.push(this.#dollar());
        continue;
      }
      this.#at++;
      if (character === '"') {
        parts.push(quote);
        return parts.join("");
      }
      if (character === "\\") {
        if (rawEscapes) parts.push("\\");
        const escaped = this.#line.charAt(this.#at);
        if (escaped === "") continue;
        if (escaped === '"' || escaped === "$" || escaped === "\\") {
          this.#at++;
          parts.push(escaped);
        } else parts.push("\\");
        continue;
      }
      parts.push(character);
    }
  }

  /** `<<` takes the blanks behind it along. */
  #angle(): string {
    const start = this.#at;
    this.#at++;
    if (this.#line.charAt(this.#at) !== "<") return "<";
    this.#at++;
    while (/^[ \t\r]$/.test(this.#line.charAt(this.#at))) this.#at++;
    return this.#line.slice(start, this.#at);
  }

  /** A variable stays as it is written, but its form is checked. */
  #dollar(): string {
    this.#at++;
    if (this.#line.charAt(this.#at) !== "{") return `$${this.#name()}`;
    this.#at++;
    if (/^[{}:]?$/.test(this.#line.charAt(this.#at))) throw new Faulty();
    this.#depth++;
    if (this.#depth > deepest) throw new Faulty();
    const text = this.#braced();
    this.#depth--;
    return text;
  }

  #braced(): string {
    const name = this.#name();
    let operator = this.#line.charAt(this.#at);
    this.#at++;
    if (operator === "}") return `\${${name}}`;
    if (operator === ":") {
      operator += this.#line.charAt(this.#at);
      this.#at++;
      if (!/^:[-+?]$/.test(operator)) throw new Faulty();
    }
    if (/^:?[-+?]$|^[#%]$/.test(operator)) {
      const word = this.until("}", operator === "#" || operator === "%").result;
      return `\${${name}${operator}${word}}`;
    }
    if (operator !== "/") throw new Faulty();
    if (this.#line.charAt(this.#at) === "/") this.#at++;
    const pattern = this.until("/", true).result;
    const replacement = this.until("}", true).result;
    return `\${${name}/${pattern}/${replacement}}`;
  }

  #name(): string {
    const start = this.#at;
    name.lastIndex = start;
    if (name.test(this.#line)) this.#at = name.lastIndex;
    return this.#line.slice(start, this.#at);
  }
}

/** Characters that neither quote nor expand nor open a here-document. */
const ordinary = /[^'"$<\\]+/y;
const name = /\p{Nd}+|[@*#?\-$!]|[\p{L}\p{Nd}_]+/uy;
