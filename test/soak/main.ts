import { parseArgs } from "node:util";
import { soak } from "./soak.ts";

/* `npm run soak`: two minutes of edits and faults, or as long as `--seconds` says. `--seed` repeats the choices of a run. */

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "120" }, seed: { type: "string" } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
console.log(`seed ${seed}, ${values.seconds} seconds`);
await soak({ durationMs: Number(values.seconds) * 1000, seed, quick: false, log: console.log });
console.log("No leak, and every answer right in the end.");
