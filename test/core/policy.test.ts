import assert from "node:assert/strict";
import { addToPolicy } from "../../server/src/core/policy/policyEdits.ts";
import { readPolicy } from "../../server/src/core/policy/readPolicy.ts";
import { hasEnded, withOwnLists, withoutFavours } from "../../server/src/core/policy.ts";
import { english } from "../../server/src/core/say.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { draw, parseAnnotated } from "../harness/annotations.ts";
import { applyEdits, checkAll, findingsIn } from "../harness/check.ts";
import { checkProportional } from "../harness/effort.ts";
import { now } from "../harness/fakeRegistry.ts";

const hub = { node: ["22"], "acme/tool": ["1"] };

describe("a policy", () => {
  const missing = "error missing-tag: node has no tag gone.";

  it("sets severities, for some files others", async () => {
    const policy = `
      rules:
        missing-tag: warning
      paths:
        - files: [test/**, "*.dev"]
          rules: { missing-tag: off }
        - files: test/keep/**
          rules: { missing-tag: info }
    `;
    const finds = (severity: string) =>
      `FROM node:gone\n          ^^^^ ${severity} missing-tag: node has no tag gone.`;
    await checkAll(hub, finds("warning"), { policy, path: "Dockerfile" });
    await checkAll(hub, finds("warning"), { policy });
    await checkAll(hub, "FROM node:gone", { policy, path: "test/a/Dockerfile" });
    await checkAll(hub, "FROM node:gone", { policy, path: "a/Dockerfile.dev" });
    await checkAll(hub, finds("info"), { policy, path: "test/keep/Dockerfile" });
  });

  it("goes before the settings", () =>
    checkAll(hub, `FROM node:gone\n          ^^^^ ${missing}`, {
      policy: "rules: { missing-tag: error }",
      severities: new Map([["missing-tag", "off"]]),
    }));

  it("asks for pins in some files", async () => {
    const policy = "pins: [deploy/**]";
    await checkAll(hub, "FROM node:22", { policy, path: "Dockerfile" });
    await checkAll(
      hub,
      "FROM node:22\n          ^^ [fix] warning unpinned: node:22 is pinned to no digest: the tag may name another image tomorrow.",
      { policy, path: "deploy/Dockerfile" },
    );
  });

  it("asks for pins in some files where they are off everywhere else", () =>
    checkAll(hub, "FROM node:22\n          ^^ [fix] warning unpinned: node:22 is pinned…", {
      policy: "pins: [deploy/**]\nrules: { unpinned: off }",
      path: "deploy/Dockerfile",
    }));

  it("takes a name without a tag for its tag latest", async () => {
    const entry = (image: string) => `ignore: [{ image: '${image}', rules: missing-tag, reason: why }]`;
    await checkAll(hub, "FROM node", { policy: entry("node:latest") });
    await checkAll(hub, "FROM node\n     ^^^^ error missing-tag: node has no tag latest…", {
      policy: entry("node:22"),
    });
  });

  it("guesses nothing about the names of private images", async () => {
    const text = "FROM ngnix:1";
    const knowledge = loadKnowledge();
    await checkAll({ nginx: ["1"] }, text, { policy: "private: [ngnix]", knowledge });
    assert.notDeepEqual((await findingsIn(text, { nginx: ["1"] }, { knowledge })).findings, []);
  });

  it("stays the same one when a person's lists are added again, so that what was found stays true", () => {
    const own = { trusted: ["acme/*"], forbidden: [] };
    const { policy } = readPolicy("trusted: [club/*]", now, english);
    assert.ok(policy !== null);
    const both = withOwnLists({ policy }, own).policy;
    assert.deepEqual(
      both.trusted.map(({ name }) => name),
      ["club/*", "acme/*"],
    );
    assert.equal(withOwnLists({ policy }, own).policy, both);
    assert.equal(withOwnLists({ policy }, { trusted: [], forbidden: [] }).policy, policy);
  });

  it("lets the severity of pins be chosen", () =>
    checkAll(hub, "FROM node:22\n          ^^ [fix] info unpinned: node:22 is pinned…", {
      policy: "pins: ['**']\nrules: { unpinned: info }",
      path: "Dockerfile",
    }));

  it("finds nothing strange about private names that others can't see", async () => {
    const policy = "private: [acme/*]";
    await checkAll(hub, "FROM acme/internal:1", { policy });
    await checkAll(hub, "FROM acme/tool:2\n               ^ error missing-tag: acme/tool has no tag 2.", {
      policy,
    });
  });

  it("keeps rules silent for an image, in some files, until a day", async () => {
    const policy = (until: string) => `
      ignore:
        - image: node:gone
          rules: [missing-tag]
          files: [legacy/**]
          until: ${until}
          reason: it comes back in March
    `;
    const found = `FROM node:gone\n          ^^^^ ${missing}`;
    await checkAll(hub, "FROM node:gone", { policy: policy("2026-11-23"), path: "legacy/Dockerfile" });
    await checkAll(hub, found, { policy: policy("2026-11-22"), path: "legacy/Dockerfile" });
    await checkAll(hub, found, { policy: policy("2026-11-23"), path: "Dockerfile" });
    const other = "FROM node:x\n          ^ error missing-tag: node has no tag x.";
    await checkAll(hub, other, { policy: policy("2026-11-23"), path: "legacy/Dockerfile" });
  });

  it("has entries that count to the end of their last day, everywhere on earth the same", () => {
    const read = (at: number) => readPolicy("trusted: [{ name: acme/*, until: 2026-11-23 }]", at, english);
    const lastMoment = Date.UTC(2026, 10, 24) - 1;
    const [entry] = read(now).policy?.trusted ?? [];
    assert.ok(entry !== undefined);
    assert.deepEqual(
      [lastMoment, lastMoment + 1].map((at) => [hasEnded(entry, at), read(at).problems.length]),
      [
        [false, 0],
        [true, 1],
      ],
    );
  });

  it("of a place that nobody vouches for can only ask for more", () => {
    const { policy } = readPolicy(
      "rules: { known-malicious: off }\ntrusted: [evil/*]\nprivate: [evil/*]\nregistries: [evil.example]\nforbidden: [{ name: centos, use: evil/miner }]\npins: ['*']\nignore: [{ image: x, rules: missing-tag, reason: y }]",
      now,
      english,
    );
    assert.ok(policy !== null);
    const left = withoutFavours(policy);
    assert.deepEqual(
      [left.rules.size, left.trusted, left.private, left.registries, left.ignore],
      [0, [], [], [], []],
    );
    assert.deepEqual([left.forbidden.length, left.pins], [1, ["*"]]);
    // A fix that a stranger chose would be one key away, or made when the file is saved.
    assert.equal(left.forbidden[0]?.use, null);
  });
});

describe("reading a policy", () => {
  /** The problems drawn under the text; none of them leaves a policy to go by, but for what is only worth knowing. */
  const problems = (annotated: string) => () => {
    const { text, marks } = parseAnnotated(annotated);
    const read = readPolicy(text, now, english);
    const actual = read.problems.map(({ span, severity, message }) => ({
      ...span,
      says: `${severity}: ${message.replaceAll("`", "")}`,
    }));
    assert.equal(draw(text, actual), draw(text, marks));
    assert.equal(
      read.policy === null,
      read.problems.some(({ severity }) => severity === "error"),
    );
  };

  it("takes an empty file, and one with comments alone", () => {
    problems("")();
    problems("# nothing yet\n")();
    problems("rules:\ntrusted:\n")();
  });

  it(
    "takes everything there is",
    problems(`
    rules:
      unpinned: error
    paths:
      - files: [test/**]
        rules:
          unpinned: off
    trusted:
      - acme/*
      - name: ghcr.io/acme/**
        reason: ours
        until: 2027-01-01
    private: acme/internal
    forbidden:
      - centos
      - name: bitnami/*
        use: bitnamilegacy/*
    registries: [ghcr.io, "registry.acme.example:5000"]
    pins: [deploy/**]
    ignore:
      - image: acme/old:1.10
        rules: [missing-tag, imageless-repository]
        files: [legacy/**]
        until: 2027-01-01
        reason: on its way out
  `),
  );

  it(
    "takes aliases",
    problems("paths:\n  - files: &tests [test/**]\n    rules: {}\n  - files: *tests\n    rules: {}\n"),
  );

  it(
    "names keys, rules, severities and dates that don't exist",
    problems(`
    rule:
    ^^^^ error: rule means nothing here. There are: rules, paths, trusted, private, forbidden, registries, pins, ignore.
      missing-tag: off
    rules:
      mising-tag: off
      ^^^^^^^^^^ error: There is no rule mising-tag. Did you mean missing-tag?
      missing-tag: fatal
                   ^^^^^ error: A severity is one of error, warning, info and off.
    trusted:
      - name: acme/*
        until: 2027-02-30
               ^^^^^^^^^^ error: A date is written as 2027-01-31.
      - reason: ours
        ^^^^^^^^^^^^ error: name is missing here.
    registries:
      - https://evil.example/x
        ^^^^^^^^^^^^^^^^^^^^^^ error: A registry is named by its host alone, such as ghcr.io.
    forbidden:
      - name: a
        use: b c
             ^^^ error: b c is not an image reference.
  `),
  );

  it(
    "names keys that stand twice",
    problems(`
    pins: a
    pins: b
    ^^^^ error: pins stands here twice.
  `),
  );

  it(
    "needs a mapping where one is needed, and a text where that is",
    problems(`
    rules: [missing-tag]
           ^^^^^^^^^^^^^ error: A mapping is expected here: lines of key: value.
    pins:
      - { a: b }
        ^^^^^^^^ error: A short text is expected here.
  `),
  );

  it(
    "needs a reason for what it keeps silent",
    problems(`
    ignore:
      - { image: node, rules: missing-tag }
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: reason is missing here.
  `),
  );

  it(
    "says which entries have ended, and goes by the rest",
    problems(`
    trusted:
      - name: acme/*
        until: 2026-11-22
               ^^^^^^^^^^ info: This has ended and no longer applies.
      - name: acme/*
        until: 2026-11-23
  `),
  );

  it("says where the file is no YAML", () => {
    const { policy, problems: found } = readPolicy("rules: [missing-tag\ntrusted: {", now, english);
    assert.equal(policy, null);
    assert.match(found[0]?.message ?? "", /^This is not well-formed YAML: /);
  });

  it("is quick with aliases of aliases", () => {
    const shape = (size: number) => {
      const files = `&f [${"x, ".repeat(size)}x]`;
      return `pins: ${files}\npaths: [${"{ files: *f }, ".repeat(size)}{ files: *f }]`;
    };
    checkProportional("aliases", 4000, shape, (text) => readPolicy(text, now, english));
  });

  it("survives anything", () => {
    for (const text of [
      "a: &a [*a]",
      "&a rules: *a",
      "- 1",
      "rules: {? [a] : b}",
      "%YAML 9",
      "rules: !!binary x",
      "\0",
      "x".repeat(600_000),
      "{".repeat(1000),
    ]) {
      readPolicy(text, now, english);
    }
  });
});

describe("adding a name to a policy", () => {
  const table: readonly (readonly [string, string, string])[] = [
    ["an empty file", "", "trusted:\n  - name: acme/*\n    reason: ours since 2026\n"],
    [
      "other keys",
      "rules: {} # keep\n",
      "rules: {} # keep\ntrusted:\n  - name: acme/*\n    reason: ours since 2026\n",
    ],
    [
      "no line break at the end",
      "rules: {}",
      "rules: {}\ntrusted:\n  - name: acme/*\n    reason: ours since 2026\n",
    ],
    [
      "a list, its comments and its indentation",
      "trusted:\n    - a/* # ours\n    - b/*   # theirs\n# end\npins: []\n",
      "trusted:\n    - a/* # ours\n    - b/*   # theirs\n    - name: acme/*\n      reason: ours since 2026\n# end\npins: []\n",
    ],
    [
      "a list without indentation",
      "trusted:\n- a\n",
      "trusted:\n- a\n- name: acme/*\n  reason: ours since 2026\n",
    ],
    [
      "a list whose last entry is long",
      "trusted:\n  - name: a\n    reason: b\n",
      "trusted:\n  - name: a\n    reason: b\n  - name: acme/*\n    reason: ours since 2026\n",
    ],
    [
      "a list in one line",
      "trusted: [a, b]\n",
      "trusted: [a, b, { name: acme/*, reason: ours since 2026 }]\n",
    ],
    ["an empty list", "trusted: []\n", "trusted: [{ name: acme/*, reason: ours since 2026 }]\n"],
    ["a lone name", "trusted: a # x\n", "trusted: [a, { name: acme/*, reason: ours since 2026 }] # x\n"],
    [
      "a key without a value",
      "trusted:\npins: []\n",
      "trusted:\n  - name: acme/*\n    reason: ours since 2026\npins: []\n",
    ],
  ];
  for (const [what, before, after] of table) {
    it(`writes below ${what}`, () => {
      const edit = addToPolicy(before, "trusted", { name: "acme/*", reason: "ours since 2026" });
      assert.ok(edit !== undefined);
      assert.equal(applyEdits(before, [edit]), after);
      const { policy } = readPolicy(after, now, english);
      assert.ok(
        policy?.trusted.some(({ name, reason }) => name === "acme/*" && reason === "ours since 2026"),
      );
    });
  }

  it("quotes what YAML would take for something else", () => {
    const added = (name: string, reason: string) => addToPolicy("", "private", { name, reason })?.newText;
    assert.equal(added("*/x", "a: b"), 'private:\n  - name: "*/x"\n    reason: "a: b"\n');
    assert.equal(added("x", "2026-11-23 に確認"), 'private:\n  - name: x\n    reason: "2026-11-23 に確認"\n');
    assert.equal(added("x", "[why] # not"), 'private:\n  - name: x\n    reason: "[why] # not"\n');
  });

  it("keeps off a broken file", () =>
    assert.equal(addToPolicy("a: [", "trusted", { name: "x", reason: "y" }), undefined));
});
