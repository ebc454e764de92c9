import type { Subject } from "./subject.ts";
import { containers, ownSites, ownWork, software } from "./words/honest.ts";

/** However much a page says of software, enough of everything else outweighs it. */
const mostPoints = 8;
const mostOwnWork = 3;

const commands =
  /^\s*(?:[$#>] )?(?:docker|podman|kubectl|helm|git|curl|npm|pip|apt(?:-get)?|make|go|cargo) /m;

/**
 * How far a page reads like one about software: each word about containers counts two, each other word, shell
 * command or link to a well-known place one. A list of search phrases says nothing.
 */
export function documentationOf(subject: Subject): number {
  let points = counted.get(subject);
  if (points === undefined) {
    points = Math.min(countPoints(subject), mostPoints);
    counted.set(subject, points);
  }
  return points;
}

const counted = new WeakMap<Subject, number>();

function countPoints({ page, links, prose }: Subject): number {
  let points = 2 * prose.said(containers).length + prose.said(software).length;
  if (commands.test(page.code)) points += 2;
  else if (page.code.includes("\n")) points++;
  if (/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/.test(`${page.text}\n${page.code}`)) points++;
  if (links.some(({ to }) => to.standing === "known")) points++;
  return points;
}

/** How far a page speaks of a site of one's own: two points for each phrase, and for a link to some ordinary place. */
export function sitePointsOf({ prose, links }: Subject): number {
  const linked = links.some(({ to }) => to.standing === "plain");
  return 2 * (prose.said(ownSites).length + (linked ? 1 : 0));
}

/** How far a text speaks of its writer's own work: a point for each phrase, three at most. */
export function ownWorkPointsOf({ prose }: Subject): number {
  return Math.min(prose.said(ownWork).length, mostOwnWork);
}

/** Whether a page says a word about containers. */
export function speaksOfContainers({ prose }: Subject): boolean {
  return prose.says(containers);
}
