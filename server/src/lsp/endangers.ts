import type { ImageReference } from "../core/imageReference.ts";
import { verdictOf } from "../core/verdict.ts";
import { checkDocument } from "./checkedDocument.ts";
import type { ReadDocument } from "./serverContext.ts";

/** Whether what is known of an image says that it may do harm: then nothing is offered that leads to it or keeps it. */
export function endangers({ document, reading, options }: ReadDocument, image: ImageReference): boolean {
  const findings = checkDocument(document, reading, options).findings.filter(
    ({ span }) => image.span.start <= span.start && span.end <= image.span.end,
  );
  return verdictOf(findings, false) === "endangers";
}
