import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "../../server/src/cli/run.ts";
import { createRegistry, type Network } from "../../server/src/registries/index.ts";
import type { Asking } from "../../server/src/registries/registry.ts";
import { manifestTypes } from "./contract.ts";
import { type DockerRegistry, startDockerRegistry } from "./dockerRegistry.ts";
import { type Hub, startHub } from "./hub.ts";
import { type BuiltImage, sha256 } from "./images.ts";
import type { RepositorySpec } from "./model.ts";

const acme: RepositorySpec = {
  name: "acme/app",
  description: "The application",
  registered: 300,
  pulls: 900,
  stars: 1,
  images: [
    {
      tags: "2.0 2 latest",
      pushed: 3,
      platforms: ["linux/amd64", "linux/arm64/v8", "linux/arm/v7"],
      attested: true,
    },
    { tags: "1.0 1", pushed: 90, platforms: ["linux/amd64", "linux/arm64"], format: "docker" },
    { tags: "0.9", pushed: 200, platforms: ["linux/amd64"] },
    { tags: "0.1", pushed: 290, platforms: ["linux/amd64"], format: "docker" },
    { tags: "", id: "before", pushed: 5, platforms: ["linux/amd64", "linux/arm64"] },
  ],
};
const emptied: RepositorySpec = {
  ...acme,
  name: "acme/emptied",
  images: [{ tags: "latest", pushed: 80, platforms: ["linux/amd64"] }],
};

describe("the stand-in before a real registry", function () {
  this.timeout(60_000);
  let registry: DockerRegistry;
  let hub: Hub;
  let network: Network;
  let images: readonly BuiltImage[];

  before(async () => {
    registry = await startDockerRegistry();
    images = await registry.push(acme);
    for (const { manifest } of await registry.push(emptied))
      await registry.remove(emptied.name, manifest.digest);
    hub = await startHub({
      registryBehind: registry,
      world: {
        accounts: [],
        credentials: [],
        repositories: [acme, { ...emptied, images: [], emptiedPush: 80 }],
      },
    });
    network = createRegistry({ hubUrl: hub.hubUrl, authUrl: hub.authUrl, registryUrl: hub.registryUrl });
  });
  after(async () => {
    await network?.close();
    await hub?.stop();
    await registry?.stop();
  });

  const asking = (): Asking => ({ signal: AbortSignal.timeout(10_000) });
  const repository = (path: string) => ({ domain: "docker.io", path });

  it("agrees with it about every digest: the registry computes them from the bytes it holds", async () => {
    for (const { tags, manifest, mediaType, platforms } of images) {
      const names = [...tags, manifest.digest];
      const children = platforms.map((child) => [
        child.manifest.digest,
        child.manifest.digest,
        child.mediaType,
      ]);
      for (const [name = "", digest, type] of [
        ...names.map((each) => [each, manifest.digest, mediaType]),
        ...children,
      ]) {
        const answer = await fetch(`${registry.url}/v2/acme/app/manifests/${name}`, {
          headers: { accept: manifestTypes },
        });
        assert.equal(answer.headers.get("docker-content-digest"), digest, name);
        assert.equal(answer.headers.get("content-type"), type, name);
        assert.equal(sha256(await answer.text()), digest, name);
      }
    }
  });

  it("lets Tare read the digest that the registry really holds, equal to that of Hub's API", async () => {
    for (const { tags, manifest, mediaType } of images) {
      for (const tag of tags) {
        const fact = await network.registry.manifest(repository("acme/app"), tag, asking());
        assert.ok(fact.state === "known");
        assert.deepEqual(fact.value, { found: true, digest: manifest.digest, mediaType });
        const record = await network.registry.tag(repository("acme/app"), tag, asking());
        assert.ok(record.state === "known");
        assert.equal(record.value.digest, manifest.digest);
      }
    }
  });

  it("lets Tare find a digest that no tag names, for an index and for one platform", async () => {
    const [first] = images;
    const untagged = images.find(({ spec }) => spec.id === "before");
    for (const digest of [untagged?.manifest.digest ?? "", first?.platforms[0]?.manifest.digest ?? ""]) {
      const fact = await network.registry.manifest(repository("acme/app"), digest, asking());
      assert.ok(fact.state === "known" && fact.value.found);
      assert.equal(fact.value.digest, digest);
    }
  });

  it("tells a missing tag and a missing digest from a missing repository", async () => {
    const ask = async (path: string, tag: string) => {
      const fact = await network.registry.manifest(repository(path), tag, asking());
      return fact.state === "known" && !fact.value.found ? fact.value.missing : fact;
    };
    assert.equal(await ask("acme/app", "9.9"), "manifest");
    assert.equal(await ask("acme/app", `sha256:${"0".repeat(64)}`), "manifest");
    assert.equal(await ask("acme/tol", "latest"), "repository");
  });

  it("says of a repository whose images were deleted that the manifest is missing", async () => {
    const fact = await network.registry.manifest(repository("acme/emptied"), "latest", asking());
    assert.ok(fact.state === "known" && !fact.value.found);
    assert.equal(fact.value.missing, "manifest");
    const tags = await network.registry.tags(repository("acme/emptied"), { pageSize: 1 }, asking());
    assert.ok(tags.state === "known");
    assert.equal(tags.value.count, 0);
  });

  it("lets the command pin to what the registry then still has under that digest", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "tare-pin-"));
    const file = path.join(folder, "Dockerfile");
    writeFileSync(file, "FROM acme/app:2.0\nFROM acme/app:1\nFROM acme/app:0.9\n");
    const world = {
      env: hub.environment,
      cwd: folder,
      now: Date.now,
      out: () => {},
      err: () => {},
      outIsTerminal: false,
      errIsTerminal: false,
      columns: 100,
      signal: AbortSignal.timeout(20_000),
    };
    assert.equal(await run(["pin", "Dockerfile"], world), 0);
    const pinned = [...readFileSync(file, "utf8").matchAll(/^FROM acme\/app:(\S+)@(\S+)$/gm)];
    rmSync(folder, { recursive: true });
    assert.deepEqual(
      pinned.map(([, tag]) => tag),
      ["2.0", "1", "0.9"],
    );
    for (const [, tag = "", digest = ""] of pinned) {
      const url = (name: string) => `${registry.url}/v2/acme/app/manifests/${name}`;
      const headers = { accept: manifestTypes };
      const byDigest = await fetch(url(digest), { headers });
      assert.equal(sha256(await byDigest.text()), digest);
      const byTag = await fetch(url(tag), { method: "HEAD", headers });
      assert.equal(byTag.headers.get("docker-content-digest"), digest);
    }
  });

  it("sees a tag move when someone pushes", async () => {
    const moved: RepositorySpec = { ...acme, images: [{ tags: "2.0", id: "rebuilt", pushed: 0 }] };
    const [rebuilt] = await registry.push(moved);
    assert.notEqual(rebuilt?.manifest.digest, images[0]?.manifest.digest);
    const fact = await network.registry.manifest(repository("acme/app"), "2.0", { ...asking(), fresh: true });
    assert.ok(fact.state === "known" && fact.value.found);
    assert.equal(fact.value.digest, rebuilt?.manifest.digest);
  });
});
