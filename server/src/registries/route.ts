import type { Fact } from "../core/facts.ts";
import { unknown } from "./answers.ts";
import { isHub } from "./names.ts";
import type { Registry } from "./registry.ts";

/**
 * Hands each question to the registry of its domain. A host that nobody named is never asked anything: its
 * questions are answered `not-hub` here.
 */
export function routing(registries: ReadonlyMap<string, Registry>): Registry {
  const nobody = silent(unknown("not-hub", "this registry was not named in the settings"));
  const of = (domain: string) => registries.get(isHub(domain) ? "docker.io" : domain) ?? nobody;
  return {
    tag: (repository, tag, asking) => of(repository.domain).tag(repository, tag, asking),
    repository: (repository, asking) => of(repository.domain).repository(repository, asking),
    tags: (repository, query, asking) => of(repository.domain).tags(repository, query, asking),
    manifest: (repository, what, asking) => of(repository.domain).manifest(repository, what, asking),
    publisher: (domain, namespace, asking) => of(domain).publisher(domain, namespace, asking),
    namespace: (domain, namespace, asking) => of(domain).namespace(domain, namespace, asking),
    search: (query, asking) => of("docker.io").search(query, asking),
  };
}

/** A registry that answers everything with the same unknown fact. */
export function silent(fact: Fact<never>): Registry {
  const answer = async () => fact;
  return {
    tag: answer,
    repository: answer,
    tags: answer,
    manifest: answer,
    publisher: answer,
    namespace: answer,
    search: answer,
  };
}

/** Stands in for every registry where look-ups are switched off. */
export const switchedOff = silent(unknown("lookups-off", "look-ups are switched off"));
