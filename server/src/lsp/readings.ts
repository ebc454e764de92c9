import { type Reader, readWithFiles } from "../analyze.ts";
import type { Settings } from "../core/settings.ts";
import type { SourceKind } from "../core/source.ts";
import type { NearbyFiles } from "./nearbyFiles.ts";
import type { OpenDocument, Reading } from "./openDocument.ts";

/** Loads the reader for one kind of file; the parser behind it is big, so this waits until one is needed. */
export type LoadReader = (kind: SourceKind) => Promise<Reader>;

/** Reads documents, each version once. */
export class Readings {
  readonly #loadReader: LoadReader;
  readonly #files: NearbyFiles;
  readonly #readers = new Map<SourceKind, Promise<Reader>>();

  constructor(loadReader: LoadReader, files: NearbyFiles) {
    this.#loadReader = loadReader;
    this.#files = files;
  }

  /**
   * The references of a document. The answer is for the version that was newest when it was asked for: compare
   * `version` before use, since files around it may have had to be read first.
   */
  async of(document: OpenDocument, settings: Settings): Promise<Reading> {
    const { text, kind, template, place } = document;
    const { version } = text;
    if (document.reading?.version === version) return document.reading;
    if (kind === undefined) return { version, references: [], dependsOn: [] };
    const content = text.getText();
    const reader = await this.reader(kind);
    const source = { kind, path: place.path, text: content, template, variables: settings.variables };
    const { references, dependsOn } = await readWithFiles(source, reader, this.#files.within(place.root));
    const reading = { version, references, dependsOn };
    if (text.version === version) document.reading = reading;
    return reading;
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
