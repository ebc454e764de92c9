import assert from "node:assert/strict";
import { manifestTypes } from "./contract.ts";
import { type Hub, startHub } from "./hub.ts";
import { sha256 } from "./images.ts";

describe("the registry on the stand-in", () => {
  let hub: Hub;
  before(async () => {
    hub = await startHub({ limits: { pullsAnonymous: 20 } });
  });
  after(() => hub.stop());

  async function ask(name: string, path: string, init: { method?: string; accept?: string } = {}) {
    const url = `${hub.authUrl}/token?service=registry.docker.io&scope=repository:${name}:pull`;
    const { token } = Object(await (await fetch(url)).json());
    const headers = { accept: init.accept ?? manifestTypes, authorization: `Bearer ${token}` };
    return fetch(`${hub.registryUrl}/v2/${name}/${path}`, { method: init.method ?? "GET", headers });
  }

  it("sends manifests that hash to their digests, down to each platform and its config", async () => {
    const answer = await ask("library/node", "manifests/22");
    const text = await answer.text();
    assert.equal(sha256(text), hub.world.digest("node:22"));
    const index = JSON.parse(text);
    assert.equal(index.mediaType, answer.headers.get("content-type"));
    const children: { digest: string; platform: { os: string }; annotations?: Record<string, string> }[] =
      index.manifests;
    for (const { digest } of children.slice(0, 2)) {
      const child = await (await ask("library/node", `manifests/${digest}`)).text();
      assert.equal(sha256(child), digest);
      const config = JSON.parse(child).config;
      const blob = await (await ask("library/node", `blobs/${config.digest}`)).text();
      assert.deepEqual([sha256(blob), blob.length], [config.digest, config.size]);
    }
    const attestation = children.find(({ platform }) => platform.os === "unknown");
    assert.equal(attestation?.annotations?.["vnd.docker.reference.digest"], children[0]?.digest);
  });

  it("keeps an image that no tag names any more under its digest", async () => {
    const digest = hub.world.digest("node:22-before");
    assert.notEqual(digest, hub.world.digest("node:22"));
    assert.equal((await ask("library/node", `manifests/${digest}`, { method: "HEAD" })).status, 200);
  });

  it("gives tags of one image one digest, and other images others", () => {
    assert.equal(hub.world.digest("node:22"), hub.world.digest("node:22.11.0"));
    assert.notEqual(hub.world.digest("node:22"), hub.world.digest("node:22-alpine"));
    assert.throws(() => hub.world.digest("node:99"), /no node:99/);
  });

  it("hides an index from whoever doesn't accept one", async () => {
    const accept = "application/vnd.docker.distribution.manifest.v2+json";
    const answer = await ask("library/node", "manifests/22", { accept });
    assert.equal(answer.status, 404);
    assert.equal(Object(await answer.json()).errors[0].code, "MANIFEST_UNKNOWN");
  });

  it("says of an imageless repository that the manifest is missing, and lists no tags", async () => {
    assert.equal((await ask("fresh/app", "manifests/latest")).status, 404);
    assert.deepEqual(await (await ask("fresh/app", "tags/list")).json(), { name: "fresh/app", tags: null });
  });

  it("lists tags in order of their names, in parts that a link joins", async () => {
    const all: string[] = [];
    let path: string | undefined = "tags/list?n=7";
    while (path !== undefined) {
      const answer: Response = await ask("library/alpine", path);
      all.push(...Object(await answer.json()).tags);
      path = /<\/v2\/library\/alpine\/([^>]+)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
    }
    const expected = [...(hub.world.repository("library/alpine")?.tagNames ?? [])].sort();
    assert.ok(expected.length > 7);
    assert.deepEqual(all, expected);
  });

  it("counts a GET as a pull and a HEAD as none, and refuses pulls beyond the limit", async () => {
    const left = async (method: string): Promise<[number, string]> => {
      const answer = await ask("library/redis", "manifests/7", { method });
      return [answer.status, answer.headers.get("ratelimit-remaining") ?? ""];
    };
    const [, before] = await left("HEAD");
    const remaining = Number.parseInt(before, 10);
    assert.deepEqual(await left("HEAD"), [200, before]);
    assert.deepEqual(await left("GET"), [200, `${remaining - 1};w=21600`]);
    for (let at = 1; at < remaining; at++) await left("GET");
    assert.deepEqual(await left("GET"), [429, "0;w=21600"]);
    assert.deepEqual(await left("HEAD"), [200, "0;w=21600"]);
  });

  it("refuses a name that isn't one", async () => {
    const answer = await ask("Library/Node", "manifests/22");
    assert.equal(answer.status, 400);
    assert.equal(Object(await answer.json()).errors[0].code, "NAME_INVALID");
  });

  it("records what it was asked, but no credential", async () => {
    hub.clearRequests();
    await ask("library/nginx", "manifests/1.27", { method: "HEAD" });
    assert.deepEqual(
      hub.requests.map(({ host, method, path, authorization }) => ({ host, method, path, authorization })),
      [
        {
          host: "auth",
          method: "GET",
          path: "/token?service=registry.docker.io&scope=repository:library/nginx:pull",
          authorization: false,
        },
        { host: "registry", method: "HEAD", path: "/v2/library/nginx/manifests/1.27", authorization: true },
      ],
    );
  });
});
