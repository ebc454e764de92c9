import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { policyKeys, readPolicy } from "../../server/src/core/policy/readPolicy.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import { ruleIds, severities } from "../../server/src/core/rules/rule.ts";
import { english } from "../../server/src/core/say.ts";
import { now } from "../harness/fakeRegistry.ts";

interface SchemaNode {
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly anyOf?: readonly SchemaNode[];
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

const root = path.join(import.meta.dirname, "../..");
const text = fs.readFileSync(path.join(root, "server/data/policy.schema.json"), "utf8");
const schema: SchemaNode = JSON.parse(text);
const validate = new Ajv({ allowUnionTypes: true }).compile(JSON.parse(text));

describe("the schema of a policy", () => {
  const keysOf = (node: SchemaNode | undefined): string[] =>
    Object.keys(
      node?.properties ?? node?.anyOf?.find(({ properties }) => properties)?.properties ?? {},
    ).sort();

  it("has the keys that the program reads", () => {
    assert.deepEqual(keysOf(schema), [...policyKeys.top].sort());
    assert.deepEqual(keysOf(schema.definitions?.pathRules), [...policyKeys.paths].sort());
    assert.deepEqual(keysOf(schema.definitions?.namedEntry), [...policyKeys.named].sort());
    assert.deepEqual(keysOf(schema.definitions?.forbiddenEntry), [...policyKeys.forbidden].sort());
    assert.deepEqual(keysOf(schema.definitions?.ignoreEntry), [...policyKeys.ignore].sort());
  });

  it("has the rules and severities that there are", () => {
    assert.deepEqual(schema.definitions?.ruleId?.enum, [...ruleIds]);
    assert.deepEqual(schema.definitions?.severity?.enum, [...severities, "off"]);
    for (const { id } of rules) assert.ok(ruleIds.includes(id), id);
  });

  it("describes every key at the top", () => {
    for (const [key, { description }] of Object.entries(schema.properties ?? {})) {
      assert.match(description ?? "", /^[A-Z].*\.$/, key);
    }
  });

  const samples: readonly string[] = [
    "",
    "rules:",
    "rules: { missing-tag: off }",
    "rules: { missing-tag: fatal }",
    "rules: { mising-tag: off }",
    "rules: [missing-tag]",
    "paths: [{ files: [a/**], rules: { unpinned: error } }]",
    "paths: { files: a }",
    "paths: [{ rules: { unpinned: error } }]",
    "trusted: acme/*",
    "trusted: [acme/*, { name: b, reason: c, until: 2027-01-31 }]",
    "trusted: [{ name: b, because: c }]",
    "trusted: [{ reason: c }]",
    "trusted: [{ name: b, until: soon }]",
    "private: [1.20]",
    "forbidden: [{ name: a, use: b }]",
    "registries: ghcr.io",
    "registries: [ghcr.io, localhost:5000]",
    "pins: ['deploy/**']",
    "pins: deploy",
    "ignore: [{ image: a, rules: missing-tag, reason: b }]",
    "ignore: [{ image: a, rules: [missing-tag] }]",
    "ignore: [{ rules: [missing-tag], reason: b }]",
    "ignore: [{ image: a, rules: [missing], reason: b }]",
    "nothing: 1",
    "[1, 2]",
  ];
  for (const sample of samples) {
    it(`says of ${JSON.stringify(sample)} what the program says`, () => {
      const { policy, problems } = readPolicy(sample, now, english);
      assert.equal(validate(parse(sample)), policy !== null, problems[0]?.message);
    });
  }

  it("takes the example of the documentation", () => {
    const page = fs.readFileSync(path.join(root, "docs/policy.md"), "utf8");
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    const { policy, problems } = readPolicy(example, now, english);
    assert.deepEqual(problems, []);
    for (const [key, value] of Object.entries(policy ?? {})) {
      assert.ok(value instanceof Map ? value.size > 0 : value.length > 0, `the example shows ${key}`);
    }
    assert.equal(validate(parse(example)), true);
  });
});
