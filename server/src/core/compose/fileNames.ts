import { folderOf, pathFrom } from "../paths.ts";

/** Names that Compose looks for by itself, in its order. */
export const baseFileNames: readonly string[] = [
  "compose.yaml",
  "compose.yml",
  "docker-compose.yml",
  "docker-compose.yaml",
];

/** Names of the files that override those, in the same order. */
export const overrideFileNames: readonly string[] = [
  "compose.override.yml",
  "compose.override.yaml",
  "docker-compose.override.yml",
  "docker-compose.override.yaml",
];

/** Folders above a file's own in which a project that it belongs to is looked for. */
const foldersAbove = 3;

/** The files by which a project that a file belongs to would be found, the nearest first. Paths are tidy. */
export function baseFilesAround(path: string): readonly string[] {
  return foldersFrom(folderOf(path)).flatMap((folder) => baseFileNames.map((name) => pathFrom(folder, name)));
}

function foldersFrom(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; at !== folderOf(at) && folders.length <= foldersAbove; ) {
    at = folderOf(at);
    folders.push(at);
  }
  return folders;
}
