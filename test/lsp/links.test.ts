import assert from "node:assert/strict";
import {
  DocumentLinkRequest,
  DocumentLinkResolveRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
} from "vscode-languageserver/node";
import { explainMethod } from "../../server/src/lsp/protocol.ts";
import { fakeRegistry } from "../harness/fakeRegistry.ts";
import { heldRegistry } from "../harness/heldRegistry.ts";
import { LspSession } from "../harness/lspSession.ts";

const hub = {
  node: { tags: ["22", { name: "arm", platforms: ["linux/arm64"] }] },
  "acme/tool": ["1.4"],
  "badco/miner": { tags: ["1"], publisher: { badge: "verified_publisher" as const } },
  "big/tool": { tags: ["1"], publisher: { badge: "verified_publisher" as const } },
};
const uri = "file:///project/Dockerfile";
const malicious = new Map([
  [
    "badco/miner",
    {
      name: "badco/miner",
      kind: "repository" as const,
      category: "miner" as const,
      confidence: "vendor-report" as const,
      reportedBy: "Somebody",
      date: "2022-11",
      report: "A report",
      source: null,
    },
  ],
]);

describe("what an editor asks about a whole document", () => {
  let session: LspSession;
  const open = async (text: string, settings: unknown = {}) => {
    session = await LspSession.start({ hub, settings, knowledge: { malicious } });
    await session.open(uri, text);
    await session.settled();
  };
  afterEach(() => session.stop());

  it("leads from each name to its page, and nowhere from one that endangers", async () => {
    await open(
      "FROM node:22 AS a\nFROM acme/tool:1.4\nFROM quay.io/x/y\nFROM a\nFROM badco/miner\nFROM example.com/z\n",
      { links: { enabled: true } },
    );
    const links = await session.editor.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
    assert.deepEqual(
      links?.map(({ range, target }) => [session.document(uri).getText(range), target]),
      [
        ["node", "https://hub.docker.com/_/node"],
        ["acme/tool", "https://hub.docker.com/r/acme/tool"],
        ["quay.io/x/y", "https://quay.io/repository/x/y"],
      ],
    );
  });

  it("decides where a name leads when someone goes there, if it was asked before the registry had answered", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    session = await LspSession.start({
      registry,
      settings: { links: { enabled: true } },
      knowledge: { malicious, officialImages: new Set(["node"]) },
    });
    await session.open(uri, "FROM node:22\nFROM nodde\nFROM badco/miner\n");
    const links =
      (await session.editor.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } })) ?? [];
    assert.deepEqual(
      links.map(({ target }) => target),
      [undefined, undefined, undefined],
    );
    registry.releaseAll();
    const targets: (string | undefined)[] = [];
    for (const link of links) {
      targets.push((await session.editor.sendRequest(DocumentLinkResolveRequest.type, link)).target);
    }
    assert.deepEqual(targets, ["https://hub.docker.com/_/node", undefined, undefined]);
  });

  it("leaves names without the line that links have, unless that is wished for", async () => {
    await open("FROM node:22\n");
    assert.deepEqual(
      await session.editor.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } }),
      [],
    );
  });

  const hints = async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    return session.editor.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range });
  };

  it("shows behind an image who stands behind it, where that is switched on", async () => {
    await open("FROM node:22\nFROM node:gone\nFROM big/tool:1\nFROM acme/tool:1.4\nFROM badco/miner:1\n", {
      inlayHints: { enabled: true },
    });
    assert.deepEqual(
      (await hints())?.map(({ label, position }) => [label, position]),
      [
        ["✓ official · pushed 4 days ago", { line: 0, character: 12 }],
        ["✓ verified · pushed 4 days ago", { line: 2, character: 15 }],
        ["pushed 4 days ago", { line: 3, character: 18 }],
      ],
    );
  });

  it("tells the editor to ask again when that is switched on or off", async () => {
    await open("FROM node:22\n");
    let asked = 0;
    let told: () => void = () => {};
    session.editor.onRequest(InlayHintRefreshRequest.type, () => {
      asked += 1;
      told();
    });
    for (const [times, enabled] of [true, false].entries()) {
      const next = new Promise<void>((resolve) => {
        told = resolve;
      });
      await session.configure({ inlayHints: { enabled } });
      await next;
      assert.equal(asked, times + 1);
      assert.equal((await hints())?.length, enabled ? 1 : 0);
    }
  });

  it("shows nothing behind an image otherwise", async () => {
    await open("FROM node:22\n");
    assert.deepEqual(await hints(), []);
  });

  it("explains an image by its name", async () => {
    await open("FROM scratch\n");
    const explain = (image: string) => session.editor.sendRequest<string>(explainMethod, { image });
    assert.match(await explain("node:gone"), /\*\*node:gone\*\*[\s\S]*has no tag/);
    assert.match(await explain("Node"), /lower/);
    assert.match(await explain(""), /no name of an image/);
  });

  it("checks the platform that someone means where the file names none", async () => {
    await open("FROM node:arm\nFROM --platform=linux/arm64 node:arm\n", { platform: "linux/amd64" });
    assert.deepEqual(
      session.diagnostics(uri).map(({ code, range }) => [code, range.start.line]),
      [["missing-platform", 0]],
    );
  });
});
