export type { NetworkState } from "./limiting.ts";

import { caching } from "./caching.ts";
import type { CredentialSource } from "./credentials.ts";
import { Draining } from "./draining.ts";
import { FactStore } from "./factStore.ts";
import type { Http, HttpClient, HttpOptions } from "./http.ts";
import { defaultLifetimes, type Lifetimes } from "./lifetimes.ts";
import { Limits, type NetworkState } from "./limiting.ts";
import { namedRegistries } from "./named.ts";
import { followingRedirects } from "./redirects.ts";
import type { Registry } from "./registry.ts";
import { RequestLog } from "./requestLog.ts";
import { routing, switchedOff } from "./route.ts";
import { sharing } from "./sharing.ts";

/** A registry beside Docker Hub that the user named, so that its images may be looked up. */
export interface OtherRegistry {
  /** As references write it: `ghcr.io`, `registry.example.com:5000`. */
  readonly domain: string;
  /** Origin to ask; `https://` and the domain where undefined. */
  readonly url?: string;
  /** Hosts that give its tokens, where they aren't kin to it. */
  readonly tokenHosts?: readonly string[];
}

/** A pull-through cache or proxy of Docker Hub, as companies run it. */
export interface HubMirror {
  /** Origin of the registry. */
  readonly url: string;
  /** What stands before Hub's own path there: `dockerhub` for `dockerhub/library/node`. Empty for nothing. */
  readonly prefix: string;
}

/** Everything the network layer may depend on; the edge builds it from settings and environment. */
export interface NetworkOptions {
  /** Tare's own version, for the user agent. */
  readonly version: string;
  /** False: nothing is asked of anyone, and every answer that isn't in memory is `lookups-off`. */
  readonly lookups: boolean;
  readonly hubUrl: string;
  readonly registryUrl: string;
  readonly authUrl: string;
  readonly registries: readonly OtherRegistry[];
  /** Folder for the facts kept between runs; null keeps them in memory only. */
  readonly cacheDir: string | null;
  readonly proxy: { readonly http: string; readonly https: string; readonly no: string };
  /** PEM texts, trusted beside those Node trusts. */
  readonly extraCertificates: readonly string[];
  readonly credentials: CredentialSource;
  /** The process environment: what Docker's own configuration and its helpers are found by. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A registry that holds Docker Hub's images and is asked in place of it; Docker is not asked anything then. */
  readonly hubMirror: HubMirror | null;
  /** Requests under way to one host. */
  readonly concurrency: number;
  readonly timeLimitMs: number;
  /** How long a question may wait for a limit to pass before it is answered `rate-limited`. */
  readonly patienceMs: number;
  readonly lifetimes: Lifetimes;
  /**
   * True, for an editor: a stale fact is answered at once and renewed behind. False, for a program that ends: it is
   * asked again first, and answered only where that fails.
   */
  readonly answersStale: boolean;
  readonly now: () => number;
  /** Takes a line for the log; never holds a credential. */
  readonly log: (line: string) => void;
}

/** A repository or namespace whose facts are no longer those that were handed out. */
export interface FactsChanged {
  readonly domain: string;
  readonly path: string;
}

/** The registries as one, and what there is to see of the network. */
export interface Network {
  readonly registry: Registry;
  readonly requests: RequestLog;
  readonly state: NetworkState;
  /** Each of these calls back until the function it returns is called. */
  onState(listener: (state: NetworkState) => void): () => void;
  /** A pause or an outage has run its time: what is unknown may be asked again. */
  onRetry(listener: () => void): () => void;
  /** Facts that were handed out have been renewed, and differ. */
  onChanged(listener: (changed: FactsChanged) => void): () => void;
  /** Lets what is under way come to its end, for a moment; writes what is kept, and ends the rest. */
  close(): Promise<void>;
}

export const defaultNetworkOptions: NetworkOptions = {
  version: "0.0.0",
  lookups: true,
  hubUrl: "https://hub.docker.com",
  registryUrl: "https://registry-1.docker.io",
  authUrl: "https://auth.docker.io",
  registries: [],
  cacheDir: null,
  proxy: { http: "", https: "", no: "" },
  extraCertificates: [],
  credentials: "none",
  environment: {},
  hubMirror: null,
  concurrency: 6,
  timeLimitMs: 8000,
  patienceMs: 2000,
  lifetimes: defaultLifetimes,
  answersStale: true,
  now: Date.now,
  log: () => {},
};

/** Other settings end one network and open another; questions put to the old one are still answered. */
const closingPatienceMs = 1000;

/** Builds the network layer. Nothing is loaded, opened or asked before the first question. */
export function createRegistry(given: Partial<NetworkOptions> = {}): Network {
  const options = { ...defaultNetworkOptions, ...given };
  const { now } = options;
  const requests = new RequestLog(now);
  const client = lateHttp({
    userAgent: `tare/${options.version}`,
    timeLimitMs: options.timeLimitMs,
    sizeLimitBytes: 4_000_000,
    proxy: options.proxy,
    extraCertificates: options.extraCertificates,
    connections: options.concurrency,
  });
  const limits = new Limits(options);
  const http = followingRedirects(limits.limiting(requests.recording(client.http)));
  const ending = new AbortController();
  const changedListeners = new Set<(changed: FactsChanged) => void>();
  const store =
    options.cacheDir === null ? undefined : new FactStore({ ...options, folder: options.cacheDir });
  const remembered = (registry: Registry, scope: () => Promise<string>) =>
    caching(sharing(options.lookups ? registry : switchedOff), {
      store,
      lifetimes: options.lifetimes,
      answersStale: options.answersStale,
      now,
      scope,
      onChanged: ({ domain, path }) => {
        for (const listener of changedListeners) listener({ domain, path });
      },
      signal: ending.signal,
    });
  const draining = new Draining();
  const registries = new Map<string, Registry>();
  for (const { domain, registry, scope } of namedRegistries(options, http)) {
    registries.set(domain, remembered(registry, scope));
  }
  return {
    registry: draining.counting(routing(registries)),
    requests,
    get state() {
      return limits.state;
    },
    onState: (listener) => limits.onState(listener),
    onRetry: (listener) => limits.onRetry(listener),
    onChanged(listener) {
      changedListeners.add(listener);
      return () => changedListeners.delete(listener);
    },
    async close() {
      await draining.drained(closingPatienceMs);
      ending.abort(new Error("Tare is closing"));
      limits.close();
      await store?.close();
      await client.close();
    },
  };
}

/** Loads what talks to the network with the first request: it is the largest part of the program. */
function lateHttp(options: HttpOptions): HttpClient {
  let opening: Promise<HttpClient> | undefined;
  const http: Http = async (request) => {
    opening ??= import("./http.ts").then(({ openHttp }) => openHttp(options)).catch(unopened);
    return (await opening).http(request);
  };
  return { http, close: async () => (await opening)?.close() };
}

/** A proxy or certificate that can't be used must not pass for an answer, nor be passed by. */
function unopened(error: unknown): HttpClient {
  const reason = error instanceof Error ? error.message : "unknown fault";
  const fault = { kind: "fault", why: "offline", detail: `the network can't be used: ${reason}` } as const;
  return { http: async () => fault, close: async () => {} };
}
