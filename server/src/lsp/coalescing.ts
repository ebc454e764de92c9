/**
 * Runs work at once when it is asked for after a quiet time, and in a burst once more when the interval has gone by:
 * the first key is answered without delay, and a hundred keys don't cost a hundred runs.
 */
export class Coalescing {
  readonly #work: () => void;
  readonly #intervalMs: () => number;
  #timer: NodeJS.Timeout | undefined;
  #isWanted = false;

  constructor(work: () => void, intervalMs: () => number) {
    this.#work = work;
    this.#intervalMs = intervalMs;
  }

  want(): void {
    if (this.#timer !== undefined) {
      this.#isWanted = true;
      return;
    }
    this.#work();
    this.#rest();
  }

  /** Drops what is still wanted. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isWanted = false;
  }

  #rest(): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#isWanted) return;
      this.#isWanted = false;
      this.want();
    }, this.#intervalMs());
  }
}
