import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

describe("the watch over connections", () => {
  it("refuses each that leaves this machine, and fails the run with the names of the tests", () => {
    const mocha = createRequire(import.meta.url).resolve("mocha/bin/mocha.js");
    const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
    const words = ["--no-config", "--require", file("outside.ts"), file("fixtures/reachesOut.ts")];
    const { status, stdout } = spawnSync(process.execPath, [mocha, ...words], { encoding: "utf8" });
    assert.notEqual(status, 0);
    assert.match(stdout, /4 passing/);
    for (const contact of ["registry.example:443", "192.0.2.1:80", "hub.example:443"]) {
      assert.ok(stdout.includes(`${contact} by "a careless test`), `${contact} in:\n${stdout}`);
    }
    assert.ok(!stdout.includes("127.0.0.1:1 by"));
  }).timeout(20_000);
});
