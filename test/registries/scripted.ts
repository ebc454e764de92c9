import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Asking } from "../../server/src/registries/registry.ts";

/** What a script answers with: an object is sent as JSON, a text or bytes as they are. */
export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly delayMs?: number;
}

export type Script = (request: {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}) => Scripted | ((response: ServerResponse) => void) | undefined;

/** A server on loopback that answers by a script, and lists what it was asked. */
export interface ScriptedServer {
  readonly url: string;
  readonly asked: string[];
  /** Replaces the script. */
  answer(script: Script): void;
  close(): Promise<void>;
}

/** `tls` is the server's key and certificate; without it, it speaks plain HTTP. */
export async function startScripted(
  first: Script,
  tls?: { readonly key: string; readonly cert: string },
): Promise<ScriptedServer> {
  let script = first;
  const asked: string[] = [];
  const listener: RequestListener = async (request, response) => {
    const path = request.url ?? "";
    asked.push(`${request.method} ${path}`);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts).toString();
    const reply = script({ method: request.method ?? "", path, headers: request.headers, body });
    if (typeof reply === "function") return reply(response);
    const { status = reply ? 200 : 404, headers = {}, body: content = "", delayMs = 0 } = reply ?? {};
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    const plain = typeof content === "string" || content instanceof Uint8Array;
    response.writeHead(status, { "content-type": plain ? "text/html" : "application/json", ...headers });
    response.end(plain ? content : JSON.stringify(content));
  };
  const server = tls ? createSecureServer(tls, listener) : createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    asked,
    answer: (next) => {
      script = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function asking(more: Partial<Asking> = {}): Asking {
  return { signal: new AbortController().signal, ...more };
}
