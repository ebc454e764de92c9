import assert from "node:assert/strict";
import { checkWorkspaceMethod } from "../../server/src/lsp/protocol.ts";
import { LspSession } from "../harness/lspSession.ts";

const uri = "file:///project/Dockerfile";

describe("the editor's own settings", () => {
  let session: LspSession;
  afterEach(() => session.stop());

  it("bring its proxy along with ours", async () => {
    session = await LspSession.start({
      hub: { node: ["22"] },
      settings: { platform: "linux/amd64" },
      editorSettings: { "http.proxy": "http://proxy.example:3128", "http.noProxy": ["localhost"] },
    });
    await session.open(uri, "FROM node:22\n");
    await session.settled();
    const { proxy, noProxy, platform } = session.settingsSeen.at(-1) ?? {};
    assert.deepEqual([proxy, noProxy, platform], ["http://proxy.example:3128", ["localhost"], "linux/amd64"]);
  });

  it("are none where it has none", async () => {
    session = await LspSession.start({ hub: { node: ["22"] } });
    await session.open(uri, "FROM node:22\n");
    await session.settled();
    assert.equal(session.settingsSeen.at(-1)?.proxy, null);
  });

  describe("for one person", () => {
    const settings = {
      rules: { "untrusted-publisher": "warning" },
      trusted: ["acme/*"],
      forbidden: ["node", { name: "club/*", use: "acme/tool:2", reason: "ours is kept up" }],
    };
    const text = "FROM node:22\nFROM acme/tool:1\nFROM club/tool:1\nFROM redis:8\n";
    const hub = { node: ["22"], redis: ["8"], "acme/tool": ["1", "2"], "club/tool": ["1"] };
    const seen = (of: string) =>
      session
        .diagnostics(of)
        .map(({ code, range, message }) => `${range.start.line} ${code}: ${message}`)
        .sort();
    const found = [
      "0 forbidden-image: Your settings forbid node.",
      "2 forbidden-image: Your settings forbid club/tool. They want acme/tool:2 instead.",
      "2 untrusted-publisher: club/tool comes from a plain account, and the policy doesn't list it.",
    ];

    it("trust and forbid images, without a policy", async () => {
      session = await LspSession.start({ hub, settings });
      await session.open(uri, text);
      await session.settled();
      assert.deepEqual(seen(uri), found);
    });

    it("add to what the project's policy says, in files that nobody opened too", async () => {
      const files = new Map([
        ["/project/.tare.yaml", "forbidden: [redis, { name: node, reason: too new }]\n"],
        ["/project/web/Dockerfile", text],
      ]);
      session = await LspSession.start({ hub, settings, files });
      await session.open(uri, text);
      await session.settled();
      await session.editor.sendRequest(checkWorkspaceMethod);
      await session.settled();
      const project = [
        "0 forbidden-image: This project's policy forbids node.",
        ...found.slice(1),
        "3 forbidden-image: This project's policy forbids redis.",
      ];
      assert.deepEqual(seen(uri), project);
      assert.deepEqual(seen("file:///project/web/Dockerfile"), project);
    });
  });
});
