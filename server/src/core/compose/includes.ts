import { folderOf, pathFrom } from "../paths.ts";
import type { ComposeFile } from "./file.ts";
import { asScalar, type ComposeNode, field, itemsOf, textField, textOf } from "./nodes.ts";

/** An entry of `include`: files that are merged, then read as a project of their own. */
export interface Include {
  readonly paths: readonly string[];
  /** Folder that their paths are relative to. */
  readonly folder: string;
  readonly envFiles: readonly string[];
}

/** What a file includes, as far as it lies on the disk. */
export function includesOf(file: ComposeFile): readonly Include[] {
  const from = file.owner.folder;
  return itemsOf(field(file.top, "include")).flatMap((entry) => {
    const written = textsOf(entry.kind === "map" ? field(entry, "path") : entry).filter(isLocal);
    const paths = written.map((path) => pathFrom(from, path));
    const [first] = paths;
    if (first === undefined) return [];
    const directory = textField(entry, "project_directory");
    const folder = directory === undefined ? folderOf(first) : pathFrom(from, directory);
    const named = textsOf(field(entry, "env_file"));
    const envFiles =
      named.length > 0 ? named.map((path) => pathFrom(from, path)) : [pathFrom(folder, ".env")];
    return [{ paths, folder, envFiles }];
  });
}

/** The texts of a scalar, or of a list of them. */
function textsOf(node: ComposeNode | undefined): readonly string[] {
  const scalars = node?.kind === "list" ? node.items.map(asScalar) : [asScalar(node)];
  return scalars.flatMap((scalar) => textOf(scalar) || []);
}

/** Compose can include from Git and OCI registries too. */
function isLocal(path: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]+:(?![\\/](?!\/))|git@|github\.com\/)/i.test(path);
}
