import assert from "node:assert/strict";
import { lookOf } from "../../server/src/cli/look.ts";
import { toJsonText } from "../../server/src/cli/reports/jsonText.ts";
import { visible, withoutCommands } from "../../server/src/cli/reports/terminal.ts";
import { showLine, widthOf, wrap } from "../../server/src/cli/reports/widths.ts";
import type { World } from "../../server/src/cli/world.ts";
import { english } from "../../server/src/core/say.ts";

/** The line, and below it the marks, as a terminal with fixed columns shows them. */
function drawn(line: string, part: string, width = 80): string {
  const start = line.indexOf(part);
  const shown = showLine(line, start, start + part.length, width);
  return `${shown.text}\n${" ".repeat(shown.from)}${"^".repeat(shown.to - shown.from)}`;
}

describe("colours", () => {
  const coloured = (env: World["env"], outIsTerminal = true) => {
    const world: World = {
      env,
      outIsTerminal,
      cwd: "/",
      columns: 80,
      errIsTerminal: true,
      now: () => 0,
      out: () => {},
      err: () => {},
      signal: new AbortController().signal,
    };
    return lookOf(world, english).colour;
  };

  it("are for a terminal that can show them, unless NO_COLOR says anything", () => {
    assert.equal(coloured({}), true);
    assert.equal(coloured({ NO_COLOR: "" }), true);
    assert.equal(coloured({ NO_COLOR: "1" }), false);
    assert.equal(coloured({ TERM: "dumb" }), false);
    assert.equal(coloured({}, false), false);
  });
});

describe("a line on the terminal", () => {
  it("is marked under the part", () => {
    assert.equal(drawn("FROM node:22 AS x", "node:22"), "FROM node:22 AS x\n     ^^^^^^^");
  });

  it("keeps the mark in place behind a tab", () => {
    assert.equal(drawn("\timage: nginx", "nginx"), "    image: nginx\n           ^^^^^");
  });

  it("keeps the mark in place behind wide and combined characters", () => {
    const { from } = showLine("# 日本 nginx", 5, 10, 80);
    assert.equal(from, widthOf("# 日本 "));
  });

  it("marks one column where the part is empty, as for a tag that is missing", () => {
    assert.equal(drawn("FROM node:", "", 80).split("\n")[1], "^");
  });

  it("shows a window around the part of a long line, never wider than asked", () => {
    const line = `${"x".repeat(300)} nginx ${"y".repeat(300)}`;
    const shown = showLine(line, 301, 306, 60);
    assert.ok(widthOf(shown.text) <= 60, shown.text);
    assert.equal(shown.text.slice(shown.from, shown.to), "nginx");
    assert.ok(shown.text.startsWith("…") && shown.text.endsWith("…"));
  });

  it("shows a part that is itself too long from its start", () => {
    const shown = showLine(`FROM ${"a".repeat(500)}`, 5, 505, 60);
    assert.ok(shown.to <= 60 && shown.from === 5);
  });
});

describe("a stranger's text on the terminal", () => {
  it("can neither move the cursor nor reorder the line", () => {
    assert.equal(visible("a\u001b[2Jb\u202ec\u200bd\u0007"), "a\ufffd[2Jb\ufffdc\ufffdd\ufffd");
  });
});

describe("a stranger's text in the log of a build", () => {
  it("gives no command to the machine that builds", () => {
    const log = "  ::add-mask::x\n##vso[task.prependpath]/x ##[error]x ##teamcity[x]\n";
    assert.equal(
      withoutCommands(log),
      "  \ufffd:add-mask::x\n#\ufffdvso[task.prependpath]/x #\ufffd[error]x #\ufffdteamcity[x]\n",
    );
  });

  it("stays as it is where it is none", () => {
    const text = "a::b:1:2  error\n## Heading\n# [link]\nstd::string\n";
    assert.equal(withoutCommands(text), text);
  });

  it("gives none in JSON either, which means what it meant", () => {
    const value = { text: "##vso[task.x] ###[y] \u009b31m \u202eabc \u2028 \u{e0041} é 日本 # a" };
    const json = toJsonText(value);
    assert.deepEqual(JSON.parse(json), value);
    assert.doesNotMatch(json, /##|[\u007f-\u009f\u2028]|\p{Cf}/u);
    assert.match(json, /é 日本 # a/);
  });
});

describe("wrapping", () => {
  it("breaks at blanks within the width", () => {
    assert.deepEqual(wrap("one two three four", 9), ["one two", "three", "four"]);
  });

  it("leaves a word alone that is longer than a line", () => {
    assert.deepEqual(wrap("a sha256:0123456789 b", 8), ["a", "sha256:0123456789", "b"]);
  });
});
