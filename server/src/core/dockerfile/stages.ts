import type { Span } from "../span.ts";
import { wordsOf } from "./joinedText.ts";

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
   * The stages so far whose name fits texts with unknown ones between them, at most two: `base-` and an unknown
   * text fit `base-arm64`. Gives up after very many comparisons, so that time stays linear.
   */
  fitting(texts: readonly string[]): readonly Stage[] {
    const found: Stage[] = [];
    for (const stage of this.#byName.values()) {
      if (this.#comparisons++ > 200_000 || found.length > 1) break;
      if (stage.name !== undefined && fits(stage.name, texts)) found.push(stage);
    }
    return found;
  }
}

/** Whether a name is these texts in order, with anything in between. */
function fits(name: string, texts: readonly string[]): boolean {
  const first = texts[0] ?? "";
  const last = texts[texts.length - 1] ?? "";
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
    return false;
  let at = first.length;
  for (const text of texts.slice(1, -1)) {
    const found = name.indexOf(text, at);
    if (found < 0) return false;
    at = found + text.length;
  }
  return at <= name.length - last.length;
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
  if (text.slice(as.start, as.end).toLowerCase() !== "as") return { image, stage: undefined };
  const lowered = text.slice(name.start, name.end).toLowerCase();
  return { image, stage: /^[a-z][a-z0-9_.-]*$/.test(lowered) ? lowered : undefined };
}
