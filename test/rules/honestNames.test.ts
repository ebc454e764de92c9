import assert from "node:assert/strict";
import type { RuleId } from "../../server/src/core/rules/rule.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { readCorpus, type Sample } from "../corpus/corpus.ts";
import { findingsIn } from "../harness/check.ts";
import { day, type FakeHub, type FakeRepository, now } from "../harness/fakeRegistry.ts";

const knowledge = loadKnowledge();

/** The rules that speak of repositories like the samples, each by its name. */
async function rulesOn(samples: readonly Sample[], toRepository: (sample: Sample) => FakeRepository) {
  const hub = Object.fromEntries(samples.map((sample) => [sample.name, toRepository(sample)]));
  const text = samples.map(({ name }) => `FROM ${name}:latest`).join("\n");
  const { findings } = await findingsIn(text, hub, { knowledge });
  return findings.map(({ rule, image }) => `${rule} ${image.replace("docker.io/", "")}`);
}

function only(rules: readonly RuleId[], found: readonly string[]): string[] {
  return found.filter((each) => !rules.some((rule) => each.startsWith(`${rule} `)));
}

describe("names that a careless rule would accuse", () => {
  const honest = [...readCorpus("tuning"), ...readCorpus("held-back")].filter(
    ({ campaign }) => campaign === null,
  );
  const onHub = honest.filter(({ name }) => name !== "scratch" && !name.startsWith("bitnami"));
  const byName = new Map(onHub.map((sample) => [sample.name, sample]));
  const distinct = [...byName.values()];

  it("are left alone while they are in use", async () => {
    const found = await rulesOn(distinct, ({ page, description }) => ({
      tags: ["latest"],
      page,
      description,
    }));
    assert.deepEqual(only(["deprecated-image"], found), []);
    assert.deepEqual(only(["missing-tag"], found), ["deprecated-image library/liquibase:latest"]);
  });

  it("are left alone while they are hardly used", async () => {
    const found = await rulesOn(distinct, ({ page, description }) => ({
      tags: ["latest"],
      page,
      description,
      pullCount: 12,
    }));
    assert.deepEqual(only(["deprecated-image"], found), []);
  });

  it("are only said to be empty once they are", async () => {
    const found = await rulesOn(distinct, ({ page, description }) => ({ page, description }));
    const rest = only(["imageless-repository", "deprecated-image", "lookalike-name"], found);
    assert.ok(rest.length <= 2, rest.join(", "));
    assert.deepEqual(
      rest.filter((each) => !each.startsWith("suspicious-repository ")),
      [],
    );
    const namesakes = found.filter((each) => each.startsWith("lookalike-name "));
    assert.deepEqual(namesakes, []);
  });

  it("are no image by design, which is no sign of harm", async () => {
    const { findings } = await findingsIn(
      "FROM ai/llama3.2:latest\nFROM bitnamicharts/cert-manager:1\nFROM vieux/sshfs:latest",
      {
        "ai/llama3.2": {
          tags: [{ name: "latest", contentType: "model", platforms: [] }],
          contentTypes: ["model"],
        },
        "bitnamicharts/cert-manager": {
          tags: [{ name: "1", contentType: "helm", platforms: [] }],
          contentTypes: ["helm"],
        },
        "vieux/sshfs": {
          tags: [{ name: "latest", contentType: "plugin", platforms: [] }],
          contentTypes: ["plugin"],
        },
      },
      { knowledge },
    );
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ["not-an-image", "not-an-image", "not-an-image"],
    );
  });

  it("are missing, or private, without any guess at what was meant", async () => {
    const names = [
      "etl-kafka-worker",
      "guysoft/custompios",
      "truecharts/official",
      "kiwix/kiwix-serve",
      "drud/ddev-webserver",
    ];
    const { findings } = await findingsIn(names.map((name) => `FROM ${name}`).join("\n"), {}, { knowledge });
    assert.deepEqual([...new Set(findings.map(({ rule }) => rule))], ["missing-repository"]);
  });
});

describe("situations in which honest names look wrong", () => {
  const hub = {
    node: ["22"],
    nginx: ["1.27"],
    "fresh/app": { registeredAt: now - 2 * day, pushedAt: null },
    "kiwix/kiwix-serve": {
      contentTypes: ["image"],
      pullCount: 4_000_000,
      page: "Kiwix has moved: our images are now at ghcr.io/kiwix/kiwix-serve. Thank you for your support.",
    },
    "truecharts/app": { contentTypes: ["image"], pullCount: 90_000, page: "" },
    "acme/chart": { tags: [{ name: "1", contentType: "helm", platforms: [] }], contentTypes: ["helm"] },
    "acme/model": { tags: [{ name: "1", contentType: "model", platforms: [] }], contentTypes: ["model"] },
    "vieux/sshfs": {
      tags: [{ name: "latest", contentType: "plugin", platforms: [] }],
      contentTypes: ["plugin"],
    },
    "someone/nginx": { tags: ["1.27"], pullCount: 12 },
    nextcloud: ["29"],
    rockylinux: ["9"],
  } satisfies FakeHub;
  const table: readonly (readonly [situation: string, text: string, rules: readonly RuleId[]])[] = [
    ["an empty start", "FROM scratch", []],
    ["a stage of the same file", "FROM node:22 AS etl-kafka\nFROM etl-kafka\nCOPY --from=etl-kafka a b", []],
    [
      "a name that is built here",
      "services:\n  a:\n    build: .\n    image: etl-kafka\n  b:\n    image: etl-kafka\n",
      [],
    ],
    ["a repository that may be private", "FROM acme/secret:1", ["missing-repository"]],
    ["a repository made before its first push", "FROM fresh/app", ["imageless-repository"]],
    ["one that its owner emptied, with a note", "FROM kiwix/kiwix-serve:3", ["imageless-repository"]],
    ["one that its owner emptied without a word", "FROM truecharts/app:1", ["imageless-repository"]],
    ["one whose account is gone", "FROM guysoft/custompios:1", ["missing-repository"]],
    ["a chart", "FROM acme/chart:1", ["not-an-image"]],
    ["a model", "FROM acme/model:1", ["not-an-image"]],
    ["a plugin of the engine", "FROM vieux/sshfs", ["not-an-image"]],
    ["a hardened image without its host", "FROM dhi/python:3", ["lookalike-name"]],
    ["a copy under the name of an official image", "FROM someone/nginx:1.27", []],
    ["an advice on a page that gives nothing up", "FROM nextcloud:29\nFROM rockylinux:9", []],
  ];
  for (const [situation, text, expected] of table) {
    it(`${situation}: ${expected.join(", ") || "nothing to say"}`, async () => {
      const { findings } = await findingsIn(text, hub, { knowledge });
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        expected,
      );
      for (const { rule, severity } of findings) {
        assert.equal(severity, rule === "imageless-repository" ? "error" : "warning", rule);
      }
    });
  }
});
