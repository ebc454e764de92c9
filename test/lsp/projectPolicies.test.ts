import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
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
    assert.equal(applied(made, ""), "private:\n  - acme/*\n");

    const text = "private:\n  - other/* # ours\n";
    await session.write(policy.uri, policy.path, text);
    await session.settled();
    const added = (await actionsAt("acme")).find(({ title }) => /^Expect acme/.test(title));
    assert.equal(added?.edit?.documentChanges?.length, 1);
    assert.equal(applied(added, text), "private:\n  - other/* # ours\n  - acme/*\n");
    await session.write(policy.uri, policy.path, applied(added, text));
    await session.settled();
    assert.deepEqual(codes(), []);
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
});
