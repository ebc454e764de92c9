import assert from "node:assert/strict";
import type { Fact, ImageFacts, ManifestFacts, TagFacts, TagListFacts } from "../../server/src/core/facts.ts";
import { noKnowledge } from "../../server/src/core/knowledge.ts";
import { nextQuestions, type Purpose, stemOf } from "../../server/src/core/plan.ts";
import type { Reference } from "../../server/src/core/reference.ts";

/** What a pretended registry answers to each kind of question. */
interface World {
  readonly tag?: Fact<TagFacts>;
  readonly repository?: "known" | "absent" | "unknown";
  /** How many tags there are, and the names of the newest; `absent` where there is no such repository. */
  readonly tags?: readonly [number, ...string[]] | "absent" | "unknown";
  readonly manifest?: Fact<ManifestFacts>;
}

const digest = `sha256:${"a".repeat(64)}`;
const otherDigest = `sha256:${"b".repeat(64)}`;
const absent = { state: "absent", askedAt: 1 } as const;
const offline = { state: "unknown", why: "offline" } as const;
const lookUpsOff = { state: "unknown", why: "lookups-off" } as const;
const found: Fact<ManifestFacts> = {
  state: "known",
  askedAt: 1,
  value: { found: true, digest, mediaType: null },
};
const noManifest: Fact<ManifestFacts> = {
  state: "known",
  askedAt: 1,
  value: { found: false, missing: "manifest" },
};
const noRepository: Fact<ManifestFacts> = {
  state: "known",
  askedAt: 1,
  value: { found: false, missing: "repository" },
};

function tag(of: string | null, platformDigest: string | null = null): Fact<TagFacts> {
  const platform = { os: "linux", architecture: "amd64", variant: null, osVersion: null, sizeBytes: null };
  return {
    state: "known",
    askedAt: 1,
    value: {
      name: "1",
      digest: of,
      mediaType: null,
      contentType: "image",
      platforms: [{ ...platform, digest: platformDigest }],
      pushedAt: null,
      pulledAt: null,
    },
  };
}

function list(count: number, names: readonly string[], filter: string | null): Fact<TagListFacts> {
  const tags = names.map((name) => ({
    name,
    digest: null,
    mediaType: null,
    contentType: null,
    platforms: [],
    pushedAt: null,
    pulledAt: null,
  }));
  return { state: "known", askedAt: 1, value: { count, filter, tags } };
}

const record: NonNullable<ImageFacts["repository"]> = {
  state: "known",
  askedAt: 1,
  value: {
    status: "active",
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
  },
};

/** Plays the plan to its end; the answer lists the questions, rounds parted by a bar. */
function play(name: string, world: World, purpose: Purpose): string {
  const [, path = "", written, pinned] = /^([^:@]+)(?::([^@]+))?(?:@(.+))?$/.exec(name) ?? [];
  const [domain, rest] = path.startsWith("ghcr.io/") ? ["ghcr.io", path.slice(8)] : ["docker.io", path];
  const reference: Reference = { domain, path: rest, tag: written ?? null, digest: pinned ?? null };
  let facts: ImageFacts = {};
  const rounds: string[] = [];
  for (;;) {
    const questions = nextQuestions(reference, facts, purpose, noKnowledge);
    if (questions.length === 0) return rounds.join(" | ");
    assert.ok(rounds.length < 8, "the plan ends");
    rounds.push(
      questions.map((q) => (q.ask === "similarTags" ? `similarTags(${q.contains})` : q.ask)).join(" "),
    );
    for (const { ask } of questions) facts = { ...facts, ...answer(ask, world) };
  }
}

function answer(ask: string, world: World): ImageFacts {
  switch (ask) {
    case "tag":
      return { tag: world.tag ?? absent };
    case "repository":
      return { repository: { known: record, absent, unknown: offline }[world.repository ?? "known"] };
    case "tags": {
      const { tags = "unknown" } = world;
      if (tags === "absent") return { tags: absent };
      if (tags === "unknown") return { tags: offline };
      const [count, ...names] = tags;
      return { tags: list(count, names, null) };
    }
    case "similarTags":
      return { similarTags: list(0, [], "x") };
    case "manifest":
      return { manifest: world.manifest ?? offline };
    default:
      return { publisher: offline };
  }
}

describe("the plan of requests", () => {
  const table: [string, string, World, string, Purpose?][] = [
    ["a healthy official image: one question", "library/node:22", { tag: tag(digest) }, "tag"],
    ["no tag means latest", "library/node", { tag: tag(digest) }, "tag"],
    ["a healthy community image: two, at once", "acme/tool:1", { tag: tag(digest) }, "tag repository"],
    ["an image of another registry", "ghcr.io/acme/tool:1", { tag: tag(digest) }, "tag"],
    [
      "nothing answers: nothing more is asked",
      "acme/tool:1",
      { tag: offline, repository: "unknown" },
      "tag repository",
    ],
    ["the tag's answer fails, the record's doesn't", "acme/tool:1", { tag: offline }, "tag repository"],
    [
      "a missing community repository",
      "acme/gone:1",
      { repository: "absent", tags: "absent", manifest: noRepository },
      "tag repository",
    ],
    [
      "a missing tag with near ones",
      "library/node:22-alpin",
      { tags: [3000, "22-alpine", "22"], manifest: noManifest },
      "tag | manifest tags",
    ],
    [
      "a missing tag without near ones among the newest",
      "library/node:18-alpin",
      { tags: [3000, "22-alpine", "22"], manifest: noManifest },
      "tag | manifest tags | similarTags(18)",
    ],
    [
      "a missing tag with namesakes among the newest, none of them near",
      "library/node:22-alpin",
      { tags: [3000, "22-slim", "22"], manifest: noManifest },
      "tag | manifest tags | similarTags(22-a)",
    ],
    [
      "a missing tag whose version is among the newest with more numbers",
      "library/node:22-alpin",
      { tags: [3000, "22.1-bookworm", "22"], manifest: noManifest },
      "tag | manifest tags | similarTags(22)",
    ],
    [
      "a missing variant of a word",
      "library/node:lts-alpin",
      { tags: [3000, "lts-slim", "lts"], manifest: noManifest },
      "tag | manifest tags | similarTags(lts-a)",
    ],
    [
      "a commit, which nothing is near to",
      "acme/tool:1a2b3c4",
      { tags: [3000, "1a2b3c5"], manifest: noManifest },
      "tag repository | manifest tags",
    ],
    [
      "a missing tag where the newest are all",
      "acme/tool:9",
      { tags: [2, "1", "2"], manifest: noManifest },
      "tag repository | manifest tags",
    ],
    [
      "Hub's list lags behind the registry",
      "library/node:18-alpin",
      { tags: [3000, "22"], manifest: found },
      "tag | manifest tags",
    ],
    [
      "an imageless repository",
      "acme/bait:1",
      { tags: [0], manifest: noManifest },
      "tag repository | manifest tags",
    ],
    [
      "a missing official image",
      "library/ngnix:1",
      { tags: "absent", repository: "absent", manifest: noRepository },
      "tag | manifest tags | repository",
    ],
    [
      "an empty official image",
      "library/empty:1",
      { tags: [0], manifest: noManifest },
      "tag | manifest tags | repository",
    ],
    [
      "the record of a missing tag's repository can't be had",
      "acme/tool:9",
      { repository: "unknown" },
      "tag repository",
    ],
    [
      "a missing tag on another registry",
      "ghcr.io/acme/tool:9",
      { tags: [2, "1", "2"], manifest: noManifest },
      "tag | manifest tags",
    ],
    ["a digest alone", `library/node@${digest}`, { manifest: found }, "manifest"],
    ["a digest alone, community", `acme/tool@${digest}`, { manifest: found }, "repository manifest"],
    [
      "a missing digest",
      `acme/tool@${digest}`,
      { manifest: noManifest, tags: [1, "1"] },
      "repository manifest | tags",
    ],
    [
      "a digest of a missing official image",
      `library/ngnix@${digest}`,
      { manifest: noRepository, repository: "absent" },
      "manifest | repository",
    ],
    ["a tag that still has its digest", `library/node:22@${digest}`, { tag: tag(digest) }, "tag"],
    [
      "pinned to one platform's digest",
      `library/node:22@${digest}`,
      { tag: tag(otherDigest, digest) },
      "tag",
    ],
    [
      "a tag that moved on",
      `library/node:22@${digest}`,
      { tag: tag(otherDigest), manifest: found },
      "tag | manifest",
    ],
    ["a pinned tag that is gone", `library/node:22@${digest}`, { manifest: found }, "tag | manifest"],
    [
      "a pinned tag that is gone with its digest",
      `library/node:22@${digest}`,
      { manifest: noManifest, tags: [3, "1"] },
      "tag | manifest | tags",
    ],
    [
      "a pinned tag of a missing official image",
      `library/ngnix:1@${digest}`,
      { manifest: noRepository, repository: "absent" },
      "tag | manifest | repository",
    ],
    ["a tag of 2016, which has no digest", "library/node:22", { tag: tag(null) }, "tag"],
    ["looking at an official image", "library/node:22", { tag: tag(digest) }, "tag repository", "card"],
    ["looking at a community image", "acme/tool:1", { tag: tag(digest) }, "tag repository publisher", "card"],
    [
      "looking at a tag without a digest",
      "acme/tool:1",
      { tag: tag(null), manifest: found },
      "tag repository publisher | manifest",
      "card",
    ],
    [
      "a community image, where publishers matter",
      "acme/tool:1",
      { tag: tag(digest) },
      "tag repository publisher",
      "vet",
    ],
    ["an official image, where publishers matter", "library/node:22", { tag: tag(digest) }, "tag", "vet"],
    ["pinning", "acme/tool:1", { tag: tag(digest) }, "tag", "pin"],
    ["pinning latest, which a version should name", "acme/tool", { tag: tag(digest) }, "tag | tags", "pin"],
    [
      "pinning a tag without a digest",
      "acme/tool:1",
      { tag: tag(null), manifest: found },
      "tag | manifest",
      "pin",
    ],
    [
      "pinning while Hub's API is limited",
      "acme/tool:1",
      { tag: offline, manifest: found },
      "tag | manifest",
      "pin",
    ],
    ["pinning where nobody may be asked", "acme/tool:1", { tag: lookUpsOff }, "tag", "pin"],
    ["pinning what isn't there", "acme/tool:1", {}, "tag", "pin"],
    ["another image that has the tag", "acme/tool:1", { tag: tag(digest) }, "tag", "replacement"],
    [
      "another image whose tag has no digest",
      "acme/tool:1",
      { tag: tag(null), manifest: found },
      "tag | manifest",
      "replacement",
    ],
    ["another image without the tag", "acme/tool:17-jdk", {}, "tag | similarTags(17)", "replacement"],
    ["another image without a tag that is no version", "acme/tool:lts", {}, "tag", "replacement"],
    [
      "another image that nobody can be asked about",
      "acme/tool:1",
      { tag: lookUpsOff },
      "tag",
      "replacement",
    ],
  ];
  for (const [what, name, world, questions, purpose = "check"] of table) {
    it(`${what}: ${questions}`, () => assert.equal(play(name, world, purpose), questions));
  }

  it("searches for the part of a tag that its neighbours share", () => {
    const stems = {
      "22-alpin": "22",
      "3.12.99-slim": "3.12",
      "v1.2.3": "v1.2",
      bookwrm: "book",
      "-": "",
      x: "x",
      ab: "ab",
    };
    for (const [text, stem] of Object.entries(stems)) assert.equal(stemOf(text), stem);
  });
});
