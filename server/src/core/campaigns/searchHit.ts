import type { Fact, RepositoryFacts } from "../facts.ts";
import type { Knowledge } from "../knowledge.ts";
import type { Say } from "../say.ts";
import { bookOffer, downloadOffer } from "./offer.ts";
import { toSubject } from "./subject.ts";

/** What a search tells of a repository. */
export interface Listed {
  /** Familiar name: `acme/tool`. */
  readonly name: string;
  /** Untrusted text. */
  readonly description: string;
  readonly badge: string | null;
  readonly pullCount: number | null;
}

/** Crawlers alone come to this many pulls. */
const hardlyUsed = 100;

/**
 * Whether a repository that a search found is one that nobody should be led to: a report names it, or it is hardly
 * used. Bait may hide its offer from this list, and nothing more is asked about it; so what hardly anybody uses has to
 * be known by the account, which was typed before, and its one line must not offer what bait offers.
 */
export function leadsAstray(
  { name, description, badge, pullCount }: Listed,
  typed: string,
  { malicious, hosts }: Pick<Knowledge, "malicious" | "hosts">,
  say: Say,
): boolean {
  const [namespace = ""] = name.split("/");
  if (malicious.has(name) || malicious.has(namespace)) return true;
  if (badge !== null || pullCount === null || pullCount > hardlyUsed) return false;
  if (!typed.startsWith(`${namespace}/`)) return true;
  const subject = toSubject(name, { repository: listed(description) }, hosts);
  if (subject === undefined) return false;
  return [...downloadOffer(subject, say), ...bookOffer(subject, say)].some(({ weight }) => weight === 3);
}

/** The record of a repository of which only its line is known. */
function listed(description: string): Fact<RepositoryFacts> {
  return { state: "known", value: { ...nothingTold, description }, askedAt: 0 };
}

const nothingTold: RepositoryFacts = {
  status: "",
  description: "",
  page: null,
  pullCount: null,
  starCount: null,
  registeredAt: null,
  pushedAt: null,
  contentTypes: [],
  mediaTypes: [],
  repositoryType: null,
  storageSizeBytes: null,
  categories: [],
};
