import type { ImageReference } from "./imageReference.ts";
import { countBefore, type Span } from "./span.ts";

/** A run of the document that references take their text from. */
interface Run {
  readonly span: Span;
  /** The value of the first reference that does. */
  readonly value: string | null;
  /** Whether one of another value does, too. */
  isMixed: boolean;
  /** The furthest end of this run and those before it. */
  reach: number;
}

const ofReferences = new WeakMap<readonly ImageReference[], readonly Run[]>();

/**
 * Whether a reference of another value takes text from a span, or from right beside it. What is written where is
 * sorted once for all references of a document, since each of them may ask.
 */
export function isSharedWithAnother(
  span: Span,
  { value }: ImageReference,
  references: readonly ImageReference[],
): boolean {
  let runs = ofReferences.get(references);
  if (runs === undefined) {
    runs = runsOf(references);
    ofReferences.set(references, runs);
  }
  for (let at = countBefore(runs, span.end + 1) - 1; at >= 0; at--) {
    const run = runs[at];
    if (run === undefined || run.reach < span.start) return false;
    if (run.span.end >= span.start && (run.isMixed || run.value !== value)) return true;
  }
  return false;
}

/** In the order of their starts. */
function runsOf(references: readonly ImageReference[]): readonly Run[] {
  const runs = new Map<string, Run>();
  for (const { value, pieces } of references) {
    for (const { written } of pieces) {
      if (written === undefined) continue;
      const key = `${written.start}-${written.end}`;
      const known = runs.get(key);
      if (known === undefined) runs.set(key, { span: written, value, isMixed: false, reach: written.end });
      else if (known.value !== value) known.isMixed = true;
    }
  }
  const sorted = [...runs.values()].sort((a, b) => a.span.start - b.span.start);
  let reach = 0;
  for (const run of sorted) {
    reach = Math.max(reach, run.reach);
    run.reach = reach;
  }
  return sorted;
}
