import { isAbsolute } from "node:path";
import type { Settings } from "./core/settings.ts";
import { type Environment, networkOptionsOf } from "./environment.ts";
import type { SignIn } from "./lsp/protocol.ts";
import type { NetworkOptions } from "./registries/index.ts";

export interface EditorWishes {
  readonly settings: Settings;
  /** Hosts of registries that policies name. */
  readonly registries: readonly string[];
  /** Who asks Docker Hub; null for whom the settings say. */
  readonly signIn: SignIn | null;
}

/**
 * What an editor wants of the network. Its settings win over the environment, but for the proxy: there the
 * environment wins, since it was set for this very program.
 */
export async function editorNetworkOptions(
  env: Environment,
  { settings, registries, signIn }: EditorWishes,
  textOf: (path: string) => Promise<string | undefined>,
  log: (line: string) => void,
): Promise<Partial<NetworkOptions>> {
  const { hubUrl, registryUrl, authUrl, cacheFolder, lookUps } = settings;
  const ofEnvironment = networkOptionsOf(env);
  const others = registries.filter((host) => !settings.registries.some(({ domain }) => domain === host));
  return {
    ...ofEnvironment,
    registries: [...settings.registries, ...others.map((domain) => ({ domain }))],
    lookups: lookUps,
    ...(hubUrl === null ? {} : { hubUrl }),
    ...(registryUrl === null ? {} : { registryUrl }),
    ...(authUrl === null ? {} : { authUrl }),
    ...(cacheFolder === null ? {} : { cacheDir: cacheFolder }),
    credentials: signIn ?? settings.credentials,
    extraCertificates: await certificatesIn(settings.certificates, textOf, log),
    proxy: proxyOf(settings, ofEnvironment.proxy),
  };
}

async function certificatesIn(
  paths: readonly string[],
  textOf: (path: string) => Promise<string | undefined>,
  log: (line: string) => void,
): Promise<readonly string[]> {
  const texts = await Promise.all(
    paths.map(async (path) => {
      const text = isAbsolute(path) ? await textOf(path) : undefined;
      if (text?.includes("-----BEGIN CERTIFICATE-----")) return text;
      log(`"${path}" in tare.certificates is no absolute path of a PEM file that can be read.`);
      return [];
    }),
  );
  return texts.flat();
}

function proxyOf(
  { proxy, noProxy }: Settings,
  ofEnvironment: NetworkOptions["proxy"] = { http: "", https: "", no: "" },
): NetworkOptions["proxy"] {
  const { http, https, no } = ofEnvironment;
  const isSet = http !== "" || https !== "";
  if (isSet || proxy === null) return ofEnvironment;
  return { http: proxy, https: proxy, no: no === "" ? noProxy.join(",") : no };
}
