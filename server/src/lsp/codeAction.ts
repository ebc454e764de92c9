import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { findingsOf } from "../analyze.ts";
import type { Edit, Finding, Fix } from "../core/rules/rule.ts";
import type { Span } from "../core/span.ts";
import type { OpenDocument } from "./openDocument.ts";
import { type ReadDocument, readDocument, type ServerContext } from "./serverContext.ts";
import { diagnosticSource, toRange, toTextEdit } from "./toLsp.ts";

/** The kinds that we offer, for editors that ask only for some. */
export const codeActionKinds = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite];

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
  const { document } = read;
  const span = { start: document.text.offsetAt(range.start), end: document.text.offsetAt(range.end) };
  const wanted = (kind: CodeActionKind) =>
    asked.only === undefined || asked.only.some((only) => kind === only || kind.startsWith(`${only}.`));

  const actions: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix)) {
    for (const finding of findingsWithin(context, read, span)) {
      const diagnostics = asked.diagnostics.filter((each) => isAbout(document, each, finding));
      for (const fix of finding.fixes) actions.push(toQuickFix(context, document, fix, diagnostics));
    }
  }
  return actions;
}

/** What is found in the references that touch a span. */
function findingsWithin(
  { host, say }: ServerContext,
  { document, reading, settings, knowledge }: ReadDocument,
  span: Span,
): readonly Finding[] {
  const near = reading.references.filter((image) => touches(image.span, span));
  return findingsOf(near, document.facts, {
    now: host.now(),
    say,
    knowledge,
    severities: settings.severities,
  }).findings;
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

function toQuickFix(
  context: ServerContext,
  document: OpenDocument,
  { title, edits, preferred }: Fix,
  diagnostics: Diagnostic[],
): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    ...(diagnostics.length === 0 ? {} : { diagnostics }),
    ...(preferred === true ? { isPreferred: true } : {}),
    edit: toWorkspaceEdit(context, document, edits),
  };
}

/** Edits of one document, bound to its version where the editor can check it. */
export function toWorkspaceEdit(
  { editor }: Pick<ServerContext, "editor">,
  { uri, text }: Pick<OpenDocument, "uri" | "text">,
  edits: readonly Edit[],
): WorkspaceEdit {
  const textEdits = edits.map((edit) => toTextEdit(text, edit));
  return editor.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version: text.version }, edits: textEdits }] }
    : { changes: { [uri]: textEdits } };
}
