import type { Span } from "../span.ts";
import { readFlags } from "./flags.ts";
import { HeredocBodies } from "./heredocs.ts";
import { isBlank, isSeparator, JoinedText, trimmed } from "./joinedText.ts";

/** An instruction that can say something about images, its lines joined. */
export interface Instruction {
  readonly keyword: "from" | "arg" | "copy" | "run" | "onbuild";
  readonly joined: JoinedText;
  /** The run of `joined.text` behind the keyword, without blanks around it. Nothing else of that text belongs here. */
  readonly rest: Span;
}

/**
 * Walks over a Dockerfile's instructions and hands on those that can name an image or change what a name means.
 * Most lines of a Dockerfile can't, and cost a few character look-ups each: nothing is copied for them.
 */
export function walkInstructions(
  document: string,
  escapeToken: string,
  visit: (instruction: Instruction) => void,
): void {
  const walk = new Walk(document, escapeToken.charCodeAt(0));
  while (walk.next()) {
    if (!walk.matters()) continue;
    const instruction = walk.instruction();
    if (hasMeaning(instruction)) visit(instruction);
  }
}

interface AnyInstruction extends Omit<Instruction, "keyword"> {
  readonly keyword: Keyword | undefined;
}

function hasMeaning(instruction: AnyInstruction): instruction is Instruction {
  return instruction.keyword !== undefined && instruction.keyword !== "add";
}

type Keyword = Instruction["keyword"] | "add";

const keywords: Readonly<Record<string, Keyword>> = {
  from: "from",
  arg: "arg",
  copy: "copy",
  run: "run",
  onbuild: "onbuild",
  add: "add",
};

const carriageReturn = 13;
const hash = 35;
const lessThan = 60;
const dash = 45;

class Walk {
  readonly #document: string;
  readonly #escape: number;
  readonly #bodies: HeredocBodies;
  /** The document as it is, for instructions of one line. */
  readonly #whole: JoinedText;
  /** Where the next line starts. */
  #at: number;
  /** The current instruction: from its first character to the end of its last line. */
  #start = 0;
  #end = 0;
  /** End of what its first line gives. */
  #firstEnd = 0;
  #isContinued = false;
  /** Where the second line that counts starts, if it has one. */
  #second: Span | undefined;
  /** Whether a line of it ends in `<` in front of the continuation, and so might be half a `<<`. */
  #cutsAngle = false;
  /** The next `<<` of the document at or behind the place it was last asked for. */
  #nextAngles = -1;

  constructor(document: string, escapeToken: number) {
    this.#document = document;
    this.#escape = escapeToken;
    this.#bodies = new HeredocBodies(document);
    this.#whole = new JoinedText(document, { start: 0, end: document.length }, []);
    this.#at = document.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Moves to the next instruction; false at the end. */
  next(): boolean {
    const document = this.#document;
    const length = document.length;
    while (this.#at < length) {
      const lineEnd = this.#lineEnd(this.#at);
      const start = this.#skipBlanks(this.#at, lineEnd);
      this.#at = lineEnd + 1;
      if (start >= lineEnd || document.charCodeAt(start) === hash) continue;
      this.#start = start;
      this.#second = undefined;
      this.#cutsAngle = false;
      const end = this.#contentEnd(start, lineEnd);
      const cut = this.#continuation(start, end);
      this.#isContinued = cut !== undefined;
      this.#firstEnd = cut ?? end;
      this.#end = this.#firstEnd;
      if (cut !== undefined) this.#followLines();
      return true;
    }
    return false;
  }

  /** Whether the instruction may say something. Answers by its first letters, so that the full text decides later. */
  matters(): boolean {
    const document = this.#document;
    const first = document.charCodeAt(this.#start) | 32;
    const firstIsCut = this.#isContinued && this.#wordEnd(this.#start) >= this.#firstEnd;
    if (firstIsCut) return true;
    const second = document.charCodeAt(this.#start + 1) | 32;
    switch (first) {
      case 102: // from
      case 111: // onbuild
        return true;
      case 97: // arg, add
        return second === 114 || this.#mayOpenHeredoc();
      case 99: // copy, cmd
        return second === 111 && (this.#hasFlag() || this.#mayOpenHeredoc());
      case 114: // run
        return this.#hasFlag() || this.#mayOpenHeredoc();
      default:
        return false;
    }
  }

  /** The instruction itself. Also steps over the here-documents that it opens. */
  instruction(): AnyInstruction {
    const whole = this.#mayOpenHeredoc() ? undefined : this.#opening();
    if (whole !== undefined) return whole;
    const read = this.#read(Number.POSITIVE_INFINITY);
    const { text } = read.joined;
    const opener = read.keyword === "onbuild" ? readKeyword(text, read.rest) : read;
    if (opener.keyword === "run" || opener.keyword === "copy" || opener.keyword === "add") {
      this.#at = this.#bodies.behind(text.slice(opener.rest.start, opener.rest.end), this.#at);
    }
    return read;
  }

  /**
   * As many lines of a RUN or COPY as hold all its flags: what follows them says nothing about images, and may be
   * very long. Undefined where all lines are needed.
   */
  #opening(): AnyInstruction | undefined {
    if (!this.#isContinued) return this.#read(0);
    for (let lines = 4; lines <= 4096; lines *= 8) {
      const read = this.#read(lines);
      if (read.keyword !== "run" && read.keyword !== "copy") return undefined;
      if (readFlags(read.joined.text, read.rest.start, read.rest.end).rest < read.rest.end) return read;
    }
    return undefined;
  }

  /** The instruction with at most so many lines behind the first. One without any is read where it stands. */
  #read(lines: number): AnyInstruction {
    if (!this.#isContinued) {
      const { keyword, rest } = readKeyword(this.#document, trimmed(this.#document, this.#start, this.#end));
      return { keyword, joined: this.#whole, rest };
    }
    const further: Span[] = [];
    const behind = this.#at;
    this.#eachLine((start, end) => further.push({ start, end }) < lines);
    this.#at = behind;
    const joined = new JoinedText(this.#document, { start: this.#start, end: this.#firstEnd }, further);
    const { keyword, rest } = readKeyword(joined.text, trimmed(joined.text, 0, joined.text.length));
    return { keyword, joined, rest };
  }

  #followLines(): void {
    this.#eachLine((start, end, isCut) => {
      this.#second ??= { start, end };
      this.#end = end;
      if (isCut && end > start && this.#document.charCodeAt(end - 1) === lessThan) this.#cutsAngle = true;
      return true;
    });
    if (this.#firstEnd > this.#start && this.#document.charCodeAt(this.#firstEnd - 1) === lessThan) {
      this.#cutsAngle = true;
    }
  }

  /**
   * Goes through the lines behind a continued one, comments and empty lines left out, and moves behind them. Ends
   * early where `visit` says false.
   */
  #eachLine(visit: (start: number, end: number, isCut: boolean) => boolean): void {
    const document = this.#document;
    let at = this.#lineEnd(this.#firstEnd) + 1;
    while (at < document.length) {
      const lineEnd = this.#lineEnd(at);
      const first = this.#skipBlanks(at, lineEnd);
      const start = at;
      at = lineEnd + 1;
      if (first >= lineEnd || document.charCodeAt(first) === hash) continue;
      const end = this.#contentEnd(start, lineEnd);
      const cut = this.#continuation(start, end);
      if (!visit(start, cut ?? end, cut !== undefined) || cut === undefined) break;
    }
    this.#at = Math.min(at, document.length);
  }

  #lineEnd(from: number): number {
    const end = this.#document.indexOf("\n", from);
    return end < 0 ? this.#document.length : end;
  }

  #skipBlanks(from: number, end: number): number {
    const document = this.#document;
    while (from < end && isBlank(document.charCodeAt(from))) from++;
    return from;
  }

  /** Where a line ends without its carriage returns. */
  #contentEnd(start: number, lineEnd: number): number {
    while (lineEnd > start && this.#document.charCodeAt(lineEnd - 1) === carriageReturn) lineEnd--;
    return lineEnd;
  }

  /**
   * Where a line that goes on is cut: at the escape that only blanks and tabs follow. An escape in front of it
   * takes that meaning away.
   */
  #continuation(start: number, end: number): number | undefined {
    const document = this.#document;
    let at = end - 1;
    while (at >= start && (document.charCodeAt(at) === 32 || document.charCodeAt(at) === 9)) at--;
    if (at < start || document.charCodeAt(at) !== this.#escape) return undefined;
    if (at > start && document.charCodeAt(at - 1) === this.#escape) return undefined;
    return at;
  }

  #wordEnd(start: number): number {
    const document = this.#document;
    let at = start;
    while (at < this.#firstEnd && !isSeparator(document.charCodeAt(at))) at++;
    return at;
  }

  /** Whether the first argument starts with a dash. */
  #hasFlag(): boolean {
    const document = this.#document;
    const at = this.#skipBlanks(this.#wordEnd(this.#start), this.#firstEnd);
    if (at < this.#firstEnd) return document.charCodeAt(at) === dash;
    if (this.#second === undefined) return false;
    const next = this.#skipBlanks(this.#second.start, this.#second.end);
    // A second line that is blank up to its own continuation says nothing yet.
    return next >= this.#second.end || document.charCodeAt(next) === dash;
  }

  #mayOpenHeredoc(): boolean {
    if (this.#cutsAngle) return true;
    if (this.#nextAngles < this.#start && this.#nextAngles !== Number.POSITIVE_INFINITY) {
      const found = this.#document.indexOf("<<", this.#start);
      this.#nextAngles = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#nextAngles < this.#end;
  }
}

/** The keyword at the start of a run, in small letters, and what follows it. */
export function readKeyword(text: string, run: Span): { keyword: Keyword | undefined; rest: Span } {
  let at = run.start;
  while (at < run.end && !isSeparator(text.charCodeAt(at))) at++;
  const word = at - run.start > 8 ? "" : text.slice(run.start, at).toLowerCase();
  const keyword = Object.hasOwn(keywords, word) ? keywords[word] : undefined;
  return { keyword, rest: trimmed(text, at, run.end) };
}
