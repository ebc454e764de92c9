import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { reset } from "../hub/faults.ts";
import { startHub } from "../hub/hub.ts";
import { soak } from "./soak.ts";
import { SoakedServer } from "./soakedServer.ts";

describe("a language server in trouble", () => {
  it("checks an open document by itself once Docker Hub answers again", async () => {
    const hub = await startHub();
    const server = await SoakedServer.start(hub.environment);
    const uri = "file:///soak/Dockerfile";
    const codes = () => server.diagnostics(uri).map(({ code }) => code);
    try {
      hub.fault({ fault: reset });
      await server.open(uri, "FROM node:22-alpin\nFROM fresh/app\nFROM acme/tol\n");
      await server.settled(20_000);
      assert.deepEqual(codes(), []);
      assert.ok(hub.requests.length > 0);
      hub.clearFaults();
      const deadline = performance.now() + 30_000;
      while (codes().length < 3 && performance.now() < deadline) await sleep(100);
      assert.deepEqual(codes(), ["missing-tag", "imageless-repository", "missing-repository"]);
    } finally {
      await server.stop();
      await hub.stop();
    }
  }).timeout(60_000);

  it("recovers by itself, says what a new one says, and has leaked nothing", async () => {
    const lines: string[] = [];
    const { edits, faults, requests } = await soak({
      durationMs: 6_000,
      seed: 7,
      quick: true,
      log: (line) => lines.push(line),
    });
    assert.ok(edits > 20 && faults > 5 && requests > 50, lines.join("\n"));
  }).timeout(60_000);
});
