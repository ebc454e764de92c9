import { isTemplate, sourceKindOf } from "./core/fileKinds.ts";
import { readerWithin } from "./disk.ts";
import { fileNames } from "./fileNames.ts";
import { walkFolder } from "./files.ts";
import type { Disk } from "./lsp/workspace/workspaceFiles.ts";
import type { ReadFile } from "./readers.ts";

const readers = new Map<string, ReadFile>();

/** The files of this machine, as the check of a workspace sees them. */
export const disk: Disk = {
  async *find(root) {
    for await (const { absolute, kind, template } of walkFolder(root)) {
      yield { path: fileNames.slashed(absolute), root, kind, template };
    }
  },
  recognise(path, root) {
    const kind = sourceKindOf(path);
    return kind === undefined ? undefined : { path, root, kind, template: isTemplate(path) };
  },
  read(root, path) {
    let reader = readers.get(root);
    if (reader === undefined) {
      reader = readerWithin(root);
      readers.set(root, reader);
    }
    return reader(path);
  },
  uriOf: fileNames.uriOf,
};
