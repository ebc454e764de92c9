import { HostGate } from "./hostGate.ts";
import type { Http } from "./http.ts";

export interface LimitOptions {
  /** Requests under way to one host, whatever the version of HTTP. */
  readonly concurrency: number;
  /** How long a request may wait for a limit to pass; longer ones are answered `rate-limited` at once. */
  readonly patienceMs: number;
  readonly now: () => number;
}

/** What the network is like at the moment, for the status item. */
export type NetworkState =
  | { readonly kind: "online" }
  /** A host asked to slow down; it is not asked before `until`. */
  | { readonly kind: "limited"; readonly until: number }
  /** A host gives no answer; it is not asked before `retryAt`. */
  | { readonly kind: "offline"; readonly retryAt: number };

/**
 * Keeps every host's limits: so many requests at once, the urgent ones first; silence for as long as the host asks
 * for; one time-out and not one per image when it is dead. One gate per host, whoever asks.
 */
export class Limits {
  readonly #options: LimitOptions;
  readonly #gates = new Map<string, HostGate>();
  readonly #stateListeners = new Set<(state: NetworkState) => void>();
  readonly #retryListeners = new Set<() => void>();
  #state: NetworkState = { kind: "online" };

  constructor(options: LimitOptions) {
    this.#options = options;
  }

  get state(): NetworkState {
    return this.#state;
  }

  onState(listener: (state: NetworkState) => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  /** Calls back when a pause or an outage has run its time, so that what is unknown may be asked again. */
  onRetry(listener: () => void): () => void {
    this.#retryListeners.add(listener);
    return () => this.#retryListeners.delete(listener);
  }

  limiting(http: Http): Http {
    return (request) => this.#gateOf(new URL(request.url).host).pass(request, http);
  }

  /** Ends all waiting for a better time. */
  close(): void {
    for (const gate of this.#gates.values()) gate.close();
    this.#stateListeners.clear();
    this.#retryListeners.clear();
  }

  #gateOf(host: string): HostGate {
    const known = this.#gates.get(host);
    if (known) return known;
    const gate = new HostGate(this.#options, {
      changed: () => this.#update(),
      retry: () => {
        for (const listener of this.#retryListeners) listener();
      },
    });
    this.#gates.set(host, gate);
    return gate;
  }

  /** The worst of the hosts: one that asked to slow down matters more than one that says nothing. */
  #update(): void {
    const states = [...this.#gates.values()].map((gate) => gate.state);
    const limited = states.filter((state) => state.kind === "limited");
    const offline = states.find((state) => state.kind === "offline");
    const last = limited.reduce((until, state) => Math.max(until, state.until), 0);
    const next: NetworkState =
      limited.length > 0 ? { kind: "limited", until: last } : (offline ?? { kind: "online" });
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    for (const listener of this.#stateListeners) listener(next);
  }
}
