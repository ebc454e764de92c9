import type { Fact, UnknownWhy } from "../core/facts.ts";
import type { HttpAnswer, HttpFault } from "./http.ts";

/** The unknown fact that a fault of the network means. */
export function unknownFrom(fault: HttpFault): Fact<never> {
  return unknown(fault.why, fault.detail, fault.retryAt);
}

export function unknown(why: UnknownWhy, detail: string, retryAt?: number): Fact<never> {
  return { state: "unknown", why, detail, ...(retryAt !== undefined && { retryAt }) };
}

/** The unknown fact for a status that is neither the answer nor an honest "not there". */
export function unknownStatus(status: number): Fact<never> {
  if (status === 401) return unknown("denied", "the registry asks for a login");
  if (status === 403) return unknown("denied", "the registry refused");
  if (status === 429) return unknown("rate-limited", "the registry asked to slow down");
  if (status >= 500) return unknown("offline", `the registry has a fault of its own (${status})`);
  return unknown("malformed", `an unexpected answer (${status})`);
}

/** JSON is UTF-8 or it is broken: guessing at the rest would make up names and platforms. */
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** No answer of a registry is half as deep; a few bytes of `[[[[` for each level cost a hundred in memory. */
const deepestNesting = 64;

/** The body as JSON; undefined where it is none, such as a captive portal's page. */
export function readJson(answer: HttpAnswer): unknown {
  try {
    const text = utf8.decode(answer.body);
    return isNestedWithin(text, deepestNesting) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function isNestedWithin(text: string, most: number): boolean {
  // A short text has no room for levels that cost anything.
  if (text.length < 16_384) return true;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === "\\") at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "[" || character === "{") {
      if (++depth > most) return false;
    } else if (character === "]" || character === "}") depth--;
  }
  return true;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
