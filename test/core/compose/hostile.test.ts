import assert from "node:assert/strict";
import { readCompose } from "../../../server/src/core/compose.ts";
import { checkPlaces, sourceOf } from "../../harness/reading.ts";

/** Reads a text, which may not take longer than a slow machine needs for a plain one of its size. */
function values(text: string, limitMs = 5000): readonly (string | null)[] {
  const start = performance.now();
  const { references } = readCompose(sourceOf("compose", text, { path: "compose.yaml" }));
  const took = performance.now() - start;
  assert.ok(took < limitMs, `took ${Math.round(took)} ms`);
  checkPlaces(text, references);
  return references.map(({ value }) => value);
}

const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join("");

describe("compose: hostile text", () => {
  // The test runner keeps whole stacks, and the YAML parser makes its errors deep inside of nested values.
  const limit = Error.stackTraceLimit;
  before(() => {
    Error.stackTraceLimit = 10;
  });
  after(() => {
    Error.stackTraceLimit = limit;
  });

  it("survives aliases that multiply", () => {
    const levels = many(30, (at) => `x-${at + 1}: &l${at + 1} [${`*l${at},`.repeat(9)}]\n`);
    assert.deepEqual(values(`x-0: &l0 [a]\n${levels}services: { a: { image: nginx, volumes: *l30 } }\n`), [
      "nginx",
    ]);
  });

  it("survives lists longer than a call takes arguments", () => {
    const items = "- *n\n    ".repeat(150_000);
    assert.deepEqual(
      values(`x-n: &n { image: nginx }\nservices:\n  a:\n    ${items}\n  b: { <<: *n }\n`, 20_000),
      ["nginx"],
    );
  });

  it("survives long runs of blanks in a text that is broken", () => {
    const blanks = " ".repeat(200_000);
    const text = `services:\n  a:\n    image: nginx${blanks}x\n    b${blanks}x\n  b: { image: redis\n  c: ]\n`;
    values(text);
  });

  it("survives merges that multiply", () => {
    const levels = many(
      40,
      (at) => `x-${at + 1}: &m${at + 1} { <<: [${`*m${at},`.repeat(9)}], k${at}: 1 }\n`,
    );
    assert.deepEqual(values(`x-0: &m0 { image: nginx }\n${levels}services: { a: *m40 }\n`), ["nginx"]);
  });

  it("survives values that contain themselves", () => {
    assert.deepEqual(
      values(
        "services: &s\n  a: &a\n    <<: *a\n    image: nginx\n    build: *a\n    volumes: &v [*v, *a]\n  b: *s\n",
      ),
      ["nginx"],
    );
    assert.deepEqual(values("&top services: { a: &a { image: &i nginx, <<: [*a, *top], extends: *a } }\n"), [
      "nginx",
    ]);
  });

  it("survives long chains of merges", () => {
    const chain = many(5000, (at) => `x-${at + 1}: &c${at + 1} { <<: *c${at} }\n`);
    values(`x-0: &c0 { image: nginx }\n${chain}services: { a: *c5000, b: { image: redis } }\n`);
  });

  it("survives many mappings that each merge all before", () => {
    const all = many(1500, (at) => `  s${at + 1}: &s${at + 1} { <<: *s${at}, k${at}: 1 }\n`);
    values(`services:\n  s0: &s0 { image: nginx }\n${all}`);
  });

  it("survives one anchor that is bound again and again", () => {
    const lines = many(
      10_000,
      (at) => `  s${at}: { image: &i acme/app:${at}, pre_start: [{ image: *i }] }\n`,
    );
    assert.equal(values(`services:\n${lines}`, 8000).length, 10_000);
  });

  it("survives deep nesting, and reads what stands beside it", () => {
    const service = "services:\n  a:\n    image: nginx\n";
    assert.deepEqual(values(`${service}x: ${"[".repeat(20_000)}\n`), ["nginx"]);
    assert.deepEqual(values(`${service}x: ${"{a: ".repeat(20_000)}\n`), ["nginx"]);
    assert.deepEqual(values(`${service}x:\n${many(3000, (at) => `${" ".repeat(at + 1)}a:\n`)}`), ["nginx"]);
    assert.deepEqual(values(`${service}x: ${"- ".repeat(20_000)}\n`), ["nginx"]);
  });

  it("survives variables without an end", () => {
    values(`services:\n  a:\n    image: ${"${A:-".repeat(20_000)}\n`);
    values(`services:\n  a:\n    image: ${"${A:-".repeat(20_000)}${"}".repeat(20_000)}\n`);
    values(`services:\n  a:\n    image: ${"$A".repeat(50_000)}\n`);
  });

  it("survives long lines, long lists and many documents", () => {
    values(`services:\n  a:\n    image: ${"a".repeat(500_000)}\n`);
    values(`services:\n  a:\n    image: "${"\\x61".repeat(50_000)}"\n`);
    values(`services:\n  a:\n    image: "${"a\n\n      ".repeat(20_000)}"\n`);
    values(`services: { a: { build: { cache_from: [${'"a,b",'.repeat(20_000)}] } } }\n`);
    values(`services: { a: { build: { cache_from: ["${"a,".repeat(50_000)}"] } } }\n`);
    values("services: { a: { image: nginx } }\n---\n".repeat(2000));
    values(`services:\n${many(3000, (at) => `  s${at}: { extends: s${at + 1} }\n`)}`);
  });

  it("survives text that is no YAML at all", () => {
    values(`services:\n${'  a: "\n'.repeat(20_000)}`);
    values(`services:\n${'  a:\n    image: "nginx\n'.repeat(5000)}`);
    values("\0".repeat(100_000));
    values(`services:\n  a:\n    image: nginx\n${":\n".repeat(20_000)}`);
    values(`services:\n  a:\n    image: ${"- ".repeat(50_000)}x`);
    values(`${"services:\n  a:\n    image: nginx\n\t".repeat(5000)}`);
  });
});
