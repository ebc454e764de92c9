import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { dedent, draw, parseAnnotated } from "../harness/annotations.ts";
import { fakeRegistry } from "../harness/fakeRegistry.ts";
import { heldRegistry } from "../harness/heldRegistry.ts";
import { LspSession, plainCapabilities, type SessionOptions } from "../harness/lspSession.ts";

const hub = { node: ["22", "22-alpine", "22-slim"], redis: ["7"] };
const dockerfile = "file:///project/Dockerfile";

describe("diagnostics", () => {
  let session: LspSession;
  const start = async (options: SessionOptions) => {
    session = await LspSession.start(options);
  };
  afterEach(() => session.stop());

  const shows = (uri: string, annotated: string) => {
    const { text, marks } = parseAnnotated(annotated);
    const drawn = session.drawn(uri);
    const shortened = marks.map((mark) => ({
      ...mark,
      says: drawn.includes(mark.says.replace(/…$/, "")) ? restOf(drawn, mark.says) : mark.says,
    }));
    assert.equal(drawn, draw(text, shortened));
  };

  it("marks the tag that does not exist", async () => {
    await start({ hub });
    await session.open(dockerfile, "FROM node:22-alpin AS build\nFROM redis:7\n");
    await session.settled();
    shows(
      dockerfile,
      `
      FROM node:22-alpin AS build
                ^^^^^^^^ missing-tag: node has no tag 22-alpin.…
      FROM redis:7

      `,
    );
  });

  it("publishes what the text alone tells at once, and the registry's word when it comes", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    await start({ registry });
    await session.open(dockerfile, "FROM Node:22\nFROM node:22-alpin\n");
    await session.settled();
    assert.deepEqual(codes(), ["invalid-reference"]);

    registry.releaseAll();
    await session.settled();
    assert.deepEqual(codes(), ["invalid-reference", "missing-tag"]);
  });

  it("publishes an empty list for a document in which nothing is wrong, once", async () => {
    await start({ hub });
    await session.open(dockerfile, "FROM node:22\n");
    await session.settled();
    assert.deepEqual(
      session.published.map(({ uri, diagnostics, version }) => ({ uri, diagnostics, version })),
      [{ uri: dockerfile, diagnostics: [], version: 1 }],
    );
  });

  it("publishes an empty list for a document that names no images, too", async () => {
    await start({ hub });
    for (const name of ["x.env", "notes.txt"]) {
      await session.open(`file:///project/${name}`, "A=1\n", "plaintext");
      await session.settled();
      const published = session.publishedFor(`file:///project/${name}`);
      assert.deepEqual(
        published.map(({ diagnostics, version }) => ({ diagnostics, version })),
        [{ diagnostics: [], version: 1 }],
      );
    }
  });

  it("says nothing of a tag that was corrected while it was looked up", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    await start({ registry });
    await session.open(dockerfile, "FROM node:22-alpin\n");
    await session.settled();
    await session.replace(dockerfile, "22-alpin", "22-alpine");
    await session.settled();
    assert.deepEqual(registry.waiting(), ["tag library/node:22-alpine"]);

    registry.releaseAll();
    await session.settled();
    assert.deepEqual(
      session.published.flatMap(({ diagnostics }) => diagnostics),
      [],
    );
  });

  it("ends its look-ups when the document is closed, and says no more about it", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    await start({ registry });
    await session.open(dockerfile, "FROM node:22-alpin\n");
    await session.settled();
    assert.equal(registry.waiting().length, 1);

    await session.close(dockerfile);
    await session.settled();
    assert.deepEqual(registry.waiting(), []);
    registry.releaseAll();
    await session.settled();
    assert.equal(session.publishedFor(dockerfile).length, 1);
  });

  it("takes its squiggles away when the document is closed", async () => {
    await start({ hub });
    await session.open(dockerfile, "FROM node:gone\n");
    await session.settled();
    assert.deepEqual(codes(), ["missing-tag"]);
    await session.close(dockerfile);
    await session.settled();
    assert.deepEqual(codes(), []);
  });

  it("asks about a name that is being typed only when the typing rests", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    registry.releaseAll();
    await start({ registry, typingRestMs: 500 });
    await session.open(dockerfile, "FROM redis:7\nFROM \n");
    await session.settled();
    const before = registry.asked.length;
    let typed = "";
    for (const character of "node:22") {
      await session.type(dockerfile, `7\nFROM ${typed}`, character);
      typed += character;
      await sleep(40);
    }
    assert.deepEqual(registry.asked.slice(before), []);
    await sleep(600);
    await session.settled();
    assert.deepEqual(registry.asked.slice(before), ["tag library/node:22"]);
  });

  it("neither asks nor publishes while someone types on a line without an image", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    registry.releaseAll();
    await start({ registry });
    await session.open(dockerfile, "FROM node:22-alpin\nRUN \nFROM redis:7\n");
    await session.settled();
    const published = session.published.length;
    const asked = registry.asked.length;

    await session.type(dockerfile, "RUN ", "echo one hundred characters ".repeat(4).slice(0, 100));
    await session.settled();
    assert.equal(session.published.length, published);
    assert.equal(registry.asked.length, asked);
  });

  it("moves the squiggle when a line is put in above it", async () => {
    await start({ hub });
    await session.open(dockerfile, "FROM node:22\nFROM node:gone\n");
    await session.settled();
    await session.replace(dockerfile, "FROM node:22\n", "FROM node:22\n\n");
    await session.settled();
    assert.equal(session.diagnostics(dockerfile)[0]?.range.start.line, 2);
    assert.equal(session.publishedFor(dockerfile).at(-1)?.version, 2);
  });

  it("carries the rule, its page and its fixes", async () => {
    await start({ hub });
    await session.open(dockerfile, "FROM node:22-alpin\n");
    await session.settled();
    const [diagnostic] = session.diagnostics(dockerfile);
    assert.equal(diagnostic?.source, "tare");
    assert.equal(diagnostic?.code, "missing-tag");
    assert.match(diagnostic?.codeDescription?.href ?? "", /docs\/rules\/missing-tag\.md$/);
    assert.match(JSON.stringify(diagnostic?.data), /"newText":"22-alpine"/);
  });

  it("finds nothing while the registry can't be asked", async () => {
    await start({ hub: "offline", initializationOptions: { status: true } });
    await session.open(dockerfile, "FROM node:22-alpin\nFROM nobody/nothing\n");
    await session.settled();
    assert.deepEqual(codes(), []);
    assert.equal(session.statuses.at(-1)?.trouble, "offline");
    assert.equal(session.statuses.at(-1)?.unchecked, 2);
  });

  it("asks nothing where look-ups are switched off", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    await start({ registry, settings: { lookUps: { enabled: false } } });
    await session.open(dockerfile, "FROM node:22-alpin\n");
    await session.settled();
    assert.deepEqual(registry.asked, []);
    assert.equal(session.publishedFor(dockerfile).length, 1);

    registry.releaseAll();
    await session.configure({ lookUps: { enabled: true } });
    await session.settled();
    assert.deepEqual(codes(), ["missing-tag"]);
    await session.configure({ lookUps: { enabled: false } });
    await session.settled();
    assert.deepEqual(codes(), []);
  });

  it("asks once for an image that fifty open files name", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    await start({ registry });
    const uris = Array.from({ length: 50 }, (_, at) => `file:///project/${at}/Dockerfile`);
    for (const uri of uris) await session.open(uri, "FROM node:22-alpin\n");
    await session.settled();
    assert.deepEqual(registry.waiting(), ["tag library/node:22-alpin"]);
    registry.releaseAll();
    await session.settled();
    assert.equal(registry.asked.filter((each) => each === "tag library/node:22-alpin").length, 1);
    for (const uri of uris)
      assert.deepEqual(
        session.diagnostics(uri).map(({ code }) => code),
        ["missing-tag"],
      );
  });

  it("follows a severity from the moment it is set", async () => {
    await start({ hub });
    await session.open(dockerfile, "FROM node:gone\n");
    await session.settled();
    assert.equal(session.diagnostics(dockerfile)[0]?.severity, 1);
    await session.configure({ rules: { "missing-tag": "info" } });
    await session.settled();
    assert.equal(session.diagnostics(dockerfile)[0]?.severity, 3);
    await session.configure({ rules: { "missing-tag": "off" } });
    await session.settled();
    assert.deepEqual(codes(), []);
  });

  it("takes the settings of a plain editor from what it hands over at the start", async () => {
    const initializationOptions = { rules: { "missing-tag": "warning" } };
    await start({ hub, capabilities: plainCapabilities, initializationOptions });
    await session.open(dockerfile, "FROM node:gone\n");
    await session.settled();
    assert.equal(session.diagnostics(dockerfile)[0]?.severity, 2);
  });

  it("tells a client of its own what it is asking, and no other", async () => {
    await start({ hub, initializationOptions: { status: true } });
    await session.open(dockerfile, "FROM node:22\n");
    await session.settled();
    assert.deepEqual(session.statuses.at(-1), { asking: 0, trouble: null, retryAt: null, unchecked: 0 });
    await session.stop();

    await start({ hub });
    await session.open(dockerfile, "FROM node:22\n");
    await session.settled();
    assert.deepEqual(session.statuses, []);
  });

  const codes = () => session.diagnostics(dockerfile).map(({ code }) => code);
});

/** The whole line of a drawing that begins as a mark does which ends in `…`. */
function restOf(drawn: string, says: string): string {
  if (!says.endsWith("…")) return says;
  const begin = says.slice(0, -1);
  const line = dedent(drawn)
    .split("\n")
    .find((each) => each.includes(begin));
  return line === undefined ? says : line.slice(line.indexOf(begin));
}
