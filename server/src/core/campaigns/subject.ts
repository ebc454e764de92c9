import type { ImageFacts, NamespaceFacts, RepositoryFacts } from "../facts.ts";
import type { HostLists } from "../knowledge.ts";
import { emptyPage, type Page, type PageLink } from "../page/page.ts";
import { readTarget, type Target } from "../page/target.ts";
import { findWrittenLinks, isThrowaway } from "../page/writtenLinks.ts";
import { fold } from "./fold.ts";
import { isPhraseList } from "./phraseList.ts";
import { Wording } from "./wording.ts";
import { brands, cheats, piracy, stolen } from "./words/goods.ts";
import { cryptography } from "./words/honest.ts";
import { archivePassword, cards, guardDown, registering, waiting } from "./words/orders.ts";

/** A link with what its address tells. */
export interface JudgedLink extends PageLink {
  readonly to: Target;
  /** The text of the block that it stands in. */
  readonly around: string;
}

/** A repository as the detectors see it: its page taken apart, its texts made comparable. */
export interface Subject {
  /** The repository's own name, without its namespace. */
  readonly name: string;
  readonly namespace: string;
  readonly repository: RepositoryFacts;
  readonly page: Page;
  /** Those of the page, then those of the description. */
  readonly links: readonly JudgedLink[];
  /** Links to places of which nothing good is known, neither well-known ones nor the owner's own. */
  readonly outward: readonly JudgedLink[];
  /** The name in words. */
  readonly named: Wording;
  /** The description, folded. */
  readonly line: string;
  /** The name in words, the description, the headings and the first lines. */
  readonly title: Wording;
  /** The name in words, the description and all that the page says, but for its code. */
  readonly text: Wording;
  /** The same without the name, and without lists of search phrases. */
  readonly prose: Wording;
  /** Whether it says what is hardly ever said of software, games and films that are come by honestly. */
  readonly stolen: boolean;
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
  const links = [...judgedLinks(page, repository.description, hosts)];
  const namespace = parts.length === 2 ? (parts[0] ?? "") : "library";
  const { description } = repository;
  const words = fold(name.replace(/[._-]+/g, " "));
  const line = fold(description);
  const blocks = page.blocks.map((block) => ({ block, folded: fold(block.text) }));
  const headings = blocks.filter(({ block }) => block.kind === "heading");
  const lists = blocks.filter(({ block }) => isPhraseList(block));
  const others = blocks.filter(({ block }) => !isPhraseList(block));
  const first = fold(page.blocks[0]?.text.slice(0, titleLength) ?? "");
  const named = new Wording([words]);
  const title = new Wording([words, line, first, ...headings.map(({ folded }) => folded)]);
  const prose = new Wording([line, ...others.map(({ folded }) => folded)]);
  const text = new Wording({ parts: [named, prose, new Wording(lists.map(({ folded }) => folded))] });
  const isStolen = offersStolen(title, text);
  // Stolen goods come from a place of the thief's own as often as not.
  const owners = isStolen || asksTooMuch(text) ? [] : [namespace, name];
  return {
    name,
    namespace,
    repository,
    page,
    links,
    outward: links.filter(({ to }) => isDoubtful(to) && !isNamedAfter(to, owners)),
    named,
    line,
    title,
    text,
    prose,
    stolen: isStolen,
    account: facts.namespace?.state === "known" ? facts.namespace.value : undefined,
  };
}

/** Goods that nobody gives away, with what breaks their locks; keys that one may make oneself are no such thing. */
function offersStolen(title: Wording, text: Wording): boolean {
  if (text.says(stolen)) return true;
  if (text.says(cryptography)) return false;
  return title.said(piracy).length >= 2 || (text.says(brands) && (title.says(piracy) || title.says(cheats)));
}

/** What one's own place has no reason to ask for, before it gives what is one's own. */
function asksTooMuch(text: Wording): boolean {
  return [registering, cards, waiting, guardDown, archivePassword].some((each) => text.says(each));
}

/** Standings that no honest address has, so that they count in code as well, where nothing can be clicked. */
const baitOnly: readonly Target["standing"][] = ["campaign", "made-up-shortener", "lead-on-blog"];

function* judgedLinks(page: Page, description: string, hosts: HostLists): Iterable<JudgedLink> {
  for (const link of page.links) {
    const around = page.blocks[link.block]?.text ?? link.text;
    yield { ...link, around, to: readTarget(link.target, hosts) };
  }
  for (const target of findWrittenLinks(description)) {
    const link = { text: target, target, block: -1, how: "text", bold: false, image: false } as const;
    yield { ...link, around: description, to: readTarget(target, hosts) };
  }
  yield* baitInCode(page.code, hosts);
}

/** The addresses of bait in the code of a page: machines leave the fence of their answer open, and all that follows is code. */
function* baitInCode(code: string, hosts: HostLists): Iterable<JudgedLink> {
  for (const line of code.split("\n")) {
    if (!line.includes("://")) continue;
    for (const target of findWrittenLinks(line)) {
      const to = readTarget(target, hosts);
      const link = { text: target, target, block: -1, how: "text", bold: false, image: false } as const;
      if (baitOnly.includes(to.standing)) yield { ...link, around: line, to };
    }
  }
}

/** Whether nothing good is known of where a link leads. */
function isDoubtful({ standing }: Target): boolean {
  return standing !== "known" && standing !== "brand" && standing !== "within";
}

/**
 * Whether a place has the name of its owner or of what the repository is to hold. Under an ending of throw-away names
 * that is no reason for trust: accounts are made for them by the dozen.
 */
function isNamedAfter({ standing, host }: Target, names: readonly string[]): boolean {
  if (standing !== "plain" || isThrowaway(host ?? "")) return false;
  const squeezed = squeeze(host ?? "");
  return names.map(squeeze).some((name) => name.length >= 5 && squeezed.includes(name));
}

function squeeze(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, "");
}
