import type {
  Fact,
  ManifestFacts,
  NamespaceFacts,
  PublisherFacts,
  RepositoryFacts,
  TagFacts,
  TagListFacts,
} from "../core/facts.ts";
import type { Asking, Registry, SearchHit } from "./registry.ts";

/** What each question of a registry is answered with. */
export interface Answers {
  readonly tag: TagFacts;
  readonly repository: RepositoryFacts;
  readonly tags: TagListFacts;
  readonly manifest: ManifestFacts;
  readonly publisher: PublisherFacts;
  readonly namespace: NamespaceFacts;
  readonly search: readonly SearchHit[];
}

/** One question in a form that can be stored and compared: equal questions have equal keys. */
export interface QuestionKey {
  readonly kind: keyof Answers;
  readonly domain: string;
  /** Path of the repository, or name of the namespace; empty for a search. */
  readonly path: string;
  /** What else the answer depends on: the tag, the page size, the text to search for. */
  readonly rest: string;
}

/** Stands between a caller and a registry: asks through `ask`, or answers by itself. */
export type Step<T> = (
  question: QuestionKey,
  asking: Asking,
  ask: (asking: Asking) => Promise<Fact<T>>,
) => Promise<Fact<T>>;

/** A registry all of whose questions pass through a step; `makeStep` is called once for each kind of question. */
export function throughSteps(
  registry: Registry,
  makeStep: <K extends keyof Answers>(kind: K) => Step<Answers[K]>,
): Registry {
  const steps = {
    tag: makeStep("tag"),
    repository: makeStep("repository"),
    tags: makeStep("tags"),
    manifest: makeStep("manifest"),
    publisher: makeStep("publisher"),
    namespace: makeStep("namespace"),
    search: makeStep("search"),
  };
  return {
    tag: (repository, tag, asking) =>
      steps.tag({ kind: "tag", ...repository, rest: tag }, asking, (a) => registry.tag(repository, tag, a)),
    repository: (repository, asking) =>
      steps.repository({ kind: "repository", ...repository, rest: "" }, asking, (a) =>
        registry.repository(repository, a),
      ),
    tags: (repository, query, asking) =>
      steps.tags(
        { kind: "tags", ...repository, rest: `${query.pageSize} ${query.contains ?? ""}` },
        asking,
        (a) => registry.tags(repository, query, a),
      ),
    manifest: (repository, tagOrDigest, asking) =>
      steps.manifest({ kind: "manifest", ...repository, rest: tagOrDigest }, asking, (a) =>
        registry.manifest(repository, tagOrDigest, a),
      ),
    publisher: (domain, namespace, asking) =>
      steps.publisher({ kind: "publisher", domain, path: namespace, rest: "" }, asking, (a) =>
        registry.publisher(domain, namespace, a),
      ),
    namespace: (domain, namespace, asking) =>
      steps.namespace({ kind: "namespace", domain, path: namespace, rest: "" }, asking, (a) =>
        registry.namespace(domain, namespace, a),
      ),
    search: (query, asking) =>
      steps.search({ kind: "search", domain: "docker.io", path: "", rest: query }, asking, (a) =>
        registry.search(query, a),
      ),
  };
}

/** The question as one text. Parts are joined by a line end, which none of them can contain. */
export function textOf({ kind, domain, path, rest }: QuestionKey): string {
  return [kind, domain, path, rest].join("\n");
}
