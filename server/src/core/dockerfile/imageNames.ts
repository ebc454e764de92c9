import { familiarReference, matchReference, parseReference } from "../reference.ts";
import type { Say } from "../say.ts";
import type { Source } from "../source.ts";
import { isInvalid, type Meaning, namesImage, scratch } from "./meanings.ts";

/** What a text means that names no stage. Named build contexts, and what is built here, stand in for images of their name. */
export class ImageNames {
  readonly #contexts: ReadonlySet<string>;
  readonly #built: ReadonlySet<string>;
  readonly #say: Say;

  constructor({ contexts, builtNames }: Pick<Source, "contexts" | "builtNames">, say: Say) {
    this.#contexts = new Set([...(contexts?.keys() ?? [])].map(contextKey));
    this.#built = new Set([...(builtNames ?? [])].map(contextKey));
    this.#say = say;
  }

  /** The meaning of a frontend: contexts and `scratch` are the build's, which has not begun. */
  frontend(text: string): Meaning {
    const parsed = parseReference(text, this.#say);
    return parsed.ok ? namesImage("image", parsed.reference, parsed.parts) : isInvalid(parsed.problem);
  }

  meaningOf(text: string): Meaning {
    if (text === "scratch") return scratch;
    const parsed = parseReference(text, this.#say);
    if (!parsed.ok) return isInvalid(parsed.problem);
    return namesImage(this.#isLocal(text) ? "local" : "image", parsed.reference, parsed.parts);
  }

  #isLocal(text: string): boolean {
    if (this.#contexts.size === 0 && this.#built.size === 0) return false;
    const key = contextKey(text);
    return this.#contexts.has(key) || this.#built.has(key);
  }

  /** Whether a context replaces the whole stage of this name, so that its base is never pulled. */
  replacesStage(name: string | undefined): boolean {
    return (
      this.#contexts.size > 0 &&
      name !== undefined &&
      name !== "scratch" &&
      name !== "context" &&
      this.#contexts.has(contextKey(name))
    );
  }
}

/** The name under which a context is kept: the familiar form, without `:latest`. */
function contextKey(name: string): string {
  const reference = matchReference(name)?.reference;
  if (reference === undefined) return name;
  return familiarReference(reference).replace(/:latest$/, "");
}
