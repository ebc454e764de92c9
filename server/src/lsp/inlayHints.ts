import type { InlayHint, InlayHintParams } from "vscode-languageserver";
import { isLookedUp } from "../analyze.ts";
import type { ImageFacts } from "../core/facts.ts";
import { canonicalName, isDockerHub, type Reference } from "../core/reference.ts";
import type { Say } from "../core/say.ts";
import { verdictOf } from "../core/verdict.ts";
import { ago } from "../core/words.ts";
import { checkDocument } from "./checkedDocument.ts";
import { readDocument, type ServerContext } from "./serverContext.ts";

/** Who stands behind each image and how old it is, behind its reference. Off unless someone switches it on. */
export async function inlayHints(
  context: ServerContext,
  { textDocument, range }: InlayHintParams,
): Promise<InlayHint[]> {
  const read = await readDocument(context, textDocument.uri);
  if (read === undefined || !read.settings.inlayHints) return [];
  const { document, reading } = read;
  const start = document.text.offsetAt(range.start);
  const end = document.text.offsetAt(range.end);
  const { findings } = checkDocument(document, reading, read.options);
  return reading.references.flatMap((image): InlayHint[] => {
    const { reference, span } = image;
    if (reference === null || !isLookedUp(image) || span.end < start || span.start > end) return [];
    // A mark of trust behind an image that endangers would belie what is said of it.
    const said = findings.filter((one) => span.start <= one.span.start && one.span.end <= span.end);
    if (verdictOf(said, false) === "endangers") return [];
    const facts = document.facts.get(canonicalName(reference));
    const label = facts === undefined ? "" : labelOf(reference, facts, context.host.now(), context.say);
    if (label === "") return [];
    return [{ position: document.text.positionAt(span.end), label, paddingLeft: true }];
  });
}

/** `✓ official · pushed 4 days ago`; empty where nothing is known. */
function labelOf(reference: Reference, { tag, publisher }: ImageFacts, now: number, say: Say): string {
  if (tag?.state !== "known") return "";
  const badge = publisher?.state === "known" ? publisher.value.badge : null;
  const isOfficial = isDockerHub(reference) && reference.path.startsWith("library/");
  const behind =
    isOfficial || badge === "official"
      ? say("✓ official")
      : badge === "verified_publisher"
        ? say("✓ verified")
        : badge === "open_source"
          ? say("✓ sponsored")
          : "";
  const { pushedAt } = tag.value;
  const age = pushedAt === null ? "" : say("pushed {0}", ago(pushedAt, now, say));
  return [behind, age].filter((part) => part !== "").join(" · ");
}
