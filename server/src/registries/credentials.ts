import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { askHelper } from "./credentialHelper.ts";
import { type DockerConfig, readDockerConfig } from "./dockerConfig.ts";
import { isHub } from "./names.ts";
import type { SignIn } from "./signIns.ts";

/**
 * Whose credentials are used: nobody's; those that Docker's own command uses; or a name and an access token given
 * for Docker Hub.
 */
export type CredentialSource = "none" | "docker" | { readonly username: string; readonly token: string };

export interface CredentialOptions {
  readonly source: CredentialSource;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
  /** Takes a line for the log; never holds a credential. */
  readonly log: (line: string) => void;
}

/** A helper may start a program or open a keyring, so its answer is kept for a while. */
const keptMs = 10 * 60_000;

interface Kept {
  readonly signIn: Promise<SignIn | undefined>;
  readonly until: number;
}

/**
 * Finds what signs in at a registry, only where the user asked for it. A credential is handed out for its own host
 * alone, and stands in no log, file or error.
 */
export class Credentials {
  readonly #options: CredentialOptions;
  readonly #kept = new Map<string, Kept>();

  constructor(options: CredentialOptions) {
    this.#options = options;
  }

  /** For a registry by its domain, as references write it. */
  for(domain: string): Promise<SignIn | undefined> {
    const { source, now } = this.#options;
    if (source === "none") return Promise.resolve(undefined);
    const host = isHub(domain) ? "docker.io" : domain;
    if (source !== "docker") {
      const mine: SignIn = { kind: "password", username: source.username, secret: source.token };
      return Promise.resolve(host === "docker.io" ? mine : undefined);
    }
    const kept = this.#kept.get(host);
    if (kept && kept.until > now()) return kept.signIn;
    const signIn = this.#find(host).catch(() => undefined);
    this.#kept.set(host, { signIn, until: now() + keptMs });
    return signIn;
  }

  async #find(host: string): Promise<SignIn | undefined> {
    const { environment, log } = this.#options;
    const servers = serverNames(host);
    for (const config of await this.#configs()) {
      const named = servers.find((server) => config.credHelpers.has(server));
      const server = named ?? servers[0] ?? host;
      const helper = config.credHelpers.get(server) ?? config.credsStore;
      if (helper !== undefined) {
        const found = await askHelper(helper, server, environment);
        if (found.kind === "found") return found.signIn;
        if (found.kind === "failed") log(`The credential helper for ${host} gave no answer: ${found.why}.`);
      }
      const written = servers.map((each) => config.auths.get(each)).find((each) => each !== undefined);
      if (written !== undefined) return written;
    }
    return undefined;
  }

  /** `DOCKER_AUTH_CONFIG` first, as Docker's command reads it, then the file. */
  async #configs(): Promise<readonly DockerConfig[]> {
    const { environment, log } = this.#options;
    const configs: DockerConfig[] = [];
    const inline = environment.DOCKER_AUTH_CONFIG;
    if (inline) {
      const config = readDockerConfig(inline);
      if (config === undefined) log("DOCKER_AUTH_CONFIG can't be read.");
      else configs.push(config);
    }
    const home = environment.HOME ?? environment.USERPROFILE;
    const folder = environment.DOCKER_CONFIG || (home ? join(home, ".docker") : undefined);
    if (folder === undefined) return configs;
    const file = join(folder, "config.json");
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) return configs;
    const config = readDockerConfig(text);
    if (config === undefined) log(`${file} can't be read.`);
    else configs.push(config);
    return configs;
  }
}

/** The names under which Docker's command keeps a registry's credential, the usual one first. */
function serverNames(host: string): readonly string[] {
  if (host === "docker.io") {
    return ["https://index.docker.io/v1/", "index.docker.io", "docker.io", "registry-1.docker.io"];
  }
  return [host, `https://${host}`, `https://${host}/v1/`, `https://${host}/v2/`];
}
