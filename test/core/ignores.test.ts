import assert from "node:assert/strict";
import { findIgnores } from "../../server/src/core/ignores.ts";
import { english } from "../../server/src/core/say.ts";
import { ignoreHere } from "../../server/src/core/silenceEdits.ts";
import { dedent } from "../harness/annotations.ts";
import { applyEdits, checkAll } from "../harness/check.ts";
import { checkProportional } from "../harness/effort.ts";
import { kindOf, readReferences } from "../harness/read.ts";

const hub = { node: ["22"], redis: ["8"], "docker/dockerfile": ["1"] };
const gone = (name: string) => `error missing-tag: ${name} has no tag gone.`;

describe("comments that silence rules", () => {
  it("are read up to what anybody writes, and any number of them in little time", () => {
    const [long] = findIgnores(`# tare-ignore ${"x,".repeat(200_000)}\nFROM node:22\n`, "dockerfile");
    assert.equal(long?.rules.length, 100);
    const finds = (count: number, kind: "dockerfile" | "compose") => (text: string) =>
      assert.equal(findIgnores(text, kind).length, count);
    const comments = (size: number) => `${"# tare-ignore missing-tag\n".repeat(size)}FROM a\n`;
    checkProportional("comments", 100_000, comments, finds(1000, "dockerfile"));
    const open = (size: number) =>
      `# tare-ignore missing-tag\nFROM a\n${Array.from({ length: size }, (_, at) => `RUN <<E${at}\n`).join("")}`;
    checkProportional("here-documents", 40_000, open, finds(1, "dockerfile"));
    const blanks = (size: number) => `# tare-ignore missing-tag\na:${" ".repeat(size)}x\n`;
    checkProportional("blanks", 400_000, blanks, finds(1, "compose"));
  });

  it("cover the next instruction of a Dockerfile, with its continuation lines, and no more", () =>
    checkAll(
      hub,
      `
      FROM node:gone AS a
                ^^^^ ${gone("node")}
      # tare-ignore missing-tag: why

      # another comment
      RUN --mount=type=bind,from=node:gone,target=/a \\
          # within
          --mount=type=bind,from=redis:gone,target=/b \\
          true
      FROM redis:gone
                 ^^^^ ${gone("redis")}
      `,
    ));

  it("name several rules, an end and a reason", () =>
    checkAll(
      hub,
      `
      # tare-ignore missing-tag, missing-repository until 2026-11-23: both are on their way
                                 ^^^^^^^^^^^^^^^^^^ info unused-ignore: There is nothing here for missing-repository…
      FROM node:gone
      `,
    ));

  it("silence nothing but the rules they name", () =>
    checkAll(
      hub,
      `
      # tare-ignore missing-digest: why
                    ^^^^^^^^^^^^^^ [fix] info unused-ignore: There is nothing here…
      FROM node:gone
                ^^^^ ${gone("node")}
      `,
    ));

  it("stack up above one instruction", () =>
    checkAll(hub, "# tare-ignore missing-tag: a\n# tare-ignore missing-tag: b\nFROM node:gone"));

  it("speak of a directive from below, since nothing may stand above", () =>
    checkAll(hub, "# syntax=docker/dockerfile:gone\n# tare-ignore missing-tag: why\nFROM node:22"));

  it("are no comments in a here-document", () =>
    checkAll(
      hub,
      `
      FROM node:22
      RUN <<EOF
      # tare-ignore missing-tag: why
      EOF
      `,
    ));

  it("cover the next entry of a compose file, or their own line", () =>
    checkAll(
      hub,
      `
      services:
        # tare-ignore missing-tag: why
        a:
          restart: always

          image: node:gone
        b:
          image: node:gone
                      ^^^^ ${gone("node")}
        c:
          image: redis:gone # tare-ignore missing-tag: why
        d:
          # tare-ignore missing-tag: why
          image: redis:gone
      `,
    ));
});

describe("ignoring a finding where it is", () => {
  const ignoring = (before: string) => {
    const text = dedent(before);
    const kind = kindOf(text);
    const image = readReferences(text).find(({ raw }) => raw.includes("gone"));
    assert.ok(image !== undefined, "a reference to something gone was expected");
    return applyEdits(text, ignoreHere(text, kind, image, "missing-tag", english).edits);
  };
  const becomes = (before: string, after: string) => async () => {
    const text = ignoring(before);
    assert.equal(text, dedent(after));
    await checkAll(hub, text);
  };

  it(
    "writes above the instruction",
    becomes("FROM node:22\nFROM node:gone", "FROM node:22\n# tare-ignore missing-tag\nFROM node:gone"),
  );
  it(
    "writes above an instruction of several lines",
    becomes(
      "FROM node:22\nRUN a \\\n  && b\nCOPY \\\n  --from=node:gone \\\n  /a /b",
      "FROM node:22\nRUN a \\\n  && b\n# tare-ignore missing-tag\nCOPY \\\n  --from=node:gone \\\n  /a /b",
    ),
  );
  it(
    "writes below the directives",
    becomes(
      "# syntax=docker/dockerfile:gone\n# escape=`\nFROM node:22",
      "# syntax=docker/dockerfile:gone\n# escape=`\n# tare-ignore missing-tag\nFROM node:22",
    ),
  );
  it(
    "leaves a comment alone that ends by itself",
    becomes(
      "# tare-ignore unpinned until 2026-11-23: why\nFROM node:gone",
      "# tare-ignore unpinned until 2026-11-23: why\n# tare-ignore missing-tag\nFROM node:gone",
    ),
  );
  it(
    "adds to the comment that is there",
    becomes(
      "# tare-ignore unpinned: why\nFROM node:gone",
      "# tare-ignore unpinned, missing-tag: why\nFROM node:gone",
    ),
  );
  it(
    "keeps the indentation of a compose file",
    becomes(
      `
    services:
      a:
        image: node:gone
    `,
      `
    services:
      a:
        # tare-ignore missing-tag
        image: node:gone
    `,
    ),
  );
  it(
    "writes above the key of a value on a line of its own",
    becomes(
      `
    services:
      a:
        image: >-
          node:gone
    `,
      `
    services:
      a:
        # tare-ignore missing-tag
        image: >-
          node:gone
    `,
    ),
  );
  it(
    "writes into a Dockerfile within a compose file",
    becomes(
      `
    services:
      a:
        build:
          dockerfile_inline: |
            FROM node:22
            FROM node:gone
    `,
      `
    services:
      a:
        build:
          dockerfile_inline: |
            FROM node:22
            # tare-ignore missing-tag
            FROM node:gone
    `,
    ),
  );
  it("keeps the line breaks of the file", () =>
    assert.equal(
      ignoring("FROM node:22\r\nFROM node:gone"),
      "FROM node:22\r\n# tare-ignore missing-tag\r\nFROM node:gone",
    ));
});
