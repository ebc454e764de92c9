import { familiarReference, matchReference, parseReference } from "../reference.ts";
import type { Say } from "../say.ts";
import { isInvalid, type Meaning, namesImage, scratch } from "./meanings.ts";

/** What a text means that names no stage. Named build contexts stand in for images of their name. */
export class ImageNames {
  readonly #contexts: ReadonlySet<string>;
  readonly #say: Say;

  constructor(contexts: ReadonlyMap<string, string> | undefined, say: Say) {
    this.#contexts = new Set([...(contexts?.keys() ?? [])].map(contextKey));
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
    const role = this.#contexts.size > 0 && this.#contexts.has(contextKey(text)) ? "local" : "image";
    return namesImage(role, parsed.reference, parsed.parts);
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
