import { readCompose } from "./compose.ts";
import { readDockerfile } from "./dockerfile.ts";
import type { ReadResult, Source } from "./source.ts";

/** Text to references, by the format of the source. Callers that must start fast import the one reader they need. */
export function readSource(source: Source): ReadResult {
  return source.kind === "compose" ? readCompose(source) : readDockerfile(source);
}
