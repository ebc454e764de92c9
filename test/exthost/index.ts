import fs from "node:fs";
import { format } from "node:util";

/**
 * Copies what the tests print into a file, where someone waits for it: the extension host's own console ends up in
 * the middle of VS Code's log. Its methods can't be assigned, so a console derived from it takes its place.
 */
function copyConsoleTo(file: string): void {
  const original = globalThis.console;
  const copying: Console = Object.create(original);
  for (const level of ["log", "info", "warn", "error"] as const) {
    const value = (...args: unknown[]): void => {
      fs.appendFileSync(file, `${format(...args)}\n`);
      original[level](...args);
    };
    Object.defineProperty(copying, level, { value });
  }
  Object.defineProperty(globalThis, "console", { value: copying, configurable: true, writable: true });
}

/** Runs the suite; VS Code calls it in the extension host, in its server as well as on the desktop. */
export async function run(): Promise<void> {
  const { TARE_TEST_OUTPUT: output, TARE_TEST_RESULT: result } = process.env;
  if (output !== undefined) copyConsoleTo(output);
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({
    ui: "bdd",
    timeout: 30_000,
    slow: 2000,
    color: false,
    failZero: true,
    forbidOnly: true,
  });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, "", mocha);
  await import("./suites.ts");
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (result !== undefined) fs.writeFileSync(result, failures === 0 ? "passed" : "failed");
  if (failures > 0) throw new Error(`${failures} failed`);
}
