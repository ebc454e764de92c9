import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { HttpAnswer, HttpFault, HttpResult } from "../../server/src/registries/http.ts";
import { Limits, type NetworkState } from "../../server/src/registries/limiting.ts";
import type { Asking } from "../../server/src/registries/registry.ts";
import { pauseEnds } from "../../server/src/registries/retryAfter.ts";
import { asking } from "./scripted.ts";

const offline: HttpFault = { kind: "fault", why: "offline", detail: "no answer" };
const broken: HttpFault = { ...offline, detail: "the connection broke", transient: true };

function answer(status: number, headers: Record<string, string> = {}): HttpAnswer {
  return {
    kind: "answer",
    status,
    headers: new Map(Object.entries(headers)),
    body: new Uint8Array(),
    sentBytes: 0,
  };
}

/** A host whose answers are scripted by number: what the first request gets, the second … */
function host(
  options: { patienceMs?: number; concurrency?: number },
  script: (n: number) => Promise<HttpResult>,
) {
  const limits = new Limits({ concurrency: 6, patienceMs: 200, now: Date.now, ...options });
  const sent: string[] = [];
  let underWay = 0;
  let most = 0;
  const http = limits.limiting(async ({ url }) => {
    sent.push(url.slice(url.lastIndexOf("/") + 1));
    most = Math.max(most, ++underWay);
    try {
      return await script(sent.length);
    } finally {
      underWay--;
    }
  });
  return {
    limits,
    sent,
    most: () => most,
    get: (name: string, how: Partial<Asking> = {}, origin = "https://hub.example") =>
      http({ method: "GET", url: `${origin}/${name}`, asking: isWhole(how) ? how : asking(how) }),
  };
}

/** A whole one is passed on as it is: copying it would freeze a priority that changes. */
function isWhole(how: Partial<Asking>): how is Asking {
  return how.signal !== undefined;
}

function why(result: HttpResult): string {
  return result.kind === "fault" ? result.why : String(result.status);
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);

describe("the limits of a host", () => {
  it("has so many requests under way and no more, each host for itself", async () => {
    const { get, most } = host({ concurrency: 3 }, async () => {
      await sleep(10);
      return answer(200);
    });
    await Promise.all(names(20).map((name) => get(name)));
    assert.equal(most(), 3);
    await Promise.all([
      ...names(10).map((name) => get(name)),
      ...names(10).map((name) => get(name, {}, "https://b")),
    ]);
    assert.equal(most(), 6);
  });

  it("lets what someone looks at go first, even when it became urgent while it waited", async () => {
    const { get, sent } = host({ concurrency: 1 }, async () => {
      await sleep(5);
      return answer(200);
    });
    let urgency: "background" | "cursor" = "background";
    const rising: Asking = {
      signal: new AbortController().signal,
      get priority() {
        return urgency;
      },
    };
    const all = [
      get("first"),
      get("background"),
      get("rising", rising),
      get("visible", { priority: "visible" }),
      get("cursor", { priority: "cursor" }),
    ];
    urgency = "cursor";
    await Promise.all(all);
    assert.deepEqual(sent, ["first", "rising", "cursor", "visible", "background"]);
  });

  it("sends nothing for who gave up while waiting, and gives the place to the next", async () => {
    const { get, sent } = host({ concurrency: 1 }, async () => {
      await sleep(20);
      return answer(200);
    });
    const controller = new AbortController();
    const first = get("first");
    const second = get("second", { signal: controller.signal });
    const third = get("third");
    controller.abort(new Error("closed"));
    await assert.rejects(second, /closed/);
    await Promise.all([first, third]);
    assert.deepEqual(sent, ["first", "third"]);
  });

  it("frees the place of who gave up under way", async () => {
    const controller = new AbortController();
    const limits = new Limits({ concurrency: 1, patienceMs: 200, now: Date.now });
    const http = limits.limiting(async ({ asking: { signal } }) => {
      await sleep(20, undefined, { signal });
      return answer(200);
    });
    const get = (signal: AbortSignal) =>
      http({ method: "GET", url: "https://hub.example/x", asking: { signal } });
    const first = get(controller.signal);
    const second = get(AbortSignal.timeout(1000));
    controller.abort();
    await assert.rejects(first);
    assert.equal(why(await second), "200");
  });

  it("one 429 silences everyone at once, and says until when", async () => {
    const { get, sent, limits } = host({}, async (n) => {
      await sleep(5 * n);
      return n === 1 ? answer(429, { "retry-after": "30" }) : answer(200);
    });
    const states: NetworkState[] = [];
    limits.onState((state) => states.push(state));
    const results = await Promise.all(names(20).map((name) => get(name)));
    assert.equal(sent.length, 6);
    assert.equal(results.filter((result) => why(result) === "rate-limited").length, 15);
    const refused = results[0];
    assert.ok(refused?.kind === "fault" && refused.retryAt !== undefined);
    assert.ok(Math.abs(refused.retryAt - Date.now() - 30_000) < 1000);
    assert.equal(states[0]?.kind, "limited");
    assert.equal(why(await get("later")), "rate-limited");
    assert.equal(sent.length, 6);
    limits.close();
  });

  it("waits out a short pause instead of giving up", async () => {
    const { get, limits } = host({ patienceMs: 3000 }, async (n) =>
      n === 1 ? answer(429, { "retry-after": "1" }) : answer(200),
    );
    let retried = 0;
    limits.onRetry(() => retried++);
    const results = await Promise.all([get("a"), get("b")]);
    assert.deepEqual(results.map(why), ["200", "200"]);
    assert.equal(retried, 1);
    assert.deepEqual(limits.state, { kind: "online" });
    limits.close();
  });

  it("stops by itself when the allowance that the host tells is used up", async () => {
    const resets = String(Math.ceil(Date.now() / 1000) + 30);
    let left = 10;
    const { get, sent, limits } = host({ concurrency: 4 }, async () => {
      const now = left--;
      await sleep(1 + Math.random() * 5);
      if (now <= 0) return answer(429);
      return answer(200, { "x-ratelimit-remaining": String(now - 1), "x-ratelimit-reset": resets });
    });
    const results = await Promise.all(names(40).map((name) => get(name)));
    assert.ok(sent.length <= 10 && sent.length >= 6, `${sent.length} were sent`);
    assert.equal(results.filter((result) => why(result) === "429").length, 0);
    assert.equal(limits.state.kind, "limited");
    limits.close();
  });

  it("takes no notice of a registry's count of pulls", async () => {
    const { get } = host({}, async () => answer(200, { "ratelimit-remaining": "0;w=21600" }));
    assert.equal(why(await get("a")), "200");
    assert.equal(why(await get("b")), "200");
  });

  it("a dead host costs one time-out, whatever is asked", async () => {
    const { get, sent, limits } = host({}, async () => {
      await sleep(30);
      return offline;
    });
    const results = await Promise.all(names(200).map((name) => get(name)));
    assert.equal(sent.length, 6);
    assert.deepEqual([...new Set(results.map(why))], ["offline"]);
    assert.equal(limits.state.kind, "offline");
    limits.close();
  });

  it("one answer that doesn't come says nothing about a host that answers others", async () => {
    const { get, limits } = host({ concurrency: 2 }, async (n) => {
      await sleep(n === 1 ? 60 : 5);
      return n === 1 ? offline : answer(200);
    });
    const results = await Promise.all(names(20).map((name) => get(name)));
    assert.equal(results.filter((result) => why(result) === "200").length, 19);
    assert.deepEqual(limits.state, { kind: "online" });
  });

  it("tries a dead host with one request, and goes on when it answers", async () => {
    let now = 1_000_000;
    let alive = false;
    const limits = new Limits({ concurrency: 6, patienceMs: 200, now: () => now });
    let sent = 0;
    const http = limits.limiting(async () => {
      sent++;
      await sleep(5);
      return alive ? answer(200) : offline;
    });
    const get = () => http({ method: "GET", url: "https://hub.example/x", asking: asking() });
    assert.equal(why(await get()), "offline");
    now += 5001;
    assert.deepEqual((await Promise.all([get(), get(), get()])).map(why), ["offline", "offline", "offline"]);
    assert.equal(sent, 2);
    now += 5001;
    assert.equal(why(await get()), "offline", "the second outage is taken for longer");
    assert.equal(sent, 2);
    now += 5001;
    alive = true;
    assert.deepEqual((await Promise.all([get(), get(), get()])).map(why), ["200", "200", "200"]);
    assert.deepEqual(limits.state, { kind: "online" });
    limits.close();
  });

  it("asks once more after a server's fault or a broken connection, not after anything else", async () => {
    const cases: [HttpResult, number][] = [
      [answer(503), 2],
      [answer(500), 2],
      [broken, 2],
      [offline, 1],
      [answer(404), 1],
      [answer(403), 1],
      [answer(503, { "retry-after": "60" }), 1],
      [{ kind: "fault", why: "malformed", detail: "" }, 1],
    ];
    for (const [first, expected] of cases) {
      const { get, sent, limits } = host({}, async (n) => (n === 1 ? first : answer(200)));
      await get("a");
      assert.equal(sent.length, expected, JSON.stringify(first));
      limits.close();
    }
  });

  it("never repeats a POST: it may be a login", async () => {
    const limits = new Limits({ concurrency: 6, patienceMs: 200, now: Date.now });
    let sent = 0;
    const http = limits.limiting(async () => {
      sent++;
      return answer(503);
    });
    await http({ method: "POST", url: "https://hub.example/login", asking: asking() });
    assert.equal(sent, 1);
  });

  it("leaves a host alone that has nothing but faults", async () => {
    const { get, sent, limits } = host({}, async () => answer(503));
    await Promise.all(names(50).map((name) => get(name)));
    assert.ok(sent.length <= 12, `${sent.length} were sent`);
    assert.equal(limits.state.kind, "offline");
    limits.close();
  });

  it("lets nobody wait for ever once it is closed", async () => {
    const { get, limits } = host({ patienceMs: 60_000 }, async () => answer(429, { "retry-after": "30" }));
    const waiting = get("a");
    await sleep(10);
    limits.close();
    assert.equal(why(await waiting), "offline");
    assert.equal(why(await get("b")), "offline");
  });
});

describe("when a host may be asked again", () => {
  const now = Date.UTC(2025, 4, 1, 22, 0, 0);
  const seconds = now / 1000;
  const table: [string, Record<string, string>, number][] = [
    ["seconds", { "retry-after": "30" }, 30_000],
    ["a fraction of seconds", { "retry-after": "2.5" }, 2500],
    ["a Unix time", { "retry-after": String(seconds + 78) }, 78_000],
    ["a Unix time in milliseconds", { "retry-after": String(now + 5000) }, 5000],
    ["an HTTP date", { "retry-after": "Thu, 01 May 2025 22:01:00 GMT" }, 60_000],
    ["X-Retry-After", { "x-retry-after": String(seconds + 10) }, 10_000],
    ["only the reset of the window", { "x-ratelimit-reset": String(seconds + 20) }, 20_000],
    [
      "a wrong clock here",
      { date: "Thu, 01 May 2025 23:00:00 GMT", "retry-after": String(seconds + 3630) },
      30_000,
    ],
    ["a time gone by", { "retry-after": String(seconds - 500) }, 1000],
    ["zero", { "retry-after": "0" }, 1000],
    ["a year", { "retry-after": "31536000" }, 900_000],
    ["a negative number", { "retry-after": "-1" }, 60_000],
    ["no time at all", { "retry-after": "soon" }, 60_000],
    ["nothing", {}, 60_000],
    ["something odd, then something good", { "retry-after": "", "x-retry-after": String(seconds + 9) }, 9000],
  ];
  for (const [what, headers, waitMs] of table) {
    it(`${what}: in ${waitMs} ms`, () => assert.equal(pauseEnds(answer(429, headers), now) - now, waitMs));
  }
});
