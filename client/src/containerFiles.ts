import type { DocumentFilter } from "vscode";
import { containerFileGlobs } from "../../server/src/lsp/protocol.ts";

/** Files that container files draw in; kept in step with the server so that unsaved values count. */
const drawnInGlobs: readonly string[] = ["**/{.env,*.env,.env.*}", "**/.tare.yaml"];

/**
 * Where documents come from that someone edits: not the two sides of a comparison, not an output, not a cell of a
 * notebook. Last the file systems of a repository opened without a clone, and of a guest of a shared session.
 */
const schemes: readonly string[] = ["file", "untitled", "vscode-remote", "vscode-vfs", "vsls"];

/** The documents in which images are looked at. */
export const containerFiles: DocumentFilter[] = schemes.flatMap((scheme) => [
  { scheme, language: "dockerfile" },
  { scheme, language: "dockercompose" },
  ...containerFileGlobs.map((pattern) => ({ scheme, pattern })),
]);

/** Filters for the documents that the server is told about. */
export const syncedFiles: { scheme: string; language?: string; pattern?: string }[] = schemes.flatMap(
  (scheme) => [
    { scheme, language: "dockerfile" },
    { scheme, language: "dockercompose" },
    ...[...containerFileGlobs, ...drawnInGlobs].map((pattern) => ({ scheme, pattern })),
  ],
);
