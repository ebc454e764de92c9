import type { TokenServer } from "./tokens.ts";

/** What a registry's 401 asks for. */
export interface Challenge {
  readonly scheme: "bearer" | "basic";
  /** Undefined where the answer names none that can be used. */
  readonly server: TokenServer | undefined;
  /** `insufficient_scope`: the token is good, and gives no right to this repository. */
  readonly error: string | undefined;
}

/** Reads a `WWW-Authenticate` header; undefined where it is neither Bearer nor Basic. */
export function readChallenge(header: string | undefined): Challenge | undefined {
  if (header === undefined || header.length > 4000) return undefined;
  const scheme = /^\s*(bearer|basic)\b/i.exec(header)?.[1]?.toLowerCase();
  if (scheme === "basic") return { scheme, server: undefined, error: undefined };
  if (scheme !== "bearer") return undefined;
  const parameters = new Map<string, string>();
  for (const [, name, quoted, bare] of header.matchAll(/([a-z_]+)=(?:"([^"]*)"|([^",\s]+))/gi)) {
    if (name !== undefined) parameters.set(name.toLowerCase(), quoted ?? bare ?? "");
  }
  const realm = parameters.get("realm");
  const server =
    realm !== undefined && URL.canParse(realm)
      ? { realm, service: parameters.get("service") ?? "" }
      : undefined;
  return { scheme, server, error: parameters.get("error") };
}

/**
 * Whether a registry may send callers to this token server: the same host, its parent or child, a sibling, or a
 * host that was named. Never from https to plain http.
 */
export function isOwnTokenServer(realm: string, registryUrl: string, named: readonly string[]): boolean {
  const server = new URL(realm);
  const registry = new URL(registryUrl);
  if (server.username !== "" || server.password !== "") return false;
  if (server.protocol !== "https:" && server.protocol !== registry.protocol) return false;
  if (server.protocol !== "https:" && server.protocol !== "http:") return false;
  if (server.hostname === registry.hostname || named.includes(server.host)) return true;
  return isRelated(server.hostname, registry.hostname);
}

/** One is below the other, or both are right below the same domain; `co.uk` and its like are no such domain. */
function isRelated(one: string, other: string): boolean {
  if (/^[\d.]+$|:/.test(one) || /^[\d.]+$|:/.test(other)) return false;
  const oneLabels = one.split(".").reverse();
  const otherLabels = other.split(".").reverse();
  let shared = 0;
  while (shared < oneLabels.length && oneLabels[shared] === otherLabels[shared]) shared++;
  const [top = "", second = ""] = oneLabels;
  const needed = top.length === 2 && second.length <= 3 ? 3 : 2;
  return shared >= needed;
}
