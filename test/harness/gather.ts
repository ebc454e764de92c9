import type { ImageFacts } from "../../server/src/core/facts.ts";
import type { Reference } from "../../server/src/core/reference.ts";
import type { Registry } from "../../server/src/registries/registry.ts";

/** Asks a registry everything about one image, whether or not a verdict needs it. */
export async function gatherAll(registry: Registry, reference: Reference): Promise<ImageFacts> {
  const { domain, path, tag, digest } = reference;
  const repository = { domain, path };
  const asking = { signal: new AbortController().signal };
  const [namespace = ""] = path.split("/");
  const contains = /^\d+|^[a-z]+/i.exec(tag ?? "latest")?.[0] ?? "";
  return {
    ...(digest !== null && tag === null
      ? {}
      : { tag: await registry.tag(repository, tag ?? "latest", asking) }),
    repository: await registry.repository(repository, asking),
    tags: await registry.tags(repository, { pageSize: 100 }, asking),
    similarTags: await registry.tags(repository, { contains, pageSize: 100 }, asking),
    manifest: await registry.manifest(repository, digest ?? tag ?? "latest", asking),
    publisher: await registry.publisher(domain, namespace, asking),
    namespace: await registry.namespace(domain, namespace, asking),
  };
}
