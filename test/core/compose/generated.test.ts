import assert from "node:assert/strict";
import fc from "fast-check";
import { readCompose } from "../../../server/src/core/compose.ts";
import { editedAt } from "../../../server/src/core/imageReference.ts";
import { checkPlaces, sourceOf } from "../../harness/reading.ts";

/** A reference as it was written into a generated file. */
interface Expected {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** How a value is written; `before` and `after` stand around the reference's own text. */
interface Style {
  readonly name: string;
  readonly write: (
    value: string,
    indent: string,
    feed: string,
  ) => { before: string; raw: string; after: string };
}

const styles: readonly Style[] = [
  { name: "plain", write: (raw) => ({ before: "", raw, after: "" }) },
  { name: "plain with a comment", write: (raw) => ({ before: "", raw, after: " # not:this/one" }) },
  { name: "plain with blanks behind", write: (raw) => ({ before: "  ", raw, after: " \t" }) },
  { name: "single-quoted", write: (raw) => ({ before: "'", raw, after: "'" }) },
  { name: "double-quoted", write: (raw) => ({ before: '"', raw, after: '"' }) },
  {
    name: "double-quoted with an escape",
    write: (value) => ({
      before: '"',
      raw: `\\x${value.charCodeAt(0).toString(16).padStart(2, "0")}${value.slice(1)}`,
      after: '"',
    }),
  },
  {
    name: "double-quoted over two lines",
    write: (value, indent, feed) => ({
      before: '"',
      raw: `${value.slice(0, 2)}\\${feed}${indent}  ${value.slice(2)}`,
      after: '"',
    }),
  },
  { name: "folded", write: (raw, indent, feed) => ({ before: `>-${feed}${indent}  `, raw, after: "" }) },
  {
    name: "literal",
    write: (raw, indent, feed) => ({ before: `|- # 𝒳${feed}${indent}   `, raw, after: `${feed}${feed}` }),
  },
  {
    name: "indented literal",
    write: (raw, indent, feed) => ({ before: `|2-${feed}${indent}  `, raw, after: "" }),
  },
  { name: "anchored", write: (raw) => ({ before: "&other ", raw, after: "" }) },
  { name: "tagged", write: (raw) => ({ before: "!!str ", raw, after: "" }) },
  { name: "tagged and anchored", write: (raw) => ({ before: "!override &more '", raw, after: "'" }) },
  { name: "default", write: (value) => ({ before: "", raw: `\${NONE:-${value}}`, after: "" }) },
  { name: "hard default", write: (value) => ({ before: '"', raw: `\${NONE-${value}}`, after: '"' }) },
  {
    name: "partly a default",
    write: (value) => ({ before: "", raw: `${value.slice(0, 3)}\${NONE:-${value.slice(3)}}`, after: "" }),
  },
  { name: "from .env", write: (value) => ({ before: "", raw: `\${EMPTY}${value}$EMPTY`, after: "" }) },
];

const name = fc.stringMatching(/^[a-z]{2,6}(?:\/[a-z]{2,6}){0,2}$/);
const image = fc
  .record({ name, tag: fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,5}$/) })
  .map((parts) => `${parts.name}:${parts.tag}`);
const place = fc.constantFrom(
  "image",
  "flow",
  "pre-start",
  "volume",
  "context",
  "context list",
  "cache",
  "model",
);

const file = fc.record({
  places: fc.array(fc.record({ place, image, style: fc.nat(styles.length - 1), note: fc.nat(3) }), {
    minLength: 1,
    maxLength: 8,
  }),
  feed: fc.constantFrom("\n", "\r\n"),
  mark: fc.constantFrom("", "\ufeff"),
  extension: fc.boolean(),
});
type Generated = typeof file extends fc.Arbitrary<infer Value> ? Value : never;

function write({ places, feed, mark, extension }: Generated): { text: string; expected: Expected[] } {
  const expected: Expected[] = [];
  const models: Generated["places"] = [];
  let text = mark;
  const line = (content: string) => {
    text += content + feed;
  };
  const put = (kind: string, head: string, value: string, style: Style | undefined, indent: string) => {
    const { before, raw, after } = (style ?? styles[0])?.write(value, indent, feed) ?? {
      before: "",
      raw: value,
      after: "",
    };
    text += head + before;
    expected.push({ kind, start: text.length, end: text.length + raw.length, value });
    text += raw;
    line(after);
  };
  const notes = ["", "# 𝒳𝒴 image: not/this:one", "    # tab\there", ""];
  if (extension) {
    line("x-unused: &unused");
    line("  image: never/listed:1");
  }
  line("services:");
  places.forEach(({ place, image, style, note }, index) => {
    if (place === "model") {
      models.push({ place, image, style, note });
      return;
    }
    line(notes[note] ?? "");
    if (place === "flow") {
      text += `  s${index}: { restart: always, image: "`;
      expected.push({ kind: "image", start: text.length, end: text.length + image.length, value: image });
      line(`${image}", tty: true }`);
      return;
    }
    line(`  s${index}:`);
    const chosen = styles[style];
    const indent = "      ";
    switch (place) {
      case "image":
        put("image", "    image: ", image, chosen, "    ");
        break;
      case "pre-start":
        line("    pre_start:");
        put("pre-start", "      - image: ", image, chosen, "        ");
        break;
      case "volume":
        line("    volumes:");
        line("      - ./a:/a");
        line("      - type: image");
        put("volume-image", "        source: ", image, chosen, "        ");
        break;
      case "context":
        line("    build:");
        line("      additional_contexts:");
        put("additional-context", "        base: docker-image://", image, undefined, indent);
        break;
      case "context list":
        line("    build:");
        line("      additional_contexts:");
        line("        - other=./there");
        put("additional-context", '        - "base=docker-image://', image, quoteEnd, indent);
        break;
      default:
        line("    build:");
        line("      cache_from:");
        line("        - type=gha");
        put("cache-from", "        - type=registry,ref=", image, undefined, indent);
    }
  });
  if (models.length > 0) line("models:");
  models.forEach(({ image, style }, index) => {
    line(`  m${index}:`);
    put("model", "    model: ", image, styles[style], "    ");
  });
  return { text, expected };
}

const quoteEnd: Style = { name: "", write: (raw) => ({ before: "", raw, after: '"' }) };

const around = { path: "compose.yaml", files: { ".env": "EMPTY=\n" } };

describe("compose: generated files", () => {
  it("finds each reference that was written, where it was written, and no other", () => {
    fc.assert(
      fc.property(file, (generated) => {
        const { text, expected } = write(generated);
        const { references } = readCompose(sourceOf("compose", text, around));
        checkPlaces(text, references);
        const found = references.map(({ kind, span, value }) => ({ kind, ...span, value }));
        assert.deepEqual(found, expected);
      }),
      { numRuns: 1500 },
    );
  });

  it("reads what was written in place of a tag", () => {
    fc.assert(
      fc.property(file, fc.nat(), (generated, pick) => {
        const { text } = write(generated);
        const before = readCompose(sourceOf("compose", text, around)).references;
        const chosen = before[pick % before.length];
        const tag = chosen?.parts?.tag;
        if (chosen === undefined || tag === undefined || chosen.value === null) return;
        const edit = editedAt(chosen, tag);
        if (edit === undefined) {
          assert.ok(chosen.pieces.some((piece) => piece.written === undefined || chosen.pieces.length > 1));
          return;
        }
        const changed = `${text.slice(0, edit.start)}9.9-new${text.slice(edit.end)}`;
        const after = readCompose(sourceOf("compose", changed, around)).references;
        const wanted = before.map((image) =>
          image === chosen ? `${chosen.value?.slice(0, tag.start)}9.9-new` : image.value,
        );
        assert.deepEqual(
          after.map(({ value }) => value),
          wanted,
        );
      }),
      { numRuns: 1500 },
    );
  });

  it("reads any text without a fault, and only names places that are there", () => {
    const parts = fc.constantFrom(
      ..."services:|models:|  a:|    image: |nginx|\n|\n  |\n    |\r\n|\t|&a |*a|<<: |[|]|{|}|,|- |\"|'|: |:|#|>-|\\|-|$|${A:-|}|!reset |!override |? |---\n|...\n|é|𝒳|build:|dockerfile_inline: |FROM x|%YAML 1.2\n|\0|@|`|\ufeff"
        .replaceAll("\\|", "\u0001")
        .split("|")
        .map((part) => part.replaceAll("\u0001", "|")),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (signs) => {
        const text = signs.join("");
        checkPlaces(text, readCompose(sourceOf("compose", text, around)).references);
      }),
      { numRuns: 5000 },
    );
  });

  it("reads a sound file that is cut anywhere", () => {
    fc.assert(
      fc.property(file, fc.double({ min: 0, max: 1, noNaN: true }), (generated, part) => {
        const { text, expected } = write(generated);
        const cut = text.slice(0, Math.floor(text.length * part));
        const { references } = readCompose(sourceOf("compose", cut, around));
        checkPlaces(cut, references);
        // All but the one that was cut into are still there.
        const whole = expected.filter(({ end }) => end + 40 < cut.length);
        for (const { start, value } of whole) {
          assert.ok(
            references.some((image) => image.span.start === start && image.value === value),
            `${value} is missing`,
          );
        }
      }),
      { numRuns: 1000 },
    );
  });
});
