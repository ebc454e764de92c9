import type { Span } from "../span.ts";
import { wordsOf } from "./joinedText.ts";
import type { Run } from "./runs.ts";

/** A stage of the file. */
export interface Stage {
  readonly index: number;
  /** In small letters, as the builder keeps it; undefined for a stage without a (legal) name. */
  readonly name: string | undefined;
}

/** The stages of a file, as FROM, COPY and `--mount` see them. */
export class Stages {
  readonly #byName = new Map<string, Stage>();
  readonly #list: Stage[] = [];
  #comparisons = 0;

  get count(): number {
    return this.#list.length;
  }

  /** The stage that instructions belong to at this point of the file. */
  get last(): Stage | undefined {
    return this.#list.at(-1);
  }

  open(name: string | undefined): Stage {
    const stage = { index: this.#list.length, name };
    this.#list.push(stage);
    if (name !== undefined) this.#byName.set(name, stage);
    return stage;
  }

  /** The latest stage so far of exactly this name. FROM doesn't turn capitals into small letters. */
  named(name: string): Stage | undefined {
    return this.#byName.get(name);
  }

  at(index: number): Stage | undefined {
    return this.#list[index];
  }

  /**
   * The stages so far whose name a value with unknown parts may become, at most two. Gives up after very many
   * comparisons, so that time stays linear.
   */
  fitting(runs: readonly Run[]): readonly Stage[] {
    const pattern = patternOf(runs);
    if (pattern === undefined) return [];
    const found: Stage[] = [];
    for (const stage of this.#byName.values()) {
      if (this.#comparisons++ > 200_000 || found.length > 1) break;
      const isShort = stage.name !== undefined && stage.name.length <= 200;
      if (isShort && pattern.test(stage.name)) found.push(stage);
    }
    return found;
  }
}

/** What variables of the platform may hold, as far as that can be part of a stage's name. */
const platformValues: ReadonlyMap<string, string> = new Map([
  ["ARCH", "386|amd64|arm|arm64|loong64|mips(?:64)?(?:le)?|ppc64(?:le)?|riscv64|s390x|sparc64|wasm"],
  ["OS", "aix|android|darwin|dragonfly|freebsd|illumos|ios|linux|netbsd|openbsd|plan9|solaris|windows"],
  ["VARIANT", "|v[0-9](?:\\.[0-9])?"],
]);

/**
 * Matches every text that runs may turn into once the platform is known. Undefined where too much is open to tell:
 * more than one text of any kind would also take too long to match.
 */
function patternOf(runs: readonly Run[]): RegExp | undefined {
  let known = 0;
  let open = 0;
  const parts = runs.map(({ text, missing }) => {
    if (missing === undefined) return text.replace(/[^a-z0-9]/gi, "\\$&");
    const values = platformValues.get(missing.name.replace(/^(?:BUILD|TARGET)/, ""));
    if (values !== undefined && missing.decides !== true) {
      known++;
      return `(?:${values})`;
    }
    open++;
    return ".*";
  });
  return open > 1 || open === runs.length || known > 4 ? undefined : new RegExp(`^${parts.join("")}$`);
}

/** What stands behind FROM: the image, and the name that the stage gets. Indexes in the instruction's text. */
export interface FromArguments {
  readonly image: Span | undefined;
  readonly stage: string | undefined;
}

/** `imageEnd` is given where the image's word holds blanks. Faulty arguments behind it are passed over. */
export function readFromArguments(text: string, rest: Span, imageEnd: number | undefined): FromArguments {
  const words = wordsOf(text, imageEnd ?? rest.start, rest.end);
  const image = imageEnd === undefined ? words.shift() : { start: rest.start, end: imageEnd };
  const [as, name, more] = words;
  if (as === undefined || name === undefined || more !== undefined) return { image, stage: undefined };
  if (as.end - as.start !== 2 || !/^as$/i.test(text.slice(as.start, as.end)))
    return { image, stage: undefined };
  const lowered = text.slice(name.start, name.end).toLowerCase();
  return { image, stage: /^[a-z][a-z0-9_.-]*$/.test(lowered) ? lowered : undefined };
}
