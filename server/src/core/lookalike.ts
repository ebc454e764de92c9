import type { Knowledge } from "./knowledge.ts";
import { familiarName, isDockerHub, type Reference } from "./reference.ts";

/** The name that was probably meant. */
export interface Lookalike {
  /** Familiar name, with a tag or a registry host where the plain name would not do. */
  readonly meant: string;
  readonly kind: "official" | "well-known" | "elsewhere";
  /**
   * `known`: people were seen to write the one for the other. `own-name`: the namespace was left out of a project's
   * image of the same name. Else how the two differ.
   */
  readonly slip: Slip | "known" | "own-name";
}

/** How one name turns into another with one slip of a hand or an eye. */
export type Slip =
  | "swapped"
  | "doubled"
  | "dropped"
  | "added"
  | "neighbour"
  | "confusable"
  | "plural"
  | "separator";

/**
 * The well-known image that a name is one slip away from: names that people were seen to confuse first, then
 * official images, then those of well-known publishers. Undefined for a name that is itself one of them.
 *
 * Says nothing about whether the written name is in use: that is for the caller to know.
 */
export function findLookalike(reference: Reference, knowledge: Knowledge): Lookalike | undefined {
  if (!isDockerHub(reference)) return undefined;
  const name = familiarName(reference);
  const { officialImages, wellKnownImages } = knowledge;
  if (officialImages.has(name) || wellKnownImages.has(name)) return undefined;

  const known = knownConfusion(name, knowledge);
  if (known !== undefined) return known;
  if (!name.includes("/")) {
    return nearest(name, officialImages, "official") ?? underOwnName(name, wellKnownImages);
  }
  return nearest(name, wellKnownImages, "well-known") ?? posing(reference, knowledge);
}

/** The official image whose very name a repository of another namespace carries: `nginx` for `someone/nginx`. */
export function officialNamesake(reference: Reference, knowledge: Knowledge): string | undefined {
  if (!isDockerHub(reference)) return undefined;
  const [namespace, name, ...rest] = reference.path.split("/");
  if (name === undefined || rest.length > 0 || namespace === "library") return undefined;
  return knowledge.officialImages.has(name) ? name : undefined;
}

/** The host that a registry's name is one slip away from; undefined for a host that is known. */
export function findRegistryLookalike(
  domain: string,
  knowledge: Knowledge,
): { readonly meant: string; readonly slip: Slip | "known" } | undefined {
  if (knowledge.registries.has(domain)) return undefined;
  const known = knowledge.registryConfusions.get(domain);
  if (known !== undefined) return { meant: known.meant, slip: "known" };
  for (const meant of knowledge.registries) {
    const slip = slipBetween(domain, meant);
    // Short hosts of other people are one letter apart from each other; swapped letters are no accident.
    if (slip === "swapped" || (slip === "doubled" && meant.length >= 6)) return { meant, slip };
    if (slip !== undefined && slip !== "plural" && meant.length >= 9) return { meant, slip };
  }
  return undefined;
}

function knownConfusion(name: string, { nameConfusions, officialImages }: Knowledge): Lookalike | undefined {
  const [namespace = "", rest] = name.split("/");
  const whole = nameConfusions.get(name);
  const ofNamespace = rest === undefined ? undefined : nameConfusions.get(`${namespace}/*`);
  const meant = whole?.meant ?? ofNamespace?.meant.replace("*", rest ?? "");
  if (meant === undefined) return undefined;
  const bare = meant.replace(/:.*$/, "");
  const elsewhere = /^[^/]*[.:][^/]*\//.test(bare);
  const kind = elsewhere ? "elsewhere" : officialImages.has(bare) ? "official" : "well-known";
  return { meant, kind, slip: "known" };
}

function nearest(
  name: string,
  candidates: ReadonlySet<string>,
  kind: "official" | "well-known",
): Lookalike | undefined {
  for (const meant of candidates) {
    if (Math.abs(meant.length - name.length) > 1) continue;
    const slip = slipBetween(name, meant);
    if (slip !== undefined) return { meant, kind, slip };
  }
  return undefined;
}

/** `grafana` for `grafana/grafana`: no official image has that name, and everybody means the project's own. */
function underOwnName(name: string, candidates: ReadonlySet<string>): Lookalike | undefined {
  const meant = `${name}/${name}`;
  return candidates.has(meant) ? { meant, kind: "well-known", slip: "own-name" } : undefined;
}

/** `pyhton/python`: an account that is one slip away from the official image whose name its repository carries. */
function posing(reference: Reference, knowledge: Knowledge): Lookalike | undefined {
  const meant = officialNamesake(reference, knowledge);
  const account = reference.path.split("/")[0] ?? "";
  if (meant === undefined) return undefined;
  const slip = slipBetween(account, meant);
  if (slip !== undefined) return { meant, kind: "official", slip };
  return knowledge.nameConfusions.get(account)?.meant === meant
    ? { meant, kind: "official", slip: "known" }
    : undefined;
}

const neighbours: Readonly<Record<string, string>> = {
  a: "qwsz",
  b: "vghn",
  c: "xdfv",
  d: "serfcx",
  e: "wsdr",
  f: "drtgvc",
  g: "ftyhbv",
  h: "gyujnb",
  i: "ujko",
  j: "huikmn",
  k: "jiolm",
  l: "kop",
  m: "njk",
  n: "bhjm",
  o: "iklp",
  p: "ol",
  q: "wa",
  r: "edft",
  s: "awedxz",
  t: "rfgy",
  u: "yhji",
  v: "cfgb",
  w: "qase",
  x: "zsdc",
  y: "tghu",
  z: "asx",
};

const confusables: readonly (readonly [string, string])[] = [
  ["0", "o"],
  ["1", "l"],
  ["1", "i"],
  ["l", "i"],
  ["5", "s"],
  ["rn", "m"],
  ["vv", "w"],
  ["cl", "d"],
];

/** The shortest name for which a dropped, added or mistyped letter counts: short names are all alike. */
const longEnough = 5;
const longEnoughToSwap = 4;

/** The single slip that turns `meant` into `written`; undefined where it takes another, more than one, or none. */
export function slipBetween(written: string, meant: string): Slip | undefined {
  if (written === meant || meant.length < longEnoughToSwap) return undefined;
  if (written.replace(/[-_.]+/g, "") === meant.replace(/[-_.]+/g, "")) {
    return written.includes(".") === meant.includes(".") ? "separator" : undefined;
  }
  let start = 0;
  while (start < written.length && written[start] === meant[start]) start++;
  let end = 0;
  const most = Math.min(written.length, meant.length) - start;
  while (end < most && written.at(-1 - end) === meant.at(-1 - end)) end++;
  const wrong = written.slice(start, written.length - end);
  const right = meant.slice(start, meant.length - end);

  if (wrong.length === 2 && wrong[0] === right[1] && wrong[1] === right[0] && right.length === 2)
    return "swapped";
  if (confusables.some(([a, b]) => isPair(wrong, right, a, b))) return "confusable";
  const long = meant.length >= longEnough;
  if (right === "" && wrong.length === 1) {
    if (wrong === written[start - 1] || wrong === written[start + 1]) return "doubled";
    if (wrong === "s" && end === 0) return long ? "plural" : undefined;
    return long && /[a-z]/.test(wrong) ? "added" : undefined;
  }
  if (wrong === "" && right.length === 1) {
    if (right === "s" && end === 0) return long ? "plural" : undefined;
    return long && /[a-z]/.test(right) ? "dropped" : undefined;
  }
  if (wrong.length === 1 && right.length === 1) {
    return long && neighbours[right]?.includes(wrong) === true ? "neighbour" : undefined;
  }
  return undefined;
}

function isPair(wrong: string, right: string, a: string, b: string): boolean {
  return (wrong === a && right === b) || (wrong === b && right === a);
}
