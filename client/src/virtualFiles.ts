import { FileType, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type FileTextParams, type FileTextResult, fileTextMethod } from "../../server/src/lsp/protocol.ts";

/** Larger files are no container files that anyone wrote. */
const largestFileBytes = 4 * 1024 * 1024;

/** Hands the server files that it can't read itself: those of a repository that was opened without a clone. */
export function answerFileTexts(client: LanguageClient) {
  return client.onRequest(fileTextMethod, async ({ uri }: FileTextParams): Promise<FileTextResult> => {
    const file = client.protocol2CodeConverter.asUri(uri);
    // What lies on the disk the server reads by itself, within its bounds.
    if (file.scheme === "file" || workspace.getWorkspaceFolder(file) === undefined) return { text: null };
    try {
      const { type, size } = await workspace.fs.stat(file);
      if ((type & FileType.File) === 0 || size > largestFileBytes) return { text: null };
      return { text: new TextDecoder().decode(await workspace.fs.readFile(file)) };
    } catch {
      return { text: null };
    }
  });
}
