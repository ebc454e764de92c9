import { editedAt, type ImageReference, shownAt } from "../imageReference.ts";
import type { Span } from "../span.ts";
import type { Fix, TextRule } from "./rule.ts";

/**
 * The text breaks the grammar of image references, so no tool can pull it.
 *
 * Silent for text that needs a value from elsewhere: what it becomes may well be right.
 *
 * @see https://github.com/distribution/reference/blob/main/reference.go
 */
export const invalidReference: TextRule = {
  id: "invalid-reference",
  about: "text",
  severity: "error",
  summary: "The text is not a valid image reference.",

  *check(image, { say }) {
    const { problem, value } = image;
    if (image.role !== "invalid" || problem === null) return;

    const fixes: Fix[] = [];
    const whole = value === null ? undefined : editedAt(image, { start: 0, end: value.length });
    if (problem.meant !== undefined && whole !== undefined) {
      fixes.push({
        title: say('Write "{0}"', problem.meant),
        edits: [{ span: whole, newText: problem.meant }],
        preferred: true,
      });
    }
    yield {
      span: value === null ? withinRaw(image, problem.span) : shownAt(image, problem.span),
      message: problem.message,
      evidence: [{ signal: problem.code, text: problem.message }],
      fixes,
    };
  },
};

function withinRaw({ span }: ImageReference, part: Span): Span {
  return part.start === part.end ? span : { start: span.start + part.start, end: span.start + part.end };
}
