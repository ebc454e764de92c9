import type { Asking } from "./registry.ts";

const order = { cursor: 0, visible: 1, background: 2 } as const;
export type Priority = keyof typeof order;

function priorityOf(asking: Asking): Priority {
  return asking.priority ?? "background";
}

/** Smaller goes first. */
export function rankOf(asking: Asking): number {
  return order[priorityOf(asking)];
}

interface Flight<T> {
  readonly answer: Promise<T>;
  readonly waiting: Set<Asking>;
  readonly controller: AbortController;
}

/**
 * Work that several callers want is done once. A caller that gives up gets its own rejection at once; the work
 * ends only when none is left. Its urgency is that of the most urgent who waits, as it stands at the moment.
 */
export class Flights<T> {
  readonly #flights = new Map<string, Flight<T>>();

  get size(): number {
    return this.#flights.size;
  }

  async join(key: string, asking: Asking, start: (asking: Asking) => Promise<T>): Promise<T> {
    asking.signal.throwIfAborted();
    let flight = this.#flights.get(key);
    if (flight === undefined) {
      flight = this.#begin(key, asking, start);
      this.#flights.set(key, flight);
    }
    return this.#wait(key, flight, asking);
  }

  #begin(key: string, asking: Asking, start: (asking: Asking) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const waiting = new Set([asking]);
    const shared: Asking = {
      ...asking,
      signal: controller.signal,
      get priority() {
        let best: Asking = asking;
        for (const one of waiting) if (!waiting.has(best) || rankOf(one) < rankOf(best)) best = one;
        return priorityOf(best);
      },
    };
    const answer = start(shared).finally(() => {
      if (this.#flights.get(key)?.controller === controller) this.#flights.delete(key);
    });
    // Whoever waits sees the rejection; once nobody does, it is nobody's business.
    answer.catch(() => {});
    return { answer, waiting, controller };
  }

  #wait(key: string, flight: Flight<T>, asking: Asking): Promise<T> {
    const { signal } = asking;
    flight.waiting.add(asking);
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        flight.waiting.delete(asking);
        if (flight.waiting.size === 0) {
          // Nobody can join work that is being ended.
          if (this.#flights.get(key) === flight) this.#flights.delete(key);
          flight.controller.abort(signal.reason);
        }
        reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      const settled = () => {
        signal.removeEventListener("abort", leave);
        flight.waiting.delete(asking);
      };
      flight.answer.then(
        (value) => {
          settled();
          resolve(value);
        },
        (error) => {
          settled();
          reject(error);
        },
      );
    });
  }
}
