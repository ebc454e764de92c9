import type { Subject } from "./subject.ts";
import { wares } from "./words/goods.ts";
import {
  alsoOfDownloads,
  containers,
  ownSites,
  ownVoice,
  ownWork,
  publicOffices,
  software,
  warnings,
} from "./words/honest.ts";

/** However much a page says of software, enough of everything else outweighs it. */
const mostPoints = 8;
const mostOwnWork = 3;
/** Words about software alone, on a page without a command, a place of software or a word about containers. */
const mostMereWords = 3;

const commands =
  /^\s*(?:[$#>] )?(?:docker|podman|kubectl|helm|git|curl|npm|pip|apt(?:-get)?|make|go|cargo) /m;

interface Points {
  /** What only people who build and run software write. */
  readonly firm: number;
  /** Words that anybody writes about software. */
  readonly words: number;
}

const counted = new WeakMap<Subject, Points>();

function pointsOf(subject: Subject): Points {
  let points = counted.get(subject);
  if (points === undefined) {
    const { prose } = subject;
    const words = prose.said(software).length + (prose.says(alsoOfDownloads) ? 1 : 0);
    points = { firm: firmPoints(subject), words };
    counted.set(subject, points);
  }
  return points;
}

function firmPoints({ page, links, prose, text }: Subject): number {
  let points = 2 * (prose.said(containers).length + text.said(warnings).length);
  points += 3 * text.said(publicOffices).length;
  if (commands.test(page.code)) points += 2;
  else if (page.code.includes("\n")) points++;
  if (/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/.test(`${page.text}\n${page.code}`)) points++;
  if (links.some(({ to }) => to.standing === "known")) points++;
  return points;
}

/**
 * How far a page reads like one about software: each word about containers counts two, and so does each of those who
 * warn of bait; a word of public offices counts three; each other word, shell command or link to a well-known place one. A list of search phrases says nothing, and words alone prove little.
 */
export function documentationOf(subject: Subject): number {
  const { firm, words } = pointsOf(subject);
  return Math.min(firm + (firm === 0 ? Math.min(words, mostMereWords) : words), mostPoints);
}

/** What speaks against bait: that a page documents software, or is about its writer's own work. */
export function honestPointsOf(subject: Subject): number {
  const { firm, words } = pointsOf(subject);
  // Nobody calls one's own work cracked, and every program has a server, a version and a login.
  if (subject.stolen) return Math.min(firm + Math.min(words, 1), mostPoints);
  // An advertisement says "our" for a reason.
  const own = subject.text.said(wares).length >= 2 ? 0 : ownWorkPointsOf(subject);
  return documentationOf(subject) + own;
}

/** Whether all that speaks for a page are words that those who offer downloads use as well. */
export function saysNothingOfItsOwn(subject: Subject): boolean {
  const { firm, words } = pointsOf(subject);
  const ambiguous = subject.prose.says(alsoOfDownloads) ? 1 : 0;
  return firm === 0 && words === ambiguous && honestPointsOf(subject) === ambiguous;
}

/** How far a page speaks of a site of one's own: two points for each phrase, and for a link to some ordinary place. */
export function sitePointsOf({ prose, links }: Subject): number {
  const linked = links.some(({ to }) => to.standing === "plain");
  return 2 * (prose.said(ownSites).length + (linked ? 1 : 0));
}

/** How far a text speaks of its writer's own work: a point for each phrase, three at most. */
function ownWorkPointsOf({ prose }: Subject): number {
  return Math.min(prose.said(ownWork).length + (prose.says(ownVoice) ? 1 : 0), mostOwnWork);
}

/** Whether a page says a word about containers. */
export function speaksOfContainers({ prose }: Subject): boolean {
  return prose.says(containers);
}
