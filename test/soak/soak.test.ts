import assert from "node:assert/strict";
import { soak } from "./soak.ts";

describe("a language server in trouble", () => {
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
