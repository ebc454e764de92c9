import assert from "node:assert/strict";
import { readCompose } from "../../../server/src/core/compose.ts";
import { checkProportional } from "../../harness/effort.ts";
import { checkPlaces, sourceOf } from "../../harness/reading.ts";

function values(text: string): readonly (string | null)[] {
  const { references } = readCompose(sourceOf("compose", text, { path: "compose.yaml" }));
  checkPlaces(text, references);
  return references.map(({ value }) => value);
}

/** What a text of this size holds, which takes no more than in proportion to one of a quarter of it. */
function valuesOf(size: number, shape: (size: number) => string): readonly (string | null)[] {
  let found: readonly (string | null)[] = [];
  checkProportional(shape(2).slice(0, 80), size, shape, (text) => {
    found = values(text);
  });
  return found;
}

const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join("");

describe("compose: hostile text", function () {
  // No bound on what a busy machine makes of it: how long it takes is compared with itself.
  this.timeout(600_000);
  // The test runner keeps whole stacks, and the YAML parser makes its errors deep inside of nested values.
  const limit = Error.stackTraceLimit;
  before(() => {
    Error.stackTraceLimit = 10;
  });
  after(() => {
    Error.stackTraceLimit = limit;
  });

  it("survives aliases that multiply", () => {
    const levels = (count: number) =>
      many(count, (at) => `x-${at + 1}: &l${at + 1} [${`*l${at},`.repeat(9)}]\n`);
    const found = valuesOf(
      32,
      (n) => `x-0: &l0 [a]\n${levels(n)}services: { a: { image: nginx, volumes: *l${n} } }\n`,
    );
    assert.deepEqual(found, ["nginx"]);
  });

  it("survives lists longer than a call takes arguments", () => {
    const found = valuesOf(
      150_000,
      (n) => `x-n: &n { image: nginx }\nservices:\n  a:\n    ${"- *n\n    ".repeat(n)}\n  b: { <<: *n }\n`,
    );
    assert.deepEqual(found, ["nginx"]);
  });

  it("survives long runs of blanks in a text that is broken", () => {
    valuesOf(200_000, (n) => {
      const blanks = " ".repeat(n);
      return `services:\n  a:\n    image: nginx${blanks}x\n    b${blanks}x\n  b: { image: redis\n  c: ]\n`;
    });
  });

  it("survives merges that multiply", () => {
    const levels = (count: number) =>
      many(count, (at) => `x-${at + 1}: &m${at + 1} { <<: [${`*m${at},`.repeat(9)}], k${at}: 1 }\n`);
    const found = valuesOf(40, (n) => `x-0: &m0 { image: nginx }\n${levels(n)}services: { a: *m${n} }\n`);
    assert.deepEqual(found, ["nginx"]);
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
    const chain = (count: number) => many(count, (at) => `x-${at + 1}: &c${at + 1} { <<: *c${at} }\n`);
    valuesOf(
      5000,
      (n) => `x-0: &c0 { image: nginx }\n${chain(n)}services: { a: *c${n}, b: { image: redis } }\n`,
    );
  });

  it("survives many mappings that each merge all before", () => {
    const all = (count: number) =>
      many(count, (at) => `  s${at + 1}: &s${at + 1} { <<: *s${at}, k${at}: 1 }\n`);
    valuesOf(1500, (n) => `services:\n  s0: &s0 { image: nginx }\n${all(n)}`);
  });

  it("survives one anchor that is bound again and again", () => {
    const lines = (count: number) =>
      many(count, (at) => `  s${at}: { image: &i acme/app:${at}, pre_start: [{ image: *i }] }\n`);
    assert.equal(valuesOf(10_000, (n) => `services:\n${lines(n)}`).length, 10_000);
  });

  it("survives deep nesting, and reads what stands beside it", () => {
    const service = "services:\n  a:\n    image: nginx\n";
    const beside = (size: number, nested: (size: number) => string) =>
      assert.deepEqual(
        valuesOf(size, (n) => `${service}x: ${nested(n)}\n`),
        ["nginx"],
      );
    beside(20_000, (n) => "[".repeat(n));
    beside(20_000, (n) => "{a: ".repeat(n));
    // Beyond some depth another reader takes over, so the time says nothing here.
    const deep = many(3000, (at) => `${" ".repeat(at + 1)}a:\n`);
    assert.deepEqual(values(`${service}x:\n${deep}`), ["nginx"]);
    beside(20_000, (n) => "- ".repeat(n));
  });

  it("survives variables without an end", () => {
    valuesOf(20_000, (n) => `services:\n  a:\n    image: ${"${A:-".repeat(n)}\n`);
    valuesOf(20_000, (n) => `services:\n  a:\n    image: ${"${A:-".repeat(n)}${"}".repeat(n)}\n`);
    valuesOf(50_000, (n) => `services:\n  a:\n    image: ${"$A".repeat(n)}\n`);
  });

  it("survives long lines, long lists and many documents", () => {
    valuesOf(500_000, (n) => `services:\n  a:\n    image: ${"a".repeat(n)}\n`);
    valuesOf(50_000, (n) => `services:\n  a:\n    image: "${"\\x61".repeat(n)}"\n`);
    valuesOf(20_000, (n) => `services:\n  a:\n    image: "${"a\n\n      ".repeat(n)}"\n`);
    valuesOf(20_000, (n) => `services: { a: { build: { cache_from: [${'"a,b",'.repeat(n)}] } } }\n`);
    valuesOf(50_000, (n) => `services: { a: { build: { cache_from: ["${"a,".repeat(n)}"] } } }\n`);
    valuesOf(2000, (n) => "services: { a: { image: nginx } }\n---\n".repeat(n));
    valuesOf(3000, (n) => `services:\n${many(n, (at) => `  s${at}: { extends: s${at + 1} }\n`)}`);
  });

  it("survives text that is no YAML at all", () => {
    valuesOf(20_000, (n) => `services:\n${'  a: "\n'.repeat(n)}`);
    valuesOf(5000, (n) => `services:\n${'  a:\n    image: "nginx\n'.repeat(n)}`);
    valuesOf(100_000, (n) => "\0".repeat(n));
    valuesOf(20_000, (n) => `services:\n  a:\n    image: nginx\n${":\n".repeat(n)}`);
    valuesOf(50_000, (n) => `services:\n  a:\n    image: ${"- ".repeat(n)}x`);
    valuesOf(5000, (n) => `${"services:\n  a:\n    image: nginx\n\t".repeat(n)}`);
  });
});
