import type { Answer, Asked, Endpoint } from "./answer.ts";
import * as bodies from "./faultyBodies.ts";

/** What goes wrong with a request. */
export type Fault =
  /** The right answer, after a while. */
  | { readonly kind: "slow"; readonly ms: number }
  /** The request is taken and never answered. */
  | { readonly kind: "hang" }
  /** The head comes, then nothing more. */
  | { readonly kind: "hang-in-body" }
  /** The body comes one byte at a time, `ms` apart. */
  | { readonly kind: "drip"; readonly ms: number }
  /** The connection is reset before the answer. */
  | { readonly kind: "reset" }
  /** The connection is reset in the middle of the body, short of its content-length. */
  | { readonly kind: "reset-in-body" }
  /** Another answer, made of the right one. `now` is the stand-in's clock. */
  | { readonly kind: "answer"; readonly change: (right: Answer, asked: Asked, now: number) => Answer };

/** Which requests a fault befalls. Of several rules that match, the last one added counts. */
export interface FaultRule {
  readonly fault: Fault;
  /** All endpoints where absent. */
  readonly on?: Endpoint | readonly Endpoint[];
  /** Only where path and query match; all where absent. */
  readonly path?: RegExp;
  readonly method?: "GET" | "HEAD" | "POST";
  /** Only the first so many requests; all where absent. */
  readonly times?: number;
}

/** The rules in force. */
export class FaultRules {
  #rules: { readonly rule: FaultRule; left: number }[] = [];

  /** Returns what takes the rule back. */
  add(rule: FaultRule): () => void {
    const entry = { rule, left: rule.times ?? Number.POSITIVE_INFINITY };
    this.#rules.push(entry);
    return () => {
      this.#rules = this.#rules.filter((each) => each !== entry);
    };
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault of this request, which counts as one of the rule's times. */
  take(endpoint: Endpoint, asked: Asked): Fault | undefined {
    const entry = this.#rules.findLast(({ rule, left }) => left > 0 && matches(rule, endpoint, asked));
    if (entry === undefined) return undefined;
    entry.left--;
    return entry.rule.fault;
  }
}

function matches(rule: FaultRule, endpoint: Endpoint, asked: Asked): boolean {
  const { on, path, method } = rule;
  if (on !== undefined && on !== endpoint && !on.includes(endpoint)) return false;
  if (method !== undefined && method !== asked.method) return false;
  return path === undefined || path.test(asked.url.pathname + asked.url.search);
}

export const slow = (ms: number): Fault => ({ kind: "slow", ms });
export const drip = (ms: number): Fault => ({ kind: "drip", ms });
export const hang: Fault = { kind: "hang" };
const hangInBody: Fault = { kind: "hang-in-body" };
export const reset: Fault = { kind: "reset" };
export const resetInBody: Fault = { kind: "reset-in-body" };

/** Any answer at all. */
export function answering(change: (right: Answer, asked: Asked, now: number) => Answer): Fault {
  return { kind: "answer", change };
}

/** A bare status, with the JSON message that Hub's gateway gives it. */
export function status(code: number): Fault {
  return answering(() => ({
    status: code,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ message: `httperror ${code}`, errinfo: null }),
  }));
}

/** Every way in which Hub or something before it has asked a client to wait, and a few that others use. */
export const rateLimitForms = {
  "Retry-After in seconds": limited(() => ({ "retry-after": "30" })),
  "Retry-After as Unix time": limited((now) => ({ "retry-after": String(Math.floor(now / 1000) + 30) })),
  "Retry-After as Unix time in milliseconds": limited((now) => ({ "retry-after": String(now + 30_000) })),
  "Retry-After as HTTP date": limited((now) => ({ "retry-after": new Date(now + 30_000).toUTCString() })),
  "Retry-After in the past": limited((now) => ({ "retry-after": new Date(now - 60_000).toUTCString() })),
  "Retry-After in ten years": limited(() => ({ "retry-after": "315360000" })),
  "Retry-After that is no time": limited(() => ({ "retry-after": "soon" })),
  "X-Retry-After as Unix time": limited((now) => ({ "x-retry-after": String(Math.floor(now / 1000) + 30) })),
  "X-RateLimit headers only": limited((now) => ({
    "x-ratelimit-limit": "180",
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(Math.floor(now / 1000) + 30),
  })),
  "no word about when": limited(() => ({})),
  "plain text against abuse": answering(() => ({
    status: 429,
    headers: { "content-type": "text/plain" },
    body: "Too Many Requests (HAP429).\n",
  })),
  "the registry's pull limit": answering(() => ({
    status: 429,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      errors: [
        { code: "TOOMANYREQUESTS", message: "You have reached your unauthenticated pull rate limit." },
      ],
    }),
  })),
} as const satisfies Record<string, Fault>;

/** A redirect to the address that was asked, which never ends. */
export const redirectLoop: Fault = answering((_, asked) => redirect(asked.url.href));

/** A redirect to another origin. A client that follows it has left the hosts it was given. */
export function redirectTo(url: string): Fault {
  return answering(() => redirect(url));
}

/** All faults with a name, to run one test over. `elsewhere` is an address that nobody may be sent to. */
export function everyFault(elsewhere: string): Readonly<Record<string, Fault>> {
  return {
    ...rateLimitForms,
    ...Object.fromEntries(
      [401, 403, 405, 418, 500, 502, 503, 504].map((code) => [`status ${code}`, status(code)]),
    ),
    ...Object.fromEntries(
      Object.entries(bodies).map(([name, change]) => [`body: ${name}`, answering(change)]),
    ),
    reset,
    "reset in the body": resetInBody,
    "redirect loop": redirectLoop,
    "redirect elsewhere": redirectTo(elsewhere),
    hang,
    "hang in the body": hangInBody,
    drip: drip(200),
  };
}

function limited(headers: (now: number) => Record<string, string>): Fault {
  return answering((_, __, now) => ({
    status: 429,
    headers: { "content-type": "application/json", ...headers(now) },
    body: JSON.stringify({ detail: "Rate limit exceeded", error: false }),
  }));
}

function redirect(location: string): Answer {
  return { status: 302, headers: { location }, body: "" };
}
