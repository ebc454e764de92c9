import type { Edit } from "./rules/rule.ts";
import { countBefore } from "./span.ts";

/** Edits that can be made together, and how many were left out since they touch a place that another changes. */
export interface MergedEdits {
  /** In the order of their places, none of them overlapping. */
  readonly edits: readonly Edit[];
  readonly leftOut: number;
}

/**
 * Takes groups of edits, the first come first; a group goes in whole or not at all. Equal edits, as of two images
 * that share one ARG default, are one.
 */
export function mergeEdits(groups: readonly (readonly Edit[])[]): MergedEdits {
  const edits: Edit[] = [];
  let leftOut = 0;
  for (const group of groups) {
    const places = group.map((edit) => ({ edit, at: countBefore(edits, edit.span.start) }));
    const fresh = places.filter(({ edit, at }) => !isSame(edit, edits[at]));
    // Since none of those before overlap, only the neighbours can be in the way.
    if (fresh.some(({ edit, at }) => touches(edit, edits[at]) || touches(edit, edits[at - 1]))) leftOut++;
    else for (const { edit } of fresh) edits.splice(countBefore(edits, edit.span.start), 0, edit);
  }
  return { edits, leftOut };
}

/** The text with merged edits made. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const { span, newText } of edits) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

function isSame(a: Edit, b: Edit | undefined): boolean {
  return a.span.start === b?.span.start && a.span.end === b.span.end && a.newText === b.newText;
}

/** Whether two edits change common text, or start at one place. */
function touches(a: Edit, b: Edit | undefined): boolean {
  if (b === undefined) return false;
  return a.span.start === b.span.start || (a.span.start < b.span.end && b.span.start < a.span.end);
}
