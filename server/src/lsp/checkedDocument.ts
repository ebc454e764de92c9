import {
  type CheckOptions,
  type CheckResult,
  checkReference,
  joinResults,
  type ReferenceResult,
} from "../core/check.ts";
import type { ImageFacts } from "../core/facts.ts";
import type { ImageReference } from "../core/imageReference.ts";
import { canonicalName } from "../core/reference.ts";
import type { OpenDocument, Reading } from "./openDocument.ts";

/** What was found in one reference, and the facts that it was found by. */
interface Judged {
  readonly facts: ImageFacts | undefined;
  readonly result: ReferenceResult;
}

/** The findings in one reading of a document, by reference. Made anew when the text or a setting changes. */
interface JudgedReading {
  readonly severities: CheckOptions["severities"];
  readonly byReference: Map<ImageReference, Judged>;
}

const judgedReadings = new WeakMap<Reading, JudgedReading>();

/**
 * Runs the rules over a document's references by the facts that are there. A reference is judged again only when
 * facts about it came in, so that many answers to a long document cost no more than their own weight.
 *
 * `among` asks for some of the references only; they are still judged with all others in mind.
 */
export function checkDocument(
  { facts }: Pick<OpenDocument, "facts">,
  reading: Reading,
  options: CheckOptions,
  among: readonly ImageReference[] = reading.references,
): CheckResult {
  let judged = judgedReadings.get(reading);
  if (judged === undefined || judged.severities !== options.severities) {
    judged = { severities: options.severities, byReference: new Map() };
    judgedReadings.set(reading, judged);
  }
  const { byReference } = judged;
  const results = among.map((image) => {
    const known = image.reference === null ? undefined : facts.get(canonicalName(image.reference));
    const before = byReference.get(image);
    if (before !== undefined && before.facts === known) return before.result;
    const result = checkReference(image, reading.references, known, options);
    byReference.set(image, { facts: known, result });
    return result;
  });
  return joinResults(results, among, options);
}
