import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import type { Answer } from "./answer.ts";
import {
  answering,
  everyFault,
  hang,
  rateLimitForms,
  redirectLoop,
  redirectTo,
  reset,
  resetInBody,
  slow,
  status,
} from "./faults.ts";
import * as bodies from "./faultyBodies.ts";
import { type Hub, startHub } from "./hub.ts";

describe("faults of the stand-in", () => {
  let hub: Hub;
  before(async () => {
    hub = await startHub({ limits: { hubPerMinute: 100_000 } });
  });
  after(() => hub.stop());
  afterEach(() => hub.clearFaults());

  const node = "/v2/repositories/library/node";
  const ask = (path = node, init: RequestInit = {}) =>
    fetch(hub.hubUrl + path, { redirect: "manual", ...init });

  it("befall the endpoint they are aimed at, and no other", async () => {
    hub.fault({ on: "hub.tag", fault: status(503) });
    assert.equal((await ask(`${node}/tags/22`)).status, 503);
    assert.equal((await ask()).status, 200);
    assert.equal((await ask(`${node}/tags`)).status, 200);
  });

  it("befall only paths and methods that match", async () => {
    hub.fault({ path: /alpine/, method: "GET", fault: status(500) });
    assert.equal((await ask(`${node}/tags/22-alpine`)).status, 500);
    assert.equal((await ask(`${node}/tags/22-alpine`, { method: "HEAD" })).status, 200);
    assert.equal((await ask(`${node}/tags/22`)).status, 200);
  });

  it("end after so many requests", async () => {
    hub.fault({ times: 2, fault: status(502) });
    const statuses = [await ask(), await ask(), await ask()].map((answer) => answer.status);
    assert.deepEqual(statuses, [502, 502, 200]);
  });

  it("end when they are taken back; the last one added counts", async () => {
    hub.fault({ fault: status(500) });
    const takeBack = hub.fault({ fault: status(403) });
    assert.equal((await ask()).status, 403);
    takeBack();
    assert.equal((await ask()).status, 500);
    hub.clearFaults();
    assert.equal((await ask()).status, 200);
  });

  it("delay, and then answer right", async () => {
    hub.fault({ fault: slow(60) });
    const startedAt = performance.now();
    assert.equal((await ask()).status, 200);
    assert.ok(performance.now() - startedAt >= 55);
  });

  it("hang until the client gives up, and end with the server", async () => {
    const other = await startHub();
    other.fault({ fault: hang });
    const url = other.hubUrl + node;
    await assert.rejects(fetch(url, { signal: AbortSignal.timeout(50) }), { name: "TimeoutError" });
    const stuck = assert.rejects(fetch(url));
    await other.stop();
    await stuck;
  });

  it("reset the connection before the answer, or in its middle", async () => {
    hub.fault({ fault: reset });
    await assert.rejects(ask());
    hub.clearFaults();
    hub.fault({ fault: resetInBody });
    const answer = await ask();
    assert.equal(answer.status, 200);
    await assert.rejects(answer.text());
  });

  it("redirect without end, or to where nobody may be led, which is recorded", async () => {
    hub.fault({ fault: redirectLoop });
    assert.equal((await ask()).headers.get("location"), hub.hubUrl + node);
    hub.clearFaults();
    hub.fault({ fault: redirectTo(`${hub.elsewhereUrl}/trap`) });
    hub.clearRequests();
    await ask(node, { redirect: "follow" });
    assert.deepEqual(
      hub.requests.map(({ host, path }) => `${host} ${path}`),
      [`hub ${node}`, "elsewhere /trap"],
    );
  });

  it("ask to wait in every form", async () => {
    const silent = ["no word about when", "plain text against abuse", "the registry's pull limit"];
    for (const [name, fault] of Object.entries(rateLimitForms)) {
      hub.fault({ fault });
      const answer = await ask();
      assert.equal(answer.status, 429, name);
      const asks = ["retry-after", "x-retry-after", "x-ratelimit-reset"].some((each) =>
        answer.headers.has(each),
      );
      assert.equal(asks, !silent.includes(name), name);
      hub.clearFaults();
    }
  });

  it("change the body as their names say", async () => {
    const right = await (await ask()).text();
    const wrong = (change: (right: Answer) => Answer) => {
      hub.clearFaults();
      hub.fault({ fault: answering(change) });
      return ask();
    };
    const text = async (change: (right: Answer) => Answer) => (await wrong(change)).text();

    assert.equal(await text(bodies.truncatedJson), right.slice(0, Math.floor(Buffer.byteLength(right) / 2)));
    assert.throws(() => JSON.parse(right.slice(0, right.length / 2)));
    const types = JSON.parse(await text(bodies.wrongTypes));
    assert.deepEqual([types.name, types.status], [4, "1 or so"]);
    assert.match(await text(bodies.nanNumbers), /"status":NaN/);
    assert.equal(JSON.parse(await text(bodies.numbersOutOfRange)).pull_count, Number.NEGATIVE_INFINITY);
    assert.ok(Number.isNaN(Date.parse(JSON.parse(await text(bodies.impossibleDates)).date_registered)));
    assert.ok(Object.hasOwn(JSON.parse(await text(bodies.prototypeKeys)), "__proto__"));
    assert.match(await text(bodies.invalidUtf8), /\ufffd/);
    assert.ok((await text(bodies.huge)).length > 20_000_000);
    assert.equal((await wrong(bodies.htmlNotFound)).status, 404);
    await assert.rejects(wrong(bodies.hugeHeader));
  });

  it("name another digest than the one that is stored", async () => {
    hub.fault({ fault: answering(bodies.otherDigest) });
    const { digest } = Object(await (await ask(`${node}/tags/22`)).json());
    assert.match(digest, /^sha256:(ab){32}$/);
  });

  it("send a bomb that is small on the wire", () => {
    const bomb = bodies.gzipBomb({ status: 200, headers: {}, body: "" });
    assert.ok(Buffer.from(bomb.body).length < 100_000);
    assert.ok(gunzipSync(bomb.body).length > 60_000_000);
  });

  it("all have another name, so that a table of them misses none", () => {
    const names = Object.keys(everyFault("http://127.0.0.1"));
    const parts = [Object.keys(rateLimitForms), Object.keys(bodies)].flat();
    for (const part of parts)
      assert.ok(
        names.some((name) => name.endsWith(part)),
        part,
      );
  });
});
