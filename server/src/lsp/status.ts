import type { Unchecked } from "../core/check.ts";
import type { UnknownWhy } from "../core/facts.ts";
import { Coalescing } from "./coalescing.ts";
import type { StatusParams } from "./protocol.ts";
import type { LookUpCounter } from "./sharedLookUps.ts";

/** Why one image could not be checked, without the image itself, which would keep its document in memory. */
interface Missing {
  readonly why: UnknownWhy;
  readonly retryAt: number | undefined;
}

/** Answers that come in quick succession are told as one. */
const intervalMs = 100;

/** Adds up what is being asked and what could not be, over all open documents, and tells it when it changes. */
export class Status implements LookUpCounter {
  readonly #send: (status: StatusParams) => void;
  readonly #unchecked = new Map<string, readonly Missing[]>();
  readonly #coalescing: Coalescing;
  #asking = 0;
  #told = "";

  constructor(send: (status: StatusParams) => void) {
    this.#send = send;
    this.#coalescing = new Coalescing(
      () => this.#tell(),
      () => intervalMs,
    );
  }

  started(): void {
    this.#asking++;
    this.#coalescing.want();
  }

  ended(): void {
    this.#asking--;
    this.#coalescing.want();
  }

  /** What could not be checked of one document; an empty list once it is closed. */
  report(uri: string, unchecked: readonly Unchecked[]): void {
    const missing = unchecked.map(({ why, retryAt }) => ({ why, retryAt }));
    if (missing.length > 0) this.#unchecked.set(uri, missing);
    else if (!this.#unchecked.delete(uri)) return;
    this.#coalescing.want();
  }

  get current(): StatusParams {
    const all = [...this.#unchecked.values()].flat();
    const limited = all.filter(({ why }) => why === "rate-limited");
    const troubled = limited.length > 0 ? limited : all.filter(({ why }) => why === "offline");
    const retryAt = Math.min(...troubled.map((one) => one.retryAt ?? Number.POSITIVE_INFINITY));
    return {
      asking: this.#asking,
      trouble: limited.length > 0 ? "rate-limited" : troubled.length > 0 ? "offline" : null,
      retryAt: Number.isFinite(retryAt) ? retryAt : null,
      unchecked: all.length,
    };
  }

  stop(): void {
    this.#coalescing.stop();
  }

  #tell(): void {
    const status = this.current;
    const text = JSON.stringify(status);
    if (text === this.#told) return;
    this.#told = text;
    this.#send(status);
  }
}
