import assert from "node:assert/strict";
import { markdownToPlainText, toPlainText } from "../../server/src/core/plainText.ts";
import { checkProportional } from "../harness/effort.ts";

describe("plain text", () => {
  const table: readonly (readonly [string, string, string])[] = [
    ["keeps ordinary writing", "Grüße, 世界! Node.js 22", "Grüße, 世界! Node.js 22"],
    ["joins lines", "one\r\n\ttwo\u2028three", "one two three"],
    ["drops terminal escapes", "\u001b[31mred\u001b]8;;https\u0007", "[31mred]8;;https"],
    ["drops zero-width characters", "ng\u200binx\u2060\ufeff", "nginx"],
    ["drops marks that turn the direction", "safe\u202eexe.txt\u2066", "safeexe.txt"],
    ["drops tag characters and variation selectors", "a\u{e0041}\ufe0fb", "ab"],
    ["drops half a surrogate pair", "a\ud800b", "ab"],
    ["thins out heaps of marks", `a${"\u0301".repeat(50)}`, `a${"\u0301".repeat(3)}`],
    ["defangs addresses", "see https://evil.example/a?b=c", "see hxxps://evil[.]example/a?b=c"],
    ["defangs other schemes", "vscode://x.y/z", "vscode[:]//x[.]y/z"],
    ["defangs www and bare hosts", "www.evil.example, bit.ly/abc", "www[.]evil[.]example, bit[.]ly/abc"],
    ["defangs mail addresses", "me@evil.example", "me[@]evil[.]example"],
  ];
  for (const [title, text, plain] of table) {
    it(title, () => assert.equal(toPlainText(text, 200), plain));
  }

  it("is never longer than asked for, and cuts at a word", () => {
    assert.equal(toPlainText("one two three four", 12), "one two…");
    assert.equal(toPlainText("x".repeat(500), 10), "xxxxxxxxx…");
  });

  it("takes the words out of Markdown and leaves its addresses behind", () =>
    assert.equal(
      markdownToPlainText(
        "# Tool\n\n> **Fast** `tool` for [you](https://evil.example) ![logo](https://evil.example/x.png)\n<img src=x onerror=alert(1)>\n<!-- hidden -->\n- one",
        200,
      ),
      "Tool Fast tool for you logo one",
    ));

  it("is quick with a text made to be slow", () => {
    for (const evil of ["[", "![", "<!--", "`", "<a", "a@", "a.", "www.", "_*", "\u0301"]) {
      const shape = (size: number) => evil.repeat(size);
      checkProportional(evil, 20_000, shape, (text) => markdownToPlainText(text, 2_000));
    }
  });
});
