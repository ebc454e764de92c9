/** How much the stand-in lets a caller ask. */
export interface LimitOptions {
  /** Requests to Hub's API in a minute; 180 as Hub's headers say. */
  readonly hubPerMinute?: number;
  /** Pulls in six hours by someone who isn't signed in; 100. A GET of a manifest is one, a HEAD none. */
  readonly pullsAnonymous?: number;
  /** The same for someone who is; 200. */
  readonly pullsSignedIn?: number;
}

const pullWindowSeconds = 21_600;

/** Counts per caller, and the headers that tell the caller. */
export class RateLimits {
  readonly #options: Required<LimitOptions>;
  readonly #now: () => number;
  readonly #pulls = new Map<string, number>();
  readonly #asked = new Map<string, number>();
  #minute = 0;

  constructor(options: LimitOptions, now: () => number) {
    this.#options = { hubPerMinute: 180, pullsAnonymous: 100, pullsSignedIn: 200, ...options };
    this.#now = now;
  }

  /** One request to Hub's API. */
  hub(caller: string): {
    readonly refused: boolean;
    readonly resetAt: number;
    readonly headers: Record<string, string>;
  } {
    const minute = Math.floor(this.#now() / 60_000);
    if (minute !== this.#minute) this.#asked.clear();
    this.#minute = minute;
    const asked = (this.#asked.get(caller) ?? 0) + 1;
    this.#asked.set(caller, asked);
    const limit = this.#options.hubPerMinute;
    const resetAt = (minute + 1) * 60;
    const headers = {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-reset": String(resetAt),
      "x-ratelimit-remaining": String(Math.max(0, limit - asked)),
    };
    return { refused: asked > limit, resetAt, headers };
  }

  /** One request for a manifest; it counts only where it is a pull. */
  pull(
    account: string,
    counts: boolean,
  ): { readonly refused: boolean; readonly headers: Record<string, string> } {
    const limit = account === "" ? this.#options.pullsAnonymous : this.#options.pullsSignedIn;
    const pulled = this.#pulls.get(account) ?? 0;
    const refused = counts && pulled >= limit;
    const now = counts && !refused ? pulled + 1 : pulled;
    this.#pulls.set(account, now);
    const headers = {
      "ratelimit-limit": `${limit};w=${pullWindowSeconds}`,
      "ratelimit-remaining": `${limit - now};w=${pullWindowSeconds}`,
      "docker-ratelimit-source": account === "" ? "127.0.0.1" : account,
    };
    return { refused, headers };
  }
}
