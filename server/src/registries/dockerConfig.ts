import { isRecord } from "./answers.ts";
import type { SignIn } from "./signIns.ts";

/**
 * What Docker's configuration says about credentials, by the name of the server.
 *
 * @see https://docs.docker.com/reference/cli/docker/login/#credential-stores
 */
export interface DockerConfig {
  readonly auths: ReadonlyMap<string, SignIn>;
  /** Suffix of the helper program, by server. */
  readonly credHelpers: ReadonlyMap<string, string>;
  readonly credsStore: string | undefined;
}

/** Undefined where the text is no JSON object. */
export function readDockerConfig(text: string): DockerConfig | undefined {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(config)) return undefined;
  const auths = new Map<string, SignIn>();
  for (const [server, entry] of entriesOf(config.auths)) {
    const signIn = readAuth(entry);
    if (signIn !== undefined) auths.set(server, signIn);
  }
  const credHelpers = new Map<string, string>();
  for (const [server, name] of entriesOf(config.credHelpers)) {
    if (typeof name === "string" && isHelperName(name)) credHelpers.set(server, name);
  }
  const { credsStore } = config;
  return {
    auths,
    credHelpers,
    credsStore: typeof credsStore === "string" && isHelperName(credsStore) ? credsStore : undefined,
  };
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** An entry is `{}` where the credential lies in a store. */
function readAuth(entry: unknown): SignIn | undefined {
  if (!isRecord(entry)) return undefined;
  if (typeof entry.identitytoken === "string" && entry.identitytoken !== "") {
    return { kind: "identity-token", token: entry.identitytoken };
  }
  if (typeof entry.auth === "string" && entry.auth !== "") {
    const plain = Buffer.from(entry.auth, "base64").toString("utf8");
    const colon = plain.indexOf(":");
    // Docker itself has written a trailing NUL.
    const secret = plain.slice(colon + 1).replace(/\0+$/, "");
    return colon > 0 && secret !== ""
      ? { kind: "password", username: plain.slice(0, colon), secret }
      : undefined;
  }
  const { username, password } = entry;
  if (typeof username !== "string" || typeof password !== "string" || username === "" || password === "") {
    return undefined;
  }
  return { kind: "password", username, secret: password };
}

/** A name becomes part of a program's, so it may hold no path. */
function isHelperName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name);
}
