import type { CodeAction, CodeActionKind, Diagnostic, WorkspaceEdit } from "vscode-languageserver";
import type { Edit, Fix } from "../core/rules/rule.ts";
import type { OpenDocument } from "./openDocument.ts";
import type { ServerContext } from "./serverContext.ts";
import { toTextEdit } from "./toLsp.ts";

/** A fix as the editor's menu has it, with the diagnostics that it is an answer to. */
export function toAction(
  context: ServerContext,
  document: OpenDocument,
  { title, edits, preferred }: Fix,
  kind: CodeActionKind,
  diagnostics: Diagnostic[] = [],
): CodeAction {
  return {
    title,
    kind,
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
