import assert from "node:assert/strict";
import fc from "fast-check";
import { readPage } from "../../../server/src/core/page/readPage.ts";
import { effortMs } from "../../harness/effort.ts";

/** The links of a page, as `text -> target`, bold and image links marked. */
function linksIn(markdown: string): string[] {
  return readPage(markdown).links.map(
    ({ text, target, bold, image }) => `${bold ? "bold " : ""}${image ? "image " : ""}${text} -> ${target}`,
  );
}

describe("reading a page", () => {
  const cases: readonly (readonly [what: string, markdown: string, links: readonly string[]])[] = [
    ["an inline link", "see [here](https://a.example/x)", ["here -> https://a.example/x"]],
    ["a reference link", "see [here][r]\n\n[r]: https://a.example/x", ["here -> https://a.example/x"]],
    ["an autolink", "<https://a.example/>", ["https://a.example/ -> https://a.example/"]],
    ["an address in the text", "go to https://a.example/x.", ["https://a.example/x -> https://a.example/x"]],
    ["an address without scheme", "get a.example/2tAb", ["a.example/2tAb -> a.example/2tAb"]],
    ["a host alone", "get it on a-tool.site", ["a-tool.site -> a-tool.site"]],
    ["a file, and a platform, that look like hosts", "see README.md, tool.tar or asp.net", []],
    ["a host as a command's argument", "run `nc a-tool.site 1337`", []],
    ["an address in a code span", "`https://a.example/x`", ["https://a.example/x -> https://a.example/x"]],
    ["a defanged address", "hxxps://a.example/go", ["hxxps://a.example/go -> hxxps://a.example/go"]],
    [
      "an address glued to arrows",
      ">>>https://a.example/x<<<",
      ["https://a.example/x -> https://a.example/x"],
    ],
    [
      "an address glued to words",
      "下载:https://a.example/x。",
      ["https://a.example/x -> https://a.example/x"],
    ],
    ["a bold link", "**[Get](https://a.example/)**", ["bold Get -> https://a.example/"]],
    ["a link of bold text", "[**Get**](https://a.example/)", ["bold Get -> https://a.example/"]],
    ["an image link", "[![go](b.png)](https://a.example/)", ["image go -> https://a.example/"]],
    [
      "an HTML link",
      '<p><a href="https://a.example/">go <b>now</b></a></p>',
      ["bold go now -> https://a.example/"],
    ],
    [
      "an HTML link around Markdown",
      '<a href="https://a.example/">\n\n**go**\n\n</a>',
      ["bold go -> https://a.example/"],
    ],
    [
      "entities in an address",
      '<a href="https:&#47;&#47;a.example/?x&amp;y">z</a>',
      ["z -> https://a.example/?x&y"],
    ],
    ["a script's address", '<a href="javascript:go()">z</a>', ["z -> javascript:go()"]],
    ["a link that is never closed", 'x <a href="https://a.example/">go', ["go -> https://a.example/"]],
    ["an address in code", "`https://a.example/x`", ["https://a.example/x -> https://a.example/x"]],
  ];
  for (const [what, markdown, links] of cases) {
    it(`sees ${what}`, () => assert.deepEqual(linksIn(markdown), links));
  }

  it("keeps headings, cells and text apart", () => {
    const { blocks } = readPage("# One\n\ntwo\nlines\n\n| a | b |\n|---|---|\n| c | d |\n\n<h2>Two</h2>");
    assert.deepEqual(
      blocks.map(({ kind, text }) => `${kind}: ${text}`),
      ["heading: One", "text: two\nlines", "cell: a", "cell: b", "cell: c", "cell: d", "heading: Two"],
    );
  });

  it("takes code out of the text, and leaves what a script says unseen", () => {
    const page = readPage("a\n\n```\ndocker run x\n```\n\n<script>steal()</script>b");
    assert.equal(page.code, "docker run x\n");
    assert.doesNotMatch(page.text, /steal|docker/);
  });

  it("takes any text", () => {
    const piece = fc.constantFrom(
      "[",
      "](",
      ")",
      "<a href=",
      "'",
      '"',
      ">",
      "</a>",
      "**",
      "`",
      "\n",
      "http://",
      "é",
      "|",
      "!",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "binary" }))), (pieces) => {
        const page = readPage(pieces.join(""));
        for (const link of page.links) assert.ok(link.block <= page.blocks.length);
      }),
      { numRuns: 300 },
    );
  });

  it("takes no longer for any page than a few honest ones do together", () => {
    const honest = "Some *text* with a [link](https://a.example/x) and `code`.\n\n".repeat(430);
    const full = (piece: string) => piece.repeat(Math.ceil(25_000 / piece.length)).slice(0, 25_000);
    const pieces = [
      "[",
      "[a](",
      "![",
      "*a **a ",
      "a**b",
      "> ",
      "<",
      "<a ",
      '<a href="',
      "<!--",
      "[a]: u\n",
      "[a](<b",
    ];
    pieces.push(
      "[! ",
      "[\\]! ",
      "[`]`! ",
      "-[",
      "\\",
      "&",
      "|",
      "http://",
      "a.",
      "_",
      "`",
      "- ",
      "<b>",
      "</a>",
      "a@b.",
      "[]()",
      "<div>\n\n",
    );
    const quickest = (text: string) => Math.min(...[1, 2, 3, 4, 5].map(() => effortMs(() => readPage(text))));
    const limitMs = Math.max(15 * quickest(honest), 80);
    for (const piece of pieces) {
      const tookMs = quickest(full(piece));
      assert.ok(tookMs < limitMs, `${JSON.stringify(piece)} took ${tookMs} ms of ${limitMs}`);
    }
  });
});
