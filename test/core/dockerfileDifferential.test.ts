import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { DockerfileParser, type Flag, type Instruction } from "dockerfile-ast";
import fc from "fast-check";
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import { LineIndex, type LineRange } from "../../server/src/core/span.ts";
import { dockerfileSource } from "../harness/dockerfileReading.ts";

/** What both readers can tell: which texts stand behind FROM, `COPY --from=` and `from=` of a mount, and where. */
type Listed = readonly string[];

function shown(kind: string, range: LineRange, text: string): string {
  const { start, end } = range;
  return `${kind} ${start.line}:${start.character}-${end.line}:${end.character} ${text}`;
}

function ours(text: string): Listed {
  const index = new LineIndex(text);
  return readDockerfile(dockerfileSource(text))
    .references.filter(({ kind }) => kind === "from" || kind === "copy-from" || kind === "mount-from")
    .map(({ kind, span, raw }) => shown(kind, index.rangeOf(span), raw))
    .sort();
}

function flagsOf(instruction: Instruction): readonly Flag[] {
  return "getFlags" in instruction && typeof instruction.getFlags === "function"
    ? instruction.getFlags()
    : [];
}

function theirs(text: string): Listed {
  const index = new LineIndex(text);
  const raw = (range: LineRange) => text.slice(index.offsetOf(range.start), index.offsetOf(range.end));
  const found: string[] = [];
  const dockerfile = DockerfileParser.parse(text);
  for (const from of dockerfile.getFROMs()) {
    const range = from.getImageRange();
    if (range !== null) found.push(shown("from", range, raw(range)));
  }
  for (const instruction of dockerfile.getInstructions()) {
    for (const flag of flagsOf(instruction)) {
      const keyword = instruction.getKeyword();
      const isCopy = keyword === "COPY" && flag.getName() === "from";
      const isMount = keyword === "RUN" && flag.getName() === "mount";
      const range = isCopy
        ? flag.getValueRange()
        : isMount
          ? flag.getOption("from")?.getValueRange()
          : undefined;
      if (range === undefined || range === null || raw(range) === "") continue;
      found.push(shown(isCopy ? "copy-from" : "mount-from", range, raw(range)));
    }
  }
  return found.sort();
}

/**
 * Every difference that is known, with what only one of the two finds. BuildKit decides who is right, and in none
 * of these is it the other one.
 */
const differences: readonly { judged: string; text: string; onlyTheirs: Listed; onlyOurs: Listed }[] = [
  {
    judged: "quotes around an image are no part of it",
    text: 'FROM "node"\nCOPY --from="a" b c\nRUN --mount=from="d" e\n',
    onlyTheirs: ['copy-from 1:12-1:15 "a"', 'from 0:5-0:11 "node"', 'mount-from 2:17-2:20 "d"'],
    onlyOurs: ["copy-from 1:13-1:14 a", "from 0:6-0:10 node", "mount-from 2:18-2:19 d"],
  },
  {
    judged: "keys of a mount are read in any case, and as CSV",
    text: "RUN --mount=FROM=a x\nRUN --mount='type=bind,\"from=b\"' x\n",
    onlyTheirs: [],
    onlyOurs: ["mount-from 0:17-0:18 a", "mount-from 1:29-1:30 b"],
  },
  {
    judged: "a here-document may have a number in front and a blank behind its sign",
    text: "RUN 3<<EOF\nFROM no\nEOF\nRUN << EOF\nFROM no\nEOF\n",
    onlyTheirs: ["from 1:5-1:7 no", "from 4:5-4:7 no"],
    onlyOurs: [],
  },
  {
    judged: "the JSON form opens no here-document",
    text: 'RUN ["sh", "-c", "cat <<EOF"]\nFROM yes\nEOF\n',
    onlyTheirs: [],
    onlyOurs: ["from 1:5-1:8 yes"],
  },
  {
    judged: "a doubled escape ends the line",
    text: "RUN x \\\\\nFROM yes\n",
    onlyTheirs: [],
    onlyOurs: ["from 1:5-1:8 yes"],
  },
  {
    judged: "a form feed separates words",
    text: "FROM\fyes\n",
    onlyTheirs: [],
    onlyOurs: ["from 0:5-0:8 yes"],
  },
  {
    judged: "a body that is never closed hides nothing while someone types",
    text: "RUN <<EOF\nFROM yes\n",
    onlyTheirs: [],
    onlyOurs: ["from 1:5-1:8 yes"],
  },
];

/** Fixtures that show one of the differences. */
const differing = /^(?:quoted|broken-while-typing|case-and-blanks)-/;

const fixtures = new URL("../fixtures/dockerfiles/", import.meta.url);

/** Lines on which there is nothing to differ about. */
const plainLine = fc.oneof(
  fc
    .constantFrom("node", "node:22", "ghcr.io/acme/tool:1", "$A", "${A:-b}", "localhost:5000/x@sha256:0")
    .chain((name) =>
      fc.constantFrom(
        `FROM ${name}`,
        `FROM ${name} AS b`,
        `from --platform=linux/amd64 ${name} as c`,
        `FROM \\\n  ${name} \\\n# x\n  AS d`,
        `COPY --from=${name} a b`,
        `COPY --chown=a --from=${name} --link a b`,
        `RUN --mount=type=bind,from=${name},target=/x \\\n  make`,
        `RUN --mount=type=cache,target=/c --mount=from=${name} make`,
      ),
    ),
  fc.constantFrom(
    "",
    "# FROM x",
    "RUN a && \\\n  b\n",
    "RUN cat <<EOF\nFROM x\nEOF",
    "RUN <<-'E' <<F\nFROM x\n\tE\nCOPY --from=x y z\nF",
    "CMD cat <<EOF",
    "ARG A=1",
    "\tENV A=b",
  ),
);

describe("Dockerfile: beside another reader, dockerfile-ast", () => {
  for (const { judged, text, onlyTheirs, onlyOurs } of differences) {
    it(`differs, rightly: ${judged}`, () => {
      const [own, other] = [ours(text), theirs(text)];
      assert.deepEqual(
        other.filter((each) => !own.includes(each)),
        onlyTheirs,
      );
      assert.deepEqual(
        own.filter((each) => !other.includes(each)),
        onlyOurs,
      );
    });
  }

  for (const name of readdirSync(fixtures).filter((each) => each.endsWith(".Dockerfile"))) {
    const text = readFileSync(new URL(name, fixtures), "utf8");
    if (differing.test(name)) {
      it(`differs on ${name}, as listed`, () => assert.notDeepEqual(ours(text), theirs(text)));
    } else {
      it(`agrees on ${name}`, () => assert.deepEqual(ours(text), theirs(text)));
    }
  }

  it("agrees on generated files", () => {
    fc.assert(
      fc.property(fc.array(plainLine, { maxLength: 12 }), fc.boolean(), (lines, windows) => {
        const unix = lines.join("\n");
        const text = windows ? unix.replaceAll("\n", "\r\n") : unix;
        assert.deepEqual(ours(text), theirs(text));
      }),
      { numRuns: 1000 },
    );
  });
});
