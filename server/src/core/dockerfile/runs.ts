/** Why a part of a value isn't known: nobody gave it, it is the build's platform, or its own text is faulty. */
export interface Missing {
  readonly name: string;
  readonly why: "unset" | "platform" | "broken";
  /** True where the variable decides which of two texts stands here, and isn't itself the text. */
  readonly decides?: true;
}

/** A run of an expanded value. */
export interface Run {
  readonly text: string;
  /** Offset in the document where these very characters stand; undefined where they stand nowhere. */
  readonly written: number | undefined;
  /** Set where the run stands for a text that isn't known; `text` is then empty. */
  readonly missing?: Missing;
}

/** A run of an expanded word, with the part of the word that yields it. */
export interface PlacedRun extends Run {
  /** Indexes in the word: the characters themselves, or the whole `$NAME` or `${…}`. */
  readonly start: number;
  readonly end: number;
}

/** What a variable holds. */
export interface Value {
  readonly runs: readonly Run[];
  /** True where the caller of the build may give another one. */
  readonly isDefault: boolean;
}

/** The text of runs, undefined where a part of it isn't known. */
export function textOf(runs: readonly Run[]): string | undefined {
  let text = "";
  for (const run of runs) {
    if (run.missing !== undefined) return undefined;
    text += run.text;
  }
  return text;
}

/** Whether a value holds any text; undefined where that depends on what isn't known. */
export function holdsText(value: Value): boolean | undefined {
  let unknown = false;
  for (const run of value.runs) {
    if (run.text !== "") return true;
    if (run.missing?.why === "platform") {
      if (!mayBeEmpty.has(run.missing.name)) return true;
      unknown = true;
    }
    if (run.missing?.why === "broken") unknown = true;
  }
  return unknown ? undefined : false;
}

/** Platform variables that have no text on most platforms. */
const mayBeEmpty: ReadonlySet<string> = new Set([
  "BUILDVARIANT",
  "BUILDOSVERSION",
  "TARGETVARIANT",
  "TARGETOSVERSION",
]);

/** The first run that stands for a text that isn't known. */
export function missingIn(runs: readonly Run[]): Run | undefined {
  return runs.find((run) => run.missing !== undefined);
}

/** Collects runs, joining those whose characters follow each other in the document. */
export class Runs {
  readonly list: PlacedRun[] = [];
  length = 0;

  /** A character of the word itself. */
  character(text: string, written: number | undefined, start: number, end: number): void {
    this.length += text.length;
    const last = this.list[this.list.length - 1];
    const follows =
      last !== undefined &&
      last.missing === undefined &&
      last.written !== undefined &&
      last.written + last.text.length === written &&
      last.end === start &&
      last.end - last.start === last.text.length &&
      end - start === text.length;
    if (follows) this.list[this.list.length - 1] = { ...last, text: last.text + text, end };
    else this.list.push({ text, written, start, end });
  }

  /** A stretch of the word that stands for itself. A continuation may cut it in the document. */
  literal(word: string, start: number, end: number, written: (index: number) => number | undefined): void {
    const from = written(start);
    const to = written(end - 1);
    const isWhole = from === undefined ? to === undefined : to === from + (end - 1 - start);
    if (isWhole) {
      this.character(word.slice(start, end), from, start, end);
      return;
    }
    for (let at = start; at < end; at++) this.character(word.charAt(at), written(at), at, at + 1);
  }

  /** What a variable stands for: all of it is yielded by one part of the word. */
  value(runs: readonly Run[], start: number, end: number): void {
    for (const run of runs) {
      if (run.text === "" && run.missing === undefined) continue;
      this.length += run.text.length;
      this.list.push({ ...run, start, end });
    }
  }
}
