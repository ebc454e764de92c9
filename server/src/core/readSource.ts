import { readCompose } from "./compose.ts";
import { readDockerfile } from "./dockerfile.ts";
import { english, type Say } from "./say.ts";
import type { ReadResult, Source } from "./source.ts";

/** Text to references, by the format of the source. Callers that must start fast import the one reader they need. */
export function readSource(source: Source, say: Say = english): ReadResult {
  return source.kind === "compose" ? readCompose(source, say) : readDockerfile(source, say);
}
