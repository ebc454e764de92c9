import assert from "node:assert/strict";
import fc from "fast-check";
import { parseAllDocuments, type Scalar, visit } from "yaml";
import { readScalar } from "../../../server/src/core/compose/yamlScalar.ts";

const feed = "<break>";
const part = fc.constantFrom(
  ..."a|b| |  |\\n|\\x41|\\u00e9|\\U0001F600|\\\\|''|\\\"|\\<break>  |\t|#x| #|é|𝒳|$|{A}|\\q".split("|"),
  feed,
  `${feed}  `,
  `${feed}   `,
  `${feed}${feed}  `,
  `${feed}      `,
  `${feed}  \t`,
);
const body = fc.array(part, { maxLength: 9 }).map((parts) => parts.join(""));
const header = fc
  .tuple(
    fc.constantFrom("|", ">"),
    fc.constantFrom("", "-", "+", "2", "2-", "+1", "1"),
    fc.constantFrom("", " # c"),
  )
  .map((parts) => parts.join(""));
const scalar = fc.oneof(
  body.map((text) => `"${text}"${feed}  w: 1`),
  body.map((text) => `'${text}'${feed}  w: 1`),
  body.map((text) => `a${text}${feed}  w: 1`),
  fc
    .tuple(header, body, fc.constantFrom("", feed, feed + feed), fc.constantFrom("", `${feed}  w: 1`))
    .map(
      ([head, text, end, next]) => `${head}${feed}    ${text.replaceAll(feed, `${feed}    `)}${end}${next}`,
    ),
);
const document = fc
  .tuple(scalar, fc.constantFrom("\n", "\r\n"))
  .map(([text, sign]) => `k:${feed}  v: ${text}`.replaceAll(feed, sign));

function scalarsOf(text: string): Scalar[] {
  const found: Scalar[] = [];
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: "silent" });
  for (const parsed of Array.isArray(documents) ? documents : []) {
    if (parsed.errors.length > 0) continue;
    visit(parsed, { Scalar: (_, node) => void found.push(node) });
  }
  return found;
}

describe("scalars of YAML", () => {
  it("gives the parser's value, with the place of every character", () => {
    let known = 0;
    fc.assert(
      fc.property(document, (text) => {
        for (const node of scalarsOf(text)) {
          const mapped = readScalar(text, node);
          const [start = 0, end = 0] = node.range ?? [];
          assert.equal(mapped.text, node.source ?? "");
          assert.equal(mapped.pieces.map((piece) => piece.text).join(""), mapped.text);
          for (const { text: run, at, written } of mapped.pieces) {
            assert.ok(at.start >= start && at.end <= end);
            if (written !== undefined) assert.equal(text.slice(written.start, written.end), run);
            // Only what an escape, a fold or a break stands for has no place of its own.
            else assert.ok(!/[ab{}]{2}/.test(run), `${JSON.stringify(run)} in ${JSON.stringify(text)}`);
          }
          known++;
        }
      }),
      { numRuns: 4000 },
    );
    assert.ok(known > 4000);
  });
});
