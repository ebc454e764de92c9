import assert from "node:assert/strict";
import fs from "node:fs";
import fc from "fast-check";
import { parseAllDocuments } from "yaml";
import { readCompose } from "../../../server/src/core/compose.ts";
import { sourceOf } from "../../harness/reading.ts";

/** The images of services as the parser's own resolved view has them, each once; undefined where it has none. */
function peerView(text: string): readonly string[] | undefined {
  const documents = parseAllDocuments(text, { merge: true, uniqueKeys: false, logLevel: "silent" });
  const [document] = documents;
  if (!Array.isArray(documents) || documents.length !== 1 || document === undefined) return undefined;
  if (document.errors.length > 0) return undefined;
  let view: unknown;
  try {
    view = document.toJS({ maxAliasCount: 1000 });
  } catch {
    // An alias without its anchor, or too many of them.
    return undefined;
  }
  const images = new Set<string>();
  for (const service of Object.values(asRecord(asRecord(view).services))) {
    const { image } = asRecord(service);
    if (typeof image === "string" && image !== "") images.add(image);
    if (typeof image === "number" || typeof image === "boolean") images.add(String(image));
  }
  return [...images].toSorted();
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function ourView(text: string): readonly string[] {
  const { references } = readCompose(sourceOf("compose", text));
  const images = references.filter(({ kind }) => kind === "image").map(({ value }) => value ?? "");
  return [...new Set(images)].toSorted();
}

/** Fixtures that we read otherwise than the parser's view, and why we are right. */
const judged: Readonly<Record<string, string>> = {
  "quoting.yaml": "a number loses its zero: 1.20 is 1.2 to YAML",
  "reset-and-override.yaml": "!reset drops a value, and is only an unknown tag to YAML",
};

describe("compose: against the YAML parser's own resolved view", () => {
  const folder = new URL("../../fixtures/compose/", import.meta.url);
  const names = fs.readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));

  it("agrees on the fixtures", () => {
    let compared = 0;
    for (const name of names) {
      const text = fs.readFileSync(new URL(name, folder), "utf8");
      // Variables are no matter of YAML.
      if (text.includes("$")) continue;
      const peer = peerView(text);
      if (peer === undefined) continue;
      compared++;
      if (judged[name] === undefined) assert.deepEqual(ourView(text), peer, name);
      else assert.notDeepEqual(ourView(text), peer, `${name} is judged for nothing`);
    }
    assert.ok(compared > 60, `${compared}`);
  });

  it("agrees on services that merge each other in any way", () => {
    const merge = fc.oneof(
      fc.nat(5).map((at) => `<<: *s${at}`),
      fc.array(fc.nat(5), { maxLength: 3 }).map((all) => `<<: [${all.map((at) => `*s${at}`).join(", ")}]`),
      fc.nat(5).map((at) => `<<: { <<: *s${at}, tty: true }`),
      fc.stringMatching(/^[a-c]$/).map((name) => `<<: { image: merged/${name} }`),
    );
    const entry = fc.oneof(
      merge,
      merge,
      fc.stringMatching(/^[a-e]$/).map((name) => `image: own/${name}`),
      fc.nat(5).map((at) => `image: *i${at}`),
      fc.nat(5).map((at) => `image: &i${at} anchored/${at}`),
      fc.constantFrom("image: null", "image: [x]", "image: {}", "restart: always", "tty: true"),
    );
    const service = fc.record({ entries: fc.array(entry, { maxLength: 4 }), block: fc.boolean() });
    let compared = 0;
    fc.assert(
      fc.property(fc.array(service, { minLength: 1, maxLength: 6 }), (services) => {
        const lines = services.map(({ entries, block }, at) =>
          block && entries.length > 0
            ? `  s${at}: &s${at}\n${entries.map((line) => `    ${line}\n`).join("")}`
            : `  s${at}: &s${at} { ${entries.join(", ")} }\n`,
        );
        const text = `x-a: &i0 shared/0\nservices:\n${lines.join("")}`;
        const merges = services.every(
          ({ entries }) => entries.filter((line) => line.startsWith("<<")).length <= 1,
        );
        const peer = merges ? peerView(text) : undefined;
        if (peer === undefined) return;
        compared++;
        assert.deepEqual(ourView(text), peer, text);
      }),
      { numRuns: 3000 },
    );
    assert.ok(compared > 300, `${compared}`);
  });
});
