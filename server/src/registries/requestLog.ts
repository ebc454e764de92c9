import type { Http, HttpRequest, HttpResult } from "./http.ts";

/** One request as `Tare: Show Requests` lists it. Holds no credential: the URL is without query values of secrets. */
export interface SentRequest {
  /** When it was sent, in milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  /** The status; null where no answer came. */
  readonly status: number | null;
  /** What went wrong, where no answer came. */
  readonly fault: string | null;
  /** Size of the body as it was sent. */
  readonly bytes: number;
  readonly tookMs: number;
  /** Why it was sent, in a few words. */
  readonly why: string;
}

const mostEntries = 500;

/** The last requests, oldest first, and how many there were. */
export class RequestLog {
  readonly #now: () => number;
  readonly #entries: SentRequest[] = [];
  readonly #listeners = new Set<(entry: SentRequest) => void>();
  #total = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** All that were sent since the start, listed or not. */
  get total(): number {
    return this.#total;
  }

  get entries(): readonly SentRequest[] {
    return this.#entries;
  }

  /** Calls back after each request; the answer ends that. */
  onRequest(listener: (entry: SentRequest) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Every request that goes through is listed. */
  recording(http: Http): Http {
    return async (request) => {
      const at = this.#now();
      const started = performance.now();
      this.#total++;
      try {
        const result = await http(request);
        this.#add(request, at, performance.now() - started, result);
        return result;
      } catch (error) {
        this.#add(request, at, performance.now() - started, undefined);
        throw error;
      }
    };
  }

  #add(request: HttpRequest, at: number, tookMs: number, result: HttpResult | undefined): void {
    const answer = result?.kind === "answer" ? result : undefined;
    const fault = result?.kind === "fault" ? result.detail : null;
    const entry: SentRequest = {
      at,
      method: request.method,
      url: request.url,
      status: answer?.status ?? null,
      fault: result === undefined ? "no longer needed" : fault,
      bytes: answer?.sentBytes ?? 0,
      tookMs: Math.round(tookMs),
      why: request.asking.why ?? "",
    };
    this.#entries.push(entry);
    if (this.#entries.length > mostEntries) this.#entries.shift();
    for (const listener of this.#listeners) listener(entry);
  }
}
