import type { Fact } from "../core/facts.ts";
import { isRecord, readJson, unknown, unknownFrom, unknownStatus } from "./answers.ts";
import { Flights } from "./flights.ts";
import type { Http } from "./http.ts";
import type { Asking } from "./registry.ts";
import { accountOf, basic, mayCarrySecret, type SignIn } from "./signIns.ts";

/** Where a registry's tokens are had. */
export interface TokenServer {
  readonly realm: string;
  readonly service: string;
}

/** A pass for one repository, or why there is none. `signedIn` where a credential was shown for it. */
export type TokenResult =
  | { readonly token: string; readonly signedIn: boolean }
  | { readonly fact: Fact<never> };

interface Kept {
  readonly token: string;
  readonly signedIn: boolean;
  readonly until: number;
}

/** A token without a life time is good for 60 s: so says the specification. */
const defaultLifeSeconds = 60;
/** Tokens that end within this time are renewed before they are used. */
const marginMs = 10_000;
const mostKept = 2000;

/**
 * Gets pull tokens and keeps each for as long as it is good, by server, account and repository.
 *
 * @see https://github.com/distribution/distribution/blob/main/docs/content/spec/auth/token.md
 */
export class Tokens {
  readonly #http: Http;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();
  readonly #flights = new Flights<TokenResult>();
  /** Secrets that a token server refused. */
  readonly #refused = new Set<string>();

  constructor(http: Http, now: () => number) {
    this.#http = http;
    this.#now = now;
  }

  async get(
    server: TokenServer,
    path: string,
    signIn: SignIn | undefined,
    asking: Asking,
  ): Promise<TokenResult> {
    const shown =
      signIn && mayCarrySecret(server.realm) && !this.#refused.has(secretOf(signIn)) ? signIn : undefined;
    const key = [server.realm, server.service, accountOf(shown), path].join("\n");
    const kept = this.#kept.get(key);
    if (kept && kept.until - marginMs > this.#now()) return kept;
    return this.#flights.join(key, asking, async (shared) => {
      const result = await this.#ask(server, path, shown, shared);
      if ("until" in result) {
        this.#kept.delete(key);
        this.#kept.set(key, result);
        const oldest = this.#kept.keys().next();
        if (this.#kept.size > mostKept && !oldest.done) this.#kept.delete(oldest.value);
      }
      return result;
    });
  }

  /** Forgets a token that a registry refused. */
  forget(token: string): void {
    for (const [key, kept] of this.#kept) if (kept.token === token) this.#kept.delete(key);
  }

  async #ask(
    server: TokenServer,
    path: string,
    signIn: SignIn | undefined,
    asking: Asking,
  ): Promise<Kept | TokenResult> {
    const scope = `repository:${path}:pull`;
    const result = await this.#http(tokenRequest(server, scope, signIn, asking));
    if (result.kind === "fault") return { fact: unknownFrom(result) };
    if (result.status === 401 && signIn !== undefined) {
      // Never shown again: servers lock an account after a few refusals.
      this.#refused.add(secretOf(signIn));
      return this.#ask(server, path, undefined, asking);
    }
    if (result.status !== 200) return { fact: unknownStatus(result.status) };
    const body = readJson(result);
    const token = isRecord(body) ? (textIn(body.token) ?? textIn(body.access_token)) : undefined;
    if (!isRecord(body) || token === undefined) {
      return { fact: unknown("malformed", "the token server sent no token") };
    }
    const life =
      typeof body.expires_in === "number" && body.expires_in > 0 ? body.expires_in : defaultLifeSeconds;
    return { token, signedIn: signIn !== undefined, until: this.#now() + Math.min(life, 3600) * 1000 };
  }
}

function tokenRequest(server: TokenServer, scope: string, signIn: SignIn | undefined, asking: Asking) {
  const accept = { accept: "application/json" };
  if (signIn?.kind === "identity-token") {
    const form = new URLSearchParams({
      grant_type: "refresh_token",
      service: server.service,
      scope,
      client_id: "tare",
      refresh_token: signIn.token,
    });
    return {
      method: "POST" as const,
      url: server.realm,
      headers: { ...accept, "content-type": "application/x-www-form-urlencoded" },
      body: form.toString(),
      asking,
    };
  }
  const url = new URL(server.realm);
  url.searchParams.set("service", server.service);
  url.searchParams.set("scope", scope);
  const authorization = signIn && basic(signIn.username, signIn.secret);
  return {
    method: "GET" as const,
    url: url.href,
    headers: { ...accept, ...(authorization !== undefined && { authorization }) },
    asking,
  };
}

function secretOf(signIn: SignIn): string {
  return signIn.kind === "password" ? `${signIn.username}\n${signIn.secret}` : signIn.token;
}

/** A token of a shape that may stand in a header. */
function textIn(value: unknown): string | undefined {
  return typeof value === "string" && /^[\x21-\x7e]{1,16384}$/.test(value) ? value : undefined;
}
