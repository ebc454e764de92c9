import type { Evidence } from "./rules/rule.ts";

/**
 * A finding's message for a place that shows plain text. Names lose the backquotes that mark them; what would not be
 * told from the sentence around it, as a lone sign or number, stands in quotation marks instead. A message in which
 * the backquotes don't pair up stays as it is, since nothing tells then what is a mark and what is text.
 */
export function plainMessage(message: string): string {
  const parts = message.split("`");
  if (parts.length % 2 === 0) return message;
  return parts.map((part, at) => (at % 2 === 0 || /[\p{L}].{2,}/u.test(part) ? part : `"${part}"`)).join("");
}

/** The evidence that people are shown below a finding's message: what the message itself leaves out. */
export function shownEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter(({ inMessage }) => inMessage !== true);
}
