import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import type { Card } from "../../server/src/core/card.ts";
import { cardToMarkdown, messageToMarkdown } from "../../server/src/core/cardMarkdown.ts";
import { cardToText } from "../../server/src/core/cardText.ts";
import type { SeverityOverrides } from "../../server/src/core/check.ts";
import { english } from "../../server/src/core/say.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { dedent } from "../harness/annotations.ts";
import { cardOf } from "../harness/check.ts";
import { day, type FakeHub, fakeDigest, now } from "../harness/fakeRegistry.ts";

const platforms = ["linux/amd64", "linux/arm64/v8", "linux/arm/v7", "linux/386", "linux/s390x"];
const hub: FakeHub = {
  nginx: {
    description: "Official build of Nginx.",
    tags: [{ name: "1.27", platforms, sizeBytes: 69_123_456 }],
    registeredAt: Date.UTC(2014, 5, 5),
    pullCount: 10_700_000_000,
  },
  "acme/tool": {
    tags: ["2"],
    publisher: {
      kind: "organization",
      badge: "verified_publisher",
      fullName: "Acme\u202e [x](https://e.vil)",
    },
  },
  "quiet/void": {
    page: "We moved to ghcr.io/quiet/void",
    contentTypes: ["image"],
    publisher: { joinedAt: now - 61 * day },
  },
};

const textOf = async (reference: string, facts: FakeHub = hub) =>
  cardToText(await cardOf(reference, facts), english);

describe("the card", () => {
  it("says who stands behind an image first, then the numbers, then the small print", async () =>
    assert.equal(
      await textOf("nginx:1.27"),
      `${dedent(`
        ✓ nginx:1.27  ·  Docker Official Image

        Official build of Nginx.

        1.27  →  ${fakeDigest("library/nginx:1.27").slice(0, 19)}… (index)         pushed 4 days ago
        linux/amd64, arm64, arm/v7 and 2 more         69 MB on linux/amd64
        In use since 2014, more than 10 billion pulls

        Pinned? No: the tag may name another image tomorrow.

        ──────────────────────────────────────────────────────────────
        Asked 2 minutes ago  ·  Open on Docker Hub: https://hub.docker.com/_/nginx
      `)}\n`,
    ));

  it("shows what was found, with its evidence", async () =>
    assert.equal(
      await textOf("quiet/void:1"),
      `${dedent(`
        ✕ quiet/void:1  ·  a plain account, 2 months old

        quiet/void holds no image, so there is nothing to pull. Its owner removed all
        tags; the page names ghcr.io/quiet/void.
         • Docker Hub lists no tag, and the registry has nothing to pull
         • nobody has checked that name: look at it before you use it

        Its description, as plain text: “We moved to ghcr[.]io/quiet/void”

        Registered in 2024

        ──────────────────────────────────────────────────────────────
        Asked 2 minutes ago  ·  Open on Docker Hub: https://hub.docker.com/r/quiet/void
      `)}\n`,
    ));

  it("shows what a publisher calls itself as inert text", async () =>
    assert.deepEqual((await cardOf("acme/tool:2", hub)).standing, {
      kind: "verified",
      text: "Verified Publisher Acme [x](hxxps://e[.]vil)",
    }));

  it("says that nothing is known, and why", async () => {
    const text = await textOf("acme/tool:2", "rate-limited");
    assert.match(text, /^\? acme\/tool:2 {2}· {2}not checked\n\nDocker Hub asked to slow down\.\n/);
    assert.doesNotMatch(text, /Asked/);
  });

  it("says when it asks again", async () => {
    const facts = { tag: { state: "unknown", why: "rate-limited", retryAt: now + 4 * 60_000 } } as const;
    const card = await cardOf("acme/tool:2", hub, { facts: () => facts });
    assert.equal(card.notChecked, "Docker Hub asked to slow down. Tare asks again in 4 minutes.");
  });

  it("tells whether a pin still holds", async () => {
    const current = fakeDigest("acme/tool:2");
    const pinned = async (reference: string) => (await cardOf(reference, hub)).pinned;
    assert.equal(
      await pinned(`acme/tool:2@${current}`),
      "Pinned? Yes, and the tag still names the same image.",
    );
    assert.equal(
      await pinned(`acme/tool:2@${fakeDigest("old")}`),
      "Pinned? Yes; the tag names another image by now.",
    );
    assert.equal(
      await pinned(`acme/tool:2@${fakeDigest("acme/tool:2 linux/amd64")}`),
      "Pinned? Yes, to the image of linux/amd64 alone.",
    );
    assert.equal(await pinned(`acme/tool@${current}`), "Pinned? Yes, to one digest.");
  });

  it("says nothing of a pin that nobody should make, nor what a finding says already", async () => {
    const knowledge = loadKnowledge();
    const pinned = async (reference: string, severities: SeverityOverrides = new Map()) =>
      (await cardOf(reference, world, { knowledge, severities })).pinned;
    const world: FakeHub = {
      ...hub,
      "vibersastra/ubuntu": ["latest"],
      "acme/chart": { tags: [{ name: "1", contentType: "helm" }], contentTypes: ["helm"] },
    };
    assert.match((await pinned("nginx:1.27")) ?? "", /^Pinned\? No/);
    assert.equal(await pinned("vibersastra/ubuntu"), null);
    assert.equal(await pinned("acme/chart:1"), null);
    assert.equal(await pinned("nginx:1.27", new Map([["unpinned", "warning"]])), null);
  });

  it("shows evidence that the message leaves out, and nothing twice", async () => {
    const card = await cardOf("acme/gone:1", hub);
    assert.deepEqual(
      card.findings.map(({ rule, evidence }) => [rule, evidence]),
      [["missing-repository", []]],
    );
  });

  it("tells nobody how to have a registry asked that only looks like one", async () => {
    const { notChecked, findings } = await cardOf("ghrc.io/acme/tool:1", "not-hub", {
      knowledge: loadKnowledge(),
    });
    assert.deepEqual([notChecked, findings.map(({ rule }) => rule)], [null, ["lookalike-registry"]]);
  });

  it("says the gravest first, and leads to what it means", async () => {
    const knowledge = loadKnowledge();
    const severities: SeverityOverrides = new Map([["untrusted-publisher", "info"]]);
    const world: FakeHub = { "aquasec/trivy": { tags: ["0.69.5"], publisher: { badge: null } } };
    const { findings, link } = await cardOf("aquasec/trivy:0.69.5", world, { knowledge, severities });
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ["compromised-tag", "untrusted-publisher"],
    );
    assert.match(link?.address ?? "", /compromised-tag\.md$/);
  });

  it("leads to no page that isn't there", async () =>
    assert.equal((await cardOf("acme/gone:1", hub)).link, null));

  it("leads to Docker Hub for images of Docker Hub alone", async () => {
    const address = async (reference: string) => (await cardOf(reference, hub)).link?.address;
    assert.equal(await address("nginx:1.27"), "https://hub.docker.com/_/nginx");
    assert.equal(await address("acme/tool:2"), "https://hub.docker.com/r/acme/tool");
    assert.equal(await address("ghcr.io/acme/tool:2"), undefined);
  });
});

describe("the card as Markdown", () => {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  markdown.linkify.set({ fuzzyLink: false });

  /** What the renderer makes of a text, apart from paragraphs, line breaks and plain text. */
  const made = (text: string) =>
    markdown
      .parse(text, {})
      .flatMap((token) => [token, ...(token.children ?? [])])
      .map(({ type }) => type)
      .filter((type) => !/^(?:paragraph|text|inline|hardbreak|softbreak|text_special)/.test(type));

  const withText = async (evil: string): Promise<Card> => {
    const card = await cardOf("quiet/void:1", hub);
    return {
      ...card,
      title: evil,
      standing: { kind: "plain", text: evil },
      notChecked: evil,
      description: evil,
      rows: [{ left: evil, right: evil }],
      pinned: evil,
      asked: evil,
      findings: [
        {
          rule: "imageless-repository",
          severity: "error",
          message: `${evil}`,
          evidence: [{ signal: "x", text: evil }],
          span: { start: 0, end: 1 },
        },
      ],
    };
  };
  const harmless = async () =>
    made(cardToMarkdown(await withText("x"), english, { themeIcons: true, isShownAbove: () => false }));

  const evils = [
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<img src=x onerror=alert(1)>",
    "https://evil.example",
    "www.evil.example",
    "me@evil.example",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "---",
    "```\ncode",
    "    code",
    "\n\n    code",
    "**bold**",
    "| a | b |\n|---|---|",
    "[x]: https://evil.example\n[x]",
    "&#60;b&#62;",
    "\\[x](y)",
    "~~~",
    "===",
  ];
  for (const evil of evils) {
    it(`shows ${JSON.stringify(evil)} letter by letter`, async () =>
      assert.deepEqual(
        made(cardToMarkdown(await withText(evil), english, { themeIcons: true, isShownAbove: () => false })),
        await harmless(),
      ));
  }

  it("lets no text at all make anything of its own", async () => {
    const plain = await harmless();
    const card = await withText("x");
    const piece = fc.constantFrom(
      ..."[]()!<>`*_#~|\\&:/@.-+=$ \n\t",
      "www.",
      "http://",
      "a",
      "1",
      "$(",
      "&amp;",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const evil = pieces.join("");
        if (evil.trim() === "") return;
        const made1 = made(
          cardToMarkdown({ ...card, description: evil, title: `x${evil}x` }, english, {
            themeIcons: true,
            isShownAbove: () => false,
          }),
        );
        assert.deepEqual(made1, plain);
      }),
      { numRuns: 500 },
    );
  });

  it("has no icon but its own", async () => {
    const text = cardToMarkdown(await withText("$(error) x"), english, {
      themeIcons: true,
      isShownAbove: () => false,
    });
    // VS Code looks for icons in what was rendered, where a backslash no longer helps.
    assert.deepEqual(markdown.render(text).match(/\$\([a-z-]+\)/g), ["$(error)"]);
  });

  it("has marks instead of icons where the editor knows none", async () =>
    assert.match(
      cardToMarkdown(await cardOf("nginx:1.27", hub), english, {
        themeIcons: false,
        isShownAbove: () => false,
      }),
      /^✓ \*\*nginx/,
    ));

  it("names how many weaker signs a hover leaves out, and leaves out none on a page of its own", async () => {
    const card = await cardOf("quiet/void", hub);
    const evidence = ["first", "b", "c", "d", "e", "f", "last"].map((text) => ({ signal: text, text }));
    const findings = card.findings.map((finding) => ({ ...finding, evidence }));
    const shown = (hasPage: boolean) =>
      markdown
        .render(
          cardToMarkdown({ ...card, findings }, english, {
            themeIcons: false,
            isShownAbove: () => false,
            hasPage,
          }),
        )
        .match(/(?<=<li>).*(?=<\/li>)/g);
    assert.deepEqual(shown(false), [
      ...["first", "b", "c", "d", "e"],
      "and 2 weaker signs: explain the image to read them",
    ]);
    assert.deepEqual(shown(true), ["first", "b", "c", "d", "e", "f", "last"]);
  });

  it("makes code of the names in a message, and of nothing else", () => {
    assert.equal(messageToMarkdown("`a/b` has no tag `1*`."), "`a/b` has no tag `1*`.");
    assert.equal(messageToMarkdown("a ` b"), "a \\` b");
    assert.equal(messageToMarkdown("`$(error)`"), "`$ (error)`");
  });
});
