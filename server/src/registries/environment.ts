import { join } from "node:path";
import type { NetworkOptions } from "./index.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The part of the network's options that the environment decides; settings that are given win over it. An address
 * that is none is passed on: whoever wrote it didn't mean the usual one.
 */
export function networkFromEnvironment(env: Environment): Partial<NetworkOptions> {
  return {
    ...(env.TARE_HUB_URL && { hubUrl: env.TARE_HUB_URL }),
    ...(env.TARE_REGISTRY_URL && { registryUrl: env.TARE_REGISTRY_URL }),
    ...(env.TARE_AUTH_URL && { authUrl: env.TARE_AUTH_URL }),
    cacheDir: cacheFolder(env),
    proxy: proxyOf(env),
    environment: env,
  };
}

/** The small spelling wins, as with other programs. A proxy without a scheme is an http one. */
function proxyOf(env: Environment): NetworkOptions["proxy"] {
  const address = (text = "") => (text === "" || /^[a-z]+:\/\//i.test(text) ? text : `http://${text}`);
  return {
    http: address(env.http_proxy ?? env.HTTP_PROXY),
    https: address(env.https_proxy ?? env.HTTPS_PROXY),
    no: env.no_proxy ?? env.NO_PROXY ?? "",
  };
}

/** Where this system keeps what programs can fetch again; null where it names no such place. */
function cacheFolder(env: Environment): string | null {
  if (env.TARE_CACHE_DIR) return env.TARE_CACHE_DIR;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, "tare");
  if (env.LOCALAPPDATA) return join(env.LOCALAPPDATA, "tare", "cache");
  return env.HOME ? join(env.HOME, ".cache", "tare") : null;
}
