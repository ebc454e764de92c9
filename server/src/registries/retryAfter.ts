import type { HttpAnswer } from "./http.ts";

/** A registry that asks to slow down without saying for how long is left alone for this long. */
const silentPauseMs = 60_000;
const shortestPauseMs = 1000;
/** No registry can silence Tare for longer than this at a time. */
export const longestPauseMs = 15 * 60_000;

/**
 * When a host that asked to slow down may be asked again, in milliseconds since 1970 by this machine's clock.
 *
 * Docker Hub has sent `Retry-After` in seconds and as a Unix time, and `X-Retry-After` as a Unix time; the standard
 * knows a date too. Times are read against the server's own `Date`, so a wrong clock here does no harm.
 *
 * @see https://github.com/docker/hub-feedback/issues/2459
 */
export function pauseEnds(answer: HttpAnswer, now: number): number {
  const serverNow = serverClock(answer, now);
  const waits = ["retry-after", "x-retry-after", "x-ratelimit-reset"].map((name) =>
    waitMs(answer.headers.get(name), serverNow),
  );
  const wait = waits.find((ms) => ms !== undefined) ?? silentPauseMs;
  return now + Math.min(Math.max(wait, shortestPauseMs), longestPauseMs);
}

/** Milliseconds to wait; undefined where the text says nothing that can be understood. */
function waitMs(text: string | undefined, serverNow: number): number | undefined {
  const value = text?.trim();
  if (value === undefined || value === "") return undefined;
  if (/^\d{1,16}(?:\.\d+)?$/.test(value)) {
    const number = Number(value);
    if (number >= 1e12) return number - serverNow;
    return number >= 1e9 ? number * 1000 - serverNow : number * 1000;
  }
  // Other numbers would pass for dates: Date.parse("-1") is in 2001.
  const at = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : at - serverNow;
}

function serverClock(answer: HttpAnswer, now: number): number {
  const date = Date.parse(answer.headers.get("date") ?? "");
  return Number.isNaN(date) ? now : date;
}

/** What a host lets callers ask within its present window. */
export interface Allowance {
  readonly remaining: number;
  /** When the window ends, by this machine's clock. */
  readonly resetsAt: number;
}

/**
 * The allowance an answer tells; undefined where it tells none that can be used. A registry's `ratelimit-*` with a
 * window (`0;w=21600`) counts pulls, which Tare doesn't make, and so limits nothing here.
 */
export function allowanceOf(answer: HttpAnswer, now: number): Allowance | undefined {
  for (const prefix of ["x-ratelimit", "ratelimit"]) {
    const remaining = /^\d{1,9}$/.exec(answer.headers.get(`${prefix}-remaining`)?.trim() ?? "")?.[0];
    const wait = waitMs(answer.headers.get(`${prefix}-reset`), serverClock(answer, now));
    if (remaining === undefined || wait === undefined || wait <= 0 || wait > longestPauseMs) continue;
    return { remaining: Number(remaining), resetsAt: now + wait };
  }
  return undefined;
}
