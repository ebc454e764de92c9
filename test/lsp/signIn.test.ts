import assert from "node:assert/strict";
import { signInMethod } from "../../server/src/lsp/protocol.ts";
import { fakeRegistry } from "../harness/fakeRegistry.ts";
import { heldRegistry } from "../harness/heldRegistry.ts";
import { LspSession } from "../harness/lspSession.ts";

const secret = "dckr_pat_not-for-anyone";
const uri = "file:///project/Dockerfile";

describe("a sign-in to Docker Hub", () => {
  let session: LspSession;
  beforeEach(async () => {
    session = await LspSession.start({ hub: { node: ["22"] } });
    await session.open(uri, "FROM node:22\nFROM acme/private\n");
    await session.settled();
  });
  afterEach(() => session.stop());

  const signIn = (signIn: unknown) => session.editor.sendRequest(signInMethod, { signIn });
  const ada = { username: "ada", token: secret };

  it("is handed to the host before the request is answered", async () => {
    assert.equal(session.signInsSeen.at(-1), null);
    await signIn(ada);
    assert.deepEqual(session.signInsSeen.at(-1), ada);
  });

  it("stays when settings change", async () => {
    await signIn(ada);
    await session.configure({ platform: "linux/amd64" });
    await session.settled();
    assert.deepEqual(session.signInsSeen.at(-1), ada);
  });

  it("is dropped with the sign-out", async () => {
    await signIn(ada);
    await signIn(null);
    assert.equal(session.signInsSeen.at(-1), null);
  });

  it("stands in no log line, nor in anything else that the editor is told", async () => {
    await signIn(ada);
    await signIn({ username: "a:b", token: secret });
    await signIn({ username: "ada", token: [secret] });
    await session.settled();
    const told = [session.logged, session.published, session.statuses];
    assert.ok(!JSON.stringify(told).includes(secret));
  });

  it("is nobody's where it can't be one", async () => {
    await signIn(ada);
    for (const odd of [
      { username: "a:b", token: "t" },
      { username: "ada", token: "t\nX: y" },
      { token: "t" },
      7,
    ]) {
      await signIn(odd);
      assert.equal(session.signInsSeen.at(-1), null, JSON.stringify(odd));
      await signIn(ada);
    }
  });

  it("asks again about what is open", async () => {
    await session.stop();
    const registry = heldRegistry(fakeRegistry({ node: ["22"] }));
    registry.releaseAll();
    session = await LspSession.start({ registry });
    await session.open(uri, "FROM acme/private\n");
    await session.settled();
    const asked = registry.asked.length;
    await signIn(ada);
    await session.settled();
    assert.ok(registry.asked.slice(asked).includes("repository acme/private"), registry.asked.join());
    const again = registry.asked.length;
    await signIn(ada);
    await session.settled();
    assert.equal(registry.asked.length, again);
  });
});
