import { meantFor } from "../core/imageReference.ts";
import { LineIndex } from "../core/span.ts";
import { atOnce, readerWithin, textNow } from "../disk.ts";
import { fileNames } from "../fileNames.ts";
import { type ContainerFile, findFiles, projectOf, rootOf, UnreadableError } from "../files.ts";
import { loadReader, type ReadFile, readWithFiles } from "../readers.ts";
import type { Reading } from "./arguments.ts";
import type { FileReport } from "./reports/report.ts";

/** A file as it was read, with the way back to where it lies. */
export interface ReadFileReport extends FileReport, Pick<ContainerFile, "absolute" | "kind" | "template"> {
  readonly readFile: ReadFile;
}

/** A file's text, with what is needed to read it. */
export type UnreadFile = Omit<ReadFileReport, "lines" | "references" | "findings" | "unchecked">;

/**
 * Finds and reads the container files that a command names. Files that can't be read as text are passed over where
 * a folder was walked, and are a fault where they were named.
 *
 * @throws UnreadableError
 */
export async function readFiles(reading: Reading, cwd: string): Promise<readonly ReadFileReport[]> {
  const files = await findFiles(reading.paths, cwd, reading.as);
  const readers = new Map<string, ReadFile>();
  const reports: ReadFileReport[] = [];
  for (const file of files) {
    const root = file.kind === "dockerfile" ? projectOf(file.absolute, cwd) : rootOf(file.absolute);
    let readFile = readers.get(root);
    if (readFile === undefined) {
      readFile = rememberingAbsence(readerWithin(root, atOnce));
      readers.set(root, readFile);
    }
    const report = await readOne(file, reading, readFile);
    if (report !== undefined) reports.push(report);
  }
  return reports;
}

async function readOne(
  { name: file, absolute, kind, template, named }: ContainerFile,
  reading: Reading,
  readFile: ReadFile,
): Promise<ReadFileReport | undefined> {
  const text = textNow(absolute);
  if (text === undefined) {
    if (named) throw new UnreadableError(`"${file}" can't be read: it is too large or not allowed.`);
    return undefined;
  }
  return readText({ file, absolute, kind, template, text, readFile }, reading);
}

/** Most files that others may draw in aren't there, and those of a folder are looked for by all that lie below it. */
function rememberingAbsence(readFile: ReadFile): ReadFile {
  const absent = new Set<string>();
  return async (path) => {
    if (absent.has(path)) return undefined;
    const text = await readFile(path);
    if (text === undefined) absent.add(path);
    return text;
  };
}

/** Reads a text as the file it is from, with the files around it. */
export async function readText(file: UnreadFile, { variables, platform }: Reading): Promise<ReadFileReport> {
  const { text, kind, template, absolute } = file;
  const path = fileNames.slashed(absolute);
  const { references } = await readWithFiles(
    { kind, template, text, path, variables },
    await loadReader(kind),
    file.readFile,
  );
  const meant = meantFor(platform, references);
  return { ...file, lines: new LineIndex(text), references: meant, findings: [], unchecked: [] };
}
