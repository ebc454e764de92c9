// npm run bench -- NAME: one table of measurements. Each lies in scripts/bench/NAME.ts and prints ratios taken in
// one run, since absolute times say little about another machine.
import { readdirSync } from "node:fs";

const folder = new URL("./bench/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length))
  .sort();
const [wanted] = process.argv.slice(2);

if (wanted === undefined || !names.includes(wanted)) {
  console.error(`npm run bench -- ${names.join(" | ")}`);
  process.exitCode = 2;
} else {
  await import(new URL(`${wanted}.ts`, folder).href);
}
