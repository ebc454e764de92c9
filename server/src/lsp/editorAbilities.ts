import { type ClientCapabilities, MarkupKind } from "vscode-languageserver";

/** What the editor at the other end can do, as far as our answers depend on it. */
export interface EditorAbilities {
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  /** Whether it shows what stands behind a label for all items, not only for the one in focus. */
  readonly labelDetails: boolean;
  /** Whether code actions may be answered as objects with edits; older editors take commands only. */
  readonly codeActionLiterals: boolean;
  /** Whether the edit of a code action may be left for when it is chosen. */
  readonly codeActionResolve: boolean;
  /** Whether edits may name the version of the document that they were made for. */
  readonly versionedEdits: boolean;
  /** Whether an edit may create a file. */
  readonly createsFiles: boolean;
  readonly applyEdit: boolean;
  /** Whether it shows what each change of an edit is, and asks about those that want a word of the reader. */
  readonly annotatesEdits: boolean;
  /** Whether it may be told that an edit changes many files on purpose. */
  readonly editMetadata: boolean;
  readonly registersWatchers: boolean;
  readonly registersConfiguration: boolean;
  readonly refreshesInlayHints: boolean;
  readonly showsDocuments: boolean;
  /** Whether it tells when its workspace folders change. */
  readonly changesFolders: boolean;
  /** Whether it shows progress that the server begins. */
  readonly showsProgress: boolean;
}

export function readAbilities({ textDocument, workspace, window }: ClientCapabilities): EditorAbilities {
  const { codeAction, hover, completion } = textDocument ?? {};
  return {
    markdownHover: hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    markdownCompletion:
      completion?.completionItem?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    labelDetails: completion?.completionItem?.labelDetailsSupport === true,
    codeActionLiterals: codeAction?.codeActionLiteralSupport !== undefined,
    codeActionResolve:
      codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes("edit") === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    applyEdit: workspace?.applyEdit === true,
    annotatesEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    editMetadata: workspace?.workspaceEdit?.metadataSupport === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    showsProgress: window?.workDoneProgress === true,
    changesFolders: workspace?.workspaceFolders === true,
    showsDocuments: window?.showDocument?.support === true,
  };
}
