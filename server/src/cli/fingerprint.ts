import { createHash } from "node:crypto";

/** A short stable name for a finding, by which a code host tells an old one from a new one. */
export function fingerprintOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
