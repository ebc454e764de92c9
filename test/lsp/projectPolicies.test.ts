import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { checkWorkspaceMethod } from "../../server/src/lsp/protocol.ts";
import { dedent } from "../harness/annotations.ts";
import { fakeRegistry } from "../harness/fakeRegistry.ts";
import { fullCapabilities, LspSession, type SessionOptions } from "../harness/lspSession.ts";

const hub = { node: ["22"], "acme/tool": ["1"] };
const dockerfile = "file:///project/deploy/Dockerfile";
const policy = { uri: "file:///project/.tare.yaml", path: "/project/.tare.yaml" };

describe("a project's policy in the editor", () => {
  let session: LspSession;
  const open = async (text: string, policyText?: string, options: SessionOptions = {}) => {
    const files = new Map(policyText === undefined ? [] : [[policy.path, policyText]]);
    session = await LspSession.start({ hub, files, ...options });
    await session.open(dockerfile, text);
    await session.settled();
  };
  afterEach(() => session.stop());

  const codes = (uri = dockerfile) => session.diagnostics(uri).map(({ code }) => code);
  const actionsAt = (text: string) => {
    const document = session.document(dockerfile);
    const at = document.positionAt(document.getText().indexOf(text) + 1);
    return session.codeActions(dockerfile, { start: at, end: at });
  };
  const applied = (action: CodeAction | undefined, before: string) => {
    const change = action?.edit?.documentChanges?.find((each) => "edits" in each);
    assert.ok(change !== undefined && "edits" in change, "no such action");
    const edits = change.edits.filter((each) => "newText" in each);
    return TextDocument.applyEdits(TextDocument.create("file:///x", "", 0, before), edits);
  };

  it("is followed, for the files that it names", async () => {
    await open("FROM node:22\n", "pins: [deploy/**]\n");
    assert.deepEqual(codes(), ["unpinned"]);
  });

  it("is followed anew when it changes, on disk or while it is edited", async () => {
    await open("FROM node:22\n", "pins: [deploy/**]\n");
    await session.write(policy.uri, policy.path, "forbidden: [node]\n");
    await session.settled();
    assert.deepEqual(codes(), ["forbidden-image"]);
    await session.open(policy.uri, "forbidden: [node]\n", "yaml");
    await session.replace(policy.uri, "node", "redis");
    await session.settled();
    assert.deepEqual(codes(), []);
  });

  it("asks about publishers as soon as it wants to know them, and not before", async () => {
    const asked: string[] = [];
    const registry = fakeRegistry(hub);
    const publisher: typeof registry.publisher = (domain, namespace, asking) => {
      asked.push(namespace);
      return registry.publisher(domain, namespace, asking);
    };
    await open("FROM acme/tool:1\n", "", { registry: { ...registry, publisher } });
    assert.deepEqual([codes(), asked], [[], []]);
    await session.write(policy.uri, policy.path, "rules: { untrusted-publisher: warning }\n");
    await session.settled();
    assert.deepEqual([codes(), asked], [["untrusted-publisher"], ["acme"]]);
  });

  it("has its mistakes marked, while the last good one stays", async () => {
    await open("FROM node:22\n", "forbidden: [node]\n");
    await session.open(policy.uri, "forbidden: [node]\n", "yaml");
    await session.replace(policy.uri, "forbidden", "forbiden");
    await session.settled();
    assert.equal(
      session.drawn(policy.uri),
      dedent(`
        forbiden: [node]
        ^^^^^^^^ policy: forbiden means nothing here. There are: rules, paths, trusted, private, forbidden, registries, pins, ignore.

      `),
    );
    assert.deepEqual(codes(), ["forbidden-image"]);
    await session.replace(policy.uri, "forbiden", "forbidden");
    await session.settled();
    assert.deepEqual(codes(policy.uri), []);
    await session.close(policy.uri);
  });

  it("silences nothing in a folder that is not trusted", async () => {
    const initializationOptions = { trusted: false };
    await open("FROM node:gone\n", "rules: { missing-tag: off }\nforbidden: [node]\n", {
      initializationOptions,
    });
    assert.deepEqual(codes(), ["forbidden-image", "missing-tag"]);
  });

  it("names registries to ask only where the reader said that the folder is trusted", async () => {
    const registries = "registries: [ghcr.io]\n";
    await open("FROM node:22\n", registries, { initializationOptions: { trusted: true } });
    assert.deepEqual(session.registriesSeen.at(-1), ["ghcr.io"]);
    await session.write(policy.uri, policy.path, "registries: [ghcr.io, quay.io]\n");
    await session.settled();
    assert.deepEqual(session.registriesSeen.at(-1), ["ghcr.io", "quay.io"]);
    await session.stop();
    for (const initializationOptions of [{ trusted: false }, {}, undefined]) {
      await open("FROM node:22\n", registries, { initializationOptions });
      assert.deepEqual(session.registriesSeen.flat(), []);
      if (initializationOptions !== undefined) await session.stop();
    }
  });

  it("gives way to a comment, which the menu writes", async () => {
    await open("FROM node:gone\n");
    const action = (await actionsAt("gone")).find(({ title }) => title === "Ignore missing-tag here");
    assert.deepEqual(
      action?.diagnostics?.map(({ code }) => code),
      ["missing-tag"],
    );
    const after = applied(action, "FROM node:gone\n");
    assert.equal(after, "# tare-ignore missing-tag\nFROM node:gone\n");
    await session.change(
      dockerfile,
      { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
      after,
    );
    await session.settled();
    assert.deepEqual(codes(), []);
    await session.replace(dockerfile, "gone", "22");
    await session.settled();
    assert.deepEqual(codes(), ["unused-ignore"]);
    const remove = (await actionsAt("missing-tag")).find(({ title }) => title === "Remove this comment");
    assert.equal(applied(remove, session.document(dockerfile).getText()), "FROM node:22\n");
  });

  it("takes in a name from the menu, and is made where there is none", async () => {
    await open("FROM acme/gone:1\n");
    const made = (await actionsAt("acme")).find(({ title }) => /^Expect acme\/\* to be private/.test(title));
    assert.deepEqual(made?.edit?.documentChanges?.[0], {
      kind: "create",
      uri: policy.uri,
      options: { ignoreIfExists: true },
    });
    const entry = "  - name: acme/*\n    reason: reviewed on 2026-11-23\n";
    assert.equal(applied(made, ""), `private:\n${entry}`);

    const text = "private:\n  - other/* # ours\n";
    await session.write(policy.uri, policy.path, text);
    await session.settled();
    const added = (await actionsAt("acme")).find(({ title }) => /^Expect acme/.test(title));
    assert.equal(added?.edit?.documentChanges?.length, 1);
    assert.equal(applied(added, text), `${text}${entry}`);
    await session.write(policy.uri, policy.path, applied(added, text));
    await session.settled();
    assert.deepEqual(codes(), []);
  });

  it("is offered no name, and the file no comment, where neither would silence anything", async () => {
    await open("FROM acme/gone:1\n", undefined, { initializationOptions: { trusted: false } });
    assert.deepEqual(codes(), ["missing-repository"]);
    const titles = (await actionsAt("acme")).map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title) => /^(?:Ignore|Expect|Trust)/.test(title)),
      [],
    );
  });

  it("is left alone by editors that can't make files", async () => {
    const workspace = { ...fullCapabilities.workspace, workspaceEdit: { documentChanges: true } };
    await open("FROM acme/gone:1\n", undefined, { capabilities: { ...fullCapabilities, workspace } });
    const titles = (await actionsAt("acme")).map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title) => title.startsWith("Expect")),
      [],
    );
  });

  describe("that lies nearer than another", () => {
    const near = { uri: "file:///project/deploy/.tare.yaml", path: "/project/deploy/.tare.yaml" };
    const elsewhere = "file:///project/Dockerfile";
    const forbidsNode = "forbidden: [node]\n";
    const start = async (texts: Readonly<Record<string, string>>, options: SessionOptions = {}) => {
      const files = new Map(Object.entries(texts));
      session = await LspSession.start({ hub, files, ...options });
      await session.open(dockerfile, "FROM node:22\n");
      await session.open(elsewhere, "FROM node:22\n");
      await session.settled();
      return files;
    };

    it("is in force alone, and its paths count from its folder", async () => {
      await start({ [policy.path]: forbidsNode, [near.path]: "pins: [Dockerfile]\n" });
      assert.deepEqual([codes(), codes(elsewhere)], [["unpinned"], ["forbidden-image"]]);
    });

    it("gives way to the one above when it is deleted, and takes over when it is made", async () => {
      const files = await start({ [policy.path]: forbidsNode, [near.path]: "" });
      assert.deepEqual(codes(), []);
      files.delete(near.path);
      await session.filesChanged(near.uri);
      await session.settled();
      assert.deepEqual(codes(), ["forbidden-image"]);
      await session.write(near.uri, near.path, "pins: [Dockerfile]\n");
      await session.settled();
      assert.deepEqual([codes(), codes(elsewhere)], [["unpinned"], ["forbidden-image"]]);
    });

    it("counts as it is typed, before it is on disk", async () => {
      await start({ [policy.path]: forbidsNode });
      await session.open(near.uri, "pins: [none]\n", "yaml");
      await session.replace(near.uri, "none", "Dockerfile");
      await session.settled();
      assert.deepEqual([codes(), codes(elsewhere)], [["unpinned"], ["forbidden-image"]]);
      await session.close(near.uri);
      await session.settled();
      assert.deepEqual(codes(), ["forbidden-image"]);
    });

    it("is marked where it is wrong, though nobody opened it, while the last good one stays", async () => {
      const files = await start({ [policy.path]: forbidsNode, [near.path]: "pins: [Dockerfile]\n" });
      await session.write(near.uri, near.path, "pinns: [Dockerfile]\n");
      await session.settled();
      assert.deepEqual([codes(near.uri), codes()], [["policy"], ["unpinned"]]);
      files.delete(near.path);
      await session.filesChanged(near.uri);
      await session.settled();
      assert.deepEqual([codes(near.uri), codes()], [[], ["forbidden-image"]]);
    });

    it("leaves the one above in force where it was wrong from the start", async () => {
      await start({ [policy.path]: forbidsNode, [near.path]: "pinns: [Dockerfile]\n" });
      assert.deepEqual([codes(near.uri), codes()], [["policy"], ["forbidden-image"]]);
    });

    it("keeps what is wrong with it marked when it is closed unmended, until it is mended on disk", async () => {
      await start({ [near.path]: "pinns: []\n" });
      await session.open(near.uri, "pinns: []\n", "yaml");
      await session.close(near.uri);
      await session.settled();
      assert.deepEqual(codes(near.uri), ["policy"]);
      await session.write(near.uri, near.path, "pins: []\n");
      await session.settled();
      assert.deepEqual(codes(near.uri), []);
    });

    it("keeps what was said of it true where it is in force for nothing", async () => {
      await start({});
      const lone = { uri: "file:///project/lone/.tare.yaml", path: "/project/lone/.tare.yaml" };
      await session.write(lone.uri, lone.path, "pinns: []\n");
      await session.open(lone.uri, "pinns: []\n", "yaml");
      await session.close(lone.uri);
      await session.settled();
      assert.deepEqual(codes(lone.uri), ["policy"]);
      await session.write(lone.uri, lone.path, "pins: []\n");
      await session.settled();
      assert.deepEqual(codes(lone.uri), []);
    });

    it("is never taken from above the workspace folder", async () => {
      await start({ "/.tare.yaml": forbidsNode });
      assert.deepEqual([codes(), codes(elsewhere)], [[], []]);
    });

    it("takes in a name from the menu for the files that it covers", async () => {
      await start({ [policy.path]: forbidsNode, [near.path]: "pins: []\n" });
      for (const [uri, goal] of [
        [dockerfile, near.uri],
        [elsewhere, policy.uri],
      ] as const) {
        await session.replace(uri, "node:22", "acme/gone:1");
        await session.settled();
        const at = { line: 0, character: 7 };
        const actions = await session.codeActions(uri, { start: at, end: at });
        const change = actions.find(({ title }) => title.startsWith("Expect acme"))?.edit
          ?.documentChanges?.[0];
        assert.ok(change !== undefined && "textDocument" in change);
        assert.equal(change.textDocument.uri, goal);
      }
    });

    it("names registries to ask in a folder that is trusted", async () => {
      const texts = { [policy.path]: "registries: [quay.io]\n", [near.path]: "registries: [ghcr.io]\n" };
      await start(texts, { initializationOptions: { trusted: true } });
      assert.deepEqual(session.registriesSeen.at(-1), ["ghcr.io", "quay.io"]);
      await session.write(near.uri, near.path, "registries: []\n");
      await session.settled();
      assert.deepEqual(session.registriesSeen.at(-1), ["quay.io"]);
    });

    it("counts for files that nobody opened, as soon as it changes", async () => {
      const closed = "file:///project/deploy/closed.dockerfile";
      await start({ [policy.path]: forbidsNode, "/project/deploy/closed.dockerfile": "FROM node:22\n" });
      await session.editor.sendRequest(checkWorkspaceMethod);
      await session.settled();
      assert.deepEqual(codes(closed), ["forbidden-image"]);
      await session.write(near.uri, near.path, "pins: [closed.dockerfile]\n");
      await session.settled();
      assert.deepEqual(codes(closed), ["unpinned"]);
    });
  });
});
