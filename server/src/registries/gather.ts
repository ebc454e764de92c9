import type { ImageFacts } from "../core/facts.ts";
import { nothingKnown } from "../core/facts.ts";
import type { Knowledge } from "../core/knowledge.ts";
import { emptyPage } from "../core/page/page.ts";
import { nextQuestions, type Purpose, type Question, tagOf } from "../core/plan.ts";
import type { Reference } from "../core/reference.ts";
import { isHub } from "./names.ts";
import type { Asking, Registry } from "./registry.ts";

/** The newest tags that one request brings, of all or of those alike: enough to offer a near one. */
const newestTags = 100;
/** More rounds than any plan has; a plan that never ends is cut here. */
const mostRounds = 8;

/**
 * Gathers the facts that the purpose needs: asks everything that is open at once, looks again, until nothing is.
 * Rejects only when the signal aborts.
 */
export async function gatherFacts(
  registry: Registry,
  reference: Reference,
  purpose: Purpose,
  knowledge: Knowledge,
  asking: Asking,
): Promise<ImageFacts> {
  if (isHub(reference.domain)) reference = { ...reference, domain: "docker.io" };
  let facts: ImageFacts = {};
  for (let round = 0; round < mostRounds; round++) {
    const questions = nextQuestions(reference, facts, purpose, knowledge);
    if (questions.length === 0) break;
    const already = facts;
    const answers = await Promise.all(
      questions.map((question) => answer(registry, reference, already, question, knowledge, asking)),
    );
    for (const one of answers) facts = merged(facts, one);
  }
  return facts;
}

function merged(facts: ImageFacts, more: ImageFacts): ImageFacts {
  const alternatives = more.alternatives && { alternatives: { ...facts.alternatives, ...more.alternatives } };
  return { ...facts, ...more, ...alternatives };
}

async function answer(
  registry: Registry,
  reference: Reference,
  already: ImageFacts,
  question: Question,
  knowledge: Knowledge,
  asking: Asking,
): Promise<ImageFacts> {
  const { domain, path, digest } = reference;
  const repository = { domain, path };
  const tag = tagOf(reference) ?? "latest";
  const namespace = path.split("/")[0] ?? path;
  switch (question.ask) {
    case "tag":
      return { tag: await registry.tag(repository, tag, asking) };
    case "repository":
      return { repository: await registry.repository(repository, asking) };
    case "tags":
      return { tags: await registry.tags(repository, { pageSize: newestTags }, asking) };
    case "similarTags": {
      const query = { pageSize: newestTags, contains: question.contains };
      return { similarTags: await registry.tags(repository, query, asking) };
    }
    case "manifest":
      return { manifest: await registry.manifest(repository, digest ?? tag, asking) };
    case "publisher":
      return { publisher: await registry.publisher(domain, namespace, asking) };
    case "namespace":
      return { namespace: await registry.namespace(domain, namespace, asking) };
    case "page": {
      const page = already.repository?.state === "known" ? already.repository.value.page : null;
      return { page: page === null ? emptyPage : (await import("../core/page/readPage.ts")).readPage(page) };
    }
    case "alternative": {
      const other = hubReference(question.name);
      const facts = other
        ? await gatherFacts(registry, other, "replacement", knowledge, asking)
        : nothingKnown("malformed");
      return { alternatives: { [question.name]: facts } };
    }
  }
}

/** The reference that a familiar name on Docker Hub stands for; undefined where it is none. */
function hubReference(name: string): Reference | undefined {
  const found = /^([a-z0-9._/-]+?)(?::([A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?$/.exec(name);
  const path = found?.[1];
  if (path === undefined) return undefined;
  return {
    domain: "docker.io",
    path: path.includes("/") ? path : `library/${path}`,
    tag: found?.[2] ?? null,
    digest: null,
  };
}
