import assert from "node:assert/strict";
import fc from "fast-check";
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import { editedAt, type ImageReference } from "../../server/src/core/imageReference.ts";
import { checkInvariants, dockerfileSource, saying } from "../harness/dockerfileReading.ts";
import { checkProportional } from "../harness/effort.ts";

const read = (text: string): readonly ImageReference[] => readDockerfile(dockerfileSource(text)).references;

const image = fc.constantFrom(
  "node",
  "node:22",
  "ghcr.io/acme/tool:1",
  "base",
  "Base",
  "0",
  "scratch",
  "$A",
  "${A}",
  "node:${B:-22}",
  "x-${TARGETARCH}",
  "${A#n}",
  "${",
  "'$A'",
  '"node:22"',
  "no\\\nde",
  "n\\ode",
  "é",
  "🐳",
  "{{x}}",
  "",
);

const line = fc.oneof(
  image.map((name) => `FROM ${name}`),
  fc
    .tuple(image, fc.constantFrom("base", "Base", "x-amd64", "1", "🐳"))
    .map(([name, stage]) => `FROM ${name} AS ${stage}`),
  image.map((name) => `FROM --platform=linux/$A ${name}`),
  image.map((name) => `COPY --from=${name} a b`),
  image.map((name) => `COPY --from="${name}" a b`),
  image.map((name) => `RUN --mount=type=bind,from=${name},target=/x make`),
  image.map((name) => `RUN --mount='type=bind,"from=${name}"' make`),
  image.map((name) => `ONBUILD COPY --from=${name} a b`),
  image.map((name) => `ARG A=${name} B=22`),
  image.map((name) => `# syntax=${name}`),
  fc.constantFrom(
    "RUN <<EOF",
    "RUN cat <<-'E F' <<EOF",
    "EOF",
    "\tE F",
    "RUN a && \\",
    "  b \\\\",
    "# comment \\",
    "",
    "  ",
    "\\",
    "# escape=`",
    "RUN x `",
    "ARG A",
    'RUN ["a", "<<EOF"]',
    "ONBUILD",
    "FROM",
    "COPY --from=",
    "RUN \\",
    "\t\u00a0FROM node",
    "CMD 'unclosed",
  ),
);

const dockerfile = fc.array(line, { maxLength: 14 }).map((lines) => lines.join("\n"));
const anything = fc.oneof(
  dockerfile,
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(..."FROMCOPYARGUN--from=mount${}:-'\"\\\n\r\t <E#`,/é🐳"),
    maxLength: 200,
  }),
  fc
    .tuple(dockerfile, fc.nat(), fc.nat(), fc.string({ unit: "binary", maxLength: 4 }))
    .map(([text, at, count, put]) => {
      const start = text.length === 0 ? 0 : at % text.length;
      return text.slice(0, start) + put + text.slice(start + (count % 6));
    }),
);

describe("any text as a Dockerfile", () => {
  it("is read without a throw, with spans in the text and pieces that make up the values", () => {
    fc.assert(
      fc.property(anything, (text) => checkInvariants(text, read(text))),
      { numRuns: 4000 },
    );
  });

  it("reads the same twice, and the same as a template but for what is invalid", () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        assert.deepEqual(read(text), read(text));
        if (/\{\{|\{%|<%/.test(text)) return;
        const templated = readDockerfile(dockerfileSource(text, { template: true })).references;
        const expected = read(text).map((each) =>
          each.role === "invalid" ? { ...each, role: "unresolved" } : each,
        );
        assert.deepEqual(templated, expected);
      }),
      { numRuns: 500 },
    );
  });

  /** What is said of each reference, without line ends in its raw text. */
  const said = (references: readonly ImageReference[]) =>
    references.map((each) => `${saying(each)} | ${each.raw.replaceAll("\r\n", "\n")}`);

  it("survives Windows line ends", () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        const windows = text.replaceAll("\n", "\r\n");
        checkInvariants(windows, read(windows));
        assert.deepEqual(said(read(windows)), said(read(text)));
      }),
      { numRuns: 1500 },
    );
  });

  it("survives a byte order mark: every place moves by one", () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        const marked = read(`\ufeff${text}`);
        assert.deepEqual(said(marked), said(read(text)));
        assert.deepEqual(
          marked.map(({ span }) => span.start - 1),
          read(text).map(({ span }) => span.start),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("survives comments with tabs and characters beyond the 16-bit plane in front of any line", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), fc.nat(), (lines, place) => {
        // A comment ends the block of directives, and is text inside a here-document.
        const plain = lines.filter((each) => !each.startsWith("#") && !each.includes("<<"));
        const at = plain.length === 0 ? 0 : place % plain.length;
        const commented = plain.toSpliced(at, 0, "\t# 🐳\t\u{1F600} FROM x");
        assert.deepEqual(said(read(commented.join("\n"))), said(read(plain.join("\n"))));
      }),
      { numRuns: 1500 },
    );
  });

  it("gives the replacement where the text of a reference is replaced", () => {
    fc.assert(
      fc.property(dockerfile, fc.nat(), (text, pick) => {
        const before = read(text);
        const target = before[before.length === 0 ? 0 : pick % before.length];
        if (target === undefined) return;
        const { start, end } = target.span;
        const after = read(`${text.slice(0, start)}put.in/place:1${text.slice(end)}`);
        const there = after.find((each) => each.span.start === start);
        assert.equal(there?.value, "put.in/place:1", target.raw);
        assert.equal(there?.raw, "put.in/place:1");
        assert.equal(there?.kind, target.kind);
      }),
      { numRuns: 2500 },
    );
  });

  it("gives the new tag where the place of a tag is edited, though it is an ARG's default", () => {
    let edits = 0;
    fc.assert(
      fc.property(dockerfile, fc.nat(), (text, pick) => {
        const before = read(text).filter(({ parts }) => parts?.tag !== undefined);
        const target = before[before.length === 0 ? 0 : pick % before.length];
        const place = target?.parts?.tag === undefined ? undefined : editedAt(target, target.parts.tag);
        if (target?.value === undefined || target.value === null || place === undefined) return;
        edits++;
        const after = read(`${text.slice(0, place.start)}7-slim${text.slice(place.end)}`);
        const expected = target.value.replace(/[^:]*$/, "7-slim");
        assert.ok(
          after.some((each) => each.kind === target.kind && each.value === expected),
          target.raw,
        );
      }),
      { numRuns: 2500 },
    );
    assert.ok(edits > 200, String(edits));
  });

  it("takes time in proportion to its length, whatever its shape", () => {
    const many = (count: number, of: (at: number) => string) =>
      Array.from({ length: count }, (_, at) => of(at)).join("\n");
    const shapes: Readonly<Record<string, (lines: number) => string>> = {
      "one here-document": (n) => `RUN <<EOF\n${many(n, () => "FROM x")}\nEOF`,
      "unclosed here-documents": (n) => many(n, (at) => `RUN <<E${at % 9}`),
      "closed here-documents of many names": (n) =>
        many(n, (at) => `RUN <<E${at}\nE${at}${at % 100 === 0 ? `\nRUN <<X${at}` : ""}`),
      "unclosed here-documents of many names": (n) => many(n, (at) => `RUN <<E${at}`),
      "one continuation": (n) => `RUN --mount=from=a ${many(n, () => "x \\")}`,
      "one continuation of flags": (n) => `RUN ${many(n, (at) => `--mount=from=a${at} \\`)}`,
      "one continuation with a here-document": (n) => `RUN ${many(n, () => "x \\")}\n <<EOF\nEOF`,
      "comments in a continuation": (n) => `RUN x \\\n${many(n, () => "# x \\")}\nFROM a`,
      "a chain of stages": (n) => many(n, (at) => `FROM s${at - 1} AS s${at}`),
      "stages of unknown platforms": (n) => many(n / 2, (at) => `FROM b-$TARGETARCH AS s${at}`),
      "a chain of ARG": (n) => `${many(n, (at) => `ARG A${at}=\${A${at - 1}:-x}`)}\nFROM $A${n - 1}`,
      "ARG that doubles": (n) => `ARG A0=x\n${many(n, (at) => `ARG A${at + 1}=$A${at}$A${at}`)}\nFROM $A9`,
      "words of one FROM": (n) => `FROM ${many(n, () => "x").replaceAll("\n", " ")}`,
      "stages of unknown names": (n) =>
        `FROM a AS ${"a".repeat(n)}\nFROM ${"$TARGETSTAGE".repeat(200)}b\n${many(n / 10, () => "FROM $TARGETSTAGE-b")}`,
      "one long name": (n) => `FROM ${"a/".repeat(n)}`,
      "one long word of variables": (n) => `FROM ${"$A".repeat(n)}`,
      "one long mount": (n) => `RUN --mount=${"x,".repeat(n)}from=a y`,
      "one long quoted flag": (n) => `COPY --from="${"x".repeat(n)}" a b`,
      "blank lines": (n) => many(n, () => "  "),
      "carriage returns": (n) => `FROM a${"\r".repeat(n)}\n`,
      escapes: (n) => `RUN ${"\\".repeat(n)}\nFROM a`,
      "lines of escapes": (n) => many(n, () => "\\"),
      "one JSON text": (n) => `{"syntax": "a", "x": [${many(n, () => '"y",')} 1]}`,
      "open braces": (n) => `RUN ${"${a:-".repeat(n)} <<EOF`,
      "quotes of a here-document": (n) => `RUN ${'"a" '.repeat(n)} <<EOF`,
      "a template": (n) => `FROM ${"{{ x ".repeat(n)}`,
    };
    for (const [name, shape] of Object.entries(shapes)) {
      checkProportional(name, 20_000, shape, (text) =>
        readDockerfile(dockerfileSource(text, { template: name === "a template" })),
      );
    }
  }).timeout(600_000);
});
