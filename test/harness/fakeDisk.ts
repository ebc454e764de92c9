import { isTemplate, sourceKindOf } from "../../server/src/core/fileKinds.ts";
import type { Disk, FoundFile } from "../../server/src/lsp/workspace/workspaceFiles.ts";

/** A disk that holds nothing but the test's files. */
export function diskOf(files: ReadonlyMap<string, string>): Disk {
  const recognise = (path: string, root: string): FoundFile | undefined => {
    const kind = sourceKindOf(path);
    return kind === undefined ? undefined : { path, root, kind, template: isTemplate(path) };
  };
  return {
    async *find(root) {
      for (const path of files.keys()) {
        const file = path.startsWith(`${root}/`) ? recognise(path, root) : undefined;
        if (file !== undefined) yield file;
      }
    },
    recognise,
    read: async (_root, path) => files.get(path),
    uriOf: (path) => `file://${path}`,
  };
}
