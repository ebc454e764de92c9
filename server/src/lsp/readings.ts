import { findIgnores } from "../core/ignores.ts";
import { meantFor } from "../core/imageReference.ts";
import type { Settings } from "../core/settings.ts";
import type { SourceKind } from "../core/source.ts";
import { type Reader, type ReadFile, readWithFiles, type Unread } from "../readers.ts";
import type { NearbyFiles } from "./nearbyFiles.ts";
import type { OpenDocument, Reading } from "./openDocument.ts";

/** Loads the reader for one kind of file; the parser behind it is big, so this waits until one is needed. */
export type LoadReader = (kind: SourceKind) => Promise<Reader>;

/** What a text is read with. */
export interface ReadingOptions {
  readonly reader: Reader;
  /** Reads the files around it. */
  readonly readFile: ReadFile;
  readonly settings: Settings;
  /** False where nobody vouches for the workspace: its comments then silence nothing. */
  readonly isTrusted: boolean;
}

/** Reads a text with the files around it, as the settings want it. Open documents and files on disk are read alike. */
export async function readText(
  source: Omit<Unread, "variables">,
  version: number,
  { reader, readFile, settings, isTrusted }: ReadingOptions,
): Promise<{ readonly reading: Reading; readonly dependsOn: readonly string[] }> {
  const { variables, platform } = settings;
  const { references, dependsOn } = await readWithFiles({ ...source, variables }, reader, readFile);
  const ignores = isTrusted ? findIgnores(source.text, source.kind) : [];
  return { reading: { version, references: meantFor(platform, references), ignores }, dependsOn };
}

/** How often a document is read anew because a file around it changed meanwhile. */
const maximumRounds = 3;

/** Reading again is quick, so that only documents in use need to be remembered, however many are open. */
const mostReadings = 20;

/** Reads documents, each version once as long as it is in use. */
export class Readings {
  readonly #loadReader: LoadReader;
  readonly #files: NearbyFiles;
  readonly #isTrusted: boolean;
  /** The least recently used first. */
  readonly #recent = new Set<OpenDocument>();
  readonly #readers = new Map<SourceKind, Promise<Reader>>();

  /** `isTrusted` is false where nobody vouches for the workspace: its comments then silence nothing. */
  constructor(loadReader: LoadReader, files: NearbyFiles, isTrusted: boolean) {
    this.#loadReader = loadReader;
    this.#isTrusted = isTrusted;
    this.#files = files;
  }

  /**
   * The references of a document. The answer is for the version that was newest when it was asked for: compare
   * `version` before use, since files around it may have had to be read first.
   */
  async of(document: OpenDocument, settings: Settings): Promise<Reading> {
    const { text, kind, template, place } = document;
    if (document.reading?.version === text.version) return this.#remember(document, document.reading);
    if (kind === undefined) return { version: text.version, references: [], ignores: [] };
    const read = await this.reader(kind);
    document.readMs = 0;
    const reader: Reader = (given) => {
      const startedAt = performance.now();
      const result = read(given);
      document.readMs += performance.now() - startedAt;
      return result;
    };
    const source = { kind, path: place.path, text: text.getText(), template };
    const readAt = text.version;
    for (let round = 0; ; round++) {
      const { epoch } = this.#files;
      const { reading, dependsOn } = await readText(source, readAt, {
        reader,
        readFile: this.#files.within(place.root),
        settings,
        isTrusted: this.#isTrusted,
      });
      // Where files keep changing under our hands, the next check reads again.
      if (epoch !== this.#files.epoch && round < maximumRounds) continue;
      if (text.version !== readAt) return reading;
      document.dependsOn = dependsOn;
      return this.#remember(document, reading);
    }
  }

  /** Keeps the readings of the documents that were asked for last. */
  #remember(document: OpenDocument, reading: Reading): Reading {
    document.reading = reading;
    this.#recent.delete(document);
    this.#recent.add(document);
    if (this.#recent.size > mostReadings) {
      for (const oldest of this.#recent) {
        oldest.reading = undefined;
        this.#recent.delete(oldest);
        break;
      }
    }
    return reading;
  }

  /** Lets go of a document that was closed. */
  forget(document: OpenDocument): void {
    this.#recent.delete(document);
    document.reading = undefined;
  }

  /** The reader for one kind of file, loaded now where it wasn't before. */
  reader(kind: SourceKind): Promise<Reader> {
    let reader = this.#readers.get(kind);
    if (reader === undefined) {
      reader = this.#loadReader(kind);
      this.#readers.set(kind, reader);
    }
    return reader;
  }
}
