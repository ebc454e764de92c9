import assert from "node:assert/strict";
import type { Fact } from "../../server/src/core/facts.ts";
import type { Registry } from "../../server/src/registries/registry.ts";
import { day, fakeRegistry, now } from "../harness/fakeRegistry.ts";
import { LspSession } from "../harness/lspSession.ts";

const dockerfile = "file:///project/Dockerfile";

/** A registry that asks to come back at a time, and counts how often somebody comes. */
function limitedUntil(retryAt: number) {
  const limited: Fact<never> = { state: "unknown", why: "rate-limited", retryAt };
  const asked: string[] = [];
  const inner = fakeRegistry({});
  const registry: Registry = {
    ...inner,
    tag: async (_repository, tag) => {
      asked.push(tag);
      return limited;
    },
    manifest: async () => limited,
    repository: async () => limited,
  };
  return { registry, asked };
}

describe("what could not be asked", () => {
  let session: LspSession;
  /** The long waits that were begun, and those among them that were ended. */
  const begun = new Map<unknown, number>();
  const ended = new Set<unknown>();
  const { setTimeout, clearTimeout } = globalThis;

  beforeEach(() => {
    begun.clear();
    ended.clear();
    globalThis.setTimeout = Object.assign(
      (work: () => void, ms?: number) => {
        const timer = setTimeout(work, ms);
        if ((ms ?? 0) > 1000) begun.set(timer, ms ?? 0);
        return timer;
      },
      { __promisify__: setTimeout.__promisify__ },
    );
    globalThis.clearTimeout = (timer) => {
      ended.add(timer);
      clearTimeout(timer);
    };
  });
  afterEach(async () => {
    Object.assign(globalThis, { setTimeout, clearTimeout });
    await session.stop();
  });
  /** The waits still to come, without those for an answer of the editor. */
  const waits = (longest = Number.POSITIVE_INFINITY) =>
    [...begun]
      .filter(([timer, ms]) => !ended.has(timer) && ms >= 10_000 && ms <= longest)
      .map(([, ms]) => ms);

  it("is asked again when the registry said, and not before", async () => {
    const { registry, asked } = limitedUntil(now + 90_000);
    session = await LspSession.start({ registry });
    await session.open(dockerfile, "FROM node:22\n");
    await session.settled();
    assert.deepEqual(waits(), [90_000]);
    assert.equal(asked.length, 1);
  });

  it("is asked again within the hour, however far off the registry says", async () => {
    // So long a wait doesn't fit a timer, which would then be over at once, again and again.
    const { registry, asked } = limitedUntil(now + 40 * day);
    session = await LspSession.start({ registry });
    await session.open(dockerfile, "FROM node:22\n");
    await session.settled();
    assert.deepEqual(waits(), [3_600_000]);
    assert.equal(asked.length, 1);
  });

  it("is forgotten with the document that named it", async () => {
    const { registry } = limitedUntil(now + 90_000);
    session = await LspSession.start({ registry });
    await session.open(dockerfile, "FROM node:22\n");
    await session.settled();
    await session.close(dockerfile);
    await session.settled();
    assert.deepEqual(waits(), []);
  });

  it("is no longer waited for once nothing is left to ask", async () => {
    const { registry } = limitedUntil(now + 90_000);
    session = await LspSession.start({ registry });
    await session.open(dockerfile, "FROM node:22\n");
    await session.settled();
    await session.replace(dockerfile, "node:22", "scratch");
    await session.settled();
    assert.deepEqual(waits(), []);
  });
});
