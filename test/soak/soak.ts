import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { Endpoint } from "../hub/answer.ts";
import { everyFault } from "../hub/faults.ts";
import { type Hub, startHub } from "../hub/hub.ts";
import type { Holding } from "./probe.ts";
import { SoakedServer } from "./soakedServer.ts";

export interface SoakOptions {
  readonly durationMs: number;
  /** The same seed makes the same choices, though not at the same moments. */
  readonly seed: number;
  /** Without faults that hold each request until its time is up: they take longer than a short soak has. */
  readonly quick: boolean;
  readonly log: (line: string) => void;
}

export interface SoakReport {
  readonly edits: number;
  readonly faults: number;
  readonly requests: number;
  readonly warm: Holding;
  readonly last: Holding;
}

/** Growth that is still no leak: code that is compiled later, memory that fills up to its bound. */
const mostGrowthBytes = 2_500_000;
/** Connections that the three origins together may keep open. */
const mostSockets = 18;
const mostLeftOver = 12;

const endpoints: readonly Endpoint[] = [
  "hub.repository",
  "hub.tag",
  "hub.tags",
  "hub.user",
  "hub.namespace",
  "hub.search",
  "auth.token",
  "registry.manifest",
];

/**
 * Edits documents for a while as people do, while Docker Hub has every fault there is, on and off. Then all is well
 * again, and the server must be as a new one would be: the same diagnostics, no more memory, no timer or socket left.
 */
export async function soak({ durationMs, seed, quick, log }: SoakOptions): Promise<SoakReport> {
  const chance = randomFrom(seed);
  const clock = { shiftMs: 0 };
  const hub = await startHub({ now: () => Date.now() + clock.shiftMs, limits: { hubPerMinute: 10_000_000 } });
  const faults = Object.entries(everyFault(`${hub.elsewhereUrl}/trap`)).filter(
    ([name]) => !quick || !/hang|drip|huge/.test(name),
  );
  const server = await SoakedServer.start(hub.environment);
  let edits = 0;
  let faultsOn = 0;

  async function advance(ms: number): Promise<void> {
    clock.shiftMs += ms;
    await server.advance(ms);
  }

  async function rage(forMs: number): Promise<void> {
    const until = performance.now() + forMs;
    const open = new Set<string>();
    while (performance.now() < until) {
      if (server.ended !== undefined) throw new Error(`The server ended. ${server.ended}`);
      const uri = uris[Math.floor(chance() * uris.length)] ?? assert.fail();
      if (!open.has(uri)) {
        await server.open(uri, textOf(chance));
        open.add(uri);
      } else if (chance() < 0.05) {
        await server.close(uri);
        open.delete(uri);
      } else {
        await server.change(uri, textOf(chance));
        edits++;
      }
      if (chance() < 0.1) {
        // Nobody waits for it: a hover is often left before it is answered.
        server.hover(uri, { line: Math.floor(chance() * 4), character: 8 }).catch(() => {});
      }
      if (chance() < 0.2) {
        const [, fault] = faults[Math.floor(chance() * faults.length)] ?? assert.fail();
        const on =
          chance() < 0.3 ? endpoints : (endpoints[Math.floor(chance() * endpoints.length)] ?? assert.fail());
        hub.clearFaults();
        hub.fault({ fault, on });
        faultsOn++;
      }
      if (chance() < 0.08) hub.clearFaults();
      if (chance() < 0.05) await advance(chance() * 7_200_000);
      await sleep(5 + chance() * 40);
    }
    for (const uri of open) await server.close(uri);
  }

  /** All is well: what the server says now of every case. Leaves no document open. */
  async function calm(): Promise<readonly string[]> {
    hub.clearFaults();
    await server.settled(30_000);
    await advance(3_600_000);
    const said = await sayings(server);
    await sleep(500);
    return said;
  }

  try {
    await calm();
    await rage(durationMs / 3);
    await calm();
    const warm = await server.holding();
    log(`a third of the time: ${describe(warm)}`);
    await rage((durationMs * 2) / 3);
    const said = await calm();
    const last = await server.holding();
    log(`the end: ${describe(last)}; ${edits} edits, ${faultsOn} faults, ${hub.requests.length} requests`);

    assert.equal(server.ended, undefined);
    assert.deepEqual(said, await expected(hub, clock.shiftMs), "the server says what a new one says");
    assert.deepEqual(
      hub.requests.filter(({ host }) => host === "elsewhere").map(({ path }) => path),
      [],
      "nobody was led elsewhere",
    );
    const growth = last.heapBytes + last.bufferBytes - warm.heapBytes - warm.bufferBytes;
    assert.ok(growth < mostGrowthBytes, `memory grew by ${growth} bytes`);
    assert.ok((last.live.TCPWRAP ?? 0) <= mostSockets, `${last.live.TCPWRAP} sockets are open`);
    for (const [kind, count] of Object.entries(last.live)) {
      const before = warm.live[kind] ?? 0;
      const allowed = kind === "TCPWRAP" ? mostSockets : before + mostLeftOver;
      assert.ok(count <= allowed, `${count} of ${kind} in place of ${before}`);
    }
    return { edits, faults: faultsOn, requests: hub.requests.length, warm, last };
  } finally {
    await server.stop().finally(() => hub.stop());
  }
}

const uris = Array.from({ length: 6 }, (_, at) => `file:///soak/Dockerfile.${at}`);

const images = [
  "node:22",
  "node:22-alpin",
  "node:22.10.0-slim",
  "nginx",
  "postgres:17",
  "ngnix",
  "grafana/grafana:11.3",
  "acme/app:1.4",
  "acme/app:9.9",
  "acme/tol",
  "acme/old-tool:2",
  "acme/chart:1.2.0",
  "acme/legacy",
  "acme/nightly:build-00001",
  "fresh/app",
  "zorvek/kitap-pdf",
  "quillorandex/website",
  "vibersastra/ubuntu",
  "ghcr.io/acme/tool",
  "Not/Valid",
  "node:",
  `acme/app@sha256:${"0".repeat(64)}`,
];

/** A Dockerfile of some stages, the last of them perhaps still being typed. */
function textOf(chance: () => number): string {
  const lines = Array.from({ length: 1 + Math.floor(chance() * 5) }, () => {
    const image = images[Math.floor(chance() * images.length)] ?? assert.fail();
    return `FROM ${image}\nRUN true\n`;
  });
  const text = lines.join("");
  return chance() < 0.2 ? text.slice(0, Math.floor(chance() * text.length)) : text;
}

/** What a server says of every image: place, severity and rule, one line each. It has said it all when it repeats itself. */
async function sayings(server: SoakedServer): Promise<readonly string[]> {
  const uri = "file:///soak/Dockerfile";
  await server.open(uri, images.map((image) => `FROM ${image}\n`).join(""));
  let said: readonly string[] = [];
  for (
    let before: readonly string[] = ["nothing yet"];
    before.join() !== said.join() || said.length === 0;
  ) {
    before = said;
    await server.settled(30_000);
    said = server
      .diagnostics(uri)
      .map(({ range, severity, code }) => `${range.start.line}:${range.start.character} ${severity} ${code}`)
      .sort();
  }
  await server.close(uri);
  return said;
}

async function expected(hub: Hub, shiftMs: number): Promise<readonly string[]> {
  const fresh = await SoakedServer.start(hub.environment);
  try {
    await fresh.advance(shiftMs);
    const said = await sayings(fresh);
    assert.ok(said.length > 8, `too little is said: ${said.join(", ")}`);
    return said;
  } finally {
    await fresh.stop();
  }
}

function describe({ heapBytes, bufferBytes, live }: Holding): string {
  const kinds = Object.entries(live).map(([kind, count]) => `${count} ${kind}`);
  return `${(heapBytes / 1e6).toFixed(1)} MB heap, ${(bufferBytes / 1e6).toFixed(1)} MB buffers, ${kinds.join(", ")}`;
}

/** Numbers from 0 to 1 that depend on the seed alone. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
