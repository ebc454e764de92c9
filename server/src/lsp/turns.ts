/**
 * Lets those who wait go on one by one, each in a turn of the event loop of its own. So work on many documents
 * neither piles up half-done in memory, nor keeps a question that comes in between from being answered.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];

  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) setImmediate(() => this.#go());
    });
  }

  #go(): void {
    this.#waiting.shift()?.();
    if (this.#waiting.length > 0) setImmediate(() => this.#go());
  }
}
