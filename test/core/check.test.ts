import assert from "node:assert/strict";
import { checkReferences } from "../../server/src/core/check.ts";
import type { Fact, ImageFacts, TagListFacts, UnknownWhy } from "../../server/src/core/facts.ts";
import { noKnowledge } from "../../server/src/core/knowledge.ts";
import type { ImageRule, Rule, RuleId, Severity } from "../../server/src/core/rules/rule.ts";
import { english } from "../../server/src/core/say.ts";
import { checkAll, findingsIn } from "../harness/check.ts";
import { askedAt, type FakeHub, fakeDigest, now } from "../harness/fakeRegistry.ts";
import { readReferences } from "../harness/read.ts";

const hub: FakeHub = { node: ["22"], "acme/void": [] };

const always = (id: RuleId, severity: Severity | "off", more: Partial<ImageRule> = {}): Rule => ({
  id,
  severity,
  about: "image",
  summary: "",
  *check({ name }) {
    yield { span: name.span, message: id };
  },
  ...more,
});

/** What some rules come to on one image: `severity rule`. */
const judged = (
  rules: readonly Rule[],
  severities: readonly (readonly [RuleId, Severity | "off"])[] = [],
  text = "FROM node:22",
) =>
  checkReferences(readReferences(text), () => undefined, {
    now,
    say: english,
    knowledge: noKnowledge,
    severities: new Map(severities),
    rules,
  }).findings.map(({ severity, rule }) => `${severity} ${rule}`);

describe("running the rules", () => {
  it("gives a severity that was set by hand, the finding's own, or the rule's", () => {
    const lighter = always("missing-tag", "error", {
      *check({ name }) {
        yield { span: name.span, message: "", severity: "info" };
      },
    });
    assert.deepEqual(judged([lighter]), ["info missing-tag"]);
    assert.deepEqual(judged([lighter], [["missing-tag", "warning"]]), ["warning missing-tag"]);
    assert.deepEqual(judged([lighter], [["missing-tag", "off"]]), []);
  });

  it("leaves out a rule that is off until it is asked for", () => {
    assert.deepEqual(judged([always("unpinned", "off")]), []);
    assert.deepEqual(judged([always("unpinned", "off")], [["unpinned", "error"]]), ["error unpinned"]);
  });

  it("leaves one finding where one says it all, with the weight of those it stands for", () => {
    const lookalike = always("lookalike-name", "warning", { supersedes: ["missing-repository"] });
    const missing = always("missing-repository", "error");
    assert.deepEqual(judged([missing, lookalike]), ["error lookalike-name"]);
    assert.deepEqual(judged([missing, lookalike], [["lookalike-name", "info"]]), ["info lookalike-name"]);
    assert.deepEqual(judged([missing, lookalike], [["lookalike-name", "off"]]), ["error missing-repository"]);
    assert.deepEqual(judged([missing, lookalike], [["missing-repository", "off"]]), [
      "warning lookalike-name",
    ]);
  });

  it("puts findings in the order of their places, the gravest first", () =>
    assert.deepEqual(
      judged(
        [always("moved-tag", "info"), always("missing-tag", "error"), always("deprecated-image", "info")],
        [],
        "FROM node\nFROM acme/void",
      ),
      [
        "error missing-tag",
        "info deprecated-image",
        "info moved-tag",
        "error missing-tag",
        "info deprecated-image",
        "info moved-tag",
      ],
    ));

  it("puts the shorter of two findings first that start at one place", () => {
    const whole = always("deprecated-image", "info", {
      *check({ image }) {
        yield { span: image.span, message: "" };
      },
    });
    assert.deepEqual(judged([whole, always("moved-tag", "info")]), [
      "info moved-tag",
      "info deprecated-image",
    ]);
  });

  it("judges what is pulled, and of names that are built here only the name itself", () => {
    const compose = "services:\n  web:\n    image: acme/web\n    build: .\n";
    assert.deepEqual(judged([always("missing-tag", "error")], [], compose), []);
    assert.deepEqual(judged([always("known-malicious", "error", { evenIfNotPulled: true })], [], compose), [
      "error known-malicious",
    ]);
    for (const text of [
      "FROM scratch",
      "ARG TAG\nFROM node:$TAG",
      "FROM node:22 AS a\nCOPY --from=a / /",
      "FROM {{ image }}",
    ]) {
      const names = judged([always("missing-tag", "error")], [], text);
      assert.deepEqual(names, text.includes("AS a") ? ["error missing-tag"] : [], text);
    }
  });

  it("takes a build cache that isn't there as a matter of speed, but judges its name", () => {
    const cache = "services:\n  web:\n    build:\n      context: .\n      cache_from: [acme/web]\n";
    assert.deepEqual(judged([always("missing-tag", "error")], [], cache), []);
    assert.deepEqual(judged([always("known-malicious", "error", { evenIfNotPulled: true })], [], cache), [
      "error known-malicious",
    ]);
  });

  it("carries the image's canonical name", async () => {
    const { findings } = await findingsIn("FROM node:gone", hub);
    assert.deepEqual(
      findings.map(({ image }) => image),
      ["docker.io/library/node:gone"],
    );
  });
});

describe("what could not be checked", () => {
  const list = (count: number): Fact<TagListFacts> => ({
    state: "known",
    askedAt,
    value: { count, filter: null, tags: [] },
  });
  const absent = { state: "absent", askedAt } as const;
  const unknown = (why: UnknownWhy) => ({ state: "unknown", why }) as const;
  const missing = (what: "manifest" | "repository") =>
    ({ state: "known", askedAt, value: { found: false, missing: what } }) as const;
  const found = {
    state: "known",
    askedAt,
    value: { found: true, digest: null, mediaType: null },
  } as const;
  const pinned = `FROM node@${fakeDigest("x")}`;

  const table: readonly (readonly [string, string, ImageFacts | undefined, UnknownWhy | null])[] = [
    ["nothing was asked yet", "FROM node:1", undefined, null],
    ["the tag", "FROM node:1", { tag: unknown("offline") }, "offline"],
    ["the tag, but the registry has it", "FROM node:1", { tag: unknown("offline"), manifest: found }, null],
    [
      "the tag, but there is no repository",
      "FROM a/b:1",
      { tag: unknown("offline"), repository: absent },
      null,
    ],
    ["the record of a missing tag", "FROM a/b:1", { tag: absent, repository: unknown("denied") }, "denied"],
    ["the tags of a missing tag", "FROM node:1", { tag: absent, tags: unknown("malformed") }, "malformed"],
    [
      "the registry's word on an empty list",
      "FROM node:1",
      { tag: absent, tags: list(0), manifest: unknown("rate-limited") },
      "rate-limited",
    ],
    [
      "the registry's word on a tag that Hub's list lacks",
      "FROM node:1",
      { tag: absent, tags: list(3), manifest: unknown("rate-limited") },
      null,
    ],
    ["a digest", pinned, { manifest: unknown("lookups-off") }, "lookups-off"],
    ["a digest that is not there", pinned, { manifest: missing("manifest") }, null],
    ["another registry", "FROM ghcr.io/a/b:1", { tag: unknown("not-hub") }, "not-hub"],
    ["a stage", "FROM scratch AS a", { tag: unknown("offline") }, null],
  ];
  for (const [what, text, facts, why] of table) {
    it(`${what}: ${why ?? "is checked, or nothing to check"}`, () => {
      const { unchecked } = checkReferences(readReferences(text), () => facts, {
        now,
        say: english,
        knowledge: noKnowledge,
        severities: new Map(),
      });
      assert.deepEqual(
        unchecked.map((one) => one.why),
        why === null ? [] : [why],
      );
    });
  }

  it("says when asking again makes sense", () => {
    const { unchecked } = checkReferences(
      readReferences("FROM node:1"),
      () => ({ tag: { state: "unknown", why: "rate-limited", retryAt: now + 1 } }),
      { now, say: english, knowledge: noKnowledge, severities: new Map() },
    );
    assert.equal(unchecked[0]?.retryAt, now + 1);
  });

  it("is never a finding, whatever the reason", async () => {
    for (const why of ["offline", "rate-limited", "denied", "malformed", "not-hub", "lookups-off"] as const) {
      await checkAll(why, `FROM node:1\nFROM acme/void\nFROM node:1@${fakeDigest("x")}`);
    }
  });
});
