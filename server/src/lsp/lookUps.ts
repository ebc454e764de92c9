import { type ImageFacts, nothingKnown } from "../core/facts.ts";
import type { ImageReference } from "../core/imageReference.ts";
import type { Reference } from "../core/reference.ts";
import type { Host } from "../host.ts";
import { inBackground } from "./guarded.ts";

/** How many look-ups are under way, for whoever shows it. */
export interface LookUpCounter {
  started(): void;
  ended(): void;
}

/** The same for all, so that nothing is judged anew because of it. */
const switchedOff = nothingKnown("lookups-off");

/**
 * The look-ups of one document: one for each image, ended when the last reference to it is gone or the document is
 * closed. Answers go into `facts`; several documents that name one image share a flight inside the registry.
 */
export class LookUps {
  readonly #host: Host;
  readonly #facts: Map<string, ImageFacts>;
  readonly #counter: LookUpCounter;
  /** A name that is being typed is looked up when the typing rests: half a name is nobody's business. */
  readonly #restMs: number;
  readonly #onFacts: () => void;
  readonly #underWay = new Map<string, AbortController>();
  readonly #references = new Map<string, Reference>();
  #isAllowed = true;
  #rest: NodeJS.Timeout | undefined;
  /** The images that a document opens with stand in the file already: they are looked up at once. */
  #isFirst = true;

  constructor(
    host: Host,
    facts: Map<string, ImageFacts>,
    counter: LookUpCounter,
    restMs: number,
    onFacts: () => void,
  ) {
    this.#host = host;
    this.#facts = facts;
    this.#counter = counter;
    this.#restMs = restMs;
    this.#onFacts = onFacts;
  }

  /** Says which images the document names now. `isAllowed` is false where look-ups are switched off. */
  want(images: ReadonlyMap<string, ImageReference>, isAllowed: boolean): void {
    this.#references.clear();
    for (const [key, { reference }] of images) if (reference !== null) this.#references.set(key, reference);
    for (const [key, aborting] of this.#underWay) {
      if (!images.has(key) || !isAllowed) aborting.abort();
    }
    for (const key of this.#facts.keys()) {
      if (!images.has(key) || isAllowed !== this.#isAllowed) this.#facts.delete(key);
    }
    this.#isAllowed = isAllowed;
    if (!isAllowed) {
      for (const key of images.keys()) this.#facts.set(key, switchedOff);
    } else if (this.#isFirst) {
      this.#lookUpNew();
    } else if (this.#newReferences().length > 0) {
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => this.#lookUpNew(), this.#restMs);
    }
    this.#isFirst = false;
  }

  /** Asks again about images for which `isDue` says so; what is known stays until the new answer is there. */
  again(isDue: (facts: ImageFacts) => boolean): void {
    if (!this.#isAllowed) return;
    for (const [key, reference] of this.#references) {
      const facts = this.#facts.get(key);
      if (facts !== undefined && isDue(facts) && !this.#isUnderWay(key)) this.#lookUp(key, reference);
    }
  }

  stop(): void {
    clearTimeout(this.#rest);
    this.want(new Map(), false);
  }

  #newReferences(): readonly (readonly [string, Reference])[] {
    return [...this.#references].filter(([key]) => !this.#facts.has(key) && !this.#isUnderWay(key));
  }

  #lookUpNew(): void {
    for (const [key, reference] of this.#newReferences()) this.#lookUp(key, reference);
  }

  #isUnderWay(key: string): boolean {
    const aborting = this.#underWay.get(key);
    return aborting !== undefined && !aborting.signal.aborted;
  }

  #lookUp(key: string, reference: Reference): void {
    const aborting = new AbortController();
    const { signal } = aborting;
    this.#underWay.set(key, aborting);
    this.#counter.started();
    inBackground(this.#host, `look-up of ${key}`, async () => {
      try {
        const facts = await this.#host.gather(reference, "check", {
          signal,
          priority: "visible",
          why: "open file",
        });
        if (signal.aborted) return;
        this.#facts.set(key, facts);
        this.#onFacts();
      } catch (fault) {
        if (!signal.aborted) throw fault;
      } finally {
        if (this.#underWay.get(key) === aborting) this.#underWay.delete(key);
        this.#counter.ended();
      }
    });
  }
}
