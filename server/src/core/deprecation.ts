import type { Knowledge } from "./knowledge.ts";
import { familiarName, isDockerHub, type Reference } from "./reference.ts";
import { type Successor, toSuccessor } from "./replacement.ts";
import type { Say } from "./say.ts";
import { list, reportDate } from "./words.ts";

/** What the lists say of an image that was given up, renamed or moved. */
export interface Deprecation {
  /** `notice` and `moved`: of the image, or of its tag. `onbuild`: of such tags of all official images. */
  readonly kind: "notice" | "moved" | "onbuild" | "moved-namespace" | "frozen-namespace";
  /** Whether only some tags are concerned, this one among them. */
  readonly ofTag: boolean;
  /** True where it is an official image no longer. */
  readonly removed: boolean;
  /** The names to give to people: familiar names, with a tag or a registry where that matters. */
  readonly successors: readonly string[];
  /** Those among them that could take its place as they are; each has to be looked up first. */
  readonly replacements: readonly Successor[];
  readonly since: string;
  readonly source: string;
}

/** What the lists say of an image on Docker Hub, undefined where they say nothing of it, or not of this tag. */
export function findDeprecation(reference: Reference, knowledge: Knowledge): Deprecation | undefined {
  if (!isDockerHub(reference)) return undefined;
  const { deprecated, officialImages } = knowledge;
  const name = familiarName(reference);
  const tag = reference.tag ?? "latest";

  const entry = deprecated.images.get(name);
  if (entry !== undefined && (entry.tags === null || entry.tags.some((pattern) => matches(tag, pattern)))) {
    return {
      kind: entry.status === "moved" ? "moved" : "notice",
      ofTag: entry.tags !== null,
      removed: entry.status === "removed",
      successors: entry.successors,
      replacements: replacementsAmong(entry.successors, entry.sameVersions),
      since: entry.since,
      source: entry.source,
    };
  }
  if (reference.tag !== null && (officialImages.has(name) || entry !== undefined)) {
    const given = deprecated.officialTags.find(({ tags }) => tags.some((pattern) => matches(tag, pattern)));
    if (given !== undefined) return { kind: "onbuild", ofTag: true, ...nothingInstead, ...given };
  }
  const moved = deprecated.namespaces.get(reference.path.split("/")[0] ?? "");
  if (moved === undefined || moved.exceptTags.includes(tag)) return undefined;
  return findMovedNamespace(reference, knowledge);
}

/**
 * Where the images of a repository went that holds none any more: what the lists say of the repository as a whole,
 * whichever tags stayed at first.
 */
export function findMoveOfAll(reference: Reference, knowledge: Knowledge): Deprecation | undefined {
  const found =
    findDeprecation({ ...reference, tag: null }, knowledge) ?? findMovedNamespace(reference, knowledge);
  return found === undefined || found.successors.length === 0 ? undefined : found;
}

/** Where those who know say that the image went, as a sentence; undefined where they name nothing. */
export function sayWhereTo(reference: Reference, deprecation: Deprecation, say: Say): string | undefined {
  const { kind, successors, since } = deprecation;
  const names = successors.map((successor) => `\`${successor}\``);
  const [first] = successors;
  if (first === undefined) return undefined;
  switch (kind) {
    case "moved":
      return say("It moved to {0} in {1}.", list(names, 5, say), reportDate(since, say));
    case "moved-namespace":
      return say(
        "The versioned images of `{0}` moved in {1}: `{2}` holds frozen copies that get no updates.",
        reference.path.split("/")[0] ?? "",
        reportDate(since, say),
        first,
      );
    default:
      return say("Its maintainers name {0} instead.", list(names, 5, say));
  }
}

function findMovedNamespace(reference: Reference, { deprecated }: Knowledge): Deprecation | undefined {
  const [namespace = "", ...name] = reference.path.split("/");
  const moved = isDockerHub(reference) ? deprecated.namespaces.get(namespace) : undefined;
  if (moved === undefined) return undefined;
  const { successor, since, source } = moved;
  if (successor === null) {
    return { kind: "frozen-namespace", ofTag: false, ...nothingInstead, since, source };
  }
  const successors = [[successor, ...name].join("/")];
  return {
    kind: "moved-namespace",
    ofTag: false,
    removed: false,
    successors,
    replacements: replacementsAmong(successors, true),
    since,
    source,
  };
}

const nothingInstead = { removed: false, successors: [], replacements: [] } as const;

/** As many successors as are looked up for one image. */
const mostLookedUp = 3;

/** A successor with a tag of its own stands for itself; one without has to have the tags that are written. */
function replacementsAmong(successors: readonly string[], sameVersions: boolean): readonly Successor[] {
  return successors
    .map(toSuccessor)
    .filter((successor) => successor !== undefined)
    .filter(({ tag }) => sameVersions || tag !== null)
    .slice(0, mostLookedUp);
}

/** Whether a tag fits a pattern in which `*` stands for any characters. */
function matches(tag: string, pattern: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return tag === pattern;
  const last = rest.at(-1) ?? "";
  return tag.length >= first.length + last.length && tag.startsWith(first) && tag.endsWith(last);
}
