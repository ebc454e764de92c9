import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createRegistry, type Network, type NetworkOptions } from "../../server/src/registries/index.ts";
import { type Hub, startHub } from "../hub/hub.ts";
import { asking, type Scripted, type ScriptedServer, startScripted } from "./scripted.ts";

const types = {
  index: "application/vnd.oci.image.index.v1+json",
  config: "application/vnd.oci.image.config.v1+json",
  helm: "application/vnd.cncf.helm.config.v1+json",
};

describe("another registry", () => {
  let server: ScriptedServer;
  let other: ScriptedServer;
  let networks: Network[];

  beforeEach(async () => {
    server = await startScripted(() => undefined);
    other = await startScripted(() => ({ body: { token: "stolen" } }));
    networks = [];
  });
  afterEach(async () => {
    for (const network of networks) await network.close();
    await server.close();
    await other.close();
  });

  function open(more: Partial<NetworkOptions> = {}): Network {
    const network = createRegistry({
      hubUrl: other.url,
      registryUrl: other.url,
      authUrl: other.url,
      registries: [{ domain: "registry.example", url: server.url }],
      timeLimitMs: 1000,
      ...more,
    });
    networks.push(network);
    return network;
  }
  const tool = { domain: "registry.example", path: "acme/tool" };

  it("is not asked anything unless it was named", async () => {
    const { registry } = open();
    const fact = await registry.tag({ domain: "other.example", path: "acme/tool" }, "1", asking());
    assert.ok(fact.state === "unknown" && fact.why === "not-hub");
    assert.deepEqual([...server.asked, ...other.asked], []);
  });

  it("tells platforms and a digest that is proved by the bytes", async () => {
    const body = JSON.stringify({
      schemaVersion: 2,
      mediaType: types.index,
      manifests: [
        {
          digest: `sha256:${"a".repeat(64)}`,
          size: 5,
          platform: { os: "linux", architecture: "arm64", variant: "v8" },
        },
        { digest: `sha256:${"b".repeat(64)}`, size: 5, platform: { os: "unknown", architecture: "unknown" } },
        { digest: 7 },
      ],
    });
    const digest = `sha256:${createHash("sha256").update(body).digest("hex")}`;
    server.answer(() => ({
      headers: { "content-type": types.index, "docker-content-digest": digest },
      body,
    }));
    const fact = await open().registry.tag(tool, "1", asking());
    assert.ok(fact.state === "known");
    assert.equal(fact.value.digest, digest);
    assert.deepEqual(
      fact.value.platforms.map(({ os, architecture, variant }) => `${os}/${architecture}/${variant}`),
      ["linux/arm64/v8"],
    );
    assert.deepEqual(server.asked, ["GET /v2/acme/tool/manifests/1"]);

    server.answer(() => ({ headers: { "docker-content-digest": `sha256:${"c".repeat(64)}` }, body }));
    const forged = await open().registry.tag(tool, "1", asking());
    assert.ok(forged.state === "unknown" && forged.why === "malformed");
  });

  it("tells what kind of content it is", async () => {
    for (const [mediaType, expected] of [
      [types.config, "image"],
      [types.helm, "helm"],
      ["application/vnd.example", null],
    ] as const) {
      server.answer(() => ({ body: { schemaVersion: 2, config: { mediaType } } }));
      const fact = await open().registry.tag(tool, "1", asking());
      assert.ok(fact.state === "known");
      assert.equal(fact.value.contentType, expected);
    }
  });

  const errors = (code: string) => ({ errors: [{ code, message: "" }] });
  const cases: [string, Scripted, string][] = [
    ["a 404 of a registry", { status: 404, body: errors("MANIFEST_UNKNOWN") }, "absent"],
    ["a 404 page", { status: 404, body: "<html>" }, "malformed"],
    ["a 200 page", { status: 200, body: "<html>" }, "malformed"],
    ["an object that is no manifest", { body: {} }, "malformed"],
    ["a 403", { status: 403, body: errors("DENIED") }, "denied"],
    ["a 401 without a way to sign in", { status: 401, body: errors("UNAUTHORIZED") }, "denied"],
    [
      "a 401 that wants a password",
      { status: 401, headers: { "www-authenticate": 'Basic realm="x"' } },
      "denied",
    ],
    ["a 429", { status: 429, body: errors("TOOMANYREQUESTS") }, "rate-limited"],
    ["a 500", { status: 500 }, "offline"],
  ];
  for (const [what, reply, expected] of cases) {
    it(`${what} means ${expected}`, async () => {
      server.answer(() => reply);
      const { registry } = open();
      const fact = await registry.tag(tool, "1", asking());
      assert.equal(fact.state === "unknown" ? fact.why : fact.state, expected);
      // HEAD brings no body, so that only its headers can speak for a manifest.
      if (expected !== "absent" && what !== "an object that is no manifest") {
        const manifest = await registry.manifest(tool, "1", asking());
        assert.equal(manifest.state, "unknown");
      }
    });
  }

  it("lists names only: an empty repository, one with tags, one with more, none at all", async () => {
    const { registry } = open();
    const ask = async (reply: Scripted, path: string) => {
      server.answer(() => reply);
      return registry.tags({ domain: tool.domain, path }, { pageSize: 100 }, asking());
    };
    const empty = await ask({ body: { name: "a", tags: null } }, "a");
    assert.ok(empty.state === "known" && empty.value.count === 0);
    const some = await ask({ body: { tags: ["1", "2", "bad tag", 3] } }, "b");
    assert.ok(some.state === "known");
    assert.deepEqual([some.value.count, some.value.tags.map(({ name }) => name)], [2, ["1", "2"]]);
    const more = await ask(
      { headers: { link: '</v2/c/tags/list?last=2>; rel="next"' }, body: { tags: ["1", "2"] } },
      "c",
    );
    assert.ok(more.state === "known" && more.value.count === 3);
    assert.equal((await ask({ status: 404, body: errors("NAME_UNKNOWN") }, "d")).state, "absent");
    assert.equal((await ask({ body: { tags: "no" } }, "e")).state, "unknown");
    assert.equal(server.asked.length, 5);
  });

  it("gets its tokens where it says, keeps each for its time, and asks no other host for them", async () => {
    let now = Date.now();
    server.answer(({ path, headers }) => {
      if (path.startsWith("/token")) return { body: { access_token: "good", expires_in: 60 } };
      return headers.authorization === "Bearer good"
        ? { body: { tags: ["1"] } }
        : {
            status: 401,
            headers: { "www-authenticate": `Bearer realm="${server.url}/token",service="here"` },
          };
    });
    const { registry } = open({ now: () => now });
    await registry.repository(tool, asking());
    await registry.tags(tool, { pageSize: 10 }, asking());
    assert.deepEqual(server.asked, [
      "GET /v2/acme/tool/tags/list?n=1",
      "GET /token?service=here&scope=repository%3Aacme%2Ftool%3Apull",
      "GET /v2/acme/tool/tags/list?n=1",
      "GET /v2/acme/tool/tags/list?n=1000",
    ]);
    now += 61_000;
    await registry.tags(tool, { pageSize: 10 }, asking({ fresh: true }));
    assert.match(server.asked[4] ?? "", /^GET \/token/);
  });

  it("can't send anyone to a token server that is no kin of its own", async () => {
    for (const realm of [
      "https://evil.example/token",
      "http://[::1]:9/token",
      "ftp://127.0.0.1/",
      "nonsense",
    ]) {
      server.answer(() => ({
        status: 401,
        headers: { "www-authenticate": `Bearer realm="${realm}",service="x"` },
      }));
      const fact = await open().registry.tag(tool, "1", asking());
      assert.ok(fact.state === "unknown" && fact.why === "denied", realm);
    }
    assert.deepEqual(other.asked, []);
  });

  it("has its images told apart from those that aren't there, or aren't public", async () => {
    const challenge = `Bearer realm="${server.url}/token",service="x"`;
    server.answer(({ path, headers }) => {
      if (path.startsWith("/token")) return { body: { token: "t" } };
      const error = headers.authorization ? ',error="insufficient_scope"' : "";
      return { status: 401, headers: { "www-authenticate": challenge + error } };
    });
    const { registry } = open();
    assert.equal((await registry.tag(tool, "1", asking())).state, "absent");
    const manifest = await registry.manifest(tool, "1", asking());
    assert.ok(manifest.state === "known" && !manifest.value.found && manifest.value.missing === "repository");
  });

  it("may refuse a token that grew old, and is shown a new one, once", async () => {
    const challenge = `Bearer realm="${server.url}/token",service="x"`;
    let tokens = 0;
    let accepted = "Bearer t2";
    server.answer(({ path, headers }) => {
      if (path.startsWith("/token")) return { body: { token: `t${++tokens}` } };
      if (headers.authorization === accepted) return { body: { tags: [] } };
      const error = headers.authorization ? ',error="invalid_token"' : "";
      return { status: 401, headers: { "www-authenticate": challenge + error } };
    });
    assert.equal((await open().registry.repository(tool, asking())).state, "known");
    assert.equal(tokens, 2);
    accepted = "none";
    const fact = await open().registry.repository(tool, asking());
    assert.ok(fact.state === "unknown" && fact.why === "denied");
    assert.equal(tokens, 4);
  });

  it("is never asked at an address that is none", async () => {
    const log: string[] = [];
    const { registry } = open({
      registries: [{ domain: "registry.example", url: "file:///etc/passwd" }],
      hubUrl: "htp:/wrong",
      log: (line) => log.push(line),
    });
    assert.equal((await registry.tag(tool, "1", asking())).state, "unknown");
    assert.equal(
      (await registry.tag({ domain: "docker.io", path: "library/node" }, "1", asking())).state,
      "unknown",
    );
    assert.equal(log.length, 2);
    assert.deepEqual(other.asked, []);
  });
});

describe("a mirror of Docker Hub", () => {
  let hub: Hub;
  let trap: ScriptedServer;
  let network: Network;

  before(async () => {
    hub = await startHub();
    trap = await startScripted(() => ({ body: {} }));
    network = createRegistry({
      hubUrl: trap.url,
      registryUrl: trap.url,
      authUrl: trap.url,
      hubMirror: { url: hub.registryUrl, prefix: "" },
    });
  });
  after(async () => {
    await network.close();
    await hub.stop();
    await trap.close();
  });

  it("is asked in place of Docker, which hears nothing", async () => {
    const { registry } = network;
    const tag = await registry.tag({ domain: "docker.io", path: "library/node" }, "22", asking());
    assert.ok(tag.state === "known");
    assert.equal(tag.value.digest, hub.world.digest("node:22"));
    assert.ok(tag.value.platforms.length > 1);
    assert.equal(
      (await registry.tag({ domain: "docker.io", path: "acme/tol" }, "1", asking())).state,
      "absent",
    );
    assert.equal(
      (await registry.tag({ domain: "docker.io", path: "acme/app" }, "9", asking())).state,
      "absent",
    );
    const tags = await registry.tags({ domain: "docker.io", path: "fresh/app" }, { pageSize: 100 }, asking());
    assert.ok(tags.state === "known" && tags.value.count === 0);
    assert.equal((await registry.publisher("docker.io", "acme", asking())).state, "unknown");
    assert.deepEqual(trap.asked, []);
    assert.ok(hub.requests.every(({ host }) => host === "registry" || host === "auth"));
  });

  it("may keep Hub's images under a path of its own", async () => {
    const proxy = await startScripted(({ path }) => ({ body: { tags: [path] } }));
    const below = createRegistry({ hubMirror: { url: `${proxy.url}/`, prefix: "/cache/hub/" } });
    await below.registry.tags({ domain: "docker.io", path: "library/node" }, { pageSize: 5 }, asking());
    assert.deepEqual(proxy.asked, ["GET /v2/cache/hub/library/node/tags/list?n=1000"]);
    await below.close();
    await proxy.close();
  });
});
