import assert from "node:assert/strict";
import { expand } from "../../server/src/core/dockerfile/expand.ts";
import type { Value } from "../../server/src/core/dockerfile/runs.ts";
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import { editedAt, shownAt } from "../../server/src/core/imageReference.ts";
import { checkDockerfile, dockerfileSource } from "../harness/dockerfileReading.ts";

const values: Readonly<Record<string, string>> = {
  EMPTY: "",
  A: "a",
  V: "v1.2.3-rc.1",
  PATH: "one/two/two/three",
  X: "xxyy",
  STARS: "a***yy*",
  ÄÖ: "umlaut",
  _: "underscore",
  A1: "a1",
  NEEDLE: "two/",
};

/** What a word expands to with these values; an unset variable yields nothing, a fault its code. */
function expanded(word: string, escapeToken = "\\"): string {
  const lookup = (name: string): Value | undefined => {
    const text = Object.hasOwn(values, name) ? values[name] : undefined;
    return text === undefined ? undefined : { runs: [{ text, written: undefined }], isDefault: false };
  };
  const { runs, fault } = expand(word, lookup, escapeToken, () => undefined);
  return fault === undefined
    ? runs.map(({ text, missing }) => (missing === undefined ? text : `<${missing.name}>`)).join("")
    : `!${fault.code}`;
}

/** Word, what it expands to: `<NAME>` for a value that nobody gave, `!code` for a fault. */
const table: readonly (readonly [string, string])[] = [
  // Names
  ["$A", "a"],
  ["${A}", "a"],
  ["x$A-y", "xa-y"],
  ["x${A}y", "xay"],
  ["$Ay", "<Ay>"],
  ["$A1", "a1"],
  ["$ÄÖ!", "umlaut!"],
  ["$_", "underscore"],
  ["$NONE", "<NONE>"],
  ["${NONE}", "<NONE>"],
  ["$EMPTY", ""],
  ["$1a", "<1>a"],
  ["$12", "<12>"],
  ["$@x", "<@>x"],
  ["$*", "<*>"],
  ["$#", "<#>"],
  ["$?", "<?>"],
  ["$-", "<->"],
  ["$$A", "<$>A"],
  ["$!", "<!>"],
  ["$0", "<0>"],
  // A dollar sign that starts nothing
  ["$", "$"],
  ["a$", "a$"],
  ["$/x", "$/x"],
  ["$.x", "$.x"],
  ["$(x)", "$(x)"],
  ["$é", "<é>"],
  // Quotes and escapes
  ["'$A'", "$A"],
  ["'a\\'", "a\\"],
  ['"$A"', "a"],
  ['"${A}b"', "ab"],
  ['"a\\$A"', "a$A"],
  ['"a\\"b"', 'a"b'],
  ['"a\\\\b"', "a\\b"],
  ['"a\\nb"', "a\\nb"],
  ['"\'"', "'"],
  ["'\"'", '"'],
  ["\\$A", "$A"],
  ["\\a\\b", "ab"],
  ["\\\\", "\\"],
  ["a\\", "a"],
  ["\\'x", "'x"],
  ["'a'\"b\"c", "abc"],
  ["''", ""],
  ['"a', "!unclosed-quote"],
  ["'a", "!unclosed-quote"],
  ['"a\\"', "!unclosed-quote"],
  ['"${A"', "!bad-substitution"],
  // Defaults
  ["${A-x}", "a"],
  ["${NONE-x}", "x"],
  ["${EMPTY-x}", ""],
  ["${A:-x}", "a"],
  ["${NONE:-x}", "x"],
  ["${EMPTY:-x}", "x"],
  ["${NONE:-}", ""],
  ["${NONE-}", ""],
  ["${NONE:-$A}", "a"],
  ["${NONE:-${ALSO:-deep}}", "deep"],
  ["${NONE:-'$A'}", "$A"],
  ['${NONE:-"$A}"}', "a}"],
  ["${NONE:-a\\}b}", "a}b"],
  ["${NONE:-a:b-c/d}", "a:b-c/d"],
  ["${NONE:-$ALSO}", "<ALSO>"],
  ["${A:-$ALSO}", "a"],
  ["${A:-${bad}", "!bad-substitution"],
  // Alternatives
  ["${A+x}", "x"],
  ["${NONE+x}", ""],
  ["${EMPTY+x}", "x"],
  ["${A:+x}", "x"],
  ["${NONE:+x}", ""],
  ["${EMPTY:+x}", ""],
  ["${A:+-$A}", "-a"],
  ["${A:+$NONE}", "<NONE>"],
  ["${NONE:+$ALSO}", ""],
  // Values that must be given
  ["${A?no}", "a"],
  ["${NONE?no}", "!required-variable"],
  ["${EMPTY?no}", ""],
  ["${EMPTY:?no}", "!required-variable"],
  ["${NONE:?}", "!required-variable"],
  // Prefixes
  ["${V#v}", "1.2.3-rc.1"],
  ["${V#x}", "v1.2.3-rc.1"],
  ["${V#*.}", "2.3-rc.1"],
  ["${V##*.}", "1"],
  ["${V#?}", "1.2.3-rc.1"],
  ["${V##}", "v1.2.3-rc.1"],
  ["${V#}", "v1.2.3-rc.1"],
  ["${V#*}", "v1.2.3-rc.1"],
  ["${V##*}", ""],
  ["${X#*x*y}", "y"],
  ["${X##*x}", "yy"],
  ["${X#x?y}", "y"],
  ["${A#$A}", ""],
  ["${STARS#a\\*}", "**yy*"],
  ["${STARS#a\\a}", "!bad-substitution"],
  ["${NONE#x}", "<NONE>"],
  // Suffixes
  ["${V%.*}", "v1.2.3-rc"],
  ["${V%%.*}", "v1"],
  ["${V%%-*}", "v1.2.3"],
  ["${V%x}", "v1.2.3-rc.1"],
  ["${V%}", "v1.2.3-rc.1"],
  ["${V%%*}", ""],
  ["${STARS%%\\**\\*}", "a"],
  ["${STARS%\\*}", "a***yy"],
  // Replacements
  ["${PATH/two/2}", "one/2/two/three"],
  ["${PATH//two/2}", "one/2/2/three"],
  ["${PATH/two}", "!bad-substitution"],
  ["${PATH//two}", "!bad-substitution"],
  ["${PATH//}", "!bad-substitution"],
  ["${PATH///}", "one/two/two/three"],
  ["${PATH//two//}", "one/////three"],
  ["${PATH//\\//-}", "one-two-two-three"],
  ["${PATH/$NEEDLE/}", "one/two/three"],
  ["${PATH//$NEEDLE/}", "one/three"],
  ["${V/rc*/final}", "v1.2.3-final"],
  ["${V/?.?/x}", "vx.3-rc.1"],
  ["${V//[0-9]/x}", "v1.2.3-rc.1"],
  ["${X/$EMPTY/w}", "wxxyy"],
  ["${X//x/$A}", "aayy"],
  ["${A//\\*/x}", "a"],
  ["${A/a/b\\/c}", "b\\/c"],
  ["${NONE/a/b}", "<NONE>"],
  // What can't be read
  ["${}", "!bad-substitution"],
  ["${", "!bad-substitution"],
  ["${A", "!bad-substitution"],
  ["${:A}", "!bad-substitution"],
  ["${{A}}", "!bad-substitution"],
  ["${A!}", "!bad-substitution"],
  ["${A=x}", "!bad-substitution"],
  ["${A:=x}", "!bad-substitution"],
  ["${A:x}", "!bad-substitution"],
  ["${A:#x}", "!bad-substitution"],
  ["${A:%x}", "!bad-substitution"],
  ["${ A}", "!bad-substitution"],
  ["${A }", "!bad-substitution"],
  ["${A^^}", "!bad-substitution"],
  ["${A:-x", "!bad-substitution"],
  ["${!A}", "!bad-substitution"],
];

describe("Dockerfile: expansion of words", () => {
  it("follows BuildKit's table of operators, quotes and escapes", () => {
    for (const [word, result] of table) assert.equal(expanded(word), result, word);
  });

  it("escapes with a backquote where # escape= says so", () => {
    assert.equal(expanded("`$A\\x", "`"), "$A\\x");
    assert.equal(expanded('"`$A`x"', "`"), "$A`x");
    assert.equal(expanded("${NONE:-a`}b}", "`"), "a}b");
  });

  it("stops at what would never end: values that double, and variables within variables", () => {
    const doubling = Array.from({ length: 60 }, (_, at) => `ARG A${at + 1}=$A${at}$A${at}`).join("\n");
    const { references } = readDockerfile(dockerfileSource(`ARG A0=xx\n${doubling}\nFROM $A60\n`));
    assert.equal(references[0]?.problem?.code, "broken-variable");
    assert.equal(expanded(`${"${B:-".repeat(500)}x${"}".repeat(500)}`), "!too-long");
    const slow = "*a".repeat(5000);
    const long = { runs: [{ text: "b".repeat(60_000), written: undefined }], isDefault: false };
    assert.equal(
      expand(
        `\${L#${slow}}`,
        () => long,
        "\\",
        () => undefined,
      ).fault?.code,
      "too-long",
    );
  });
});

describe("Dockerfile: variables of FROM", () => {
  it("uses the ARGs in front of the first FROM", () => {
    checkDockerfile(`
      ARG TAG=22
      ARG BASE=node:$TAG
      FROM $BASE
           ^^^^^ from: node:22 by default
      FROM \${BASE}-alpine AS b
           ^^^^^^^^^^^^^^ from: node:22-alpine by default, stage b
      FROM "$BASE"
            ^^^^^ from: node:22 by default
      FROM '$BASE'
            ^^^^^ from invalid: $BASE (character)
    `);
  });

  it("knows nothing of a stage's own ARG and ENV", () => {
    checkDockerfile(`
      FROM a
           ^ from: a
      ARG TAG=22
      ENV VERSION=3
      FROM node:$TAG
           ^^^^^^^^^ from unresolved: (undeclared-variable)
      FROM node:$VERSION
           ^^^^^^^^^^^^^ from unresolved: (undeclared-variable)
    `);
  });

  it("reads several variables of one ARG, in order", () => {
    checkDockerfile(`
      ARG NAME=node TAG=$NAME-22 \\
          ALL=\${NAME}:\${TAG}
      FROM $ALL
           ^^^^ from: node:node-22 by default
    `);
  });

  it("takes quotes and escapes of a default away", () => {
    checkDockerfile(`
      ARG A="node:22" B='redis:7' C=ng\\inx D="a b" E=a\\ b
      FROM $A
           ^^ from: node:22 by default
      FROM $B
           ^^ from: redis:7 by default
      FROM $C
           ^^ from: nginx by default
      FROM $D
           ^^ from invalid: a b (blank) by default
      FROM $E
           ^^ from invalid: a b (blank) by default
    `);
  });

  it("lets the last default win, and a mere mention take nothing away", () => {
    checkDockerfile(`
      ARG A=one
      ARG A=two
      ARG A
      FROM $A
           ^^ from: two by default
    `);
  });

  it("lets a build argument win over every default, but only for a declared ARG", () => {
    checkDockerfile(
      `
      ARG A=one
      ARG B
      FROM $A
           ^^ from: given
      FROM $B
           ^^ from: also
      FROM \${B:-x}
           ^^^^^^^ from: also
      FROM $C
           ^^ from unresolved: (undeclared-variable)
      `,
      { args: { A: "given", B: "also", C: "lost" } },
    );
  });

  it("says what is missing instead of reading the rest of a name", () => {
    checkDockerfile(`
      ARG REG
      ARG SUFFIX=
      ARG IMAGE=$REG/app
      FROM $REG/app
           ^^^^^^^^ from unresolved: (unset-variable)
      FROM node:22$REG
           ^^^^^^^^^^^ from unresolved: (unset-variable)
      FROM $IMAGE
           ^^^^^^ from unresolved: (unset-variable) by default
      FROM node:22$SUFFIX
           ^^^^^^^^^^^^^^ from: node:22 by default
      FROM $SUFFIX
           ^^^^^^^ from unresolved: (blank) by default
      FROM \${REG:-quay.io}/app
           ^^^^^^^^^^^^^^^^^^^ from: quay.io/app by default
      FROM node\${REG:+-$REG}
           ^^^^^^^^^^^^^^^^^ from: node by default
      FROM \${REG:?which registry}
           ^^^^^^^^^^^^ from invalid: (bad-substitution)
      FROM \${REG:?needed}/app
           ^^^^^^^^^^^^^^^^^^ from unresolved: (required-variable)
    `);
  });

  it("splits words before it expands: a blank in a default breaks the word", () => {
    checkDockerfile(`
      FROM \${A:-x y}
           ^^^^^^ from invalid: (bad-substitution)
    `);
  });

  it("leaves what depends on the platform open, unless a given value decides", () => {
    const text = `
      FROM node:$TARGETARCH
           ^^^^^^^^^^^^^^^^ from unresolved: (platform-variable)
      FROM node:22\${TARGETVARIANT:+-$TARGETVARIANT}
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ from unresolved: (platform-variable)
      FROM node:22\${TARGETARCH:+-any}
           ^^^^^^^^^^^^^^^^^^^^^^^^^^ from: node:22-any
      FROM node:22\${TARGETVARIANT+-any}
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ from: node:22-any
      FROM node:\${TARGETARCH%64}
           ^^^^^^^^^^^^^^^^^^^^^ from unresolved: (platform-variable)
    `;
    checkDockerfile(text);
    checkDockerfile(
      `
      FROM node:$TARGETARCH
           ^^^^^^^^^^^^^^^^ from: node:arm64
      `,
      { args: { TARGETARCH: "arm64" } },
    );
    checkDockerfile(`
      ARG TARGETARCH=amd64
      FROM node:$TARGETARCH
           ^^^^^^^^^^^^^^^^ from: node:amd64 by default
    `);
    checkDockerfile(`
      ARG TARGETARCH
      FROM node:$TARGETARCH
           ^^^^^^^^^^^^^^^^ from unresolved: (platform-variable)
    `);
  });

  it("gives up on a variable whose default can't be read", () => {
    checkDockerfile(`
      ARG BAD=\${x
      FROM $BAD
           ^^^^ from unresolved: (broken-variable) by default
      FROM \${BAD+node}
           ^^^^^^^^^^^ from: node by default
    `);
  });
});

describe("Dockerfile: where a value is written", () => {
  /** Runs of the value, where each is shown and where it is written. */
  function piecesOf(text: string, args: Readonly<Record<string, string>> = {}): string[] {
    const image = readDockerfile(dockerfileSource(text, { args })).references.at(-1);
    assert.ok(image !== undefined);
    return image.pieces.map(({ text: own, at, written }) => {
      const shown = text.slice(at.start, at.end);
      return `${own} at ${shown}${written === undefined ? "" : ` from ${written.start}`}`;
    });
  }

  it("points at the default of the ARG that yields a run", () => {
    const text = "ARG TAG=22\nFROM node:$TAG\n";
    assert.deepEqual(piecesOf(text), ["node: at node: from 16", "22 at $TAG from 8"]);
    const chained = "ARG N=node T='22'\nARG I=$N:${T}\nFROM $I-alpine\n";
    assert.deepEqual(piecesOf(chained), [
      "node at $I from 6",
      ": at $I from 26",
      "22 at $I from 14",
      "-alpine at -alpine from 39",
    ]);
  });

  it("points into the reference where a default is written there", () => {
    assert.deepEqual(piecesOf("FROM node:${TAG:-22}\n"), ["node: at node: from 5", "22 at 22 from 17"]);
  });

  it("points nowhere for what is computed, escaped or given from outside", () => {
    assert.deepEqual(piecesOf("ARG V=v22\nFROM node:${V#v}\n"), ["node: at node: from 15", "22 at ${V#v}"]);
    assert.deepEqual(piecesOf("FROM no\\de\n"), ["no at no from 5", "d at \\d", "e at e from 9"]);
    assert.deepEqual(piecesOf("ARG T=1\nFROM node:$T\n", { T: "22" }), [
      "node: at node: from 13",
      "22 at $T",
    ]);
  });

  it("cuts a run where quotes or a continuation cut it", () => {
    assert.deepEqual(piecesOf("FROM al'pi'ne\n"), ["al at al from 5", "pi at pi from 8", "ne at ne from 11"]);
    assert.deepEqual(piecesOf("COPY --from=ng\\\ninx a b\n"), ["ng at ng from 12", "inx at inx from 16"]);
    assert.deepEqual(piecesOf("FROM no\\\n# x\nde\n"), ["no at no from 5", "de at de from 13"]);
  });

  it("shows a tag at its variable and edits it in the ARG", () => {
    const text = "ARG TAG=22-alpin\nFROM node:${TAG} AS build\n";
    const image = readDockerfile(dockerfileSource(text)).references[0];
    assert.ok(image?.parts?.tag !== undefined);
    const shown = shownAt(image, image.parts.tag);
    assert.equal(text.slice(shown.start, shown.end), "${TAG}");
    const edited = editedAt(image, image.parts.tag);
    assert.ok(edited !== undefined);
    assert.equal(
      `${text.slice(0, edited.start)}22-alpine${text.slice(edited.end)}`,
      text.replace("alpin", "alpine"),
    );
  });
});
