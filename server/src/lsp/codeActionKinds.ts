import { CodeActionKind } from "vscode-languageserver";

/** The kind of `source.fixAll` that is ours alone, for those who run it when a file is saved. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.tare`;

/** The kinds that we offer, for editors that ask only for some. */
export const codeActionKinds: readonly CodeActionKind[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorRewrite,
  fixAllKind,
];
