import assert from "node:assert/strict";
import {
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  CancellationTokenSource,
  ExecuteCommandRequest,
  ShowMessageNotification,
  TextDocumentEdit,
  WorkDoneProgress,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { shortDigest } from "../../server/src/core/fixes.ts";
import type { Registry } from "../../server/src/registries/registry.ts";
import { fakeDigest, fakeRegistry } from "../harness/fakeRegistry.ts";
import { heldRegistry } from "../harness/heldRegistry.ts";
import {
  fullCapabilities,
  LspSession,
  plainCapabilities,
  type SessionOptions,
} from "../harness/lspSession.ts";

const nginx = fakeDigest("library/nginx:1.27.3");
const node = fakeDigest("library/node:22");
const tool = fakeDigest("acme/tool:1");
const hub = {
  node: { tags: ["22", { name: "arm", platforms: ["linux/arm64"] }] },
  nginx: { tags: ["latest", "1", "1.27.3"].map((name) => ({ name, digest: nginx })) },
  "acme/tool": ["1"],
};
const folder = "/project";
const uri = (name: string) => `file://${folder}/${name}`;

/** A registry that has no answer about some repositories. */
function without(registry: Registry, ...paths: readonly string[]): Registry {
  const unknown = { state: "unknown", why: "offline" } as const;
  const unless =
    <T>(ask: T, path: string) =>
    (): T | typeof unknown =>
      paths.includes(path) ? unknown : ask;
  return {
    ...registry,
    tag: async (repository, tag, asking) =>
      unless(await registry.tag(repository, tag, asking), repository.path)(),
    manifest: async (repository, tag, asking) =>
      unless(await registry.manifest(repository, tag, asking), repository.path)(),
    tags: async (repository, query, asking) =>
      unless(await registry.tags(repository, query, asking), repository.path)(),
    repository: async (repository, asking) =>
      unless(await registry.repository(repository, asking), repository.path)(),
  };
}

describe("a command that pins images", () => {
  let session: LspSession;
  let files: Map<string, string>;
  const edits: ApplyWorkspaceEditParams[] = [];
  const messages: string[] = [];
  /** What the reader does with the preview. */
  let accepts = true;

  const start = async (texts: Readonly<Record<string, string>>, options: SessionOptions = {}) => {
    files = new Map(Object.entries(texts).map(([name, text]) => [`${folder}/${name}`, text]));
    edits.length = 0;
    messages.length = 0;
    accepts = true;
    session = await LspSession.start({ hub, files, ...options });
    session.editor.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
      edits.push(params);
      return { applied: accepts };
    });
    session.editor.onNotification(ShowMessageNotification.type, ({ message }) => {
      messages.push(message);
    });
  };
  afterEach(() => session.stop());

  const run = (command: string, ...given: string[]) =>
    session.editor.sendRequest(ExecuteCommandRequest.type, { command, arguments: given });
  const pinWorkspace = () => run("tare.pinWorkspace");

  /** The files that the last edit changes, as they are then; an open one from its text in the editor. */
  const changed = (): Record<string, string> => {
    const changes = (edits.at(-1)?.edit.documentChanges ?? []).filter((change) =>
      TextDocumentEdit.is(change),
    );
    return Object.fromEntries(
      changes.map((change) => {
        const { uri: at, version } = change.textDocument;
        const before = version === null ? (files.get(at.slice(7)) ?? "") : session.document(at).getText();
        const texts = change.edits.filter((edit) => "newText" in edit);
        const after = TextDocument.applyEdits(TextDocument.create(at, "", 0, before), texts);
        return [at.slice(uri("").length), after];
      }),
    );
  };

  it("is offered to any editor", async () => {
    await start({});
    const { commands } = session.initializeResult.capabilities.executeCommandProvider ?? {};
    assert.deepEqual(commands, ["tare.openPage", "tare.pinFile", "tare.pinWorkspace"]);
  });

  describe("in one file", () => {
    it("writes the digests that are to be had, and names what stays as it is", async () => {
      const text = "ARG TAG=22\nFROM node:$TAG AS a\nFROM node:${TAG}\nFROM acme/gone\nFROM a\n";
      await start({});
      await session.open(uri("Dockerfile"), text);
      await run("tare.pinFile", uri("Dockerfile"));
      assert.deepEqual(changed(), { Dockerfile: text.replace("=22", `=22@${node}`) });
      assert.equal(edits[0]?.edit.changeAnnotations, undefined);
      assert.deepEqual(messages, ["Pinned images: 2. Not pinned, as there is no such image: acme/gone."]);
    });

    it("leaves what compose builds as it is, and what it pushes to", async () => {
      const compose = `
services:
  built:
    image: acme/tool:1
    build:
      context: .
      cache_to: ["type=registry,ref=acme/tool:1"]
  pulled:
    image: node:22
`;
      await start({});
      await session.open(uri("compose.yaml"), compose, "dockercompose");
      await run("tare.pinFile", uri("compose.yaml"));
      assert.deepEqual(changed(), { "compose.yaml": compose.replace("node:22", `node:22@${node}`) });
    });

    it("says so where there is nothing to pin, or no such file is open", async () => {
      await start({});
      await session.open(uri("Dockerfile"), `FROM node:22@${node}\nFROM scratch\n`);
      await run("tare.pinFile", uri("Dockerfile"));
      await run("tare.pinFile", uri("elsewhere"));
      await run("tare.pinFile");
      assert.deepEqual(
        [edits, new Set(messages)],
        [[], new Set(["Nothing to pin: no image without a digest."])],
      );
    });
  });

  describe("in the workspace", () => {
    it("changes all container files with one edit, each in its right place", async () => {
      await start({
        Dockerfile: "ARG BASE=nginx\nFROM ${BASE}\n",
        "api/Dockerfile": "FROM node:22 AS build\nFROM build\n",
        "compose.yaml":
          'x-it: &it\n  image: "${IMAGE:-acme/tool:1}" # ours\nservices:\n  a: *it\n  b:\n    image: nginx:latest\n',
        "notes.md": "FROM node:22\n",
      });
      await pinWorkspace();
      assert.equal(edits.length, 1);
      assert.deepEqual(changed(), {
        Dockerfile: `ARG BASE=nginx:1.27.3@${nginx}\nFROM \${BASE}\n`,
        "api/Dockerfile": `FROM node:22@${node} AS build\nFROM build\n`,
        "compose.yaml": `x-it: &it\n  image: "\${IMAGE:-acme/tool:1@${tool}}" # ours\nservices:\n  a: *it\n  b:\n    image: nginx:1.27.3@${nginx}\n`,
      });
      assert.deepEqual(messages, ["Pinned images: 4, in 3 files."]);
    });

    it("asks for a word on each kind of change, which names the image and its digest", async () => {
      await start({ Dockerfile: "FROM node:22\nFROM acme/tool:1\n", "b/Dockerfile": "FROM node:22\n" });
      await pinWorkspace();
      const { changeAnnotations = {}, documentChanges = [] } = edits[0]?.edit ?? {};
      assert.deepEqual(Object.values(changeAnnotations), [
        {
          label: `Pin node:22 to ${shortDigest(node)}`,
          description: "pushed 4 days ago",
          needsConfirmation: true,
        },
        {
          label: `Pin acme/tool:1 to ${shortDigest(tool)}`,
          description: "pushed 4 days ago",
          needsConfirmation: true,
        },
      ]);
      const [first, second] = Object.keys(changeAnnotations);
      assert.deepEqual(
        documentChanges.flatMap((change) =>
          TextDocumentEdit.is(change)
            ? change.edits.map((edit) => ("annotationId" in edit ? edit.annotationId : undefined))
            : [],
        ),
        [first, second, first],
      );
      assert.deepEqual(edits[0]?.metadata, { isRefactoring: true });
    });

    it("changes an open file as it stands in the editor, bound to that version", async () => {
      await start({
        Dockerfile: "FROM acme/tool:1\n",
        "compose.yaml": "services:\n  a:\n    image: node:$TAG\n",
      });
      await session.open(uri("Dockerfile"), "FROM acme/tool:1\n");
      await session.replace(uri("Dockerfile"), "acme/tool:1", "node:22");
      await session.open(uri(".env"), "TAG=22\n", "plaintext");
      await pinWorkspace();
      assert.deepEqual(changed(), { Dockerfile: `FROM node:22@${node}\n` });
      const [change] = edits[0]?.edit.documentChanges ?? [];
      assert.ok(TextDocumentEdit.is(change));
      assert.equal(change.textDocument.version, 2);
      assert.deepEqual(messages, [
        "Pinned images: 1. Not pinned, as the text can't be changed in its place: node:22.",
      ]);
    });

    it("changes what a file holds when the answers are there", async () => {
      const registry = heldRegistry(fakeRegistry(hub));
      await start({ Dockerfile: "FROM node:22\n", "b/Dockerfile": "FROM node:22\n" }, { registry });
      await session.open(uri("Dockerfile"), "FROM node:22\n");
      const done = pinWorkspace();
      await session.settled();
      await session.replace(uri("Dockerfile"), "FROM", "# above\nFROM");
      files.set(`${folder}/b/Dockerfile`, "FROM node:22\nFROM acme/tool:1\n");
      await session.settled();
      registry.releaseAll();
      await done;
      assert.deepEqual(changed(), {
        Dockerfile: `# above\nFROM node:22@${node}\n`,
        "b/Dockerfile": `FROM node:22@${node}\nFROM acme/tool:1\n`,
      });
      assert.deepEqual(messages, ["Pinned images: 2, in 2 files."]);
    });

    it("follows the settings, the policies and the comments of each file", async () => {
      await start(
        {
          "vendor/Dockerfile": "FROM node:22\n",
          Dockerfile: "# tare-ignore unpinned: moves on purpose\nFROM node:22\nFROM acme/tool:1\n",
          "dev/.tare.yaml": "ignore:\n  - { image: node, rules: [unpinned], reason: for trying out }\n",
          "dev/Dockerfile": "FROM node:22\nFROM nginx:1\n",
          "arm/Dockerfile": "FROM node:arm\n",
        },
        { settings: { workspace: { exclude: ["vendor/**"] }, platform: "linux/amd64" } },
      );
      await pinWorkspace();
      assert.deepEqual(changed(), {
        Dockerfile: `# tare-ignore unpinned: moves on purpose\nFROM node:22\nFROM acme/tool:1@${tool}\n`,
        "dev/Dockerfile": `FROM node:22\nFROM nginx:1@${nginx}\n`,
      });
      assert.match(messages[0] ?? "", /no image for the platform: node:arm\.$/);
    });

    it("names the images that could not be checked, once each, and leaves them alone", async () => {
      const registry = without(fakeRegistry(hub), "acme/tool");
      await start(
        {
          Dockerfile: "FROM node:22\nFROM acme/tool:1\nFROM acme/gone:2\n",
          "b/Dockerfile": "FROM acme/tool:1\n",
        },
        { registry },
      );
      await pinWorkspace();
      assert.deepEqual(Object.keys(changed()), ["Dockerfile"]);
      assert.deepEqual(messages, [
        "Pinned images: 1. Not pinned, as the registry does not answer: acme/tool:1. " +
          "Not pinned, as there is no such image: acme/gone:2.",
      ]);
    });

    it("asks nobody where look-ups are switched off", async () => {
      const registry = heldRegistry(fakeRegistry(hub));
      await start({ Dockerfile: "FROM node:22\n" }, { registry, settings: { lookUps: { enabled: false } } });
      await pinWorkspace();
      assert.deepEqual([registry.asked, edits], [[], []]);
      assert.deepEqual(messages, ["Not pinned, as look-ups are switched off: node:22."]);
    });

    it("asks about an image once, and shows how far it got", async () => {
      const registry = heldRegistry(fakeRegistry(hub));
      registry.releaseAll();
      await start({ Dockerfile: "FROM acme/tool:1\n", "b/Dockerfile": "FROM acme/tool:1\n" }, { registry });
      const shown: string[] = [];
      session.editor.onProgress(WorkDoneProgress.type, "mine", (value) => {
        shown.push(value.kind === "begin" ? value.title : (value.message ?? value.kind));
      });
      const command = "tare.pinWorkspace";
      await session.editor.sendRequest(ExecuteCommandRequest.type, { command, workDoneToken: "mine" });
      assert.deepEqual(shown, ["Asking for digests", "1 of 1 images asked about", "end"]);
      assert.deepEqual(
        registry.asked.filter((asked) => asked.startsWith("tag ")),
        ["tag acme/tool:1"],
      );
    });

    it("ends without a change or a word when it is told to, from its progress or by its request", async () => {
      const registry = heldRegistry(fakeRegistry(hub));
      await start({ Dockerfile: "FROM node:22\n" }, { registry });
      const ended = pinWorkspace();
      await session.settled();
      assert.equal(registry.waiting().length, 1);
      await session.cancelProgress();
      await ended;
      const aborting = new CancellationTokenSource();
      const command = { command: "tare.pinWorkspace" };
      const again = session.editor.sendRequest(ExecuteCommandRequest.type, command, aborting.token);
      await session.settled();
      assert.equal(registry.waiting().length, 1);
      aborting.cancel();
      await again;
      assert.deepEqual([registry.waiting(), edits, messages, session.logged], [[], [], [], []]);
    });

    it("says that nothing was changed where the reader wants none of it", async () => {
      await start({ Dockerfile: "FROM node:22\n" });
      accepts = false;
      await pinWorkspace();
      assert.deepEqual(messages, ["Nothing was changed."]);
    });

    it("says so where there is nothing to pin", async () => {
      await start({ Dockerfile: "FROM scratch\n" });
      await pinWorkspace();
      assert.deepEqual([edits, messages], [[], ["Nothing to pin: no image without a digest."]]);
    });

    it("goes by what an editor can: plain edits, or none at all", async () => {
      const capabilities = { ...plainCapabilities, workspace: { applyEdit: true } };
      await start({ Dockerfile: "FROM node:22\n" }, { capabilities });
      await pinWorkspace();
      const end = { line: 0, character: 12 };
      assert.deepEqual(edits, [
        {
          label: "Pin images",
          edit: { changes: { [uri("Dockerfile")]: [{ range: { start: end, end }, newText: `@${node}` }] } },
        },
      ]);
      await session.stop();
      await start({ Dockerfile: "FROM node:22\n" }, { capabilities: plainCapabilities });
      await pinWorkspace();
      assert.deepEqual([edits, messages], [[], ["This editor takes no changes from a command."]]);
      await session.stop();
      const workspaceEdit = { documentChanges: true };
      const workspace = { ...fullCapabilities.workspace, workspaceEdit };
      await start({ Dockerfile: "FROM node:22\n" }, { capabilities: { ...fullCapabilities, workspace } });
      await pinWorkspace();
      assert.deepEqual(Object.keys(edits[0]?.edit ?? {}), ["documentChanges"]);
      assert.deepEqual(changed(), { Dockerfile: `FROM node:22@${node}\n` });
    });
  });
});
