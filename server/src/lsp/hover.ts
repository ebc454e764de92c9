import { type Hover, type HoverParams, type MarkupContent, MarkupKind } from "vscode-languageserver";
import { findingsOf, isLookedUp } from "../analyze.ts";
import { type CardFinding, toCard } from "../core/card.ts";
import { cardToMarkdown, messageToMarkdown } from "../core/cardMarkdown.ts";
import { cardToText } from "../core/cardText.ts";
import { toCheckedImage } from "../core/checkedImage.ts";
import { type ImageFacts, nothingKnown } from "../core/facts.ts";
import { type ImageReference, shownAt } from "../core/imageReference.ts";
import { canonicalName } from "../core/reference.ts";
import { roleSentence } from "../core/roleSentence.ts";
import { type ReadDocument, readDocument, referenceAt, type ServerContext } from "./serverContext.ts";
import { toRange } from "./toLsp.ts";

/** The card of the image under the cursor; for any other reference, what it is. */
export async function hover(
  context: ServerContext,
  { textDocument, position }: HoverParams,
  signal: AbortSignal,
): Promise<Hover | null> {
  const read = await readDocument(context, textDocument.uri);
  if (read === undefined) return null;
  const { document, reading } = read;
  const offset = document.text.offsetAt(position);
  const image = referenceAt(reading.references, offset);
  if (image === undefined) return null;
  const range = toRange(document.text, image.span);
  if (image.role === "invalid" && isShownAlready(context, image, offset)) return null;
  const sentence = isLookedUp(image) ? undefined : roleSentence(image, context.say);
  if (sentence !== undefined) return { contents: toMarkup(context, sentence), range };
  const contents = await cardOf(context, read, image, offset, signal);
  return contents === undefined ? null : { contents, range };
}

/** Whether the mouse is on the squiggle that says what is wrong with a reference, and the editor shows it there. */
function isShownAlready({ client }: ServerContext, image: ImageReference, offset: number): boolean {
  if (!client.hoverHoldsDiagnostics || image.problem === null || image.value === null) return false;
  const { start, end } = shownAt(image, image.problem.span);
  return start <= offset && offset <= end;
}

async function cardOf(
  context: ServerContext,
  { document, settings, options }: ReadDocument,
  image: ImageReference,
  offset: number,
  signal: AbortSignal,
): Promise<MarkupContent | undefined> {
  const checked = toCheckedImage(image);
  if (checked === undefined) return undefined;
  const { host, say, editor } = context;
  const key = canonicalName(checked.reference);
  const known = document.facts.get(key);
  const facts = settings.lookUps
    ? ((await patiently(gatherForCard(context, image, signal), context.hoverPatienceMs)) ?? known)
    : nothingKnown("lookups-off");
  if (facts === undefined) {
    return toMarkup(context, say("`{0}` is being looked up: no answer yet.", image.value ?? image.raw));
  }
  const now = host.now();
  // The comments of the whole document can't be judged by one image.
  const { findings: found } = findingsOf([image], new Map([[key, facts]]), options);
  const findings = found.filter(({ rule }) => rule !== "unused-ignore");
  // The editor shows the messages of diagnostics that lie under the mouse; said twice they are noise. A hover may
  // know more than the editor was told so far, and an edit may have moved what it was told.
  const isShownAbove = ({ rule, message, span }: CardFinding) =>
    context.client.hoverHoldsDiagnostics &&
    span.start <= offset &&
    offset <= span.end &&
    document.published.some((told) => told.rule === rule && told.message === message);
  const card = toCard(checked, facts, findings, { now, say });
  return editor.markdownHover
    ? {
        kind: MarkupKind.Markdown,
        value: cardToMarkdown(card, say, {
          themeIcons: context.client.themeIcons,
          isShownAbove,
        }),
      }
    : { kind: MarkupKind.PlainText, value: cardToText(card, say) };
}

async function gatherForCard(
  { host }: ServerContext,
  { reference }: ImageReference,
  signal: AbortSignal,
): Promise<ImageFacts | undefined> {
  if (reference === null) return undefined;
  return host.gather(reference, "card", { signal, priority: "cursor", why: "hover" });
}

/** The answer, or undefined when it takes too long; then the work goes on, so that the next hover has it. */
async function patiently<T>(work: Promise<T>, patienceMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

function toMarkup({ editor }: ServerContext, sentence: string): MarkupContent {
  return editor.markdownHover
    ? { kind: MarkupKind.Markdown, value: messageToMarkdown(sentence) }
    : { kind: MarkupKind.PlainText, value: sentence };
}
