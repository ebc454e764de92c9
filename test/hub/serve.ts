import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, Asked } from "./answer.ts";
import type { Fault } from "./faults.ts";

/** A server that runs on 127.0.0.1. */
export interface Served {
  readonly url: string;
  /** Ends it with all its connections, those of hanging requests too. */
  stop(): Promise<void>;
}

/** What the server does with a request: the right answer, and the fault that befalls it. */
export type Handle = (asked: Asked) => { answer: () => Answer | Promise<Answer>; fault: Fault | undefined };

/** Port 0 takes any free one. `now` is for faults that speak of time. */
export async function serve(port: number, handle: Handle, now: () => number): Promise<Served> {
  const stopping = new AbortController();
  const server = createServer((request, response) => {
    respond(request, response, handle, now, stopping.signal).catch((error: unknown) => {
      if (stopping.signal.aborted || request.socket.destroyed) return;
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    stop: () => {
      stopping.abort();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  handle: Handle,
  now: () => number,
  stopping: AbortSignal,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const asked: Asked = {
    method: request.method ?? "GET",
    url: new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`),
    headers: request.headers,
    body: Buffer.concat(chunks).toString(),
  };
  // The date of the stand-in's own clock, as clients measure times in other headers against it.
  response.setHeader("date", new Date(now()).toUTCString());
  const { answer, fault } = handle(asked);
  if (fault === undefined) return send(response, asked, await answer());

  switch (fault.kind) {
    case "hang":
      return;
    case "reset":
      request.socket.resetAndDestroy();
      return;
    case "slow":
      await sleep(fault.ms, undefined, { signal: stopping, ref: false });
      return send(response, asked, await answer());
    case "answer":
      return send(response, asked, fault.change(await answer(), asked, now()));
    case "hang-in-body":
    case "reset-in-body": {
      const right = await answer();
      const bytes = Buffer.from(right.body);
      response.writeHead(right.status, { ...right.headers, "content-length": bytes.length + 10 });
      response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => {
        if (fault.kind === "reset-in-body") setTimeout(() => request.socket.resetAndDestroy(), 5).unref();
      });
      response.flushHeaders();
      return;
    }
    case "drip": {
      const right = await answer();
      const bytes = Buffer.from(right.body);
      response.writeHead(right.status, { ...right.headers, "content-length": bytes.length });
      response.flushHeaders();
      for (const byte of asked.method === "HEAD" ? [] : bytes) {
        if (response.destroyed) return;
        response.write(Buffer.of(byte));
        await sleep(fault.ms, undefined, { signal: stopping, ref: false });
      }
      response.end();
    }
  }
}

/** HEAD gets the head of GET: the same status and headers, its content-length too. */
function send(response: ServerResponse, asked: Asked, answer: Answer): void {
  const bytes = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
  const bare = answer.status === 204 || answer.status === 304;
  const length = bare ? {} : { "content-length": answer.headers["content-length"] ?? String(bytes.length) };
  response.writeHead(answer.status, { ...answer.headers, ...length });
  response.end(asked.method === "HEAD" || bare ? undefined : bytes);
}
