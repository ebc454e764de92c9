// @ts-check
// Says what takes a while, and how long it took.

/**
 * Waits for some work. On a terminal the seconds are counted while it runs; elsewhere it says one line at the start
 * and one at the end.
 * @template T
 * @param {string} what a sentence without its full stop
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const { stderr } = process;
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  const show = () => stderr.write(`\r${what} … ${seconds()} s`);
  if (stderr.isTTY) show();
  else stderr.write(`${what} …\n`);
  const timer = stderr.isTTY ? setInterval(show, 1000) : undefined;
  try {
    const result = await work();
    stderr.write(stderr.isTTY ? `\r${what}: ${seconds()} s \n` : `  done in ${seconds()} s\n`);
    return result;
  } catch (error) {
    if (stderr.isTTY) stderr.write("\n");
    throw error;
  } finally {
    clearInterval(timer);
  }
}
