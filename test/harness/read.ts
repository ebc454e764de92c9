import { readCompose } from "../../server/src/core/compose.ts";
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import type { ImageReference } from "../../server/src/core/imageReference.ts";
import { loneSource, type SourceKind } from "../../server/src/core/source.ts";

/** A text that begins with a top-level key of compose files is one; all else is a Dockerfile. */
export function kindOf(text: string): SourceKind {
  return /^(?:#.*\n|\s*\n)*(?:services|models|include|name|x-[\w-]+):/.test(text) ? "compose" : "dockerfile";
}

/** Reads a text as the program would. */
export function readReferences(text: string): readonly ImageReference[] {
  const kind = kindOf(text);
  const read = kind === "compose" ? readCompose : readDockerfile;
  return read(loneSource(kind, text)).references;
}
