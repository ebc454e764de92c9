import type { Answer, Asked, Endpoint, Origin, Routed } from "./answer.ts";
import { json, text } from "./answer.ts";
import { type FaultRule, FaultRules } from "./faults.ts";
import { routeHub } from "./hubApi.ts";
import type { WorldSpec } from "./model.ts";
import { type LimitOptions, RateLimits } from "./rateLimits.ts";
import { type RegistryBehind, routeRegistry } from "./registryApi.ts";
import { type Served, serve } from "./serve.ts";
import { SignIn } from "./signIn.ts";
import { world as defaultWorld } from "./world.ts";
import { World } from "./worldIndex.ts";

export interface HubOptions {
  /** Ports of the three origins; any free ones where absent. */
  readonly ports?: { readonly hub: number; readonly auth: number; readonly registry: number };
  /** The clock of tokens, limits and headers. */
  readonly now?: () => number;
  /** What the world's ages are counted back from, in milliseconds since 1970; the clock's start where absent. */
  readonly bornAt?: number;
  /** What exists; the world of `world.ts` where absent. */
  readonly world?: WorldSpec;
  readonly limits?: LimitOptions;
  /** A real registry that holds the manifests; the world's own where absent. */
  readonly registryBehind?: RegistryBehind;
}

/** One request as the stand-in saw it. */
export interface SeenRequest {
  /** `elsewhere`: the origin that nobody may be led to. */
  readonly host: Origin | "elsewhere";
  readonly endpoint: Endpoint | "elsewhere";
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Milliseconds since 1970 by the machine's own clock. */
  readonly at: number;
  /** Whether it carried a credential or token, never which. */
  readonly authorization?: boolean;
}

/** Docker Hub on this machine: hub.docker.com, auth.docker.io and registry-1.docker.io, each an origin. */
export interface Hub {
  readonly hubUrl: string;
  readonly authUrl: string;
  readonly registryUrl: string;
  /** A fourth origin that answers anything: where `redirectTo` leads to, and no client may follow. */
  readonly elsewhereUrl: string;
  /** The variables that point Tare at the stand-in. */
  readonly environment: Readonly<Record<"TARE_HUB_URL" | "TARE_AUTH_URL" | "TARE_REGISTRY_URL", string>>;
  readonly requests: readonly SeenRequest[];
  clearRequests(): void;
  /** Calls back with each request as it comes. */
  onRequest(listener: (request: SeenRequest) => void): void;
  /** Makes requests go wrong from now on; returns what takes the rule back. */
  fault(rule: FaultRule): () => void;
  clearFaults(): void;
  readonly world: World;
  stop(): Promise<void>;
}

export async function startHub(options: HubOptions = {}): Promise<Hub> {
  const now = options.now ?? Date.now;
  const world = new World(options.world ?? defaultWorld, options.bornAt ?? now());
  const signIn = new SignIn(world, now);
  const limits = new RateLimits(options.limits ?? {}, now);
  const faults = new FaultRules();
  const requests: SeenRequest[] = [];
  const listeners: ((request: SeenRequest) => void)[] = [];
  const see = (host: SeenRequest["host"], endpoint: SeenRequest["endpoint"], asked: Asked) => {
    const request = seen(host, endpoint, asked);
    requests.push(request);
    for (const listener of listeners) listener(request);
  };

  const start = (origin: Origin, port: number, route: (asked: Asked) => Routed): Promise<Served> =>
    serve(
      port,
      (asked) => {
        const { endpoint, answer } = route(asked);
        see(origin, endpoint, asked);
        return { answer, fault: faults.take(endpoint, asked) };
      },
      now,
    );

  const elsewhere = await serve(
    0,
    (asked) => {
      see("elsewhere", "elsewhere", asked);
      return { answer: () => json(200, { count: 0, results: [], status: 0 }), fault: undefined };
    },
    now,
  );
  const auth = await start("auth", options.ports?.auth ?? 0, (asked) => routeAuth(signIn, asked));
  const parts = { world, signIn, limits, authUrl: auth.url, behind: options.registryBehind };
  const registry = await start("registry", options.ports?.registry ?? 0, (asked) =>
    routeRegistry(parts, asked),
  );
  const hub = await start("hub", options.ports?.hub ?? 0, (asked) =>
    limitedHub(world, signIn, limits, asked),
  );
  const all = [hub, auth, registry, elsewhere];

  return {
    hubUrl: hub.url,
    authUrl: auth.url,
    registryUrl: registry.url,
    elsewhereUrl: elsewhere.url,
    environment: { TARE_HUB_URL: hub.url, TARE_AUTH_URL: auth.url, TARE_REGISTRY_URL: registry.url },
    requests,
    clearRequests: () => {
      requests.length = 0;
    },
    onRequest: (listener) => {
      listeners.push(listener);
    },
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    world,
    stop: async () => {
      await Promise.all(all.map((each) => each.stop()));
    },
  };
}

function seen(host: SeenRequest["host"], endpoint: SeenRequest["endpoint"], asked: Asked): SeenRequest {
  return {
    host,
    endpoint,
    method: asked.method,
    path: asked.url.pathname + asked.url.search,
    at: Date.now(),
    authorization: asked.headers.authorization !== undefined,
  };
}

function routeAuth(signIn: SignIn, asked: Asked): Routed {
  const path = asked.url.pathname.replace(/\/+$/, "");
  if (path === "/token" && asked.method === "GET") {
    return { endpoint: "auth.token", answer: () => signIn.registryToken(asked) };
  }
  if (path === "/token" && asked.method === "POST") {
    return { endpoint: "auth.token", answer: () => signIn.registryTokenByPost(asked) };
  }
  return { endpoint: "auth.other", answer: () => text(404, "404 page not found\n") };
}

/** Hub's API with its limit per minute, and the headers that every answer of it carries. */
function limitedHub(world: World, signIn: SignIn, limits: RateLimits, asked: Asked): Routed {
  const routed = routeHub(world, signIn, asked);
  return {
    endpoint: routed.endpoint,
    answer: async (): Promise<Answer> => {
      const limit = limits.hub(asked.headers.authorization ?? "");
      const headers = { ...limit.headers, "x-frame-options": "deny", "x-content-type-options": "nosniff" };
      if (limit.refused) {
        const refusal = { detail: "Rate limit exceeded", error: false };
        return json(429, refusal, { ...headers, "retry-after": String(limit.resetAt) });
      }
      const answer = await routed.answer();
      return { ...answer, headers: { ...answer.headers, ...headers } };
    },
  };
}
