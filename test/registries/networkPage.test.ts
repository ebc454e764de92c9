import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { defaultNetworkOptions } from "../../server/src/registries/index.ts";
import { defaultLifetimes } from "../../server/src/registries/lifetimes.ts";

const page = readFileSync(new URL("../../docs/network.md", import.meta.url), "utf8");
const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** `4 hours` in milliseconds. */
function milliseconds(text: string): number {
  const [, count, unit] = /^(\d+) (minute|hour|day)s?$/.exec(text.trim()) ?? assert.fail(text);
  return Number(count) * units[unit as keyof typeof units];
}

describe("the page about the network", () => {
  it("tells the life times that the code has", () => {
    for (const [kind, { freshMs, staleMs, negativeMs }] of Object.entries(defaultLifetimes)) {
      const row = new RegExp(`^\\| ${kind} \\|(.*)\\|(.*)\\|(.*)\\|$`, "m").exec(page) ?? assert.fail(kind);
      assert.deepEqual(row.slice(1).map(milliseconds), [freshMs, staleMs, negativeMs], kind);
    }
  });

  it("tells the limits that the code has", () => {
    const { concurrency, timeLimitMs } = defaultNetworkOptions;
    assert.ok(page.includes(`At most ${concurrency} requests`));
    assert.ok(page.includes(`after ${timeLimitMs / 1000} seconds`));
  });

  it("names every host that is asked without anyone's saying so, and no other", () => {
    const { hubUrl, registryUrl, authUrl, registries, hubMirror } = defaultNetworkOptions;
    const hosts = [hubUrl, registryUrl, authUrl].map((url) => new URL(url).host);
    const named = [...page.matchAll(/^\| `([a-z0-9.-]+)` \|/gm)].map((match) => match[1]);
    assert.deepEqual(named.sort(), hosts.sort());
    assert.deepEqual([registries, hubMirror], [[], null]);
  });
});
