import { type Answer, json } from "./answer.ts";
import { iso, pageRecord } from "./hubShapes.ts";
import type { StoredRepository, World } from "./worldIndex.ts";

/** The older search of the command line: official images by their short name, `previous` and `next` "" and not null. */
export function searchV2(world: World, url: URL): Answer {
  const page = Number(url.searchParams.get("page") ?? 1);
  const pageSize = Math.min(100, Number(url.searchParams.get("page_size") ?? 25));
  const hits = find(world, url.searchParams.get("query") ?? "");
  const results = hits.slice((page - 1) * pageSize, page * pageSize).map(({ spec, namespace }) => ({
    repo_name: namespace === "library" ? spec.name.slice("library/".length) : spec.name,
    short_description: spec.description,
    star_count: spec.stars,
    pull_count: spec.pulls,
    repo_owner: "",
    is_automated: false,
    is_official: namespace === "library",
  }));
  const record = {
    next: "",
    previous: "",
    ...withoutNulls(pageRecord(url, page, pageSize, hits.length, results)),
  };
  return json(200, record);
}

/** The search of the web page. */
export function searchV4(world: World, url: URL): Answer {
  const from = Number(url.searchParams.get("from") ?? 0);
  const size = Math.min(100, Number(url.searchParams.get("size") ?? 25));
  const badges = (url.searchParams.get("badges") ?? "").split(",").filter((badge) => badge !== "");
  const hits = find(world, url.searchParams.get("query") ?? "").filter(
    (hit) => badges.length === 0 || badges.includes(badgeOf(world, hit) ?? "none"),
  );
  return json(200, {
    total: hits.length,
    results: hits.slice(from, from + size).map((hit) => entry(world, hit)),
  });
}

function entry(world: World, hit: StoredRepository): object {
  const { spec, namespace } = hit;
  const name = namespace === "library" ? spec.name.slice("library/".length) : spec.name;
  const [first] = hit.images();
  return {
    id: spec.name,
    name,
    slug: name,
    type: spec.type ?? "image",
    publisher: {
      id: namespace === "library" ? "docker" : namespace,
      name: world.account(namespace)?.fullName ?? "",
    },
    created_at: iso(hit.registeredAt),
    updated_at: hit.pushedAt === null ? null : iso(hit.pushedAt),
    short_description: spec.description,
    badge: badgeOf(world, hit) ?? "none",
    star_count: spec.stars,
    pull_count: rounded(spec.pulls),
    raw_pull_count: spec.pulls,
    operating_systems: labels((first?.platforms ?? []).map(({ os }) => os)),
    architectures: labels((first?.platforms ?? []).map(({ architecture }) => architecture)),
    logo_url: { large: null, small: null },
    extension_reviewed: false,
    categories: (spec.categories ?? []).map((category) => ({ slug: category.toLowerCase(), name: category })),
    archived: spec.archived ?? false,
  };
}

/** The index knows what can be pulled: no private repository, none that holds nothing. The most pulled come first. */
function find(world: World, query: string): readonly StoredRepository[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  return world
    .repositories()
    .filter(({ spec, tagNames }) => spec.private !== true && tagNames.length > 0)
    .filter(({ spec }) =>
      words.every((word) => `${spec.name} ${spec.description}`.toLowerCase().includes(word)),
    )
    .sort((a, b) => b.spec.pulls - a.spec.pulls);
}

function badgeOf(world: World, { namespace }: StoredRepository): string | undefined {
  return namespace === "library" ? "official" : world.account(namespace)?.badge;
}

/** Pull counts as the page shows them: `1B+`, `500M+`, `10K+`, `57`. */
function rounded(pulls: number): string {
  const units = [
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "K"],
  ] as const;
  for (const [size, unit] of units) {
    if (pulls < size) continue;
    const count = pulls / size;
    const step = [500, 100, 50, 10, 5, 1].find((each) => count >= each) ?? 1;
    return `${step}${unit}+`;
  }
  return String(pulls);
}

function labels(names: readonly string[]): readonly object[] {
  return [...new Set(names)].filter((name) => name !== "unknown").map((name) => ({ name, label: name }));
}

function withoutNulls(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}
