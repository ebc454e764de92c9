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
  readonly policy: CheckOptions["policy"];
  readonly byReference: Map<ImageReference, Judged>;
}

const judgedReadings = new WeakMap<Reading, JudgedReading>();

/**
 * Runs the rules over a document's references by the facts that are there. A reference is judged again only when
 * facts about it came in, so that many answers to a long document cost no more than their own weight.
 */
export function checkDocument(
  { facts }: Pick<OpenDocument, "facts">,
  reading: Reading,
  options: CheckOptions,
): CheckResult {
  let judged = judgedReadings.get(reading);
  const { severities, policy } = options;
  if (judged === undefined || judged.severities !== severities || judged.policy !== policy) {
    judged = { severities, policy, byReference: new Map() };
    judgedReadings.set(reading, judged);
  }
  const { byReference } = judged;
  const results = reading.references.map((image) => {
    const known = image.reference === null ? undefined : facts.get(canonicalName(image.reference));
    const before = byReference.get(image);
    if (before !== undefined && before.facts === known) return before.result;
    const result = checkReference(image, reading.references, known, options);
    byReference.set(image, { facts: known, result });
    return result;
  });
  return joinResults(results, reading.references, options);
}
