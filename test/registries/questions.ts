import type { Fact } from "../../server/src/core/facts.ts";
import type { Asking, Registry } from "../../server/src/registries/registry.ts";
import type { Endpoint } from "../hub/answer.ts";
import type { World } from "../hub/worldIndex.ts";

/** One question about the stand-in's world, and the endpoints that it takes to answer it. */
export interface WorldQuestion {
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
  ask(registry: Registry, asking: Asking): Promise<Fact<unknown>>;
}

/** Every kind of question, about what is there and about what isn't. */
export function worldQuestions(world: World): readonly WorldQuestion[] {
  const hub = (path: string) => ({ domain: "docker.io", path });
  const node = hub("library/node");
  const manifest = ["auth.token", "registry.manifest"] as const;
  return [
    {
      name: "a tag",
      endpoints: ["hub.tag"],
      ask: (registry, asking) => registry.tag(node, "22", asking),
    },
    {
      name: "a missing tag",
      endpoints: ["hub.tag"],
      ask: (registry, asking) => registry.tag(hub("acme/app"), "9.9", asking),
    },
    {
      name: "a repository",
      endpoints: ["hub.repository"],
      ask: (registry, asking) => registry.repository(hub("grafana/grafana"), asking),
    },
    {
      name: "a missing repository",
      endpoints: ["hub.repository"],
      ask: (registry, asking) => registry.repository(hub("acme/tol"), asking),
    },
    {
      name: "tags",
      endpoints: ["hub.tags"],
      ask: (registry, asking) => registry.tags(hub("acme/app"), { pageSize: 100 }, asking),
    },
    {
      name: "no tags",
      endpoints: ["hub.tags"],
      ask: (registry, asking) => registry.tags(hub("fresh/app"), { pageSize: 100 }, asking),
    },
    {
      name: "a manifest by its tag",
      endpoints: manifest,
      ask: (registry, asking) => registry.manifest(node, "22", asking),
    },
    {
      name: "a manifest by its digest",
      endpoints: manifest,
      ask: (registry, asking) => registry.manifest(node, world.digest("node:22-before"), asking),
    },
    {
      name: "a missing manifest",
      endpoints: manifest,
      ask: (registry, asking) => registry.manifest(hub("acme/app"), "9.9", asking),
    },
    {
      name: "a manifest of a missing repository",
      endpoints: manifest,
      ask: (registry, asking) => registry.manifest(hub("acme/tol"), "1", asking),
    },
    {
      name: "a publisher",
      endpoints: ["hub.user", "hub.organization"],
      ask: (registry, asking) => registry.publisher("docker.io", "grafana", asking),
    },
    {
      name: "a namespace",
      endpoints: ["hub.namespace"],
      ask: (registry, asking) => registry.namespace("docker.io", "zorvek", asking),
    },
    {
      name: "a search",
      endpoints: ["hub.search"],
      ask: (registry, asking) => registry.search("grafana", asking),
    },
  ];
}

/**
 * What an answer says that isn't so, undefined where it says nothing untrue. Saying less than the truth is honest:
 * a fact may be unknown, a field null, a list shorter; but nothing may be called absent or empty that is there.
 */
export function untruth(truth: Fact<unknown>, told: Fact<unknown>): string | undefined {
  if (told.state === "unknown" || truth.state === "unknown") return undefined;
  if (told.state === "absent" || truth.state === "absent") {
    return told.state === truth.state ? undefined : `${told.state} in place of ${truth.state}`;
  }
  return difference(truth.value, told.value, "the answer");
}

function difference(truth: unknown, told: unknown, place: string): string | undefined {
  if (told === truth || told === null || told === "") return undefined;
  if (Array.isArray(told) && Array.isArray(truth)) {
    if (told.length > truth.length) return `${place} has ${told.length} entries in place of ${truth.length}`;
    return first(told.map((each, at) => difference(truth[at], each, `${place}[${at}]`)));
  }
  if (isObject(told) && isObject(truth)) {
    return first(
      Object.entries(told).map(([key, value]) => {
        // A list that tells how many there are may count fewer, but not none.
        const least = key === "count" || key === "repositoryCount" ? value : undefined;
        const all = truth[key];
        if (typeof least === "number" && typeof all === "number") {
          return least > all || (least === 0 && all > 0) ? `${place}.${key} is ${least}` : undefined;
        }
        return difference(all, value, `${place}.${key}`);
      }),
    );
  }
  return `${place} is ${JSON.stringify(told)} in place of ${JSON.stringify(truth)}`;
}

function first(differences: readonly (string | undefined)[]): string | undefined {
  return differences.find((each) => each !== undefined);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
