import { TextDocument } from "vscode-languageserver-textdocument";
import type { SourceKind } from "../../core/source.ts";
import type { OpenDocument, Reading } from "../openDocument.ts";
import { type ReadingOptions, readText } from "../readings.ts";

/** A container file on disk, as the walk over the workspace finds it. Paths are absolute, with `/`. */
export interface FoundFile {
  readonly path: string;
  readonly root: string;
  readonly kind: SourceKind;
  readonly template: boolean;
}

/** What the check of a workspace needs of the disk. */
export interface Disk {
  /** Finds the container files of a folder, one by one. */
  find(root: string): AsyncIterable<FoundFile>;
  /** What kind of container file a path is by its name, undefined for none. */
  recognise(path: string, root: string): FoundFile | undefined;
  /** The text of a file within a root, undefined where there is none to be had. */
  read(root: string, path: string): Promise<string | undefined>;
  uriOf(path: string): string;
}

/** A file that is not open in the editor, as it was when it was read. */
export type ReadFile = Pick<OpenDocument, "facts"> & {
  readonly file: FoundFile;
  readonly text: TextDocument;
  readonly reading: Reading;
  readonly dependsOn: readonly string[];
};

/** Reads a file of the workspace; undefined for one that names nothing or can't be read. */
export async function readFound(
  disk: Disk,
  file: FoundFile,
  options: ReadingOptions,
): Promise<ReadFile | undefined> {
  const { kind, template, path, root } = file;
  const content = await disk.read(root, path);
  if (content === undefined) return undefined;
  const { reading, dependsOn } = await readText({ kind, template, path, text: content }, 0, options);
  if (reading.references.length === 0) return undefined;
  const text = TextDocument.create(disk.uriOf(path), kind, 0, content);
  return { file, text, reading, dependsOn, facts: new Map() };
}

/** How many files are read at once. */
export const filesAtOnce = 16;

export async function* batches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
