import type { Fact } from "../core/facts.ts";
import { isRecord, readJson, unknown, unknownFrom, unknownStatus } from "./answers.ts";
import { Flights } from "./flights.ts";
import type { Http } from "./http.ts";
import type { Asking } from "./registry.ts";
import { accountOf, mayCarrySecret, type SignIn } from "./signIns.ts";

/** Headers that sign in, none for an anonymous caller, or why nothing can be asked at the moment. */
export type HubPass = { readonly authorization: string | undefined } | { readonly fact: Fact<never> };

export interface HubSignInOptions {
  readonly http: Http;
  readonly hubUrl: string;
  readonly signIn: () => Promise<SignIn | undefined>;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Hub's own tokens are good for 10 minutes. */
const tokenLifeMs = 9 * 60_000;

/**
 * Signs in at Docker Hub's API. A login that was refused is never tried again: Hub locks an account after a few.
 *
 * @see https://docs.docker.com/reference/api/hub/latest/#tag/authentication-api
 */
export function hubSignIn({
  http,
  hubUrl,
  signIn,
  now,
  log,
}: HubSignInOptions): (asking: Asking) => Promise<HubPass> {
  const flights = new Flights<HubPass>();
  const refused = new Set<string>();
  let kept: { readonly account: string; readonly token: string; readonly until: number } | undefined;

  return async (asking) => {
    const mine = await signIn();
    // Only a password or access token opens Hub's API; an identity token is the registry's.
    if (mine?.kind !== "password" || !mayCarrySecret(hubUrl)) return { authorization: undefined };
    const account = `${accountOf(mine)} ${mine.secret}`;
    if (refused.has(account)) return { authorization: undefined };
    if (kept?.account === account && kept.until > now()) return { authorization: `Bearer ${kept.token}` };
    return flights.join(account, asking, async (shared) => {
      const result = await http({
        method: "POST",
        url: `${hubUrl}/v2/auth/token`,
        headers: { accept: "application/json", "content-type": "application/json" },
        body: JSON.stringify({ identifier: mine.username, secret: mine.secret }),
        asking: shared,
      });
      if (result.kind === "fault") return { fact: unknownFrom(result) };
      if (result.status === 401 || result.status === 403 || result.status === 400) {
        refused.add(account);
        log("Docker Hub refused the sign-in; it is asked without one until the credential changes.");
        return { authorization: undefined };
      }
      if (result.status !== 200) return { fact: unknownStatus(result.status) };
      const body = readJson(result);
      const token = isRecord(body) ? body.access_token : undefined;
      if (typeof token !== "string" || !/^[\x21-\x7e]{1,16384}$/.test(token)) {
        return { fact: unknown("malformed", "Docker Hub's sign-in answered no token") };
      }
      kept = { account, token, until: now() + tokenLifeMs };
      return { authorization: `Bearer ${token}` };
    });
  };
}
