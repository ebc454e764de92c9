import { readCompose } from "../../server/src/core/compose.ts";
import type { ReadResult } from "../../server/src/core/source.ts";
import { type Around, checkReading } from "./reading.ts";

/** Reads a compose file with its references drawn under it. */
export function checkCompose(annotated: string, around?: Around): ReadResult {
  return checkReading(readCompose, "compose", annotated, around);
}
