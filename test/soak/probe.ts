import { createHook } from "node:async_hooks";

/*
 * Loaded into the language server before its own code, by `--import`: shifts its clock and tells what it holds, when
 * the soak asks over the channel that `fork` opens. The server itself knows nothing of it.
 */

/** What a server holds at a moment when it has nothing to do. */
export interface Holding {
  readonly heapBytes: number;
  /** Bytes outside the heap that belong to buffers. */
  readonly bufferBytes: number;
  /** Timers, sockets, requests to the system and the like that are there, by Node's name for their kind. */
  readonly live: Readonly<Record<string, number>>;
}

export type ProbeRequest = { readonly ask: "advance"; readonly ms: number } | { readonly ask: "holding" };

let shiftMs = 0;
const realNow = Date.now.bind(Date);
Date.now = () => realNow() + shiftMs;

const kinds = new Map<number, string>();
createHook({
  init(id, kind) {
    if (kind !== "PROMISE" && kind !== "TickObject" && kind !== "Microtask") kinds.set(id, kind);
  },
  destroy(id) {
    kinds.delete(id);
  },
}).enable();

process.on("message", (request: ProbeRequest) => {
  if (request.ask === "advance") {
    shiftMs += request.ms;
    process.send?.({});
    return;
  }
  collectTwice().then((holding) => process.send?.(holding));
});
// The channel must not keep the server alive once its editor is gone.
process.channel?.unref();

/** Twice, with a pause: what the first collection frees may end timers and sockets, and those hold more. */
async function collectTwice(): Promise<Holding> {
  for (let round = 0; round < 2; round++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const live: Record<string, number> = {};
  for (const kind of kinds.values()) live[kind] = (live[kind] ?? 0) + 1;
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heapBytes: heapUsed, bufferBytes: arrayBuffers, live };
}
