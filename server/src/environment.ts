import type { NetworkOptions } from "./registries/index.ts";

/** The environment's variables; an unset one is undefined. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the environment says of the network: `TARE_HUB_URL`, `TARE_REGISTRY_URL`, `TARE_AUTH_URL`, `TARE_CACHE_DIR`
 * and the proxy variables in either case. An empty variable counts as unset. Without `TARE_CACHE_DIR` nothing is
 * kept between runs. The whole of it goes along for Docker's own configuration, should a sign-in be asked for.
 */
export function networkOptionsOf(env: Environment): Partial<NetworkOptions> {
  const set = (name: string) => (env[name] === "" ? undefined : env[name]);
  const either = (name: string) => set(name.toLowerCase()) ?? set(name) ?? "";
  const hubUrl = set("TARE_HUB_URL");
  const registryUrl = set("TARE_REGISTRY_URL");
  const authUrl = set("TARE_AUTH_URL");
  return {
    ...(hubUrl === undefined ? {} : { hubUrl }),
    ...(registryUrl === undefined ? {} : { registryUrl }),
    ...(authUrl === undefined ? {} : { authUrl }),
    cacheDir: set("TARE_CACHE_DIR") ?? null,
    proxy: { http: either("HTTP_PROXY"), https: either("HTTPS_PROXY"), no: either("NO_PROXY") },
    environment: env,
  };
}
