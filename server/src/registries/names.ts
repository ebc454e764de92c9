/**
 * What may be sent to a registry. Everything else is refused here: servers fold, reject or misread it.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
 */
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
/** Of the two registered algorithms the exact length is known; of others only the form. */
const digestGrammar =
  /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}|(?!sha(?:256|512):)[a-z0-9]+(?:[+._-][a-z0-9]+)*:[A-Za-z0-9=_-]{32,256})$/;

export function isPath(path: string): boolean {
  return path.length <= 255 && path.split("/").every((part) => component.test(part));
}

export function isTag(text: string): boolean {
  return tagGrammar.test(text);
}

export function isDigest(text: string): boolean {
  return digestGrammar.test(text);
}

/** Every name by which people and programs call Docker Hub's registry. */
const hubDomains = new Set([
  "docker.io",
  "index.docker.io",
  "registry-1.docker.io",
  "registry.hub.docker.com",
  "hub.docker.com",
]);

export function isHub(domain: string): boolean {
  return hubDomains.has(domain);
}

/** Namespace and name of a repository on Hub; undefined where Hub can't have one so named. */
export function hubName(path: string): { namespace: string; name: string } | undefined {
  const [namespace, name, ...more] = path.split("/");
  if (namespace === undefined || name === undefined || more.length > 0 || !isPath(path)) return undefined;
  return { namespace, name };
}
