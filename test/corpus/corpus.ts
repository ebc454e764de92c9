import { readdirSync, readFileSync } from "node:fs";
import type { Fact, ImageFacts, NamespaceFacts, RepositoryFacts } from "../../server/src/core/facts.ts";
import { readPage } from "../../server/src/core/page/readPage.ts";

/** A page written for this project, with what is known of its repository. */
export interface Sample {
  /** Familiar name. */
  readonly name: string;
  /** The campaign whose bait it is; null for an honest one. */
  readonly campaign: "downloader" | "ebook-phishing" | "website" | null;
  readonly language: string;
  readonly written: Written;
  readonly description: string;
  readonly page: string;
  /** What its account holds, where the sample tells: so many repositories, registered within so many days. */
  readonly namespace: { readonly repositories: number; readonly days: number } | undefined;
}

/**
 * Who wrote it. `beside`: those who made the detectors. `apart`: somebody who had seen neither them nor any other
 * sample. `blind`: another such person, later, who was asked for as many ways of writing as there are. `since`: two more
 * such people, whose pages were counted before they were read. `many`: a score of people, each with a manner or a group of languages of
 * their own. `counted`: three more people, whose pages were only counted.
 */
export type Written = "beside" | "apart" | "blind" | "since" | "many" | "counted";

/** `tuning`: looked at while the detectors were made. `held-back`: written before, and only counted. */
export type Half = "tuning" | "held-back";

export const now = Date.UTC(2026, 10, 24, 12);
const day = 24 * 60 * 60_000;

const campaigns = { "spam-downloader": "downloader", "spam-ebook": "ebook-phishing", "spam-website": "website" } as const;

/** The files of one half, by name. */
export function corpusFiles(half: Half): readonly URL[] {
  const folder = new URL(`${half}/`, import.meta.url);
  return readdirSync(folder)
    .sort()
    .map((file) => new URL(file, folder));
}

/** The samples of one half, in the order of their files. */
export function readCorpus(half: Half): readonly Sample[] {
  return corpusFiles(half).flatMap((file) => {
    const name = file.pathname.slice(file.pathname.lastIndexOf("/") + 1);
    return readSamples(name.replace(/\.txt$/, ""), readFileSync(file, "utf8"));
  });
}

/** A file holds samples one behind the other: a line `%%% {…}` with the facts, then the page. */
function readSamples(group: string, text: string): Sample[] {
  const kind = Object.entries(campaigns).find(([name]) => group.startsWith(name))?.[1] ?? null;
  return text
    .split(/^%%% /m)
    .slice(1)
    .map((piece) => {
      const end = piece.indexOf("\n");
      const facts: unknown = JSON.parse(piece.slice(0, end));
      const field = new Map<string, unknown>(Object.entries(facts ?? {}));
      return {
        name: String(field.get("name")),
        campaign: kind,
        language: String(field.get("lang")),
        written: writtenOf(group),
        description: String(field.get("description") ?? ""),
        page: piece.slice(end + 1).trim(),
        namespace: readNamespace(field.get("namespace")),
      };
    });
}

function writtenOf(group: string): Written {
  if (group.endsWith("-apart")) return "apart";
  if (group.endsWith("-second") || group.endsWith("-third")) return "since";
  if (/-[a-z]$/.test(group)) return "many";
  if (/-(?:fourth|fifth|sixth)$/.test(group)) return "counted";
  return group.endsWith("-blind") ? "blind" : "beside";
}

function readNamespace(value: unknown): Sample["namespace"] {
  if (typeof value !== "object" || value === null) return undefined;
  const field = new Map<string, unknown>(Object.entries(value));
  return { repositories: Number(field.get("repositories")), days: Number(field.get("days")) };
}

/**
 * What the registries would tell of a sample that holds no image. Honest samples are made empty too, since a page
 * without images is where a wrong verdict would hurt.
 */
export function factsOf(sample: Sample): ImageFacts {
  const known = <T>(value: T): Fact<T> => ({ state: "known", value, askedAt: now });
  const absent = { state: "absent", askedAt: now } as const;
  return {
    tag: absent,
    repository: known(repositoryFacts(sample)),
    page: readPage(sample.page),
    tags: known({ count: 0, filter: null, tags: [] }),
    manifest: known({ found: false, missing: "manifest" }),
    ...(sample.namespace === undefined ? {} : { namespace: known(namespaceFacts(sample.namespace)) }),
  };
}

function repositoryFacts({ description, page }: Sample): RepositoryFacts {
  return {
    status: "inactive",
    description,
    page: page === "" ? null : page,
    pullCount: 0,
    starCount: 0,
    registeredAt: now - 900 * day,
    pushedAt: null,
    contentTypes: [],
    mediaTypes: [],
    repositoryType: null,
    storageSizeBytes: null,
    categories: [],
  };
}

function namespaceFacts({ repositories, days }: NonNullable<Sample["namespace"]>): NamespaceFacts {
  const shown = Math.min(repositories, 100);
  return {
    repositoryCount: repositories,
    repositories: Array.from({ length: shown }, (_, index) => ({
      name: `other-${index}`,
      description: "",
      registeredAt: now - 900 * day + (days * day * index) / repositories,
      pushedAt: null,
      pullCount: 0,
      status: "inactive",
      contentTypes: [],
      storageSizeBytes: null,
    })),
  };
}
