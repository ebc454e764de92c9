import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { Flights } from "../../server/src/registries/flights.ts";
import type { Asking } from "../../server/src/registries/registry.ts";
import { silent } from "../../server/src/registries/route.ts";
import { sharing } from "../../server/src/registries/sharing.ts";
import { asking } from "./scripted.ts";

describe("equal questions under way", () => {
  /** Work that takes 20 ms, and can be ended. */
  function work() {
    const seen: Asking[] = [];
    const start = async (shared: Asking) => {
      seen.push(shared);
      await sleep(20, undefined, { signal: shared.signal });
      return seen.length;
    };
    return { seen, start };
  }

  it("are asked once, and everyone gets the answer", async () => {
    const flights = new Flights<number>();
    const { seen, start } = work();
    const answers = await Promise.all([1, 2, 3].map(() => flights.join("a", asking(), start)));
    assert.deepEqual(answers, [1, 1, 1]);
    assert.equal(seen.length, 1);
    assert.equal(flights.size, 0);
    await flights.join("a", asking(), start);
    assert.equal(seen.length, 2, "a later question is a new one");
  });

  it("go on for the others when one gives up", async () => {
    const flights = new Flights<number>();
    const { seen, start } = work();
    const controller = new AbortController();
    const impatient = flights.join("a", asking({ signal: controller.signal }), start);
    const patient = flights.join("a", asking(), start);
    controller.abort(new Error("closed"));
    await assert.rejects(impatient, /closed/);
    assert.equal(await patient, 1);
    assert.equal(seen[0]?.signal.aborted, false);
  });

  it("end when all have given up, and a newcomer starts afresh", async () => {
    const flights = new Flights<number>();
    const { seen, start } = work();
    const controllers = [new AbortController(), new AbortController()];
    const waiting = controllers.map(({ signal }) => flights.join("a", asking({ signal }), start));
    for (const controller of controllers) controller.abort(new Error("closed"));
    const newcomer = flights.join("a", asking(), start);
    for (const one of waiting) await assert.rejects(one, /closed/);
    assert.equal(seen[0]?.signal.aborted, true);
    assert.equal(await newcomer, 2);
    assert.equal(flights.size, 0);
  });

  it("are as urgent as the most urgent who still waits", async () => {
    const flights = new Flights<number>();
    const { seen, start } = work();
    const controller = new AbortController();
    const first = flights.join("a", asking(), start);
    const priority = () => seen[0]?.priority;
    assert.equal(priority(), "background");
    const cursor = flights.join("a", asking({ priority: "cursor", signal: controller.signal }), start);
    const visible = flights.join("a", asking({ priority: "visible" }), start);
    assert.equal(priority(), "cursor");
    controller.abort();
    await assert.rejects(cursor);
    assert.equal(priority(), "visible");
    await Promise.all([first, visible]);
  });

  it("hand a fault to everyone, and keep nothing of it", async () => {
    const flights = new Flights<number>();
    const fail = () => Promise.reject(new Error("broken"));
    const both = [flights.join("a", asking(), fail), flights.join("a", asking(), fail)];
    for (const one of both) await assert.rejects(one, /broken/);
    assert.equal(await flights.join("a", asking(), async () => 5), 5);
  });

  it("are those of the same kind, name and rest, and no others", async () => {
    const asked: string[] = [];
    const registry = sharing({
      ...silent({ state: "unknown", why: "offline" }),
      tag: async ({ domain, path }, tag) => {
        asked.push(`${domain}/${path}:${tag}`);
        await sleep(5);
        return { state: "absent", askedAt: 0 };
      },
    });
    const ask = (domain: string, path: string, tag: string) => registry.tag({ domain, path }, tag, asking());
    await Promise.all([
      ask("docker.io", "a/b", "1"),
      ask("docker.io", "a/b", "1"),
      ask("docker.io", "a/b", "2"),
      ask("ghcr.io", "a/b", "1"),
      ask("docker.io", "a/c", "1"),
    ]);
    assert.deepEqual(asked, ["docker.io/a/b:1", "docker.io/a/b:2", "ghcr.io/a/b:1", "docker.io/a/c:1"]);
  });
});
