import { rankOf } from "./flights.ts";
import type { Http, HttpAnswer, HttpFault, HttpRequest, HttpResult } from "./http.ts";
import type { LimitOptions, NetworkState } from "./limiting.ts";
import { type Allowance, allowanceOf, longestPauseMs, pauseEnds } from "./retryAfter.ts";

interface Waiting {
  readonly request: HttpRequest;
  /** When it came, by a clock that only runs forward. */
  readonly since: number;
  go(): void;
  refuse(fault: HttpFault): void;
}

export interface GateEvents {
  changed(): void;
  /** A pause or an outage has run its time. */
  retry(): void;
}

const firstOutageMs = 5000;
const longestOutageMs = 5 * 60_000;
/** So many server faults in a row, and the host counts as dead. */
const mostServerFaults = 4;

/** The way to one host: who may go, who waits, who is sent back. */
export class HostGate {
  readonly #options: LimitOptions;
  readonly #events: GateEvents;
  readonly #queue = new Set<Waiting>();
  #running = 0;
  /** The host asked not to be asked before this time. */
  #pausedUntil = 0;
  #allowance: Allowance | undefined;
  /** The host is taken for dead until this time; after it, one request at a time tries. */
  #deadUntil = 0;
  #outageMs = 0;
  #lastGood = Number.NEGATIVE_INFINITY;
  #serverFaults = 0;
  #alarm: { readonly at: number; readonly timer: NodeJS.Timeout } | undefined;
  #closed = false;

  constructor(options: LimitOptions, events: GateEvents) {
    this.#options = options;
    this.#events = events;
  }

  get state(): NetworkState {
    this.#heedClock();
    const until = this.#limitedUntil();
    if (until > this.#options.now()) return { kind: "limited", until };
    return this.#outageMs > 0 ? { kind: "offline", retryAt: this.#deadUntil } : { kind: "online" };
  }

  /** Sends a request when its turn comes; a fault where it won't come in time. */
  async pass(request: HttpRequest, http: Http): Promise<HttpResult> {
    const since = performance.now();
    for (let attempt = 0; ; attempt++) {
      const refusal = await this.#turn(request, since);
      if (refusal !== undefined) return refusal;
      const started = performance.now();
      let result: HttpResult;
      try {
        result = await http(request);
      } catch (error) {
        // Whoever gave up says nothing about the host; the next one may go.
        this.#running--;
        this.#admit();
        throw error;
      }
      this.#running--;
      const again = attempt === 0 && this.#mayRetry(request, result);
      // A connection that broke once says nothing about the host.
      if (again && result.kind === "fault") this.#admit();
      else this.#learn(result, started);
      const limited = result.kind === "answer" && result.status === 429;
      if (again) await pause(100 + Math.random() * 300, request.asking.signal);
      else if (limited && attempt < 3) continue;
      else if (limited) return this.#limitFault();
      else return result.kind === "fault" ? this.#dated(result) : result;
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#alarm?.timer);
    for (const waiting of [...this.#queue]) waiting.refuse(closedFault);
  }

  /** Waits for a free place; the fault to answer with where there will be none in time. */
  #turn(request: HttpRequest, since: number): Promise<HttpFault | undefined> {
    const { signal } = request.asking;
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#queue.delete(waiting);
        if (this.#queue.size === 0) this.#alarm?.timer.unref();
        signal.removeEventListener("abort", giveUp);
      };
      const giveUp = () => {
        leave();
        reject(signal.reason);
      };
      const waiting: Waiting = {
        request,
        since,
        go: () => {
          leave();
          resolve(undefined);
        },
        refuse: (fault) => {
          leave();
          resolve(fault);
        },
      };
      signal.addEventListener("abort", giveUp, { once: true });
      this.#queue.add(waiting);
      this.#alarm?.timer.ref();
      this.#admit();
    });
  }

  /** Lets go whoever may, most urgent first, and sends back whoever would wait too long. */
  #admit(): void {
    if (this.#closed) {
      for (const waiting of [...this.#queue]) waiting.refuse(closedFault);
      return;
    }
    this.#heedClock();
    const now = this.#options.now();
    if (this.#outageMs > 0 && now < this.#deadUntil) {
      for (const waiting of [...this.#queue]) waiting.refuse(this.#outageFault());
      return;
    }
    const places = this.#outageMs > 0 ? 1 : this.#options.concurrency;
    while (this.#running < places && this.#queue.size > 0 && this.#limitedUntil() <= now)
      this.#mostUrgent()?.go();
    const until = this.#limitedUntil();
    if (until > now) this.#hold(until, until - now);
  }

  /** Those who would wait too long for the end of a limit are sent back now; the others are woken then. */
  #hold(until: number, waitMs: number): void {
    const clock = performance.now();
    for (const waiting of [...this.#queue]) {
      if (clock - waiting.since + waitMs > this.#options.patienceMs) waiting.refuse(this.#limitFault());
    }
    this.#setAlarm(until);
    this.#events.changed();
  }

  /** Takes a place for the most urgent one; among equals, the one that came first. */
  #mostUrgent(): Waiting | undefined {
    let best: Waiting | undefined;
    for (const waiting of this.#queue) {
      if (best === undefined || rankOf(waiting.request.asking) < rankOf(best.request.asking)) best = waiting;
    }
    this.#running++;
    if (this.#allowance !== undefined) {
      this.#allowance = { ...this.#allowance, remaining: this.#allowance.remaining - 1 };
    }
    return best;
  }

  /** A clock that was put back would stretch every wait by as much: none may be longer than it can be. */
  #heedClock(): void {
    const now = this.#options.now();
    this.#deadUntil = Math.min(this.#deadUntil, now + this.#outageMs);
    this.#pausedUntil = Math.min(this.#pausedUntil, now + longestPauseMs);
    const resetsIn = (this.#allowance?.resetsAt ?? now) - now;
    if (resetsIn > longestPauseMs) this.#allowance = undefined;
  }

  /** The later of what the host asked for and the end of a used-up allowance; 0 where there is no limit. */
  #limitedUntil(): number {
    const usedUp = this.#allowance !== undefined && this.#allowance.remaining <= 0;
    return Math.max(this.#pausedUntil, usedUp ? (this.#allowance?.resetsAt ?? 0) : 0);
  }

  #learn(result: HttpResult, started: number): void {
    if (result.kind === "answer" && result.status < 500) this.#lastGood = performance.now();
    if (result.kind === "fault") {
      // Others got answers meanwhile: the host lives, and this one was unlucky.
      if (result.why === "offline" && this.#lastGood < started) this.#goDead();
    } else if (result.status === 429) {
      this.#pausedUntil = Math.max(this.#pausedUntil, pauseEnds(result, this.#options.now()));
    } else if (result.status >= 500) {
      this.#serverFaults++;
      if (this.#serverFaults >= mostServerFaults) this.#goDead();
    } else {
      this.#learnGood(result);
    }
    this.#admit();
    this.#events.changed();
  }

  #learnGood(answer: HttpAnswer): void {
    const now = this.#options.now();
    this.#serverFaults = 0;
    this.#outageMs = 0;
    const told = allowanceOf(answer, now);
    if (told === undefined) return;
    const kept = this.#allowance;
    // Answers may overtake each other, and requests under way are not counted yet: within a window the least holds.
    const sameWindow = kept !== undefined && kept.resetsAt > now && told.resetsAt - kept.resetsAt < 1500;
    const remaining = sameWindow ? Math.min(kept.remaining, told.remaining) : told.remaining - this.#running;
    this.#allowance = { remaining, resetsAt: sameWindow ? kept.resetsAt : told.resetsAt };
  }

  #goDead(): void {
    const now = this.#options.now();
    if (this.#outageMs > 0 && now < this.#deadUntil) return;
    this.#outageMs = Math.min(Math.max(this.#outageMs * 2, firstOutageMs), longestOutageMs);
    this.#deadUntil = now + this.#outageMs;
    this.#setAlarm(this.#deadUntil);
  }

  /** Once, for what may pass in a moment, unless the host seems dead anyway. */
  #mayRetry(request: HttpRequest, result: HttpResult): boolean {
    if (request.method === "POST" || this.#outageMs > 0) return false;
    if (result.kind === "fault") return result.transient === true;
    return result.status >= 500 && result.status !== 501 && !result.headers.has("retry-after");
  }

  /** Wakes up when a limit or an outage has run its time. Doesn't keep the process alive, unless someone waits. */
  #setAlarm(at: number): void {
    if (this.#closed || (this.#alarm !== undefined && this.#alarm.at >= at)) return;
    clearTimeout(this.#alarm?.timer);
    const timer = setTimeout(
      () => {
        this.#alarm = undefined;
        if (this.#allowance !== undefined && this.#allowance.resetsAt <= this.#options.now()) {
          this.#allowance = undefined;
        }
        this.#admit();
        if (this.#outageMs > 0 && this.#deadUntil > this.#options.now()) this.#setAlarm(this.#deadUntil);
        this.#events.changed();
        this.#events.retry();
      },
      Math.max(at - this.#options.now(), 0) + 5,
    );
    if (this.#queue.size === 0) timer.unref();
    this.#alarm = { at, timer };
  }

  /** Says when a host that seems dead is asked again. */
  #dated(fault: HttpFault): HttpFault {
    return fault.why === "offline" && this.#outageMs > 0 ? { ...fault, retryAt: this.#deadUntil } : fault;
  }

  #limitFault(): HttpFault {
    const detail = "the registry asked to slow down";
    return { kind: "fault", why: "rate-limited", detail, retryAt: this.#limitedUntil() };
  }

  #outageFault(): HttpFault {
    return {
      kind: "fault",
      why: "offline",
      detail: "the host gave no answer a moment ago",
      retryAt: this.#deadUntil,
    };
  }
}

const closedFault: HttpFault = { kind: "fault", why: "offline", detail: "Tare is closing" };

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms);
    function done() {
      signal.removeEventListener("abort", giveUp);
      resolve();
    }
    function giveUp() {
      clearTimeout(timer);
      reject(signal.reason);
    }
    signal.addEventListener("abort", giveUp, { once: true });
  });
}
