import type { IncomingHttpHeaders } from "node:http";

/** The three origins that the stand-in plays. */
export type Origin = "hub" | "auth" | "registry";

/** What a request asks for, in the words that faults are aimed with. */
export const endpoints = [
  "hub.repository",
  "hub.namespace",
  "hub.tag",
  "hub.tags",
  "hub.tagImages",
  "hub.user",
  "hub.organization",
  "hub.search",
  "hub.login",
  "hub.other",
  "auth.token",
  "auth.other",
  "registry.base",
  "registry.manifest",
  "registry.tags",
  "registry.other",
] as const;
export type Endpoint = (typeof endpoints)[number];

/** A request, read whole. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer before it is sent. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. `content-length` is added when it is sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface Routed {
  readonly endpoint: Endpoint;
  answer(): Answer | Promise<Answer>;
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(value) };
}

export function html(status: number, title: string): Answer {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

export function text(status: number, body: string): Answer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}
