import { unknown } from "./answers.ts";
import { Credentials } from "./credentials.ts";
import { dockerHub } from "./dockerHub.ts";
import type { Http } from "./http.ts";
import { hubSignIn } from "./hubSignIn.ts";
import type { NetworkOptions, OtherRegistry } from "./index.ts";
import { isHub } from "./names.ts";
import { OciClient } from "./ociClient.ts";
import { ociRegistry } from "./ociRegistry.ts";
import type { Registry } from "./registry.ts";
import { silent } from "./route.ts";
import { accountOf } from "./signIns.ts";

/** A registry that may be asked, and who asks it. */
export interface NamedRegistry {
  /** As references write it. */
  readonly domain: string;
  readonly registry: Registry;
  /** Where it and its helpers are asked. */
  readonly addresses: readonly string[];
  /** Names server and account: facts of one are never another's. */
  readonly scope: () => Promise<string>;
}

/** Docker Hub, or what stands in for it, and the registries that the user named. */
export function namedRegistries(options: NetworkOptions, http: Http): readonly NamedRegistry[] {
  const credentials = new Credentials({ ...options, source: options.credentials });
  const others = options.registries.filter(({ domain }) => !isHub(domain));
  const all = [
    options.hubMirror === null
      ? hub(options, http, credentials)
      : mirror(options, options.hubMirror, http, credentials),
    ...others.map((other) => named(other, options, http, credentials)),
  ];
  return all.map((each) => {
    const wrong = each.addresses.find((address) => !isAddress(address));
    if (wrong === undefined) return each;
    options.log(`${each.domain} is not asked: "${wrong}" is no http address.`);
    return {
      ...each,
      registry: silent(unknown("malformed", "its address in the settings is no http address")),
    };
  });
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function hub(options: NetworkOptions, http: Http, credentials: Credentials): NamedRegistry {
  const { now, log } = options;
  const hubUrl = withoutSlash(options.hubUrl);
  const signIn = () => credentials.for("docker.io");
  const client = new OciClient({
    http,
    url: withoutSlash(options.registryUrl),
    tokenServer: { realm: `${withoutSlash(options.authUrl)}/token`, service: "registry.docker.io" },
    signIn,
    now,
  });
  const registry = dockerHub({
    http,
    hubUrl,
    manifest: (repository, what, asking) => client.manifest(repository.path, what, asking),
    now,
    signIn: hubSignIn({ http, hubUrl, signIn, now, log }),
  });
  const addresses = [hubUrl, options.registryUrl, options.authUrl];
  return { domain: "docker.io", registry, addresses, scope: scopeOf(hubUrl, signIn) };
}

function mirror(
  options: NetworkOptions,
  { url, prefix }: { readonly url: string; readonly prefix: string },
  http: Http,
  credentials: Credentials,
): NamedRegistry {
  const origin = withoutSlash(url);
  const signIn = async () => (isAddress(origin) ? credentials.for(new URL(origin).host) : undefined);
  const client = new OciClient({ http, url: origin, signIn, now: options.now });
  const before = prefix.replace(/^\/+|\/+$/g, "");
  const registry = ociRegistry(client, options.now, (path) => (before === "" ? path : `${before}/${path}`));
  return {
    domain: "docker.io",
    registry,
    addresses: [origin],
    scope: scopeOf(`${origin}/${before}`, signIn),
  };
}

function named(
  { domain, url, tokenHosts = [] }: OtherRegistry,
  { now }: NetworkOptions,
  http: Http,
  credentials: Credentials,
): NamedRegistry {
  const origin = withoutSlash(url ?? originOf(domain));
  const signIn = () => credentials.for(domain);
  const client = new OciClient({ http, url: origin, tokenHosts, signIn, now });
  return { domain, registry: ociRegistry(client, now), addresses: [origin], scope: scopeOf(origin, signIn) };
}

/** Encrypted, except on this machine: so does Docker. */
function originOf(domain: string): string {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(domain)
    ? `http://${domain}`
    : `https://${domain}`;
}

function scopeOf(origin: string, signIn: () => ReturnType<Credentials["for"]>): () => Promise<string> {
  return async () => `${origin}\n${accountOf(await signIn())}`;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
