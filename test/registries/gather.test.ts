import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImageFacts } from "../../server/src/core/facts.ts";
import { noKnowledge } from "../../server/src/core/knowledge.ts";
import type { Purpose } from "../../server/src/core/plan.ts";
import { parseReference } from "../../server/src/core/reference.ts";
import { gatherFacts } from "../../server/src/registries/gather.ts";
import { createRegistry, type Network } from "../../server/src/registries/index.ts";
import { type Hub, startHub } from "../hub/hub.ts";
import { asking } from "./scripted.ts";

describe("gathering facts about an image", () => {
  let hub: Hub;
  let network: Network;
  let folder: string;

  beforeEach(async () => {
    hub = await startHub();
    folder = mkdtempSync(join(tmpdir(), "tare-gather-"));
    network = open();
  });
  afterEach(async () => {
    await network.close();
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function open(): Network {
    const { hubUrl, authUrl, registryUrl } = hub;
    return createRegistry({ hubUrl, authUrl, registryUrl, cacheDir: folder });
  }

  function gather(name: string, purpose: Purpose = "check"): Promise<ImageFacts> {
    const parsed = parseReference(name);
    assert.ok(parsed.ok, name);
    return gatherFacts(network.registry, parsed.reference, purpose, noKnowledge, asking());
  }

  const sent = () => hub.requests.map(({ host, method }) => `${method} ${host}`);

  const table: [string, string, number, number, Purpose?][] = [
    ["a healthy official image", "node:22", 1, 0],
    ["one without a tag", "nginx", 1, 0],
    ["one by another name of Docker Hub", "registry-1.docker.io/library/node:22", 1, 0],
    ["a healthy community image", "acme/app:1.5", 2, 0],
    ["a missing community repository", "acme/tol:1", 2, 0],
    ["a missing official tag", "node:22-alpin", 2, 2],
    ["a missing community tag that the newest don't resemble", "acme/nightly:2.0", 4, 2],
    ["a missing community tag", "acme/app:9", 3, 2],
    ["an imageless repository", "fresh/app", 3, 2],
    ["a missing official image", "ngnix", 3, 2],
    ["a registry that nobody named", "ghcr.io/acme/tool:1", 0, 0],
    ["a card of an official image", "node:22", 2, 0, "card"],
    ["a card of a community image", "robin/notes:0.3", 3, 0, "card"],
    ["a card of a publisher with a badge, behind a redirect", "grafana/grafana", 4, 0, "card"],
    ["a pin", "acme/app:1.5", 1, 0, "pin"],
    ["a pin of latest, which has no digest and wants its version named", "acme/legacy:latest", 2, 2, "pin"],
  ];
  for (const [what, name, toHub, toRegistry, purpose = "check"] of table) {
    it(`${what}: ${toHub} to Hub, ${toRegistry} to the registry; none after a restart`, async () => {
      const facts = await gather(name, purpose);
      const requests = sent();
      assert.deepEqual(
        [
          requests.filter((each) => each.endsWith(" hub")).length,
          requests.filter((each) => !each.endsWith(" hub")).length,
        ],
        [toHub, toRegistry],
        requests.join(", "),
      );
      assert.ok(!requests.includes("GET registry"), "a GET of a manifest would be a pull");
      hub.clearRequests();
      await network.close();
      network = open();
      assert.deepEqual(await gather(name, purpose), facts);
      assert.deepEqual(sent(), []);
    });
  }

  it("ends with what the verdict needs", async () => {
    const imageless = await gather("fresh/app");
    assert.equal(imageless.repository?.state, "known");
    assert.ok(imageless.tags?.state === "known" && imageless.tags.value.count === 0);
    assert.ok(imageless.manifest?.state === "known" && !imageless.manifest.value.found);
    const missing = await gather("node:22-alpin");
    assert.equal(missing.tag?.state, "absent");
    assert.ok(
      missing.tags?.state === "known" && missing.tags.value.tags.some(({ name }) => name === "22-alpine"),
    );
    const pinned = await gather(`node@${hub.world.digest("node:22-before")}`);
    assert.ok(pinned.manifest?.state === "known" && pinned.manifest.value.found);
    const foreign = await gather("ghcr.io/acme/tool:1");
    assert.ok(foreign.tag?.state === "unknown" && foreign.tag.why === "not-hub");
  });

  it("takes every domain of Docker Hub for Docker Hub", async () => {
    for (const domain of ["index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"]) {
      const reference = { domain, path: "acme/app", tag: "1.5", digest: null };
      const facts = await gatherFacts(network.registry, reference, "check", noKnowledge, asking());
      assert.deepEqual([facts.tag?.state, facts.repository?.state], ["known", "known"], domain);
      assert.equal((await network.registry.publisher(domain, "acme", asking())).state, "known", domain);
    }
  });

  it("rejects when the caller gives up", async () => {
    const parsed = parseReference("node:22");
    assert.ok(parsed.ok);
    const gone = asking({ signal: AbortSignal.abort(new Error("closed")) });
    await assert.rejects(
      gatherFacts(network.registry, parsed.reference, "check", noKnowledge, gone),
      /closed/,
    );
  });
});
