import type { DocumentLink, DocumentLinkParams } from "vscode-languageserver";
import { findingsOf, isLookedUp } from "../analyze.ts";
import { toCheckedImage } from "../core/checkedImage.ts";
import { type ImageFacts, nothingKnown } from "../core/facts.ts";
import type { ImageReference } from "../core/imageReference.ts";
import { canonicalName, type Reference } from "../core/reference.ts";
import { repositoryPage } from "../core/repositoryPage.ts";
import { verdictOf } from "../core/verdict.ts";
import { type ReadDocument, readDocument, type ServerContext } from "./serverContext.ts";
import { toRange } from "./toLsp.ts";

/** What a link carries that was made before its image was looked up, to be found again in the document. */
interface LinkData {
  readonly uri: string;
  readonly version: number;
  /** Where the reference starts, in UTF-16 code units. */
  readonly offset: number;
}

/**
 * Leads from each image's name to the page of its repository, but for images that endanger: nobody should be led to
 * bait by a click. Editors ask once, as a file is opened, and keep the answer; so the target of an image that was not
 * looked up yet is left for when someone goes there.
 */
export async function documentLinks(
  context: ServerContext,
  { textDocument }: DocumentLinkParams,
): Promise<DocumentLink[]> {
  const read = await readDocument(context, textDocument.uri);
  if (read === undefined || !read.settings.links) return [];
  const { document, reading } = read;
  return reading.references.flatMap((image): DocumentLink[] => {
    const checked = isLookedUp(image) ? toCheckedImage(image) : undefined;
    const page = checked === undefined ? undefined : repositoryPage(checked.reference);
    if (checked === undefined || page === undefined) return [];
    const link = {
      range: toRange(document.text, checked.name.span),
      tooltip: context.say("Open on {0}", page.place),
    };
    const facts = document.facts.get(canonicalName(checked.reference));
    if (facts === undefined) {
      const data: LinkData = {
        uri: document.uri,
        version: document.text.version,
        offset: image.span.start,
      };
      return [{ ...link, data }];
    }
    return endangers(read, image, checked.reference, facts) ? [] : [{ ...link, target: page.address }];
  });
}

/** Looks an image up that someone wants to go to. Without a target where it endangers: then editors stay here. */
export async function resolveDocumentLink(
  context: ServerContext,
  link: DocumentLink,
  signal: AbortSignal,
): Promise<DocumentLink> {
  if (link.target !== undefined || !isLinkData(link.data)) return link;
  const { uri, version, offset } = link.data;
  const read = await readDocument(context, uri);
  if (read === undefined || read.document.text.version !== version) return link;
  const image = read.reading.references.find(({ span }) => span.start === offset);
  const reference = image?.reference ?? undefined;
  const page = reference === undefined ? undefined : repositoryPage(reference);
  if (image === undefined || reference === undefined || page === undefined) return link;
  const asking = { signal, priority: "cursor", why: "link" } as const;
  const facts = read.settings.lookUps
    ? await context.host.gather(reference, "check", asking)
    : nothingKnown("lookups-off");
  return endangers(read, image, reference, facts) ? link : { ...link, target: page.address };
}

function endangers(
  { options }: ReadDocument,
  image: ImageReference,
  reference: Reference,
  facts: ImageFacts,
): boolean {
  const { findings } = findingsOf([image], new Map([[canonicalName(reference), facts]]), options);
  return verdictOf(findings, false) === "endangers";
}

function isLinkData(data: unknown): data is LinkData {
  return (
    typeof data === "object" &&
    data !== null &&
    "uri" in data &&
    typeof data.uri === "string" &&
    "version" in data &&
    typeof data.version === "number" &&
    "offset" in data &&
    typeof data.offset === "number"
  );
}
