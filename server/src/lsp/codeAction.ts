import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  MessageType,
  ShowMessageNotification,
} from "vscode-languageserver";
import { mustBePulled } from "../core/check.ts";
import { toCheckedImage } from "../core/checkedImage.ts";
import { mergeEdits } from "../core/edits.ts";
import type { ImageFacts } from "../core/facts.ts";
import { currentDigest, pin, wantsVersions } from "../core/fixes.ts";
import type { ImageReference } from "../core/imageReference.ts";
import { whyNotKept } from "../core/pins.ts";
import { canonicalName } from "../core/reference.ts";
import type { Finding } from "../core/rules/rule.ts";
import type { Span } from "../core/span.ts";
import { toAction, toWorkspaceEdit } from "./actions.ts";
import { checkDocument } from "./checkedDocument.ts";
import { fixAllKind } from "./codeActionKinds.ts";
import { endangers } from "./endangers.ts";
import type { OpenDocument } from "./openDocument.ts";
import { openPageAction } from "./openPage.ts";
import { type ReadDocument, readDocument, type ServerContext } from "./serverContext.ts";
import { silencingActions } from "./silencingActions.ts";
import { diagnosticSource, toRange } from "./toLsp.ts";

/** What a pin that is left for later carries, to be found again in the document. */
interface PinData {
  readonly pin: {
    readonly uri: string;
    readonly version: number;
    /** Where the reference starts, in UTF-16 code units. */
    readonly offset: number;
  };
}

/**
 * The ways out for the images in a range. Answered from what is known: a request here never waits for the network,
 * since editors ask at each move of the cursor.
 */
export async function codeActions(
  context: ServerContext,
  { textDocument, range, context: asked }: CodeActionParams,
): Promise<CodeAction[]> {
  const read = await readDocument(context, textDocument.uri);
  if (read === undefined || !context.editor.codeActionLiterals) return [];
  const { document, reading } = read;
  const span = { start: document.text.offsetAt(range.start), end: document.text.offsetAt(range.end) };
  const near = reading.references.filter((image) => touches(image.span, span));
  const wants = (kind: CodeActionKind) =>
    asked.only === undefined || asked.only.some((only) => kind === only || kind.startsWith(`${only}.`));

  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const findings = findingsIn(read).filter(
      (finding) => touches(finding.span, span) || near.some((image) => touches(image.span, finding.span)),
    );
    const about = (finding: Finding) => asked.diagnostics.filter((each) => isAbout(document, each, finding));
    for (const finding of findings) actions.push(...quickFixes(context, document, finding, about(finding)));
    for (const finding of findings) {
      actions.push(...(await silencingActions(context, read, finding, about(finding))));
    }
  }
  if (wants(CodeActionKind.RefactorRewrite))
    actions.push(...near.flatMap((image) => pinOf(context, read, image)).filter(isNew(actions)));
  // It changes nothing, so it is of no kind and stands behind all that does.
  if (asked.only === undefined)
    actions.push(...near.flatMap((image) => openPageAction(context, read, image)));
  // Not among what a cursor brings up: only where someone asks for it, as on save.
  if (asked.only !== undefined && wants(fixAllKind)) actions.push(...fixAll(context, read));
  return actions;
}

/** Fills in the edit of a pin that was offered before its digest was known. */
export async function resolveCodeAction(
  context: ServerContext,
  action: CodeAction,
  signal: AbortSignal,
): Promise<CodeAction> {
  if (action.edit !== undefined || !isPinData(action.data)) return action;
  const { uri, version, offset } = action.data.pin;
  const read = await readDocument(context, uri);
  if (read === undefined || read.document.text.version !== version) return action;
  const image = read.reading.references.find(({ span }) => span.start === offset);
  const checked = image === undefined ? undefined : toCheckedImage(image, read.reading.references);
  if (checked === undefined) return action;
  const asking = { signal, priority: "cursor", why: "pin" } as const;
  const facts = await context.host.gather(checked.reference, "pin", asking);
  const notKept = whyNotKept(checked, facts, read.options);
  const fix = notKept === undefined ? pin(checked, facts, context.say) : undefined;
  if (fix === undefined || read.document.text.version !== version) {
    // Someone chose the action, so they are told why nothing happens.
    const message = context.say("The digest of {0} can't be had now.", checked.familiarName);
    await context.connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message,
    });
    return action;
  }
  return { ...action, edit: toWorkspaceEdit(context, read.document, fix.edits) };
}

function quickFixes(
  context: ServerContext,
  document: OpenDocument,
  finding: Finding,
  about: Diagnostic[],
): CodeAction[] {
  return finding.fixes.map((fix) => toAction(context, document, fix, CodeActionKind.QuickFix, about));
}

/** Whether an action isn't offered yet: a fix of a finding may be the very pin that any image can have. */
function isNew(offered: readonly CodeAction[]): (action: CodeAction) => boolean {
  const titles = new Set(offered.map(({ title }) => title));
  return ({ title }) => !titles.has(title);
}

/** The pin of one image: at once where its digest is known, else left for when it is chosen. */
function pinOf(context: ServerContext, read: ReadDocument, image: ImageReference): CodeAction[] {
  const { document, reading, options } = read;
  const checked = mustBePulled(image) ? toCheckedImage(image, reading.references) : undefined;
  if (checked === undefined || checked.digest !== undefined) return [];
  if ((checked.tag ?? checked.name).edit === undefined || endangers(read, image)) return [];
  const facts = document.facts.get(canonicalName(checked.reference));
  if (whyNotKept(checked, facts ?? {}, options) !== undefined) return [];
  const fix = facts === undefined ? undefined : pin(checked, facts, context.say);
  const later = context.editor.codeActionResolve && mayBeHad(facts);
  if (fix !== undefined && !(later && wantsVersions(checked, facts ?? {}))) {
    return [toAction(context, document, fix, CodeActionKind.RefactorRewrite)];
  }
  // With the digest at hand and still no pin, asking for it makes none either.
  if (!later || (fix === undefined && currentDigest(checked, facts ?? {}) !== undefined)) return [];
  const data: PinData = {
    pin: { uri: document.uri, version: document.text.version, offset: image.span.start },
  };
  const title = context.say("Pin {0} to its digest", checked.familiarName);
  return [{ title, kind: CodeActionKind.RefactorRewrite, data }];
}

/** Whether asking for the digest makes sense: not for what isn't there, nor where nobody may be asked. */
function mayBeHad(facts: ImageFacts | undefined): boolean {
  if (facts?.tag === undefined) return facts?.repository?.state !== "absent";
  if (facts.tag.state !== "unknown") return facts.tag.state === "known";
  return facts.tag.why !== "not-hub" && facts.tag.why !== "lookups-off";
}

/** The preferred fixes of the whole document as one edit; those that overlap an earlier one wait for another time. */
function fixAll(context: ServerContext, read: ReadDocument): CodeAction[] {
  const preferred = findingsIn(read).map(
    ({ fixes }) => fixes.find((fix) => fix.preferred === true)?.edits ?? [],
  );
  const { edits } = mergeEdits(preferred);
  if (edits.length === 0) return [];
  return [toAction(context, read.document, { title: context.say("Fix all images"), edits }, fixAllKind)];
}

function findingsIn({ document, reading, options }: ReadDocument): readonly Finding[] {
  return checkDocument(document, reading, options).findings;
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function isAbout(document: OpenDocument, diagnostic: Diagnostic, finding: Finding): boolean {
  if (diagnostic.source !== diagnosticSource || diagnostic.code !== finding.rule) return false;
  const { start, end } = toRange(document.text, finding.span);
  return (
    diagnostic.range.start.line === start.line &&
    diagnostic.range.start.character === start.character &&
    diagnostic.range.end.line === end.line &&
    diagnostic.range.end.character === end.character
  );
}

function isPinData(data: unknown): data is PinData {
  if (typeof data !== "object" || data === null || !("pin" in data)) return false;
  const { pin } = data;
  return (
    typeof pin === "object" &&
    pin !== null &&
    "uri" in pin &&
    typeof pin.uri === "string" &&
    "version" in pin &&
    typeof pin.version === "number" &&
    "offset" in pin &&
    typeof pin.offset === "number"
  );
}
