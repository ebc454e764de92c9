import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ImageFacts } from "../core/facts.ts";
import type { Ignore } from "../core/ignores.ts";
import type { ImageReference } from "../core/imageReference.ts";
import { baseName, folderOf } from "../core/paths.ts";
import type { Finding } from "../core/rules/rule.ts";
import type { SourceKind } from "../core/source.ts";
import { type FileNames, wayFrom } from "../fileNames.ts";

/** Where a document lies. Paths are absolute and have `/` on every system. */
export interface DocumentPlace {
  /** The folder that no file is read outside of; null for a document that is no file on this machine. */
  readonly root: string | null;
  /** The file; only its name where `root` is null. */
  readonly path: string;
}

/** What was read from one version of a document. */
export interface Reading {
  readonly version: number;
  readonly references: readonly ImageReference[];
  /** The comments that silence rules. */
  readonly ignores: readonly Ignore[];
}

/** A document that is open in the editor. `text` is always its newest version. */
export interface OpenDocument {
  readonly uri: string;
  /** Undefined for a file that others draw in and that names no images itself, such as `.env`. */
  readonly kind: SourceKind | undefined;
  readonly template: boolean;
  readonly place: DocumentPlace;
  readonly text: TextDocument;
  /** False from the moment it is closed: work that is still under way for it ends without a word. */
  isOpen: boolean;
  /** The newest reading; undefined before the first, and where it was forgotten since. */
  reading: Reading | undefined;
  /** How long the reader worked on it the last time, without what it waited for. */
  readMs: number;
  /** Absolute paths of the files that would have changed the newest reading. */
  dependsOn: readonly string[];
  /** What is known of its images, by canonical name. */
  readonly facts: Map<string, ImageFacts>;
  /** What the editor was told last, and shows. */
  published: readonly Finding[];
}

/**
 * The place of a document in the workspace: its root is the deepest workspace folder around it, else its own
 * folder.
 */
export function placeOf(uri: string, names: FileNames, workspaceFolders: readonly string[]): DocumentPlace {
  const path = names.pathOf(uri);
  if (path === undefined) return { root: null, path: nameInUri(uri) };
  const around = workspaceFolders
    .filter((folder) => wayFrom(names, folder, path) !== undefined)
    .sort((a, b) => b.length - a.length);
  return { root: around[0] ?? folderOf(path), path };
}

/** The last part of an uri's path, which is all that tells what an untitled or remote document is. */
function nameInUri(uri: string): string {
  if (!URL.canParse(uri)) return uri;
  const name = baseName(new URL(uri).pathname);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
