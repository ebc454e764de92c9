import type { Fact, ManifestFacts } from "../core/facts.ts";
import { isRecord, readJson, unknown, unknownFrom, unknownStatus } from "./answers.ts";
import { isOwnTokenServer, readChallenge } from "./challenge.ts";
import type { Http, HttpAnswer, HttpResult } from "./http.ts";
import { isDigest, isPath, isTag } from "./names.ts";
import type { Asking } from "./registry.ts";
import { basic, mayCarrySecret, type SignIn } from "./signIns.ts";
import { type TokenServer, Tokens } from "./tokens.ts";

export interface OciOptions {
  readonly http: Http;
  /** Origin of the registry, without a slash at the end. */
  readonly url: string;
  /** The one token server, where it is known beforehand; else the registry's challenge names it. */
  readonly tokenServer?: TokenServer;
  /** Hosts that may give tokens although they aren't kin to the registry. */
  readonly tokenHosts?: readonly string[];
  readonly signIn?: () => Promise<SignIn | undefined>;
  readonly now: () => number;
}

/** All four at once: leaving one out turns an existing tag into a 404 on some registries. */
export const manifestTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

/** A registry's answer about one repository; `signedIn` where a credential was shown. */
export type OciResult =
  | { readonly answer: HttpAnswer; readonly signedIn: boolean }
  | { readonly missing: "repository"; readonly signedIn: boolean }
  | { readonly fact: Fact<never> };

/** What a request shows: an empty `authorization` for nothing. */
interface Pass {
  readonly authorization: string;
  readonly token: string;
  readonly signedIn: boolean;
}

const wantsLogin: Fact<never> = unknown("denied", "the registry asks for a login");

/** Asks a registry by the OCI distribution protocol, signing in the way it wants. */
export class OciClient {
  readonly #options: OciOptions;
  readonly #tokens: Tokens;
  /** How the registry wants callers to show who they are; undefined until it said so. */
  #server: TokenServer | undefined;
  #wantsBasic = false;

  constructor(options: OciOptions) {
    this.#options = options;
    this.#tokens = new Tokens(options.http, options.now);
    this.#server = options.tokenServer;
  }

  /** Asks about a tag or digest with HEAD, which is no pull. */
  async manifest(path: string, tagOrDigest: string, asking: Asking): Promise<Fact<ManifestFacts>> {
    if (!isPath(path) || !(isTag(tagOrDigest) || isDigest(tagOrDigest))) return refused;
    const result = await this.ask("HEAD", path, `/manifests/${tagOrDigest}`, manifestTypes, asking);
    if ("fact" in result) return result.fact;
    if ("missing" in result) return this.#known({ found: false, missing: "repository" });
    const { answer } = result;
    if (answer.status === 200) {
      const digest = answer.headers.get("docker-content-digest") ?? "";
      if (isDigest(tagOrDigest) && isDigest(digest) && digest !== tagOrDigest) {
        return unknown("malformed", "the answer is about another digest than the one that was asked about");
      }
      const mediaType = answer.headers.get("content-type")?.split(";")[0]?.trim().slice(0, 200) ?? null;
      // A captive portal and a broken gateway say 200 to everything, the latter even in JSON.
      if (
        !isDigest(digest) &&
        !/^application\/vnd\.(?:oci\.image|docker\.distribution)\./.test(mediaType ?? "")
      ) {
        return unknown("malformed", "a page instead of an answer");
      }
      return this.#known({ found: true, digest: isDigest(digest) ? digest : null, mediaType });
    }
    if (answer.status === 404 && isRegistryAnswer(answer)) {
      return this.#known({ found: false, missing: "manifest" });
    }
    if (answer.status === 404) return unknown("malformed", "a page instead of an answer");
    return unknownStatus(answer.status);
  }

  #known(value: ManifestFacts): Fact<ManifestFacts> {
    return { state: "known", value, askedAt: this.#options.now() };
  }

  /** One request about a repository, with a token where the registry wants one. */
  async ask(
    method: "GET" | "HEAD",
    path: string,
    rest: string,
    accept: string,
    asking: Asking,
  ): Promise<OciResult> {
    const url = `${this.#options.url}/v2/${path}${rest}`;
    const signIn = await this.#options.signIn?.();
    for (let refusals = 0, challenges = 0; ; ) {
      const pass = await this.#pass(path, signIn, asking);
      if ("fact" in pass) return pass;
      const { signedIn } = pass;
      const headers = { accept, ...(pass.authorization !== "" && { authorization: pass.authorization }) };
      const result: HttpResult = await this.#options.http({ method, url, headers, asking });
      if (result.kind === "fault") return { fact: unknownFrom(result) };
      if (result.status !== 401) return { answer: result, signedIn };
      const challenge = readChallenge(result.headers.get("www-authenticate"));
      const shown = pass.authorization !== "";
      // The token is good, and gives no right to this repository: it isn't there, or it is someone else's.
      if (shown && challenge?.error === "insufficient_scope") return { missing: "repository", signedIn };
      this.#tokens.forget(pass.token);
      // A token may have grown old: one more is asked for, and no third.
      if (shown ? ++refusals > 1 : ++challenges > 1) return { fact: wantsLogin };
      if (!shown) {
        const refusal = this.#accept(challenge, signIn);
        if (refusal !== undefined) return { fact: refusal };
      }
    }
  }

  /** Takes over what a challenge asks for; the fact to answer with where that can't be done. */
  #accept(challenge: ReturnType<typeof readChallenge>, signIn: SignIn | undefined): Fact<never> | undefined {
    if (challenge?.scheme === "basic" && signIn?.kind === "password" && mayCarrySecret(this.#options.url)) {
      this.#wantsBasic = true;
      return undefined;
    }
    if (challenge?.server === undefined) return wantsLogin;
    if (!isOwnTokenServer(challenge.server.realm, this.#options.url, this.#options.tokenHosts ?? [])) {
      return unknown("denied", "the registry sends callers to a token server that was not named");
    }
    this.#server = challenge.server;
    return undefined;
  }

  async #pass(
    path: string,
    signIn: SignIn | undefined,
    asking: Asking,
  ): Promise<Pass | { fact: Fact<never> }> {
    if (this.#wantsBasic && signIn?.kind === "password") {
      return { authorization: basic(signIn.username, signIn.secret), token: "", signedIn: true };
    }
    if (this.#server === undefined) return { authorization: "", token: "", signedIn: false };
    const result = await this.#tokens.get(this.#server, path, signIn, asking);
    return "fact" in result ? result : { ...result, authorization: `Bearer ${result.token}` };
  }
}

export const refused: Fact<never> = unknown(
  "malformed",
  "no registry can have such a name, so it was not asked",
);

/**
 * Whether a 404 comes from a registry, not from a proxy or a captive portal in between. An answer to HEAD has no
 * body, so its headers decide.
 */
export function isRegistryAnswer(answer: HttpAnswer): boolean {
  if (answer.headers.has("docker-distribution-api-version")) return true;
  const body = readJson(answer);
  if (isRecord(body) && Array.isArray(body.errors)) return true;
  return (
    answer.body.byteLength === 0 &&
    /^application\/([a-z.]+\+)?json/.test(answer.headers.get("content-type") ?? "")
  );
}
