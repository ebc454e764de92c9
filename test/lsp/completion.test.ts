import assert from "node:assert/strict";
import { type CompletionItem, TextEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Knowledge } from "../../server/src/core/knowledge.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { fakeRegistry } from "../harness/fakeRegistry.ts";
import { heldRegistry } from "../harness/heldRegistry.ts";
import { fullCapabilities, LspSession, type SessionOptions, withCursor } from "../harness/lspSession.ts";

const hub = {
  node: ["20-alpine", "22.9.0-alpine", "22.10.0-alpine", "22-slim", "latest"],
  "acme/tool": ["1.4"],
  "acme/toolbox": ["1"],
};
const knowledge = {
  officialImages: new Set(["nginx", "node", "mongo"]),
  commonImages: ["node"],
  wellKnownImages: new Set(["grafana/grafana", "bitnami/nginx"]),
};
const files = {
  dockerfile: { uri: "file:///project/Dockerfile", language: "dockerfile" },
  compose: { uri: "file:///project/compose.yaml", language: "dockercompose" },
};

const report = {
  category: "miner",
  confidence: "vendor-report",
  reportedBy: "Watchers",
  date: "2023",
  report: "Miners",
  source: null,
} as const;

describe("completion", () => {
  let session: LspSession;
  const completeIn = async (
    marked: string,
    kind: keyof typeof files = "dockerfile",
    options: SessionOptions = {},
  ): Promise<CompletionItem[]> => {
    session = await LspSession.start({ hub, knowledge, ...options });
    const { text, position } = withCursor(marked);
    const { uri, language } = files[kind];
    await session.open(uri, text, language);
    const items = await session.completions(uri, position);
    return items.sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
  };
  const labels = (items: readonly CompletionItem[]) => items.map(({ label }) => label);
  /** The text with one item taken. */
  const taken = (
    items: readonly CompletionItem[],
    label: string,
    kind: keyof typeof files = "dockerfile",
  ) => {
    const item = items.find((each) => each.label === label);
    assert.ok(item?.textEdit !== undefined && TextEdit.is(item.textEdit), label);
    return TextDocument.applyEdits(session.document(files[kind].uri), [item.textEdit]);
  };
  afterEach(() => session.stop());

  it("offers official images first, with who stands behind each", async () => {
    const items = await completeIn("FROM ngi$0");
    assert.deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ["nginx", "Docker Official Image"],
        ["bitnami/nginx", "well-known image"],
      ],
    );
  });

  it("offers what is used most before the rest, which goes by name", async () => {
    const { officialImages, commonImages } = loadKnowledge();
    const lists = { knowledge: { ...knowledge, officialImages, commonImages } };
    const offered = labels(await completeIn("FROM $0", "dockerfile", lists));
    assert.equal(
      offered.slice(0, 10).join(" "),
      "scratch node python alpine nginx ubuntu debian golang postgres redis",
    );
    const rest = offered.slice(1 + commonImages.length);
    assert.deepEqual(rest, [...rest].sort());
    await session.stop();
    assert.deepEqual(labels(await completeIn("FROM p$0", "dockerfile", lists)).slice(0, 4), [
      "python",
      "postgres",
      "php",
      "phpmyadmin",
    ]);
  });

  it("shows who stands behind every item at once, where the editor can", async () => {
    const completionItem = { labelDetailsSupport: true };
    const capabilities = { ...fullCapabilities, textDocument: { completion: { completionItem } } };
    const items = await completeIn("FROM ngi$0", "dockerfile", { capabilities });
    assert.deepEqual(
      items.map(({ labelDetails, detail }) => [labelDetails?.description, detail]),
      [
        ["Docker Official Image", undefined],
        ["well-known image", undefined],
      ],
    );
  });

  it("offers the stages above, and nothing that is below", async () => {
    const text = "FROM node AS build\nFROM node AS test\nCOPY --from=$0 /a /b\nFROM node AS later\n";
    const items = await completeIn(text);
    assert.deepEqual(labels(items).slice(0, 3), ["test", "build", "node"]);
    assert.equal(
      taken(items, "test"),
      "FROM node AS build\nFROM node AS test\nCOPY --from=test /a /b\nFROM node AS later",
    );
  });

  it("asks Docker Hub for what the lists don't have, and says where no badge vouches for it", async () => {
    const items = await completeIn("FROM acme/t$0 AS build");
    assert.deepEqual(labels(items), ["acme/tool", "acme/toolbox"]);
    assert.match(items[0]?.detail ?? "", /no badge/);
    assert.equal(taken(items, "acme/toolbox"), "FROM acme/toolbox AS build");
  });

  it("orders tags by version, the newest first, and replaces the whole tag", async () => {
    const items = await completeIn("FROM --platform=linux/amd64 node:22$0-alpine AS build");
    assert.deepEqual(labels(items), ["22.10.0-alpine", "22.9.0-alpine", "22-slim"]);
    assert.equal(items[0]?.detail, "pushed 4 days ago");
    assert.match(JSON.stringify(items[0]?.documentation), /50 MB on linux\/amd64/);
    assert.equal(taken(items, "22-slim"), "FROM --platform=linux/amd64 node:22-slim AS build");
  });

  it("offers tags right behind the colon, however long the typing has to rest elsewhere", async () => {
    const items = await completeIn("FROM acme/tool:$0", "dockerfile", { typingRestMs: 3_600_000 });
    assert.deepEqual(labels(items), ["1.4"]);
  });

  it("puts the plain tag of a version before its variants", async () => {
    const tags = ["17.2-alpine", "16.6", "17.2", "17.2-bookworm", "17.2rc1", "9.6"];
    const items = await completeIn("FROM postgres:$0", "dockerfile", { hub: { postgres: tags } });
    assert.deepEqual(labels(items), ["17.2", "17.2-alpine", "17.2-bookworm", "17.2rc1", "16.6", "9.6"]);
  });

  it("offers the same in a compose file, inside its quotes", async () => {
    const items = await completeIn('services:\n  web:\n    image: "node:2$0"\n', "compose");
    assert.equal(labels(items)[0], "22.10.0-alpine");
    assert.equal(taken(items, "20-alpine", "compose"), 'services:\n  web:\n    image: "node:20-alpine"');
  });

  it("offers the arguments that a FROM may use", async () => {
    const items = await completeIn("ARG BASE=node:22\nARG X\nFROM ${B$0}\nARG LATER\n");
    assert.deepEqual(
      items.slice(0, 3).map(({ label, detail }) => [label, detail]),
      [
        ["BASE", "node:22"],
        ["X", undefined],
        ["TARGETPLATFORM", undefined],
      ],
    );
    assert.equal(labels(items).includes("LATER"), false);
    assert.match(taken(items, "BASE"), /FROM \$\{BASE\}/);
  });

  it("tells Docker Hub nothing of a name with a host, nor of one that is two letters long", async () => {
    for (const typed of ["ghcr.io/acme/to", "localhost:5000/acme/to", "ac", "ghcr.io/acme/tool:"]) {
      const registry = heldRegistry(fakeRegistry(hub));
      registry.releaseAll();
      assert.deepEqual(await completeIn(`FROM ${typed}$0`, "dockerfile", { registry }), [], typed);
      assert.deepEqual(
        registry.asked.filter((each) => each.startsWith("search")),
        [],
      );
      if (typed !== "ghcr.io/acme/tool:") await session.stop();
    }
  });

  it("leads nobody to what a report names, nor by a search to what hardly anybody uses", async () => {
    const offer = { description: "Download free pdf epub kitap indir" };
    const found = {
      "zorvek/kitap-pdf": { ...offer, pullCount: 3 },
      "reader/kitap-shelf": { ...offer, pullCount: 52_000 },
      "student/kitap": { description: "My book shelf, in Go", pullCount: 3 },
      "robber/kitap-db": { description: "A data base", pullCount: 90_000 },
      "thief/kitap": { description: "", pullCount: 90_000 },
    };
    const malicious: Knowledge["malicious"] = new Map([
      ["robber", { ...report, name: "robber", kind: "namespace" }],
      ["thief/kitap", { ...report, name: "thief/kitap", kind: "repository" }],
    ]);
    const options = { hub: found, knowledge: { ...knowledge, malicious } };
    const offered = async (typed: string) =>
      labels(await completeIn(`FROM ${typed}$0`, "dockerfile", options));
    assert.deepEqual(await offered("kitap"), ["reader/kitap-shelf"]);
    await session.stop();
    assert.deepEqual(await offered("student/ki"), ["student/kitap"], "whose account was typed");
    await session.stop();
    assert.deepEqual(await offered("zorvek/ki"), [], "but not where it reads like bait");
  });

  it("offers no tag of what a report names, though its name is typed, nor a tag that was reported", async () => {
    const found = { "robber/db": ["1"], "thief/db": ["1"], "someone/db": ["1"], "acme/tool": ["1", "2"] };
    const malicious: Knowledge["malicious"] = new Map([
      ["robber", { ...report, name: "robber", kind: "namespace" }],
      ["thief/db", { ...report, name: "thief/db", kind: "repository" }],
      ["someone/db", { ...report, name: "someone/db", kind: "repository", confidence: "user-report" }],
    ]);
    const { compromised } = loadKnowledge();
    const [bad] = [...compromised.values()].flat();
    assert.ok(bad !== undefined);
    const reported = { ...bad, repository: "docker.io/acme/tool", tag: "2" };
    const lists = { ...knowledge, malicious, compromised: new Map([[reported.repository, [reported]]]) };
    const offered = async (typed: string) =>
      labels(await completeIn(`FROM ${typed}:$0`, "dockerfile", { hub: found, knowledge: lists }));
    for (const name of ["robber/db", "thief/db", "docker.io/thief/db"]) {
      assert.deepEqual(await offered(name), [], name);
      await session.stop();
    }
    assert.deepEqual(await offered("someone/db"), ["1"], "one user's word is a hint");
    await session.stop();
    assert.deepEqual(await offered("acme/tool"), ["1"]);
  });

  it("offers nothing elsewhere", async () => {
    for (const text of ["RUN echo $0", "FROM node AS $0", "RUN a \\\n  FROM $0", "EXPOSE $0"]) {
      assert.deepEqual(await completeIn(text), [], text);
      if (text !== "EXPOSE $0") await session.stop();
    }
  });

  it("offers what the lists know while the registry can't be asked", async () => {
    assert.deepEqual(labels(await completeIn("FROM graf$0", "dockerfile", { hub: "offline" })), [
      "grafana/grafana",
    ]);
  });
});
