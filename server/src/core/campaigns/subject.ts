import type { ImageFacts, NamespaceFacts, RepositoryFacts } from "../facts.ts";
import type { HostLists } from "../knowledge.ts";
import { emptyPage, type Page, type PageLink } from "../page/page.ts";
import { readTarget, type Target } from "../page/target.ts";
import { isPhraseList } from "./phraseList.ts";
import { Wording } from "./wording.ts";

/** A link with what its address tells. */
export interface JudgedLink extends PageLink {
  readonly to: Target;
}

/** A repository as the detectors see it: its page taken apart, its texts made comparable. */
export interface Subject {
  /** The repository's own name, without its namespace. */
  readonly name: string;
  readonly namespace: string;
  readonly repository: RepositoryFacts;
  readonly page: Page;
  readonly links: readonly JudgedLink[];
  /** Links to places of which nothing good is known, neither well-known ones nor the owner's own. */
  readonly outward: readonly JudgedLink[];
  /** The name in words. */
  readonly named: Wording;
  /** The name in words, the description, the headings and the first lines. */
  readonly title: Wording;
  /** The name in words, the description and all that the page says, but for its code. */
  readonly text: Wording;
  /** The same without the name, and without lists of search phrases. */
  readonly prose: Wording;
  /** What else the namespace holds, undefined where that isn't known. */
  readonly account: NamespaceFacts | undefined;
}

/** How much of the first paragraph counts as title. */
const titleLength = 160;

/** Takes a repository apart; undefined where its record or page wasn't read, or it is outside Docker Hub. */
export function toSubject(
  familiarName: string,
  facts: Pick<ImageFacts, "repository" | "namespace" | "page">,
  hosts: HostLists,
): Subject | undefined {
  const parts = familiarName.split("/");
  if (facts.repository?.state !== "known" || parts.length > 2) return undefined;
  const repository = facts.repository.value;
  const name = parts.at(-1) ?? "";
  const page = facts.page ?? (repository.page === null ? emptyPage : undefined);
  if (page === undefined) return undefined;
  const links = page.links.map((link) => ({ ...link, to: readTarget(link.target, hosts) }));
  const first = page.blocks[0];
  const headings = page.blocks.filter(({ kind }) => kind === "heading").map(({ text }) => text);
  const named = name.replace(/[._-]+/g, " ");
  const { description } = repository;
  const prose = page.blocks.filter((block) => !isPhraseList(block)).map(({ text }) => text);
  return {
    name,
    namespace: parts.length === 2 ? (parts[0] ?? "") : "library",
    repository,
    page,
    links,
    outward: links.filter((link) => isOutward(link, parts[0] ?? "")),
    named: new Wording(named),
    title: new Wording([named, description, first?.text.slice(0, titleLength), ...headings].join("\n")),
    text: new Wording([named, description, page.text].join("\n")),
    prose: new Wording([description, ...prose].join("\n")),
    account: facts.namespace?.state === "known" ? facts.namespace.value : undefined,
  };
}

/** Whether a link leads to a place of which nothing good is known: neither a well-known one nor the owner's own. */
function isOutward({ to }: JudgedLink, namespace: string): boolean {
  if (to.standing === "known" || to.standing === "brand" || to.standing === "within") return false;
  const named = namespace.replace(/[^a-z0-9]+/g, "");
  const own = named.length >= 5 && (to.host ?? "").replace(/[^a-z0-9]+/g, "").includes(named);
  return !(to.standing === "plain" && own);
}
