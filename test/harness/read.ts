import { readCompose } from "../../server/src/core/compose.ts";
import type { ImageReference } from "../../server/src/core/imageReference.ts";
import { parseReference } from "../../server/src/core/reference.ts";
import { loneSource, type SourceKind } from "../../server/src/core/source.ts";

/** A text that begins with a top-level key of compose files is one; all else is a Dockerfile. */
export function kindOf(text: string): SourceKind {
  return /^(?:#.*\n|\s*\n)*(?:services|models|include|name|x-[\w-]+):/.test(text) ? "compose" : "dockerfile";
}

/** Reads a text as the program would. */
export function readReferences(text: string): readonly ImageReference[] {
  if (kindOf(text) === "compose") return readCompose(loneSource("compose", text)).references;
  return [...text.matchAll(/^FROM(?: --platform=(\S+))? (\S+)/gm)].map((match): ImageReference => {
    const raw = match[2] ?? "";
    const start = match.index + match[0].length - raw.length;
    const span = { start, end: start + raw.length };
    const parsed = parseReference(raw);
    return {
      kind: "from",
      role: parsed.ok ? "image" : "invalid",
      span,
      raw,
      value: raw,
      pieces: [{ text: raw, at: span, written: span }],
      reference: parsed.ok ? parsed.reference : null,
      parts: parsed.ok ? parsed.parts : null,
      problem: parsed.ok ? null : parsed.problem,
      platform: match[1] ?? null,
      stage: null,
      certainty: "written",
    };
  });
}
