import assert from "node:assert/strict";
import type { CodeAction, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { fakeDigest, fakeRegistry } from "../harness/fakeRegistry.ts";
import { heldRegistry } from "../harness/heldRegistry.ts";
import { fullCapabilities, LspSession, type SessionOptions } from "../harness/lspSession.ts";

const hub = { node: ["22.11.0", "22", "22-alpine", "22-slim"], redis: ["7"], "acme/tool": ["1.4"] };
const digest = fakeDigest("library/node:22");
const dockerfile = "file:///project/Dockerfile";

describe("code actions", () => {
  let session: LspSession;
  const open = async (text: string, options: SessionOptions = { hub }) => {
    session = await LspSession.start(options);
    await session.open(dockerfile, text);
    await session.settled();
  };
  afterEach(() => session.stop());

  const actionsAt = (text: string, only?: string[]) => {
    const document = session.document(dockerfile);
    const at = document.positionAt(document.getText().indexOf(text) + 1);
    return session.codeActions(dockerfile, { start: at, end: at }, only);
  };
  const titled = async (at: string, title: RegExp): Promise<CodeAction> => {
    const actions = await actionsAt(at);
    const found = actions.find((action) => title.test(action.title));
    assert.ok(found !== undefined, `none of: ${actions.map((action) => action.title).join(" | ")}`);
    return found;
  };
  const applied = (edit: WorkspaceEdit | undefined) => {
    const change = edit?.documentChanges?.[0];
    assert.ok(change !== undefined && "edits" in change);
    assert.equal(change.textDocument.version, session.document(dockerfile).version);
    const edits = change.edits.filter((each) => "newText" in each);
    return TextDocument.applyEdits(session.document(dockerfile), edits);
  };

  it("offers the nearest tag first, bound to its diagnostic", async () => {
    await open("FROM node:22-alpin AS build\n");
    const action = await titled("22-alpin", /^Use tag/);
    assert.equal(action.kind, "quickfix");
    assert.equal(action.isPreferred, true);
    assert.deepEqual(
      action.diagnostics?.map(({ code }) => code),
      ["missing-tag"],
    );
    assert.equal(applied(action.edit), "FROM node:22-alpine AS build\n");
  });

  it("pins to the digest that is known already, and keeps tag, flags, line ends and comments", async () => {
    await open("# a\r\nFROM --platform=linux/amd64 node:22 AS build\r\nRUN true # b\r\n");
    const action = await titled("node:22", /^Pin node:22 to sha256:/);
    assert.equal(action.kind, "refactor.rewrite");
    assert.equal(
      applied(action.edit),
      `# a\r\nFROM --platform=linux/amd64 node:22@${digest} AS build\r\nRUN true # b\r\n`,
    );
  });

  it("looks up a digest only when the pin is chosen", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    await open("FROM node:22\n", { registry });
    const asked = registry.asked.length;
    const action = await titled("node:22", /^Pin node to its digest/);
    assert.equal(action.edit, undefined);
    assert.equal(registry.asked.length, asked);

    registry.releaseAll();
    const resolved = await session.resolve(action);
    assert.equal(applied(resolved.edit), `FROM node:22@${digest}\n`);
  });

  it("makes no edit of a pin whose document changed since it was offered", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    await open("FROM node:22\n", { registry });
    const action = await titled("node:22", /^Pin/);
    await session.replace(dockerfile, "FROM", "\nFROM");
    registry.releaseAll();
    assert.equal((await session.resolve(action)).edit, undefined);
  });

  it("offers no pin that it could not fill in later, where the editor can't ask for it", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    const { codeAction, ...textDocument } = fullCapabilities.textDocument ?? {};
    const capabilities = {
      ...fullCapabilities,
      textDocument: { ...textDocument, codeAction: { ...codeAction, resolveSupport: { properties: [] } } },
    };
    await open("FROM node:22\n", { registry, capabilities });
    assert.deepEqual(await actionsAt("node:22"), []);
  });

  it("offers no pin for what is pinned, missing, or not to be looked up", async () => {
    await open(`FROM node:22@${digest}\nFROM acme/gone\nFROM ghcr.io/acme/tool:1\n`);
    for (const name of ["node", "acme/gone", "ghcr.io"]) {
      const titles = (await actionsAt(name)).map(({ title }) => title);
      assert.deepEqual(
        titles.filter((title) => title.startsWith("Pin")),
        [],
        name,
      );
    }
  });

  it("offers no pin of an image that isn't there for its platform", async () => {
    await open("FROM --platform=linux/s390x node:22\n");
    assert.deepEqual(
      (await actionsAt("node")).map(({ title }) => title).filter((title) => title.startsWith("Pin")),
      [],
    );
  });

  it("offers no pin for what may do harm, and none twice", async () => {
    const knowledge = loadKnowledge();
    const settings = { rules: { unpinned: "warning" } };
    await open("FROM vibersastra/ubuntu:1\nFROM node:22\n", {
      hub: { ...hub, "vibersastra/ubuntu": ["1"] },
      knowledge,
      settings,
    });
    const pins = async (name: string) =>
      (await actionsAt(name)).map(({ title }) => title).filter((title) => title.startsWith("Pin"));
    assert.deepEqual(await pins("vibersastra"), []);
    assert.equal((await pins("22")).length, 1);
  });

  it("offers only the kinds that were asked for", async () => {
    await open("FROM node:22-alpin\n");
    const kinds = async (only: string[]) => (await actionsAt("22-alpin", only)).map(({ kind }) => kind);
    assert.deepEqual(await kinds(["refactor"]), []);
    assert.deepEqual([...new Set(await kinds(["quickfix"]))], ["quickfix"]);
    for (const other of ["source.organizeImports", "quick", "quickfix.import"])
      assert.deepEqual(await kinds([other]), []);
  });

  it("fixes everything that has a plain way out, in one edit, when asked", async () => {
    await open("FROM node:22-alpin\nFROM node:22-slm\nFROM redis:7\n");
    const [action, ...more] = await actionsAt("redis", ["source.fixAll"]);
    assert.deepEqual(more, []);
    assert.equal(action?.kind, "source.fixAll.tare");
    assert.equal(applied(action?.edit), "FROM node:22-alpine\nFROM node:22-slim\nFROM redis:7\n");
  });

  it("says nothing about other places", async () => {
    await open("FROM node:22-alpin\nRUN true\n");
    assert.deepEqual(await actionsAt("true"), []);
  });
});
