import assert from "node:assert/strict";
import { type Hover, MarkupContent } from "vscode-languageserver";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import type { Registry } from "../../server/src/registries/registry.ts";
import { dedent } from "../harness/annotations.ts";
import { fakeRegistry } from "../harness/fakeRegistry.ts";
import { heldRegistry } from "../harness/heldRegistry.ts";
import { LspSession, plainCapabilities, type SessionOptions, withCursor } from "../harness/lspSession.ts";

const hub = {
  nginx: ["1.27"],
  "acme/tool": ["1.4"],
  "zorvek/kitap-pdf": {
    tags: [],
    description: "Download [free](https://evil.example) pdf <img src=x>",
  },
};
const compose = "file:///project/compose.yaml";

describe("hovers", () => {
  let session: LspSession;
  const hoverIn = async (marked: string, options: SessionOptions = { hub }) => {
    session = await LspSession.start(options);
    const { text, position } = withCursor(marked);
    await session.open(compose, text, "dockercompose");
    await session.settled();
    return session.hover(compose, position);
  };
  const textOf = (hover: Hover | null) => contentsOf(hover).value;
  afterEach(() => session.stop());

  it("show who stands behind an image before anything else", async () => {
    const hover = await hoverIn("services:\n  web:\n    image: ng$0inx:1.27\n");
    assert.match(textOf(hover), /^✓ \*\*nginx:1\.27\*\* · Docker Official Image\n/);
    assert.deepEqual(hover?.range, { start: { line: 2, character: 11 }, end: { line: 2, character: 21 } });
  });

  it("show icons of the theme to a client that draws them", async () => {
    const initializationOptions = { themeIcons: true };
    const hover = await hoverIn("services:\n  web:\n    image: nginx:1.27$0\n", {
      hub,
      initializationOptions,
    });
    assert.match(textOf(hover), /^\$\(verified-filled\) \*\*nginx/);
  });

  it("leave out what the editor shows above them: the message of a diagnostic under the mouse", async () => {
    const initializationOptions = { hoverHoldsDiagnostics: true };
    const message = /has no tag/;
    const onTag = await hoverIn("services:\n  web:\n    image: nginx:go$0ne\n", {
      hub,
      initializationOptions,
    });
    assert.doesNotMatch(textOf(onTag), message);
    assert.match(textOf(onTag), /^\* Docker Hub lists no such tag$/m);
    await session.stop();
    const onName = await hoverIn("services:\n  web:\n    image: ng$0inx:gone\n", {
      hub,
      initializationOptions,
    });
    assert.match(textOf(onName), message);
  });

  it("say of several findings what the editor doesn't, the gravest first", async () => {
    const hover = await hoverIn("services:\n  web:\n    image: vault:go$0ne\n", {
      hub: { vault: ["1"] },
      knowledge: loadKnowledge(),
      initializationOptions: { hoverHoldsDiagnostics: true },
    });
    const text = textOf(hover);
    assert.doesNotMatch(text, /has no tag/);
    assert.doesNotMatch(text, /plain text/);
    assert.match(text, /lists no such tag.*`vault` is no longer an official image/s);
  });

  it("say what is wrong themselves before the editor was told", async () => {
    const known = fakeRegistry(hub);
    const held = heldRegistry(known);
    // What the hover asks is answered, what the check of the document asks is not.
    const registry: Registry = {
      ...held,
      tag: (of, tag, how) => (how.priority === "cursor" ? known : held).tag(of, tag, how),
      tags: (of, query, how) => (how.priority === "cursor" ? known : held).tags(of, query, how),
      manifest: (of, tag, how) => (how.priority === "cursor" ? known : held).manifest(of, tag, how),
      repository: (of, how) => (how.priority === "cursor" ? known : held).repository(of, how),
    };
    session = await LspSession.start({ registry, initializationOptions: { hoverHoldsDiagnostics: true } });
    const { text, position } = withCursor("services:\n  web:\n    image: nginx:go$0ne\n");
    await session.open(compose, text, "dockercompose");
    await session.settled();
    assert.match(textOf(await session.hover(compose, position)), /has no tag/);
    held.releaseAll();
    await session.settled();
    assert.doesNotMatch(textOf(await session.hover(compose, position)), /has no tag/);
  });

  it("go on with the evidence for what the editor says, before anything else", async () => {
    const hover = await hoverIn("services:\n  web:\n    image: va$0ult:gone\n", {
      hub: { vault: ["1"] },
      knowledge: loadKnowledge(),
      initializationOptions: { hoverHoldsDiagnostics: true },
    });
    assert.match(textOf(hover), /notice of July 2024.*`vault` has no tag `gone`.*lists no such tag/s);
  });

  it("judge no comment that silences a rule elsewhere in the file", async () => {
    const silenced = "  old:\n    # tare-ignore missing-tag: gone\n    image: acme/tool:9\n";
    const hover = await hoverIn(`services:\n${silenced}  web:\n    image: ng$0inx:1.27\n`);
    assert.match(textOf(hover), /^✓/);
    assert.doesNotMatch(textOf(hover), /missing-tag|nothing here/);
  });

  it("let nothing of a stranger's page come alive", async () => {
    const value = textOf(await hoverIn("services:\n  web:\n    image: zorvek/$0kitap-pdf\n"));
    assert.match(value, /^✕ \*\*zorvek/);
    assert.doesNotMatch(value, /(?<!\\)\[free|(?<!\\)<img/);
  });

  it("say that a name is built here, and ask nobody about it", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    const marked = "services:\n  web:\n    image: ac$0me/own\n    build: .\n    pull_policy: build\n";
    const value = textOf(await hoverIn(marked, { registry }));
    assert.match(value, /^`acme\/own` is built here/);
    assert.deepEqual(registry.asked, []);
  });

  it("say why a name is not known", async () => {
    assert.match(
      textOf(await hoverIn(`services:\n  web:\n    image: nginx:$0\${TAG}\n`)),
      /^What `nginx:\$\{TAG\}` stands for is not known here: /,
    );
  });

  it("say what is wrong with a name that breaks the grammar", async () => {
    assert.match(textOf(await hoverIn("services:\n  web:\n    image: Ng$0inx\n")), /lower case/);
  });

  it("leave it to the squiggle of such a name to say so", async () => {
    const options = { hub, initializationOptions: { hoverHoldsDiagnostics: true } };
    assert.equal(await hoverIn("services:\n  web:\n    image: N$0ginx\n", options), null);
    await session.stop();
    assert.match(textOf(await hoverIn("services:\n  web:\n    image: Ngin$0x\n", options)), /lower case/);
  });

  it("say that an image is not checked, and why, while the registry can't be asked", async () => {
    const value = textOf(await hoverIn("services:\n  web:\n    image: acme/$0tool\n", { hub: "offline" }));
    assert.match(value, /^\? \*\*acme\/tool\*\* · not checked\n\nDocker Hub could not be reached\./);
  });

  it("say that look-ups are switched off", async () => {
    const settings = { lookUps: { enabled: false } };
    const value = textOf(await hoverIn("services:\n  web:\n    image: acme/$0tool\n", { hub, settings }));
    assert.match(value, /Look-ups are switched off/);
  });

  it("show what is known where the registry takes its time", async () => {
    const registry = heldRegistry(fakeRegistry(hub));
    const value = textOf(await hoverIn("services:\n  web:\n    image: ng$0inx\n", { registry }));
    assert.equal(value, "`nginx` is being looked up: no answer yet.");
  });

  it("are plain text for an editor that reads no Markdown", async () => {
    const hover = await hoverIn("services:\n  web:\n    image: ng$0inx\n", {
      hub,
      capabilities: plainCapabilities,
    });
    assert.equal(contentsOf(hover).kind, "plaintext");
    assert.doesNotMatch(textOf(hover), /\*\*/);
  });

  it("stay away beside an image", async () => {
    assert.equal(await hoverIn(dedent("services:\n  w$0eb:\n    image: nginx\n")), null);
  });
});

function contentsOf(hover: Hover | null): MarkupContent {
  assert.ok(hover !== null && MarkupContent.is(hover.contents));
  return hover.contents;
}
