import { expand, type Lookup } from "./expand.ts";
import type { Instruction } from "./instructions.ts";
import { isBlank } from "./joinedText.ts";
import { type Run, textOf, type Value } from "./runs.ts";

/** Variables that every build has and whose values are the platform's or the build's own. */
const platformVariables = [
  "BUILDPLATFORM",
  "BUILDOS",
  "BUILDOSVERSION",
  "BUILDARCH",
  "BUILDVARIANT",
  "TARGETPLATFORM",
  "TARGETOS",
  "TARGETOSVERSION",
  "TARGETARCH",
  "TARGETVARIANT",
  "TARGETSTAGE",
] as const;

/**
 * The variables that FROM may use: those of the platform, and the ARGs in front of the first FROM. Variables of
 * stages never reach it.
 */
export class GlobalVariables {
  readonly #values = new Map<string, Value>();
  readonly #given: ReadonlyMap<string, string>;
  readonly #escape: string;

  constructor(given: ReadonlyMap<string, string>, escapeToken: string) {
    this.#given = given;
    this.#escape = escapeToken;
    for (const name of platformVariables) {
      const text = given.get(name);
      const run: Run =
        text === undefined
          ? { text: "", written: undefined, missing: { name, why: "platform" } }
          : { text, written: undefined };
      this.#values.set(name, { runs: [run], isDefault: false });
    }
  }

  readonly lookup: Lookup = (name) => this.#values.get(name);

  /** Whether an ARG in front of the first FROM names it. */
  isDeclared(name: string): boolean {
    return this.#declared.has(name);
  }

  readonly #declared = new Set<string>();

  /** Takes in an ARG: each of its words in turn, so that a later one may use an earlier one. */
  declare({ joined, rest }: Instruction): void {
    for (const word of quotedWordsOf(joined.text, rest.start, rest.end, this.#escape)) {
      const equals = word.text.indexOf("=");
      const name = equals < 0 ? word.text : word.text.slice(0, equals);
      this.#declared.add(name);
      const given = this.#given.get(name);
      if (given !== undefined) {
        this.#values.set(name, { runs: [{ text: given, written: undefined }], isDefault: false });
      } else if (equals >= 0) {
        const from = word.start + equals + 1;
        const { runs, fault } = expand(
          joined.text.slice(from, word.end),
          this.lookup,
          this.#escape,
          (index) => joined.offsetOf(from + index),
        );
        const isBroken = fault !== undefined || runs.some((run) => run.missing?.why === "broken");
        const value: readonly Run[] = isBroken
          ? [{ text: "", written: undefined, missing: { name, why: "broken" } }]
          : runs.map(({ text, written, missing }) => ({
              text,
              written,
              ...(missing === undefined ? {} : { missing }),
            }));
        this.#values.set(name, { runs: value, isDefault: true });
      }
    }
  }

  /** The text that a word stands for, undefined where it isn't known. */
  textOf(word: string): string | undefined {
    const { runs, fault } = expand(word, this.lookup, this.#escape, () => undefined);
    return fault === undefined ? textOf(runs) : undefined;
  }
}

/** The words of an ARG: blanks inside quotes, and escaped ones, belong to a word. */
function* quotedWordsOf(
  text: string,
  start: number,
  end: number,
  escapeToken: string,
): Iterable<{ text: string; start: number; end: number }> {
  let at = start;
  for (;;) {
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    if (at >= end) return;
    const from = at;
    let quote = "";
    for (; at < end; at++) {
      const character = text.charAt(at);
      if (character === escapeToken && quote !== "'") {
        at++;
        continue;
      }
      if (quote === "") {
        if (isBlank(text.charCodeAt(at))) break;
        if (character === '"' || character === "'") quote = character;
      } else if (character === quote) quote = "";
    }
    at = Math.min(at, end);
    yield { text: text.slice(from, at), start: from, end: at };
  }
}
