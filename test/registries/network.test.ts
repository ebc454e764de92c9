import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createRegistry, type NetworkOptions, type NetworkState } from "../../server/src/registries/index.ts";
import { slow } from "../hub/faults.ts";
import { type Hub, startHub } from "../hub/hub.ts";
import { asking } from "./scripted.ts";

const pem = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), "utf8");

describe("the network as a whole", () => {
  let hub: Hub | undefined;
  afterEach(async () => {
    await hub?.stop();
    hub = undefined;
  });

  function open({ hubUrl, authUrl, registryUrl }: Hub, more: Partial<NetworkOptions> = {}) {
    return createRegistry({ hubUrl, authUrl, registryUrl, timeLimitMs: 2000, ...more });
  }
  const app = { domain: "docker.io", path: "acme/app" };

  it("asks nothing before the first question", async () => {
    hub = await startHub();
    const network = open(hub);
    await sleep(10);
    assert.deepEqual([network.requests.total, network.state], [0, { kind: "online" }]);
    await network.close();
    assert.deepEqual(hub.requests, []);
  });

  it("stops by itself before Docker Hub's limit per minute refuses it, and says until when", async () => {
    const early = Math.floor(Date.now() / 60_000) * 60_000 + 1000;
    hub = await startHub({ limits: { hubPerMinute: 30 }, now: () => early });
    const network = open(hub);
    const states: NetworkState[] = [];
    network.onState((state) => states.push(state));
    const facts = await Promise.all(
      Array.from({ length: 100 }, (_, at) => network.registry.tag(app, `t${at}`, asking())),
    );
    const refused = facts.filter((fact) => fact.state === "unknown");
    assert.ok(refused.every((fact) => fact.why === "rate-limited" && (fact.retryAt ?? 0) > Date.now()));
    assert.ok(hub.requests.length <= 30 && hub.requests.length >= 20, `${hub.requests.length} were sent`);
    assert.ok(network.requests.entries.every(({ status }) => status !== 429));
    assert.equal(states[0]?.kind, "limited");
    await network.close();
  });

  it("lists each request with its reason, its size and what came of it", async () => {
    hub = await startHub();
    const network = open(hub);
    const seen: string[] = [];
    network.requests.onRequest(({ method, url, status, why }) => {
      seen.push(`${method} ${new URL(url).pathname} ${status} ${why}`);
    });
    await network.registry.tag(app, "1.5", asking({ why: "open file" }));
    await network.registry.tag(app, "nope", asking({ why: "hover" }));
    assert.deepEqual(seen, [
      "GET /v2/namespaces/acme/repositories/app/tags/1.5 200 open file",
      "GET /v2/namespaces/acme/repositories/app/tags/nope 404 hover",
    ]);
    const [first] = network.requests.entries;
    assert.ok(first && first.bytes > 100 && first.tookMs >= 0 && first.fault === null);
    await network.close();
  });

  it("keeps the last 500 of them, and counts all", async () => {
    hub = await startHub({ limits: { hubPerMinute: 10_000 } });
    const network = open(hub);
    await Promise.all(Array.from({ length: 520 }, (_, at) => network.registry.tag(app, `t${at}`, asking())));
    assert.deepEqual([network.requests.entries.length, network.requests.total], [500, 520]);
    await network.close();
  });

  it("answers what is under way when it is closed, and nothing after that", async () => {
    hub = await startHub();
    hub.fault({ fault: slow(150) });
    const network = open(hub);
    const underWay = network.registry.tag(app, "1.5", asking());
    await sleep(30);
    await network.close();
    assert.equal((await underWay).state, "known");
    const late = await network.registry.tag(app, "1.4", asking());
    assert.ok(late.state === "unknown" && late.why === "offline");
  });

  it("waits for nobody who can't be answered when it is closed", async () => {
    hub = await startHub();
    hub.fault({ fault: slow(60_000) });
    const network = open(hub, { timeLimitMs: 30_000 });
    const underWay = network.registry.tag(app, "1.5", asking());
    await sleep(30);
    const started = performance.now();
    await network.close();
    assert.ok(performance.now() - started < 20_000, "before the request's own time limit");
    assert.equal((await underWay).state, "unknown");
  });

  it("has no more requests under way over HTTP/2, where one connection would carry them all", async () => {
    let underWay = 0;
    let most = 0;
    let versions = "";
    const server = createSecureServer({ key: pem("server.key"), cert: pem("server.pem") });
    server.on("stream", async (stream) => {
      versions = "2";
      most = Math.max(most, ++underWay);
      await sleep(20);
      underWay--;
      stream.respond({ ":status": 200, "content-type": "application/json" });
      stream.end(JSON.stringify({ name: "1" }));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const network = createRegistry({
      hubUrl: `https://127.0.0.1:${port}`,
      extraCertificates: [pem("authority.pem")],
    });
    const facts = await Promise.all(
      Array.from({ length: 40 }, (_, at) => network.registry.tag(app, `t${at}`, asking())),
    );
    assert.ok(facts.every(({ state }) => state === "known"));
    assert.deepEqual([versions, most], ["2", 6]);
    await network.close();
    server.close();
  });

  it("is not used where its proxy or certificate makes no sense, and says so", async () => {
    hub = await startHub();
    const wrong = open(hub, { proxy: { http: "http://[nonsense", https: "", no: "" } });
    const fact = await wrong.registry.tag(app, "1.5", asking());
    assert.ok(fact.state === "unknown" && fact.why === "offline");
    assert.match(fact.detail ?? "", /^the network can't be used/);
    await wrong.close();
    assert.deepEqual(hub.requests, []);
  });
});
