import assert from "node:assert/strict";
import { Socket } from "node:net";

/** Where a connection of this process was to go. */
export interface Contact {
  /** As it was asked for: a name or an address. */
  readonly host: string;
  readonly port: number;
}

const listeners = new Set<(contact: Contact) => void>();
const outside: { readonly contact: Contact; readonly test: string }[] = [];
let running = "before the tests";

/** All contacts until the function it returns is called, which hands them out. */
export function recordContacts(): () => readonly Contact[] {
  const contacts: Contact[] = [];
  const listener = (contact: Contact) => contacts.push(contact);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    return contacts;
  };
}

/**
 * Watches every connection that the tests make, whoever makes it: one that leaves this machine is refused before a
 * name is looked up, and the run fails with the names of the tests.
 */
export const mochaHooks = {
  beforeEach(this: Mocha.Context): void {
    running = this.currentTest?.fullTitle() ?? running;
  },
  afterAll(): void {
    const found = outside.map(({ contact, test }) => `${contact.host}:${contact.port} by "${test}"`);
    assert.deepEqual(found, [], "tests may talk to this machine only");
  },
};

const connect = Socket.prototype.connect;

function watched(this: Socket, ...words: unknown[]): unknown {
  const contact = contactOf(words);
  if (contact === undefined) return Reflect.apply(connect, this, words);
  for (const listener of listeners) listener(contact);
  if (isThisMachine(contact.host)) return Reflect.apply(connect, this, words);
  outside.push({ contact, test: running });
  const refusal = Object.assign(new Error("Tests may talk to this machine only."), { code: "ENETUNREACH" });
  process.nextTick(() => this.destroy(refusal));
  return this;
}

Reflect.set(Socket.prototype, "connect", watched);

/** Undefined for a pipe or a socket in the file system. Node passes its own calls on as one list in a list. */
function contactOf(words: readonly unknown[]): Contact | undefined {
  const [first, second] = Array.isArray(words[0]) ? words[0] : words;
  if (typeof first === "number")
    return { host: typeof second === "string" ? second : "localhost", port: first };
  if (typeof first !== "object" || first === null || !("port" in first)) return undefined;
  const host = "host" in first && typeof first.host === "string" ? first.host : "localhost";
  return { host, port: Number(first.port) };
}

function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
