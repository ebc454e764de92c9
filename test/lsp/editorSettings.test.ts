import assert from "node:assert/strict";
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
});
