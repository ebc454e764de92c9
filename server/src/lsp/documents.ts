import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { SourceKind } from "../core/source.ts";
import type { FileNames } from "../fileNames.ts";
import { type DocumentPlace, type OpenDocument, placeOf } from "./openDocument.ts";

/** Who is told about documents. */
export interface DocumentListener {
  opened(document: OpenDocument): void;
  changed(document: OpenDocument): void;
  saved(document: OpenDocument): void;
  closed(document: OpenDocument): void;
}

/** Tells what kind of file it is from its path, its language in the editor and its text; undefined for no kind. */
export type KindOf = (path: string, languageId: string, text: string) => SourceKind | undefined;

/** How documents are recognised. */
export interface Recognition {
  readonly kindOf: KindOf;
  readonly isTemplate: (path: string) => boolean;
  readonly names: FileNames;
  /** Absolute paths, with `/`. */
  readonly workspaceFolders: () => readonly string[];
}

/** The documents that are open in the editor, kept in step with it change by change. */
export class Documents {
  readonly #byUri = new Map<string, OpenDocument>();
  readonly #byPath = new Map<string, OpenDocument>();
  readonly #recognition: Recognition;
  readonly #listener: DocumentListener;

  constructor(recognition: Recognition, listener: DocumentListener) {
    this.#recognition = recognition;
    this.#listener = listener;
  }

  get(uri: string): OpenDocument | undefined {
    return this.#byUri.get(uri);
  }

  /** The open document of a file, by its absolute path with `/`. */
  at(path: string): OpenDocument | undefined {
    return this.#byPath.get(this.#recognition.names.keyOf(path));
  }

  all(): Iterable<OpenDocument> {
    return this.#byUri.values();
  }

  open({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): void {
    const former = this.#remove(uri);
    if (former !== undefined) this.#listener.closed(former);
    this.#listener.opened(this.#add(TextDocument.create(uri, languageId, version, text)));
  }

  change({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): void {
    const document = this.#byUri.get(uri);
    if (document === undefined || contentChanges.length === 0) return;
    TextDocument.update(document.text, contentChanges, version);
    this.#listener.changed(document);
  }

  save({ textDocument: { uri } }: DidSaveTextDocumentParams): void {
    const document = this.#byUri.get(uri);
    if (document !== undefined) this.#listener.saved(document);
  }

  close({ textDocument: { uri } }: DidCloseTextDocumentParams): void {
    const document = this.#remove(uri);
    if (document !== undefined) this.#listener.closed(document);
  }

  #add(text: TextDocument): OpenDocument {
    const { uri, languageId } = text;
    const { kindOf, isTemplate, names, workspaceFolders } = this.#recognition;
    const place: DocumentPlace = placeOf(uri, names, workspaceFolders());
    const document: OpenDocument = {
      uri,
      kind: kindOf(place.path, languageId, text.getText()),
      template: isTemplate(place.path),
      place,
      text,
      isOpen: true,
      reading: undefined,
      readMs: 0,
      dependsOn: [],
      published: [],
      facts: new Map(),
    };
    this.#byUri.set(uri, document);
    if (place.root !== null) this.#byPath.set(names.keyOf(place.path), document);
    return document;
  }

  #remove(uri: string): OpenDocument | undefined {
    const document = this.#byUri.get(uri);
    if (document === undefined) return undefined;
    document.isOpen = false;
    this.#byUri.delete(uri);
    const key = this.#recognition.names.keyOf(document.place.path);
    // Two ways to write one file are two documents to an editor.
    if (this.#byPath.get(key) === document) this.#byPath.delete(key);
    return document;
  }
}
