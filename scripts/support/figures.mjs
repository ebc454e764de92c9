// @ts-check
// Reads how many tests passed and failed off what a run said.

/**
 * What a command ended with, and all it said.
 * @typedef {{ code: number, said: string }} End
 */

/**
 * The figures of a command that is one check: it passed, or it did not.
 * @param {End} end
 */
export function figuresOfCheck({ code }) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * The figures that mocha prints last. A test that was left out counts as failed, and so does a run that ended badly
 * without saying why, or that ran nothing.
 * @param {End} end
 */
export function figuresOfMocha({ code, said }) {
  const figure = (/** @type {string} */ word) =>
    Number([...said.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, "gm"))].at(-1)?.[1] ?? 0);
  const passed = figure("passing");
  const failed = figure("failing") + figure("pending");
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}
