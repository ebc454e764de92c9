import assert from "node:assert/strict";
import { checkWorkspaceMethod } from "../../server/src/lsp/protocol.ts";
import { fakeRegistry } from "../harness/fakeRegistry.ts";
import { heldRegistry } from "../harness/heldRegistry.ts";
import { LspSession, plainCapabilities } from "../harness/lspSession.ts";

const hub = { nginx: ["1.27", "1.26"] };
const compose = "file:///project/compose.yaml";
const env = "file:///project/.env";
const text = `services:\n  web:\n    image: nginx:\${TAG:?}\n`;

describe("files around a document", () => {
  let session: LspSession;
  afterEach(() => session.stop());
  const messages = () => session.diagnostics(compose).map(({ message }) => String(message).split(".")[0]);

  it("are read from disk, and again when the editor says that they changed", async () => {
    const files = new Map([["/project/.env", "TAG=1.27\n"]]);
    session = await LspSession.start({ hub, files });
    await session.open(compose, text, "dockercompose");
    await session.settled();
    assert.deepEqual(messages(), []);

    await session.write(env, "/project/.env", "TAG=9\n");
    await session.settled();
    assert.deepEqual(messages(), ['nginx has no tag "9"']);
  });

  it("count as they stand in the editor, saved or not", async () => {
    const files = new Map([["/project/.env", "TAG=1.27\n"]]);
    session = await LspSession.start({ hub, files });
    await session.open(compose, text, "dockercompose");
    await session.open(env, "TAG=1.27\n", "dotenv");
    await session.settled();
    assert.deepEqual(messages(), []);

    await session.replace(env, "1.27", "8");
    await session.settled();
    assert.deepEqual(messages(), ['nginx has no tag "8"']);

    await session.close(env);
    await session.settled();
    assert.deepEqual(messages(), []);
  });

  it("are none of another folder, though they are open beside", async () => {
    session = await LspSession.start({ hub });
    await session.open("file:///elsewhere/.env", "TAG=of-another-project\n", "dotenv");
    const included = `include:\n  - path: x.yaml\n    env_file: ../elsewhere/.env\n${text}`;
    await session.open(compose, included, "dockercompose");
    await session.open("file:///project/x.yaml", text, "dockercompose");
    await session.settled();
    const all = [compose, "file:///project/x.yaml"].flatMap((uri) => session.diagnostics(uri));
    assert.doesNotMatch(JSON.stringify(all), /of-another-project/);
  });

  it("appear when they are made", async () => {
    const files = new Map<string, string>();
    session = await LspSession.start({ hub, files });
    await session.open(compose, text, "dockercompose");
    await session.settled();
    assert.deepEqual(messages(), []);
    await session.write(env, "/project/.env", "TAG=7\n");
    await session.settled();
    assert.deepEqual(messages(), ['nginx has no tag "7"']);
  });

  it("are read again on save where the editor watches nothing", async () => {
    const files = new Map([["/project/.env", "TAG=1.27\n"]]);
    session = await LspSession.start({ hub, files, capabilities: plainCapabilities });
    await session.open(compose, text, "dockercompose");
    await session.settled();
    files.set("/project/.env", "TAG=6\n");
    await session.save(compose);
    await session.settled();
    assert.deepEqual(messages(), ['nginx has no tag "6"']);
  });

  it("are not read again for each of many documents that are opened, where the editor watches nothing", async () => {
    const files = new CountingFiles([["/project/.env", "TAG=1.27\n"]]);
    const capabilities = plainCapabilities;
    session = await LspSession.start({ hub, files, capabilities, lookAroundMs: 60_000 });
    for (let at = 0; at < 30; at++) {
      await session.open(`file:///project/compose.${at}.yaml`, text, "dockercompose");
    }
    await session.settled();
    assert.deepEqual(messages(), []);
    const reads = files.reads.get("/project/.env") ?? 0;
    assert.ok(reads <= 2, `${reads} times`);
  });

  describe("of a Dockerfile", () => {
    const dockerfile = "file:///project/app/Dockerfile";
    const project = (image: string) =>
      `services:\n  app: { build: app }\n  base: { build: base, image: ${image}, pull_policy: build }\n`;
    const said = () => session.diagnostics(dockerfile).map(({ code }) => code);

    it("keep what is built here from being asked about", async () => {
      const registry = heldRegistry(fakeRegistry(hub));
      registry.releaseAll();
      const files = new Map([["/project/compose.yaml", project("acme/base")]]);
      session = await LspSession.start({ registry, files, folders: ["file:///project"] });
      await session.open(dockerfile, "FROM nginx:1.27\nCOPY --from=acme/base /a /a\n");
      await session.settled();
      assert.deepEqual(said(), []);
      assert.match(registry.asked.join(), /nginx/);
      assert.doesNotMatch(registry.asked.join(), /acme/);
    });

    it("decide anew about it while they are typed", async () => {
      const files = new Map([["/project/compose.yaml", project("acme/base")]]);
      session = await LspSession.start({ hub, files, folders: ["file:///project"] });
      await session.open(dockerfile, "FROM acme/base\n");
      await session.open(compose, project("acme/base"), "dockercompose");
      await session.settled();
      assert.deepEqual(said(), []);

      await session.replace(compose, "acme/base", "acme/bases");
      await session.settled();
      assert.deepEqual(said(), ["missing-repository"]);

      await session.close(compose);
      await session.settled();
      assert.deepEqual(said(), []);
    });

    it("count where they are made later, and where the file itself isn't open", async () => {
      const registry = heldRegistry(fakeRegistry(hub));
      registry.releaseAll();
      const files = new Map([
        ["/project/app/Dockerfile", "FROM acme/base\n"],
        ["/project/compose.yaml", project("acme/base")],
      ]);
      session = await LspSession.start({ registry, files, folders: ["file:///project"] });
      await session.editor.sendRequest(checkWorkspaceMethod);
      await session.settled();
      assert.doesNotMatch(registry.asked.join(), /acme/);

      await session.write(compose, "/project/compose.yaml", project("acme/other"));
      await session.settled();
      assert.deepEqual(said(), ["missing-repository"]);
      await session.write(compose, "/project/compose.yaml", project("acme/base"));
      await session.settled();
      assert.deepEqual(said(), []);
    });
  });
});

/** Files that count how often each was read. */
class CountingFiles extends Map<string, string> {
  readonly reads = new Map<string, number>();

  override get(path: string): string | undefined {
    this.reads.set(path, (this.reads.get(path) ?? 0) + 1);
    return super.get(path);
  }
}
