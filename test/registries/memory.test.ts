import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { answering } from "../hub/faults.ts";
import * as bodies from "../hub/faultyBodies.ts";
import { type Hub, startHub } from "../hub/hub.ts";

const script = fileURLToPath(new URL("fixtures/askMany.ts", import.meta.url));

/** For sixty answers, six at a time: six bombs unpacked whole would need more than twice as much. */
const mostBytes = 160_000_000;

describe("the memory that answers can take", function () {
  this.timeout(30_000);
  let hub: Hub;
  before(async () => {
    hub = await startHub({ limits: { hubPerMinute: 100_000 } });
  });
  after(() => hub.stop());
  afterEach(() => hub.clearFaults());

  for (const [name, change] of [
    ["20 MB each", bodies.huge],
    ["60 MB each, packed into a few", bodies.gzipBomb],
    ["200,000 lists in each other", bodies.nestedDeep],
    ["headers without end", bodies.hugeHeader],
  ] as const) {
    it(`is bounded for answers of ${name}`, async () => {
      hub.fault({ path: /big-/, fault: answering((right) => change({ ...right, status: 200 })) });
      const env = { PATH: process.env.PATH, ...hub.environment };
      const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
      const { grownBytes, answers } = JSON.parse(stdout);
      assert.deepEqual(answers, ["malformed"]);
      assert.ok(grownBytes < mostBytes, `${grownBytes} bytes`);
    });
  }
});
