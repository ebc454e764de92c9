import assert from "node:assert/strict";
import { findingsOf, gatherAll } from "../../server/src/analyze.ts";
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import type { RuleId } from "../../server/src/core/rules/rule.ts";
import { english } from "../../server/src/core/say.ts";
import { loneSource } from "../../server/src/core/source.ts";
import { openEngine } from "../../server/src/engine.ts";
import { type Hub, startHub } from "../hub/hub.ts";
import type { StoredRepository } from "../hub/worldIndex.ts";

/** What is the matter with a repository of the world, by its name; with all others nothing is. */
const verdicts: Readonly<Record<string, readonly RuleId[]>> = {
  "library/openjdk": ["deprecated-image"],
  "library/centos": ["deprecated-image"],
  "library/java": ["deprecated-image"],
  "library/jenkins": ["deprecated-image"],
  "library/consul": ["deprecated-image"],
  "library/vault": ["deprecated-image"],
  "bitnamilegacy/kafka": ["deprecated-image"],
  "bitnami/kafka": ["imageless-repository"],
  "stalwartlabs/mail-server": ["imageless-repository"],
  "acme/old-tool": ["imageless-repository"],
  "fresh/app": ["imageless-repository"],
  "robin/first-try": ["imageless-repository"],
  "ngnix/nginx": ["imageless-repository"],
  "pyhton/python": ["lookalike-name"],
  "grafana/loki-docker-driver": ["not-an-image"],
  "bitnamicharts/nginx": ["not-an-image"],
  "vieux/sshfs": ["not-an-image"],
  "ai/smollm2": ["not-an-image"],
  "ai/gemma3": ["not-an-image"],
  "acme/chart": ["not-an-image"],
  "acme/statements": ["not-an-image"],
  "acme/secret": ["missing-repository"],
  "vibersastra/ubuntu": ["known-malicious"],
  "lucky/play": ["imageless-repository", "suspicious-repository"],
  "quillorandex/website": ["spam-repository"],
  "brantholeme/website": ["spam-repository"],
};
const baitAccounts = ["zorvek", "lumbrandic", "plarnettoy1978"];

describe("the verdict on every repository of the world", function () {
  this.timeout(30_000);
  let hub: Hub;
  const found = new Map<string, RuleId[]>();
  let asked: readonly StoredRepository[];
  let unchecked: number;

  before(async () => {
    hub = await startHub({ limits: { hubPerMinute: 100_000 } });
    // Of a burst, whose repositories are alike, three will do.
    const all = hub.world.repositories();
    const bait = baitAccounts.flatMap((account) => hub.world.repositories(account).slice(0, 3));
    asked = [...all.filter(({ namespace }) => !baitAccounts.includes(namespace)), ...bait];
    const text = asked.map((repository) => `FROM ${nameOf(repository)}\n`).join("");
    const { hubUrl, authUrl, registryUrl } = hub;
    const engine = openEngine({ network: { hubUrl, authUrl, registryUrl }, now: Date.now, log: () => {} });
    const { references } = readDockerfile(loneSource("dockerfile", text));
    const facts = await gatherAll(references, engine, "check", { signal: AbortSignal.timeout(25_000) });
    const result = findingsOf(references, facts, {
      now: Date.now(),
      say: english,
      knowledge: await engine.knowledge(),
      severities: new Map(),
    });
    for (const { image, rule } of result.findings) {
      const name = image.replace("docker.io/", "").replace(/:.*/, "");
      found.set(name, [...(found.get(name) ?? []), rule]);
    }
    unchecked = result.unchecked.length;
    await engine.close();
  });
  after(() => hub.stop());

  it("says what is the matter, and of honest images nothing", () => {
    const expected = asked.map(({ spec }) => `${spec.name}: ${expectedFor(spec.name)}`);
    const actual = asked.map(({ spec }) => `${spec.name}: ${(found.get(spec.name) ?? []).sort()}`);
    assert.deepEqual(actual, expected);
    assert.equal(unchecked, 0);
  });

  it("covers all there is to say of this world", () => {
    const names = new Set(asked.map(({ spec }) => spec.name));
    for (const name of Object.keys(verdicts)) assert.ok(names.has(name), name);
    for (const account of baitAccounts)
      assert.ok(
        asked.some(({ namespace }) => namespace === account),
        account,
      );
  });

  it("takes one request for an official image, and few for any other", () => {
    for (const { spec, namespace } of asked.filter((each) => each.namespace === "library")) {
      const name = spec.name.slice(namespace.length + 1);
      const about = hub.requests.filter(({ path }) => path.includes(`/library/repositories/${name}`));
      assert.ok(about.length <= 1, `${about.length} requests for ${spec.name}`);
    }
    assert.ok(hub.requests.length < 4 * asked.length, `${hub.requests.length} for ${asked.length}`);
  });
});

function expectedFor(name: string): readonly RuleId[] {
  if (baitAccounts.some((account) => name.startsWith(`${account}/`))) return ["spam-repository"];
  return [...(verdicts[name] ?? [])].sort();
}

/** As people write it: `latest` where there is one, else the newest tag, none where there is none. */
function nameOf({ spec, tagNames }: StoredRepository): string {
  const name = spec.name.replace(/^library\//, "");
  const tag = tagNames.includes("latest") ? "latest" : tagNames[0];
  return tag === undefined ? name : `${name}:${tag}`;
}
