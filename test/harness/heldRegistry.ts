import type { Registry } from "../../server/src/registries/registry.ts";

/** A question that waits for its answer. */
interface Held {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly release: () => void;
}

/** A registry that answers only when the test says so, and tells what it was asked. */
export interface HeldRegistry extends Registry {
  /** Everything asked so far, as `tag library/node:22`. */
  readonly asked: readonly string[];
  /** What waits for an answer and is still wanted. */
  readonly waiting: () => readonly string[];
  /** Lets everything that waits go on, and all that comes later. */
  releaseAll(): void;
}

/** Holds back the answers of a registry until they are released. A question that is aborted rejects, as it should. */
export function heldRegistry(inner: Registry): HeldRegistry {
  const asked: string[] = [];
  const held: Held[] = [];
  let isOpen = false;
  const hold = async <T>(name: string, signal: AbortSignal, answer: () => Promise<T>): Promise<T> => {
    asked.push(name);
    if (!isOpen) {
      await new Promise<void>((resolve, reject) => {
        held.push({ name, signal, release: resolve });
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    }
    signal.throwIfAborted();
    return answer();
  };
  return {
    asked,
    waiting: () => held.filter(({ signal }) => !signal.aborted).map(({ name }) => name),
    releaseAll() {
      isOpen = true;
      for (const { release } of held.splice(0)) release();
    },
    tag: (repository, tag, asking) =>
      hold(`tag ${repository.path}:${tag}`, asking.signal, () => inner.tag(repository, tag, asking)),
    repository: (repository, asking) =>
      hold(`repository ${repository.path}`, asking.signal, () => inner.repository(repository, asking)),
    tags: (repository, query, asking) =>
      hold(`tags ${repository.path}`, asking.signal, () => inner.tags(repository, query, asking)),
    manifest: (repository, tagOrDigest, asking) =>
      hold(`manifest ${repository.path}@${tagOrDigest}`, asking.signal, () =>
        inner.manifest(repository, tagOrDigest, asking),
      ),
    publisher: (domain, namespace, asking) =>
      hold(`publisher ${namespace}`, asking.signal, () => inner.publisher(domain, namespace, asking)),
    namespace: (domain, namespace, asking) =>
      hold(`namespace ${namespace}`, asking.signal, () => inner.namespace(domain, namespace, asking)),
    search: (query, asking) => hold(`search ${query}`, asking.signal, () => inner.search(query, asking)),
  };
}
