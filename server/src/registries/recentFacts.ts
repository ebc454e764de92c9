import type { KeptFact } from "./storedFacts.ts";

interface Entry<T> {
  readonly fact: KeptFact<T>;
  readonly size: number;
}

/** Facts of one kind that this process knows, the least used of them forgotten when there is too much. Size is that of their text. */
export class RecentFacts<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #most: number;
  #size = 0;

  constructor(mostCharacters = 6_000_000) {
    this.#most = mostCharacters;
  }

  get(key: string): KeptFact<T> | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.fact;
  }

  put(key: string, fact: KeptFact<T>, size: number): void {
    this.#drop(key);
    this.#entries.set(key, { fact, size });
    this.#size += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#most || oldest === key) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#size -= this.#entries.get(key)?.size ?? 0;
    this.#entries.delete(key);
  }
}
