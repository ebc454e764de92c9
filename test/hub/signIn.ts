import { createHmac, randomBytes } from "node:crypto";
import { type Answer, type Asked, json } from "./answer.ts";
import type { World } from "./worldIndex.ts";

/** What a token of the token server allows, as its payload says it. */
export interface Access {
  readonly type: string;
  readonly name: string;
  readonly actions: readonly string[];
}

export interface TokenClaims {
  readonly access: readonly Access[];
  /** The account, "" for anonymous callers. */
  readonly sub: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

/** Who may do what: Hub's own sign-in, and the token server of the registry. */
export class SignIn {
  readonly #world: World;
  readonly #now: () => number;
  readonly #key = randomBytes(32);

  constructor(world: World, now: () => number) {
    this.#world = world;
    this.#now = now;
  }

  /** `POST /v2/auth/token`. */
  hubToken(body: string): Answer {
    const { identifier, secret } = fields(body);
    if (!this.#known(identifier, secret))
      return json(401, { detail: "Incorrect authentication credentials" });
    return json(200, {
      access_token: this.#seal({ access: [], sub: identifier ?? "", exp: this.#seconds() + 600 }),
    });
  }

  /** `POST /v2/users/login`, deprecated and still in use. */
  hubLogin(body: string): Answer {
    const { username, password } = fields(body);
    if (!this.#known(username, password))
      return json(401, { detail: "Incorrect authentication credentials" });
    return json(200, { token: this.#seal({ access: [], sub: username ?? "", exp: this.#seconds() + 600 }) });
  }

  /** The account that a request to Hub comes from: null without a token, `invalid` with one that isn't good. */
  hubCaller(authorization: string | undefined): string | null | "invalid" {
    if (authorization === undefined) return null;
    const claims = this.open(authorization);
    return claims === undefined || claims.exp < this.#seconds() ? "invalid" : claims.sub;
  }

  /**
   * `GET /token`: always a token for whoever asks; what it doesn't allow is just not among its actions. Only a wrong
   * name or secret is refused.
   */
  registryToken(asked: Asked): Answer {
    const basic = /^Basic (.+)$/i.exec(asked.headers.authorization ?? "")?.[1];
    const [username, ...rest] = basic === undefined ? [] : Buffer.from(basic, "base64").toString().split(":");
    if (basic !== undefined && !this.#known(username, rest.join(":"))) {
      return json(401, { details: "incorrect username or password" });
    }
    return this.#tokenAnswer(username ?? "", asked.url.searchParams.getAll("scope"), false);
  }

  /** `POST /token`: an identity token or a password is traded for an access token. */
  registryTokenByPost(asked: Asked): Answer {
    const form = new URLSearchParams(asked.body);
    const scopes = form.getAll("scope").flatMap((scope) => scope.split(" "));
    if (form.get("grant_type") === "refresh_token") {
      const token = form.get("refresh_token") ?? "";
      const owner = this.#world.credentials.find(({ secrets }) => secrets.includes(token));
      if (owner !== undefined) return this.#tokenAnswer(owner.username, scopes, true);
    }
    if (form.get("grant_type") === "password") {
      const username = form.get("username") ?? "";
      if (this.#known(username, form.get("password") ?? "")) return this.#tokenAnswer(username, scopes, true);
    }
    return json(401, { details: "incorrect username or password" });
  }

  /** The claims of a bearer token that was sealed here, undefined for any other text. */
  open(authorization: string): TokenClaims | undefined {
    const [, head, payload, signature] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i.exec(authorization) ?? [];
    if (payload === undefined || signature !== this.#sign(`${head}.${payload}`)) return undefined;
    const claims: TokenClaims = JSON.parse(Buffer.from(payload, "base64url").toString());
    return claims;
  }

  expired(claims: TokenClaims): boolean {
    return claims.exp < this.#seconds();
  }

  #tokenAnswer(account: string, scopes: readonly string[], byPost: boolean): Answer {
    const lifetime = 300;
    const access = scopes.flatMap((scope) => this.#granted(scope, account));
    const token = this.#seal({ access, sub: account, exp: this.#seconds() + lifetime });
    const issued = new Date(this.#now()).toISOString();
    return byPost
      ? json(200, { access_token: token, scope: scopes.join(" "), expires_in: lifetime, issued_at: issued })
      : json(200, { token, access_token: token, expires_in: lifetime, issued_at: issued });
  }

  #granted(scope: string, account: string): readonly Access[] {
    const [type, name, actions] = scope.split(":");
    if (type === undefined || name === undefined || actions === undefined) return [];
    const repository = this.#world.repository(name);
    const readable =
      repository !== undefined && (repository.spec.private !== true || repository.namespace === account);
    const limits = { pull_limit: account === "" ? "100" : "200", pull_limit_interval: "21600" };
    const granted = actions.split(",").filter((action) => action === "pull" && readable);
    return [{ type, name, actions: granted, ...{ parameters: limits } }];
  }

  #known(username: string | undefined, secret: string | undefined): boolean {
    if (username === undefined || secret === undefined) return false;
    return this.#world.credentials.some(
      (each) => each.username === username && each.secrets.includes(secret),
    );
  }

  #seal(claims: TokenClaims): string {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const seconds = this.#seconds();
    const head = encode({ alg: "HS256", typ: "JWT" });
    const payload = encode({
      ...claims,
      aud: "registry.docker.io",
      iss: "auth.docker.io",
      iat: seconds,
      nbf: seconds - 300,
    });
    return `${head}.${payload}.${this.#sign(`${head}.${payload}`)}`;
  }

  #sign(text: string): string {
    return createHmac("sha256", this.#key).update(text).digest("base64url");
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}

/** The string fields of a JSON body; none of a body that isn't an object. */
function fields(body: string): Readonly<Record<string, string>> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, each]) => typeof each === "string"));
  } catch {
    return {};
  }
}
