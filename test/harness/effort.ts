import assert from "node:assert/strict";

/** How much longer the longer of two inputs is: a run in proportion takes as much longer, a quadratic one the square. */
const longer = 4;
/** Between both, with room for caches that overflow. */
const mostTimes = 9;
/** Noise of the clock and of the garbage collector, which drowns what is over at once. */
const noiseMs = 30;
const mostTries = 6;

/**
 * Fails where `run` takes more than in proportion to the length of what `shape` makes of a size. Counts the time of the
 * processor for this thread, so that other work on the machine doesn't count, and compares the machine with itself
 * alone. The least of several tries is taken; most are settled by the first.
 */
export function checkProportional<T>(
  what: string,
  size: number,
  shape: (size: number) => T,
  run: (input: T) => unknown,
): void {
  const [short, long] = [shape(Math.ceil(size / longer)), shape(size)];
  let [shortMs, longMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let tried = 0; tried < mostTries; tried++) {
    shortMs = Math.min(
      shortMs,
      effortMs(() => run(short)),
    );
    longMs = Math.min(
      longMs,
      effortMs(() => run(long)),
    );
    if (longMs < mostTimes * shortMs + noiseMs) return;
  }
  assert.fail(
    `${what}: ${shortMs.toFixed(1)} ms, then ${longMs.toFixed(1)} ms for ${longer} times the length`,
  );
}

/** The time of the processor that a call takes on this thread, in milliseconds. */
export function effortMs(run: () => unknown): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
