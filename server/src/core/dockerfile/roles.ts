import type { ReferenceRole } from "../imageReference.ts";
import {
  canonicalName,
  familiarName,
  matchReference,
  parseReference,
  type Reference,
  type ReferenceParts,
  type ReferenceProblem,
} from "../reference.ts";
import type { Say } from "../say.ts";

/** What a known text stands for. */
export interface Meaning {
  readonly role: ReferenceRole;
  readonly reference: Reference | null;
  readonly parts: ReferenceParts | null;
  readonly problem: ReferenceProblem | null;
  readonly stage: string | null;
}

export const nothing: Meaning = { role: "scratch", reference: null, parts: null, problem: null, stage: null };

export function stageMeaning(stage: string | null): Meaning {
  return { ...nothing, role: "stage", stage };
}

export function invalidMeaning(problem: ReferenceProblem): Meaning {
  return { ...nothing, role: "invalid", problem };
}

export function unresolvedMeaning(problem: ReferenceProblem): Meaning {
  return { ...nothing, role: "unresolved", problem };
}

/** What images mean where named build contexts stand in for some of them. */
export class ImageNames {
  readonly #contexts: ReadonlySet<string>;
  readonly #say: Say;

  constructor(contexts: ReadonlyMap<string, string> | undefined, say: Say) {
    this.#contexts = new Set([...(contexts?.keys() ?? [])].map(contextKey));
    this.#say = say;
  }

  /** The meaning of a text that names no stage. */
  meaningOf(text: string): Meaning {
    if (text === "scratch") return nothing;
    const parsed = parseReference(text, this.#say);
    if (!parsed.ok) return invalidMeaning(parsed.problem);
    const role = this.#contexts.size > 0 && this.#contexts.has(contextKey(text)) ? "local" : "image";
    return { role, reference: parsed.reference, parts: parsed.parts, problem: null, stage: null };
  }

  /** Whether a context replaces the whole stage of this name, so that its base is never pulled. */
  replacesStage(name: string | undefined): boolean {
    return (
      name !== undefined && name !== "scratch" && name !== "context" && this.#contexts.has(contextKey(name))
    );
  }
}

/** The name under which a context is kept: the familiar form, without `:latest`. */
function contextKey(name: string): string {
  const reference = matchReference(name)?.reference;
  if (reference === undefined) return name;
  const full = canonicalName(reference).slice(`${reference.domain}/${reference.path}`.length);
  return `${familiarName(reference)}${full}`.replace(/:latest$/, "");
}
