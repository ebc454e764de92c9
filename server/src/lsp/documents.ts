import type { Connection } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { SourceKind } from "../core/source.ts";
import type { Host } from "../host.ts";
import { guardedNotification } from "./guarded.ts";
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
  /** Absolute paths, with `/`. */
  readonly workspaceFolders: () => readonly string[];
}

/** The documents that are open in the editor, kept in step with it change by change. */
export class Documents {
  readonly #byUri = new Map<string, OpenDocument>();
  readonly #byPath = new Map<string, OpenDocument>();
  readonly #recognition: Recognition;

  constructor(recognition: Recognition) {
    this.#recognition = recognition;
  }

  get(uri: string): OpenDocument | undefined {
    return this.#byUri.get(uri);
  }

  /** The open document of a file, by its absolute path with `/`. */
  at(path: string): OpenDocument | undefined {
    return this.#byPath.get(path);
  }

  all(): Iterable<OpenDocument> {
    return this.#byUri.values();
  }

  /** Follows the editor. A faulty message is logged and passed over. */
  listen(connection: Connection, host: Host, listener: DocumentListener): void {
    connection.onDidOpenTextDocument(
      guardedNotification(host, "didOpen", ({ textDocument: { uri, languageId, version, text } }) => {
        const former = this.#remove(uri);
        if (former !== undefined) listener.closed(former);
        const document = this.#add(TextDocument.create(uri, languageId, version, text));
        listener.opened(document);
      }),
    );
    connection.onDidChangeTextDocument(
      guardedNotification(host, "didChange", ({ textDocument: { uri, version }, contentChanges }) => {
        const document = this.#byUri.get(uri);
        if (document === undefined || contentChanges.length === 0) return;
        TextDocument.update(document.text, contentChanges, version);
        listener.changed(document);
      }),
    );
    connection.onDidSaveTextDocument(
      guardedNotification(host, "didSave", ({ textDocument: { uri } }) => {
        const document = this.#byUri.get(uri);
        if (document !== undefined) listener.saved(document);
      }),
    );
    connection.onDidCloseTextDocument(
      guardedNotification(host, "didClose", ({ textDocument: { uri } }) => {
        const document = this.#remove(uri);
        if (document !== undefined) listener.closed(document);
      }),
    );
  }

  #add(text: TextDocument): OpenDocument {
    const { uri, languageId } = text;
    const { kindOf, isTemplate, workspaceFolders } = this.#recognition;
    const place: DocumentPlace = placeOf(uri, workspaceFolders());
    const document: OpenDocument = {
      uri,
      kind: kindOf(place.path, languageId, text.getText()),
      template: isTemplate(place.path),
      place,
      text,
      isOpen: true,
      reading: undefined,
      dependsOn: [],
      facts: new Map(),
    };
    this.#byUri.set(uri, document);
    if (place.root !== null) this.#byPath.set(place.path, document);
    return document;
  }

  #remove(uri: string): OpenDocument | undefined {
    const document = this.#byUri.get(uri);
    if (document === undefined) return undefined;
    document.isOpen = false;
    this.#byUri.delete(uri);
    this.#byPath.delete(document.place.path);
    return document;
  }
}
