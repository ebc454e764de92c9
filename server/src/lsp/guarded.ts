import type { CancellationToken } from "vscode-languageserver";
import type { Host } from "../host.ts";

/**
 * Wraps the handler of a request: a fault of ours is logged and answered with `empty`, so that one bad document
 * costs one answer and never the server. A cancelled request is answered with `empty` too.
 */
export function guarded<P, R>(
  host: Host,
  method: string,
  empty: R,
  handler: (params: P, signal: AbortSignal) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    const aborting = new AbortController();
    const listening = token.onCancellationRequested(() => aborting.abort());
    try {
      return await handler(params, aborting.signal);
    } catch (fault) {
      if (!aborting.signal.aborted) host.log("error", describe(method, fault));
      return empty;
    } finally {
      listening.dispose();
    }
  };
}

/** The same for a notification, which nobody waits for: its handler never throws and never rejects. */
export function guardedNotification<P>(
  host: Host,
  method: string,
  handler: (params: P) => void | Promise<void>,
): (params: P) => void {
  return (params) => {
    inBackground(host, method, async () => handler(params));
  };
}

/** Starts work that nobody waits for; a fault in it is logged. */
export function inBackground(host: Host, what: string, work: () => Promise<void>): void {
  work().catch((fault: unknown) => {
    host.log("error", describe(what, fault));
  });
}

function describe(what: string, fault: unknown): string {
  return `${what}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`;
}
