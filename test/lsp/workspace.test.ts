import assert from "node:assert/strict";
import {
  checkWorkspaceMethod,
  type ImagesResult,
  imagesChangedMethod,
  imagesMethod,
  requestsMethod,
} from "../../server/src/lsp/protocol.ts";
import { fakeRegistry } from "../harness/fakeRegistry.ts";
import { heldRegistry } from "../harness/heldRegistry.ts";
import { LspSession, type SessionOptions } from "../harness/lspSession.ts";

const hub = { node: ["22-alpine"], nginx: ["1.27"] };
const folder = "/project";
const uri = (name: string) => `file://${folder}/${name}`;

describe("a workspace", () => {
  let session: LspSession;
  const start = async (files: Readonly<Record<string, string>>, more: Partial<SessionOptions> = {}) => {
    const paths = new Map(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
    session = await LspSession.start({ hub, files: paths, initializationOptions: { images: true }, ...more });
    return paths;
  };
  afterEach(() => session.stop());

  const check = () => session.editor.sendRequest(checkWorkspaceMethod);
  const images = async () => (await session.editor.sendRequest<ImagesResult>(imagesMethod)).images;
  const codes = (name: string) => session.diagnostics(uri(name)).map(({ code }) => code);
  const messages = (name: string) => session.diagnostics(uri(name)).map(({ message }) => message);

  it("shows what is wrong in files that nobody opened", async () => {
    await start({
      "a/Dockerfile": "FROM node:gone\n",
      "b/compose.yaml": "services:\n  w:\n    image: nginx:1.27\n",
    });
    await check();
    await session.settled();
    assert.deepEqual(messages("a/Dockerfile"), ["node has no tag gone."]);
    assert.deepEqual(messages("b/compose.yaml"), []);
  });

  it("looks an image up once, however many files name it", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    registry.releaseAll();
    const files = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`${at}/Dockerfile`, "FROM node:22-alpine\n"]),
    );
    await start(files, { registry });
    await check();
    assert.deepEqual(registry.asked, ["tag library/node:22-alpine"]);
  });

  it("leaves out packages, and what a setting names", async () => {
    await start(
      {
        "node_modules/x/Dockerfile": "FROM node:gone\n",
        "vendor/Dockerfile": "FROM node:gone\n",
        Dockerfile: "FROM node:gone\n",
      },
      { settings: { workspace: { exclude: ["vendor/**"] } } },
    );
    await check();
    assert.deepEqual(
      (await images()).flatMap(({ places }) => places.map((place) => place.uri)),
      [uri("Dockerfile")],
    );
  });

  it("lists each image once, the gravest first, with every place", async () => {
    await start({
      Dockerfile: "FROM nginx:1.27\nFROM node:gone AS b\nFROM scratch\nFROM b\n",
      "x/Dockerfile": "FROM docker.io/library/node:gone\n",
    });
    await check();
    const list = (await images()).map(({ name, verdict, places }) => [name, verdict, places.length]);
    assert.deepEqual(list, [
      ["node:gone", "broken", 2],
      ["nginx:1.27", "fine", 1],
    ]);
  });

  it("follows files that change, come and go on disk", async () => {
    const files = await start({ Dockerfile: "FROM node:gone\n" });
    await check();
    await session.settled();
    files.set(`${folder}/Dockerfile`, "FROM node:22-alpine\n");
    files.set(`${folder}/new.dockerfile`, "FROM nginx:gone\n");
    await session.filesChanged(uri("Dockerfile"), uri("new.dockerfile"));
    await session.settled();
    assert.deepEqual(messages("Dockerfile"), []);
    assert.deepEqual(messages("new.dockerfile"), ["nginx has no tag gone."]);
    files.delete(`${folder}/new.dockerfile`);
    await session.filesChanged(uri("new.dockerfile"));
    await session.settled();
    assert.deepEqual(messages("new.dockerfile"), []);
  });

  it("leaves a file to the editor while it is open, and takes it back when it is closed", async () => {
    await start({ Dockerfile: "FROM node:gone\n" });
    await check();
    await session.settled();
    await session.open(uri("Dockerfile"), "FROM node:22-alpine\n");
    await session.settled();
    assert.deepEqual(messages("Dockerfile"), []);
    assert.deepEqual(
      (await images()).map(({ name }) => name),
      ["node:22-alpine"],
    );
    await session.close(uri("Dockerfile"));
    await session.settled();
    assert.deepEqual(messages("Dockerfile"), ["node has no tag gone."]);
  });

  it("reads a compose file again when the .env beside it changes", async () => {
    const files = await start({
      ".env": "TAG=gone\n",
      "compose.yaml": "services:\n  w:\n    image: nginx:${TAG}\n",
    });
    await check();
    await session.settled();
    assert.deepEqual(messages("compose.yaml"), ["nginx has no tag gone."]);
    files.set(`${folder}/.env`, "TAG=1.27\n");
    await session.filesChanged(uri(".env"));
    await session.settled();
    assert.deepEqual(messages("compose.yaml"), []);
  });

  it("tells the client when its images are others than before, and not for typing elsewhere", async () => {
    let told = 0;
    await start({});
    session.editor.onNotification(imagesChangedMethod, () => {
      told++;
    });
    await session.open(uri("Dockerfile"), "FROM node:22-alpine\nRUN \n");
    await session.settled();
    const before = told;
    assert.ok(before > 0);
    await session.type(uri("Dockerfile"), "RUN ", "echo hello");
    await session.settled();
    await session.settled();
    assert.equal(told, before);
  });

  it("tells what was asked of registries, to a client that sends no parameters", async () => {
    await start({});
    assert.deepEqual(await session.editor.sendRequest(requestsMethod), { total: 0, requests: [] });
    // What editors send that know no request without parameters.
    for (const nothing of [null, {}, []]) {
      assert.deepEqual(await session.editor.sendRequest(requestsMethod, nothing), { total: 0, requests: [] });
    }
    assert.deepEqual(session.logged, []);
  });

  it("checks for the platform that a setting names, and anew when another one is set", async () => {
    const arm = { arm: { tags: [{ name: "1", platforms: ["linux/arm64"] }] } };
    await start({ Dockerfile: "FROM arm:1\n" }, { hub: arm, settings: { platform: "linux/amd64" } });
    await check();
    await session.settled();
    assert.deepEqual(codes("Dockerfile"), ["missing-platform"]);
    await session.configure({ platform: "linux/arm64" });
    await session.settled();
    assert.deepEqual(codes("Dockerfile"), []);
  });

  it("asks about publishers where a policy wants to know them", async () => {
    await start(
      { Dockerfile: "FROM acme/tool:1\n", ".tare.yaml": "rules: { untrusted-publisher: warning }\n" },
      { hub: { "acme/tool": ["1"] } },
    );
    await check();
    await session.settled();
    assert.deepEqual(codes("Dockerfile"), ["untrusted-publisher"]);
  });

  it("is not silenced by comments where nobody trusts it", async () => {
    await start(
      { Dockerfile: "# tare-ignore missing-tag: later\nFROM node:gone\n" },
      { initializationOptions: { trusted: false } },
    );
    await check();
    await session.settled();
    assert.deepEqual(codes("Dockerfile"), ["missing-tag"]);
  });

  it("ends when it is told to", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    await start({ Dockerfile: "FROM node:22-alpine\n" }, { registry });
    const ended = check();
    await session.settled();
    assert.equal(registry.waiting().length, 1);
    await session.cancelProgress();
    await ended;
    assert.deepEqual(registry.waiting(), []);
  });
});
