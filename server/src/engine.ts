import type { Host, LogLevel } from "./host.ts";
import type { FactsChanged, Network, NetworkOptions, NetworkState } from "./registries/index.ts";
import type { SentRequest } from "./registries/requestLog.ts";

/** The real host: asks registries over the network, and knows what ships with Tare. */
export interface Engine extends Host {
  /** Requests that have gone out since the start. */
  requestCount(): number;
  /** The last of them, oldest first. */
  requests(): readonly SentRequest[];
  /**
   * Takes other network options. What is under way goes on with the old ones; the next question is asked with the
   * new. Equal options change nothing.
   */
  configure(options: Partial<NetworkOptions>): Promise<void>;
  /** Calls back when a repository's facts are no longer those that were handed out. */
  onFactsChanged(listener: (changed: FactsChanged) => void): void;
  close(): Promise<void>;
}

export interface EngineOptions {
  readonly network: Partial<NetworkOptions>;
  readonly now: () => number;
  readonly log: (level: LogLevel, message: string) => void;
  /** Told when a registry asks to slow down, gives no answer, or is all right again. */
  readonly onState?: (state: NetworkState) => void;
}

/** Builds the host. The network layer and the lists are loaded with the first question. */
export function openEngine({ network: first, now, log, onState }: EngineOptions): Engine {
  const listeners = new Set<(changed: FactsChanged) => void>();
  let options = first;
  let opening: Promise<Network> | undefined;
  let current: Network | undefined;
  let earlierRequests = 0;

  const open = async (): Promise<Network> => {
    const { createRegistry } = await import("./registries/index.ts");
    const network = createRegistry({ ...options, now, log: (line) => log("info", line) });
    network.onChanged((changed) => {
      for (const listener of listeners) listener(changed);
    });
    if (onState !== undefined) network.onState(onState);
    current = network;
    return network;
  };
  const shut = async (): Promise<void> => {
    const closing = await opening;
    opening = undefined;
    current = undefined;
    if (closing === undefined) return;
    earlierRequests += closing.requests.total;
    await closing.close();
  };
  const lists = once(async () => (await import("./knowledge.ts")).loadKnowledge());
  const gathering = once(() => import("./registries/gather.ts"));

  return {
    now,
    log,
    knowledge: lists,
    async registry() {
      opening ??= open();
      return (await opening).registry;
    },
    async gather(reference, purpose, asking) {
      opening ??= open();
      const [network, { gatherFacts }, knowledge] = await Promise.all([opening, gathering(), lists()]);
      return gatherFacts(network.registry, reference, purpose, knowledge, asking);
    },
    requestCount: () => earlierRequests + (current?.requests.total ?? 0),
    requests: () => current?.requests.entries ?? [],
    async configure(wanted) {
      if (JSON.stringify(wanted) === JSON.stringify(options)) return;
      options = wanted;
      await shut();
    },
    onFactsChanged(listener) {
      listeners.add(listener);
    },
    close: shut,
  };
}

/** Computes a value at the first call and hands the same out from then on. */
function once<T>(compute: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => {
    value ??= compute();
    return value;
  };
}
