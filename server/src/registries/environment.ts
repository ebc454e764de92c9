import { join } from "node:path";
import type { NetworkOptions } from "./index.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The part of the network's options that the environment decides; settings that are given win over it. Values that
 * are no http address are left out, as if nobody had set them.
 */
export function networkFromEnvironment(env: Environment): Partial<NetworkOptions> {
  const urls = {
    hubUrl: url(env.TARE_HUB_URL),
    registryUrl: url(env.TARE_REGISTRY_URL),
    authUrl: url(env.TARE_AUTH_URL),
  };
  return {
    ...(urls.hubUrl !== undefined && { hubUrl: urls.hubUrl }),
    ...(urls.registryUrl !== undefined && { registryUrl: urls.registryUrl }),
    ...(urls.authUrl !== undefined && { authUrl: urls.authUrl }),
    cacheDir: cacheFolder(env),
    proxy: {
      http: url(env.http_proxy ?? env.HTTP_PROXY) ?? "",
      https: url(env.https_proxy ?? env.HTTPS_PROXY) ?? "",
      no: env.no_proxy ?? env.NO_PROXY ?? "",
    },
  };
}

function url(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
}

/** Where this system keeps what programs can fetch again; null where it names no such place. */
function cacheFolder(env: Environment): string | null {
  if (env.TARE_CACHE_DIR) return env.TARE_CACHE_DIR;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, "tare");
  if (env.LOCALAPPDATA) return join(env.LOCALAPPDATA, "tare", "cache");
  return env.HOME ? join(env.HOME, ".cache", "tare") : null;
}
