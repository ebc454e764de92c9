import type { DocumentLink, DocumentLinkParams } from "vscode-languageserver";
import { isLookedUp } from "../analyze.ts";
import { toCheckedImage } from "../core/checkedImage.ts";
import { repositoryPage } from "../core/repositoryPage.ts";
import type { RuleId } from "../core/rules/rule.ts";
import { checkDocument } from "./checkedDocument.ts";
import { readDocument, type ServerContext } from "./serverContext.ts";
import { toRange } from "./toLsp.ts";

/** Pages that nobody should be led to by a click: they are bait, or belong to someone who was reported. */
const dangerous: ReadonlySet<RuleId> = new Set([
  "spam-repository",
  "known-malicious",
  "suspicious-repository",
]);

/** Leads from each image's name to the page of its repository. */
export async function documentLinks(
  context: ServerContext,
  { textDocument }: DocumentLinkParams,
): Promise<DocumentLink[]> {
  const read = await readDocument(context, textDocument.uri);
  if (read === undefined || !read.settings.links) return [];
  const { document, reading } = read;
  const { findings } = checkDocument(document, reading, read.options);
  const shunned = findings.filter(({ rule }) => dangerous.has(rule)).map(({ span }) => span.start);
  return reading.references.flatMap((image): DocumentLink[] => {
    const checked = isLookedUp(image) ? toCheckedImage(image) : undefined;
    const page = checked === undefined ? undefined : repositoryPage(checked.reference);
    if (checked === undefined || page === undefined) return [];
    if (shunned.some((at) => at >= image.span.start && at <= image.span.end)) return [];
    const tooltip = context.say("Open on {0}", page.place);
    return [{ range: toRange(document.text, checked.name.span), target: page.address, tooltip }];
  });
}
