import { type ImageFacts, nothingKnown } from "../core/facts.ts";
import type { ImageReference } from "../core/imageReference.ts";
import type { Reference } from "../core/reference.ts";
import type { Inquirer, LookUpPurpose, SharedLookUps } from "./sharedLookUps.ts";

/** The same for all, so that nothing is judged anew because of it. */
const switchedOff = nothingKnown("lookups-off");

/** Answers that come one after another are told together; nobody waits longer than this for one of them. */
const gatheringMs = 150;

/**
 * The look-ups of one document: one for each image, ended when the last reference to it is gone or the document is
 * closed. Answers go into `facts`.
 */
export class LookUps implements Inquirer {
  readonly #shared: SharedLookUps;
  readonly #facts: Map<string, ImageFacts>;
  /** A name that is being typed is looked up when the typing rests: half a name is nobody's business. */
  readonly #restMs: number;
  readonly #onFacts: () => void;
  readonly #joined = new Set<string>();
  #awaited = new Map<string, Reference>();
  #rest: NodeJS.Timeout | undefined;
  #told: NodeJS.Timeout | undefined;
  #purpose: LookUpPurpose = "check";
  /** The images that a document opens with stand in the file already: they are looked up at once. */
  #isFirst = true;

  constructor(shared: SharedLookUps, facts: Map<string, ImageFacts>, restMs: number, onFacts: () => void) {
    this.#shared = shared;
    this.#facts = facts;
    this.#restMs = restMs;
    this.#onFacts = onFacts;
  }

  /** Says which images the document names now. `purpose` is undefined where look-ups are switched off. */
  want(images: ReadonlyMap<string, ImageReference>, purpose: LookUpPurpose | undefined): void {
    const isAllowed = purpose !== undefined;
    for (const key of this.#joined) {
      if (!images.has(key) || !isAllowed) this.#leave(key);
    }
    for (const [key, facts] of this.#facts) {
      if (!images.has(key) || (isAllowed && facts === switchedOff)) this.#facts.delete(key);
    }
    if (purpose === undefined) {
      for (const key of images.keys()) this.#facts.set(key, switchedOff);
      this.#await(new Map());
      return;
    }
    const before = this.#purpose;
    this.#purpose = purpose;
    if (purpose !== before) this.#joinAgain(images);
    const awaited = new Map<string, Reference>();
    for (const [key, { reference }] of images) {
      if (reference !== null && !this.#joined.has(key)) awaited.set(key, reference);
    }
    this.#await(awaited);
    if (this.#isFirst) this.#joinAwaited();
    this.#isFirst = false;
  }

  /** Asks again about images for which `isDue` says so; what is known stays until the new answer is there. */
  again(isDue: (facts: ImageFacts) => boolean): void {
    for (const key of this.#joined) {
      const facts = this.#facts.get(key);
      if (facts !== undefined && isDue(facts)) this.#shared.again(key);
    }
  }

  stop(): void {
    clearTimeout(this.#told);
    this.want(new Map(), undefined);
  }

  learned(key: string, facts: ImageFacts): void {
    this.#facts.set(key, facts);
    const isLast = [...this.#joined].every((one) => this.#facts.has(one));
    if (isLast) this.#tell();
    else this.#told ??= setTimeout(() => this.#tell(), gatheringMs);
  }

  /** Looks these up as soon as they have stood still for a while. */
  #await(awaited: Map<string, Reference>): void {
    const isSame =
      awaited.size === this.#awaited.size && [...awaited.keys()].every((key) => this.#awaited.has(key));
    this.#awaited = awaited;
    if (isSame && this.#rest !== undefined) return;
    clearTimeout(this.#rest);
    this.#rest = awaited.size === 0 ? undefined : setTimeout(() => this.#joinAwaited(), this.#restMs);
  }

  #joinAwaited(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
    const awaited = this.#awaited;
    this.#awaited = new Map();
    let isKnown = false;
    for (const [key, reference] of awaited) {
      this.#joined.add(key);
      const facts = this.#shared.join(key, reference, this, this.#purpose);
      if (facts === undefined) continue;
      this.#facts.set(key, facts);
      isKnown = true;
    }
    if (isKnown) this.#tell();
  }

  /** Asks for what a new purpose needs beside what is known. */
  #joinAgain(images: ReadonlyMap<string, ImageReference>): void {
    for (const key of this.#joined) {
      const reference = images.get(key)?.reference ?? null;
      if (reference !== null) this.#shared.join(key, reference, this, this.#purpose);
    }
  }

  #tell(): void {
    clearTimeout(this.#told);
    this.#told = undefined;
    this.#onFacts();
  }

  #leave(key: string): void {
    this.#joined.delete(key);
    this.#shared.leave(key, this);
  }
}
