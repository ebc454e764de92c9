import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { createRegistry, type Network, type NetworkOptions } from "../../server/src/registries/index.ts";
import { answering, hang, rateLimitForms, reset, status } from "../hub/faults.ts";
import { type Hub, startHub } from "../hub/hub.ts";

const dayMs = 86_400_000;
const node = { domain: "docker.io", path: "library/node" };

describe("the bounds of asking", () => {
  let hub: Hub;
  let network: Network;
  let now: number;
  let serverAheadMs: number;

  beforeEach(async () => {
    now = Date.UTC(2026, 5, 1, 12);
    serverAheadMs = 0;
    hub = await startHub({ now: () => now + serverAheadMs });
    network = open({});
  });
  afterEach(async () => {
    await network.close();
    await hub.stop();
  });

  function open(more: Partial<NetworkOptions>): Network {
    const { hubUrl, authUrl, registryUrl } = hub;
    return createRegistry({ hubUrl, authUrl, registryUrl, patienceMs: 0, now: () => now, ...more });
  }
  const asking = () => ({ signal: AbortSignal.timeout(8_000), fresh: true });
  const tagState = async () => (await network.registry.tag(node, "22", asking())).state;

  for (const [name, jumpMs] of [
    ["back by a day", -dayMs],
    ["forward by a day", dayMs],
    ["back to 1970", -Date.UTC(2026, 5, 1, 12)],
  ] as const) {
    it(`an outage doesn't outlast a clock that jumps ${name}`, async () => {
      hub.fault({ fault: reset });
      assert.equal(await tagState(), "unknown");
      hub.clearFaults();
      now += jumpMs;
      // Asking now may still be too soon, but it shows the clock to whoever waits by it.
      await tagState();
      now += 10_000;
      assert.equal(await tagState(), "known");
      assert.deepEqual(network.state, { kind: "online" });
    });

    it(`a pause that was asked for doesn't outlast a clock that jumps ${name}`, async () => {
      hub.fault({ fault: rateLimitForms["Retry-After in seconds"] });
      assert.equal(await tagState(), "unknown");
      hub.clearFaults();
      now += jumpMs;
      await tagState();
      now += 901_000;
      assert.equal(await tagState(), "known");
    });

    it(`a used-up allowance doesn't outlast a clock that jumps ${name}`, async () => {
      hub.fault({
        fault: answering((right) => ({
          ...right,
          headers: { ...right.headers, "x-ratelimit-remaining": "0" },
        })),
      });
      assert.equal(await tagState(), "known");
      assert.equal(await tagState(), "unknown");
      hub.clearFaults();
      now += jumpMs + 901_000;
      assert.equal(await tagState(), "known");
    });

    it(`a pull token doesn't outlast a clock that jumps ${name}`, async () => {
      const found = async () => {
        const fact = await network.registry.manifest(node, "22", asking());
        return fact.state === "known" && fact.value.found;
      };
      assert.equal(await found(), true);
      now += jumpMs;
      assert.equal(await found(), true);
      // The registry's own clock was right all the time: by it the token has ended.
      hub.fault({ on: "registry.manifest", times: 1, fault: status(401) });
      assert.equal(typeof (await found()), "boolean");
      assert.equal(await found(), true);
    });

    it(`what is remembered isn't trusted over a clock that jumps ${name}`, async () => {
      await network.registry.tag(node, "22", { signal: asking().signal });
      hub.world.remove("library/node");
      // The longest that any fact is kept, and a clock that no machine has been before.
      now = Math.max(1, now + jumpMs * 40);
      const fact = await network.registry.tag(node, "22", { signal: asking().signal });
      assert.equal(fact.state, "absent");
    });
  }

  it("whoever gives up leaves the place to others", async () => {
    hub.fault({ fault: hang });
    for (let round = 0; round < 3; round++) {
      const leaving = new AbortController();
      const asked = Array.from({ length: 20 }, (_, at) =>
        network.registry.tag(node, `left-${round}-${at}`, { signal: leaving.signal }),
      );
      const ends = Promise.allSettled(asked);
      await sleep(30);
      leaving.abort(new Error("left"));
      assert.ok((await ends).every(({ status }) => status === "rejected"));
    }
    hub.clearFaults();
    assert.equal(await tagState(), "known");
  });

  it("a token that the registry no longer takes is renewed at once", async () => {
    const found = async () => {
      const fact = await network.registry.manifest(node, "22", asking());
      return fact.state === "known" && fact.value.found;
    };
    assert.equal(await found(), true);
    // By the registry's clock the token has ended, by this machine's it has not.
    serverAheadMs = 600_000;
    hub.clearRequests();
    assert.equal(await found(), true);
    assert.deepEqual(
      hub.requests.map(({ endpoint }) => endpoint),
      ["registry.manifest", "auth.token", "registry.manifest"],
    );
  });

  it("a million tags cost one request and one page", async () => {
    hub.fault({
      on: "hub.tags",
      fault: answering((right) => {
        const page = JSON.parse(Buffer.from(right.body).toString());
        return { ...right, body: JSON.stringify({ ...page, count: 1_000_000 }) };
      }),
    });
    const nightly = { domain: "docker.io", path: "acme/nightly" };
    const fact = await network.registry.tags(nightly, { pageSize: 100 }, asking());
    assert.ok(fact.state === "known");
    assert.deepEqual([fact.value.count, fact.value.tags.length], [1_000_000, 100]);
    assert.equal(hub.requests.length, 1);
    assert.ok(!hub.requests.some(({ path }) => /[?&]page=/.test(path)));
  });

  it("a list that ignores the page size is cut, or refused where it is too large", async () => {
    const repeated = (times: number) =>
      answering((right) => {
        const page = JSON.parse(Buffer.from(right.body).toString());
        const results = Array.from({ length: times }, () => page.results).flat();
        return { ...right, body: JSON.stringify({ ...page, results }) };
      });
    const app = { domain: "docker.io", path: "acme/app" };
    hub.fault({ on: "hub.tags", fault: repeated(100) });
    const cut = await network.registry.tags(app, { pageSize: 10 }, asking());
    assert.ok(cut.state === "known" && cut.value.tags.length <= 100);
    hub.fault({ on: "hub.tags", fault: repeated(2_000) });
    const refused = await network.registry.tags(app, { pageSize: 10 }, asking());
    assert.deepEqual([refused.state, refused.state === "unknown" && refused.why], ["unknown", "malformed"]);
  });
});
