import assert from "node:assert/strict";
import { findingsOf, gatherAll } from "../../server/src/analyze.ts";
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import { rules } from "../../server/src/core/rules/index.ts";
import type { Finding, Rule } from "../../server/src/core/rules/rule.ts";
import { english } from "../../server/src/core/say.ts";
import { loneSource } from "../../server/src/core/source.ts";
import type { Host } from "../../server/src/host.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { gatherFacts } from "../../server/src/registries/gather.ts";
import { createRegistry } from "../../server/src/registries/index.ts";
import type { Endpoint } from "../hub/answer.ts";
import { everyFault } from "../hub/faults.ts";
import { type Hub, startHub } from "../hub/hub.ts";
import type { World } from "../hub/worldIndex.ts";

const endpoints: readonly (readonly Endpoint[])[] = [
  ["hub.tag"],
  ["hub.repository"],
  ["hub.tags"],
  ["hub.user", "hub.organization"],
  ["hub.namespace"],
  ["auth.token"],
  ["registry.manifest"],
  ["hub.tag", "hub.tags", "hub.repository"],
  ["auth.token", "registry.manifest"],
];

/** One fault of each kind that a fact can come from: how each form of it is read is tested beside the registries. */
const kinds = [
  "reset",
  "status 403",
  "no word about when",
  "body: htmlNotFound",
  "body: emptyObject",
  "body: wrongTypes",
  "body: prototypeKeys",
  "body: numbersOutOfRange",
] as const;

describe("findings while something goes wrong with Docker Hub", function () {
  this.timeout(60_000);
  /** One for each kind of fault, so that all can be tried at once. */
  let hubs: readonly Hub[];
  let text: string;
  /** What holds of the world: each rule alone, so that none is left out for another that says more. */
  let truth: ReadonlySet<string>;
  let plain: Judgement;
  const knowledge = loadKnowledge();

  before(async () => {
    hubs = await Promise.all(kinds.map(() => startHub({ limits: { hubPerMinute: 1_000_000 } })));
    const hub = hubs[0] ?? assert.fail("no stand-in");
    text = everyCase(hub.world);
    plain = await judge(hub, rules);
    const alone = await Promise.all(rules.map((rule) => judge(hub, [rule])));
    truth = new Set(alone.flatMap(({ findings }) => findings.map(nameOf)));
  });
  after(() => Promise.all(hubs.map((hub) => hub.stop())));
  afterEach(() => {
    for (const hub of hubs) hub.clearFaults();
  });

  interface Judgement {
    readonly findings: readonly Finding[];
    /** Where images start that could not be checked. */
    readonly unchecked: ReadonlySet<number>;
  }

  /** From the text to the findings, by the program's own way, with nothing in memory. */
  async function judge(hub: Hub, chosen: readonly Rule[]): Promise<Judgement> {
    const { hubUrl, authUrl, registryUrl } = hub;
    const network = createRegistry({ hubUrl, authUrl, registryUrl, timeLimitMs: 5_000, patienceMs: 0 });
    const host: Host = {
      now: Date.now,
      log: () => {},
      knowledge: async () => knowledge,
      registry: async () => network.registry,
      gather: (reference, purpose, asking) =>
        gatherFacts(network.registry, reference, purpose, knowledge, asking),
    };
    const { references } = readDockerfile(loneSource("dockerfile", text));
    const facts = await gatherAll(references, host, "check", { signal: AbortSignal.timeout(30_000) });
    const { findings, unchecked } = findingsOf(references, facts, {
      now: Date.now(),
      say: english,
      knowledge,
      severities: new Map(),
      rules: chosen,
    });
    await network.close();
    return { findings, unchecked: new Set(unchecked.map(({ image }) => image.span.start)) };
  }

  it("there is something to get wrong", () => {
    const found = new Set(plain.findings.map(({ rule }) => rule));
    for (const rule of [
      "imageless-repository",
      "missing-repository",
      "missing-tag",
      "missing-digest",
    ] as const) {
      assert.ok(found.has(rule), rule);
    }
    for (const rule of ["missing-platform", "not-an-image", "moved-tag"] as const)
      assert.ok(found.has(rule), rule);
    assert.deepEqual([...plain.unchecked], []);
  });

  for (const aim of endpoints) {
    it(`with ${aim.join(", ")}: nothing untrue is said, and what can't be said is unchecked`, async () => {
      const fault = (kind: (typeof kinds)[number]) =>
        everyFault("http://127.0.0.1:1")[kind] ?? assert.fail(kind);
      const judged = await Promise.all(
        kinds.map(async (kind, at) => {
          const hub = hubs[at] ?? assert.fail("one stand-in for each kind");
          hub.fault({ on: aim, fault: fault(kind) });
          return { kind, ...(await judge(hub, rules)) };
        }),
      );
      for (const { kind, findings, unchecked } of judged) {
        const untrue = findings.map(nameOf).filter((name) => !truth.has(name));
        assert.deepEqual(untrue, [], `${kind} makes Tare say what isn't so`);
        const told = new Set(findings.map(nameOf));
        const lost = plain.findings
          .filter(({ severity }) => severity === "error")
          .filter((finding) => !told.has(nameOf(finding)))
          .filter(
            ({ span }) =>
              !findings.some((other) => other.span.start === span.start && other.severity === "error"),
          );
        for (const finding of lost) {
          const place = text.lastIndexOf(" ", finding.span.start) + 1;
          assert.ok(unchecked.has(place), `${kind} hides without a word: ${nameOf(finding)}`);
        }
      }
    });
  }
});

/** A Dockerfile with one image for each thing that can be the matter with one. */
function everyCase(world: World): string {
  return `
FROM node:22
FROM grafana/grafana:11.3
FROM acme/legacy
FROM acme/nightly:nightly
FROM acme/app:9.9
FROM acme/old-tool:2
FROM fresh/app
FROM zorvek/kitap-pdf
FROM plarnettoy1978/archive-fixer-3-crack
FROM acme/tol
FROM acme/secret
FROM ngnix
FROM pyhton/python
FROM --platform=linux/arm64 acme/app:1.4
FROM acme/chart:1.2.0
FROM vibersastra/ubuntu
FROM aquasec/trivy:0.69.5
FROM node:22@${world.digest("node:22-before")}
FROM node:22@${world.digest("node:22")}
FROM acme/app@sha256:${"0".repeat(64)}
FROM nova/sprout
`;
}

function nameOf({ rule, image }: Finding): string {
  return `${rule} ${image}`;
}
