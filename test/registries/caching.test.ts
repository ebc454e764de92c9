import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fact, PublisherFacts } from "../../server/src/core/facts.ts";
import { caching } from "../../server/src/registries/caching.ts";
import { FactStore } from "../../server/src/registries/factStore.ts";
import { defaultLifetimes } from "../../server/src/registries/lifetimes.ts";
import type { Registry } from "../../server/src/registries/registry.ts";
import { silent } from "../../server/src/registries/route.ts";
import { asking } from "./scripted.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** A registry that answers who owns a namespace, and counts; everything else is unknown to it. */
class Script {
  asked = 0;
  fullName = "Acme";
  fact: ((now: number) => Fact<PublisherFacts>) | undefined;
  now = Date.UTC(2026, 0, 1);

  registry(): Registry {
    return {
      ...silent({ state: "unknown", why: "offline" }),
      publisher: async () => {
        this.asked++;
        await sleep(1);
        return this.fact?.(this.now) ?? this.known();
      },
    };
  }

  known(): Fact<PublisherFacts> {
    const value = { kind: "user", badge: null, joinedAt: null, fullName: this.fullName } as const;
    return { state: "known", askedAt: this.now, value };
  }
}

describe("answers from memory", () => {
  let script: Script;
  let changed: string[];
  let folder: string;
  let log: string[];
  const closing: (() => Promise<void>)[] = [];

  beforeEach(() => {
    script = new Script();
    changed = [];
    log = [];
    folder = mkdtempSync(join(tmpdir(), "tare-facts-"));
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens Tare's memory as a new process would. */
  function open(scope = "hub", where: string | null = folder, answersStale = true) {
    const now = () => script.now;
    const store =
      where === null ? undefined : new FactStore({ folder: where, now, log: (line) => log.push(line) });
    const aborting = new AbortController();
    const registry = caching(script.registry(), {
      store,
      lifetimes: defaultLifetimes,
      answersStale,
      now,
      scope: async () => scope,
      onChanged: ({ kind, path }) => changed.push(`${kind} ${path}`),
      signal: aborting.signal,
    });
    const close = async () => {
      aborting.abort();
      await store?.close();
    };
    closing.push(close);
    return { close, ask: (how = {}) => registry.publisher("docker.io", "acme", asking(how)) };
  }

  async function nameOf(fact: Promise<Fact<PublisherFacts>>): Promise<string> {
    const answer = await fact;
    return answer.state === "known" ? answer.value.fullName : answer.state;
  }

  it("asks once while the answer is fresh", async () => {
    const { ask } = open();
    for (let time = 0; time < 5; time++) assert.equal(await nameOf(ask()), "Acme");
    assert.equal(script.asked, 1);
  });

  it("asks nothing after a restart", async () => {
    const first = open();
    await first.ask();
    await first.close();
    const second = open();
    assert.deepEqual(await second.ask(), script.known());
    assert.equal(script.asked, 1);
  });

  it("answers a stale fact at once, renews it behind, and says so only when it differs", async () => {
    const { ask } = open();
    await ask();
    script.now += 2 * day;
    assert.equal(await nameOf(ask()), "Acme");
    await sleep(10);
    assert.equal(script.asked, 2);
    assert.deepEqual(changed, []);
    script.now += 2 * day;
    script.fullName = "Acme Incorporated";
    assert.equal(await nameOf(ask()), "Acme");
    await sleep(10);
    assert.deepEqual(changed, ["publisher acme"]);
    assert.equal(await nameOf(ask()), "Acme Incorporated");
    assert.equal(script.asked, 3);
  });

  it("keeps what was known while renewing fails, and doesn't hammer", async () => {
    const { ask } = open();
    await ask();
    script.now += 2 * day;
    script.fact = () => ({ state: "unknown", why: "offline" });
    for (let time = 0; time < 5; time++) {
      assert.equal(await nameOf(ask()), "Acme");
      await sleep(5);
    }
    assert.equal(script.asked, 2);
    script.now += 61_000;
    await ask();
    await sleep(5);
    assert.equal(script.asked, 3);
  });

  it("asks about a stale fact first in a program that ends, and falls back on it", async () => {
    const { ask } = open("hub", folder, false);
    await ask();
    script.now += 2 * day;
    script.fullName = "New";
    assert.equal(await nameOf(ask()), "New");
    script.now += 2 * day;
    script.fact = () => ({ state: "unknown", why: "offline" });
    assert.equal(await nameOf(ask()), "New");
    assert.equal(script.asked, 3);
  });

  it("asks before it answers when what is known is too old", async () => {
    const { ask } = open();
    await ask();
    script.now += 31 * day;
    script.fact = () => ({ state: "unknown", why: "offline" });
    assert.equal(await nameOf(ask()), "unknown");
  });

  it("never stores a failure", async () => {
    const { ask, close } = open();
    script.fact = () => ({ state: "unknown", why: "rate-limited" });
    assert.equal(await nameOf(ask()), "unknown");
    script.fact = undefined;
    assert.equal(await nameOf(ask()), "Acme");
    await close();
    assert.equal(script.asked, 2);
  });

  it('soon asks again about what was "not there", and never answers it stale', async () => {
    const { ask } = open();
    script.fact = (now) => ({ state: "absent", askedAt: now });
    assert.equal(await nameOf(ask()), "absent");
    assert.equal(await nameOf(ask()), "absent");
    assert.equal(script.asked, 1);
    script.now += 2 * hour;
    script.fact = undefined;
    assert.equal(await nameOf(ask()), "Acme");
    assert.deepEqual(changed, ["publisher acme"]);
  });

  it("asks when the caller wants it fresh, and remembers that answer", async () => {
    const { ask } = open();
    await ask();
    script.fullName = "New";
    assert.equal(await nameOf(ask({ fresh: true })), "New");
    assert.equal(await nameOf(ask()), "New");
    assert.equal(script.asked, 2);
  });

  it("never hands one account's facts to another, nor one server's", async () => {
    const mine = open("hub\nme");
    await mine.ask();
    await mine.close();
    script.fact = (now) => ({ state: "absent", askedAt: now });
    assert.equal(await nameOf(open("hub\n").ask()), "absent");
    assert.equal(await nameOf(open("hub\nme").ask()), "Acme");
  });

  it("trusts no fact from the future", async () => {
    const first = open();
    await first.ask();
    await first.close();
    script.now -= 3 * day;
    await open().ask();
    assert.equal(script.asked, 2);
  });

  it("takes over what another process learned", async () => {
    const one = open();
    await one.ask();
    await sleep(300);
    script.now += 2 * day;
    const other = open();
    script.fullName = "New";
    await other.ask({ fresh: true });
    await other.close();
    assert.equal(await nameOf(one.ask()), "New");
    assert.equal(script.asked, 2);
    assert.deepEqual(changed, ["publisher acme"]);
  });

  it("works without a place to keep anything", async () => {
    const { ask } = open("hub", null);
    await ask();
    await ask();
    assert.equal(script.asked, 1);
    writeFileSync(join(folder, "file"), "");
    const blocked = open("hub", join(folder, "file", "cache"));
    await blocked.ask();
    await blocked.ask();
    await blocked.close();
    assert.equal(script.asked, 2);
    assert.equal(log.length, 1);
    assert.match(log[0] ?? "", /memory only/);
  });

  it("is not kept by a caller who gives up", async () => {
    const { ask } = open();
    await assert.rejects(ask({ signal: AbortSignal.abort(new Error("closed")) }), /closed/);
    assert.equal(script.asked, 0);
  });
});
