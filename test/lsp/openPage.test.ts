import assert from "node:assert/strict";
import { ExecuteCommandRequest } from "vscode-languageserver/node";
import { fakeRegistry } from "../harness/fakeRegistry.ts";
import { heldRegistry } from "../harness/heldRegistry.ts";
import { fullCapabilities, LspSession, type SessionOptions } from "../harness/lspSession.ts";

const hub = { node: ["22"], "acme/tool": ["1.4"], "badco/miner": ["1"] };
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

describe("opening an image's page", () => {
  let session: LspSession;
  const open = async (text: string, options: SessionOptions = { hub, knowledge: { malicious } }) => {
    session = await LspSession.start(options);
    await session.open(uri, text);
    await session.settled();
  };
  afterEach(() => session.stop());

  const offered = async (only?: string[]) => {
    const end = session.document(uri).positionAt(session.document(uri).getText().length);
    const actions = await session.codeActions(uri, { start: { line: 0, character: 0 }, end }, only);
    return actions.filter(({ title }) => title.startsWith("Open"));
  };
  const execute = (name: unknown) =>
    session.editor.sendRequest(ExecuteCommandRequest.type, {
      command: "tare.openPage",
      arguments: [name],
    });

  it("is offered for images that are on Docker Hub and do no harm", async () => {
    await open(
      "FROM node:22 AS a\nFROM acme/tool:2\nFROM badco/miner:1\nFROM acme/gone\nFROM quay.io/x/y\nFROM a\n",
    );
    assert.deepEqual(
      (await offered()).map(({ title, kind }) => [title, kind]),
      [
        ["Open node on Docker Hub", ""],
        ["Open acme/tool on Docker Hub", ""],
      ],
    );
  });

  it("leads to the page in the browser", async () => {
    await open("FROM node:22\nFROM acme/tool:1.4\n");
    for (const { command } of await offered()) {
      assert.ok(command !== undefined);
      await session.editor.sendRequest(ExecuteCommandRequest.type, command);
    }
    assert.deepEqual(session.opened, ["https://hub.docker.com/_/node", "https://hub.docker.com/r/acme/tool"]);
  });

  it("opens nothing that is no name of a repository on Docker Hub", async () => {
    await open("FROM node:22\n");
    for (const name of [
      "https://example.com",
      "../../x",
      "node?a=b",
      "quay.io/x/y",
      "file:///etc",
      7,
      null,
    ]) {
      await execute(name);
    }
    assert.deepEqual(session.opened, []);
  });

  it("is not offered before Docker Hub answered", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    await open("FROM node:22\n", { registry });
    assert.deepEqual(await offered(), []);
    registry.releaseAll();
    await session.settled();
    assert.equal((await offered()).length, 1);
  });

  it("is not offered where fixes alone are asked for, or the editor opens no browser", async () => {
    await open("FROM node:22\n");
    assert.deepEqual(await offered(["quickfix"]), []);
    await session.stop();
    await open("FROM node:22\n", { hub, capabilities: { ...fullCapabilities, window: {} } });
    assert.deepEqual(await offered(), []);
  });
});
