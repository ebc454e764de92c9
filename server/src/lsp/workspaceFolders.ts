import type { InitializeParams, WorkspaceFoldersChangeEvent } from "vscode-languageserver";
import type { FileNames } from "../fileNames.ts";

/** The folders that are open in the editor and whose files can be read. */
export class WorkspaceFolders {
  readonly #names: FileNames;
  #folders: readonly { readonly uri: string; readonly path: string }[] = [];

  constructor({ workspaceFolders, rootUri }: InitializeParams, names: FileNames) {
    this.#names = names;
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
    this.#add(uris);
  }

  /** Their absolute paths, with `/`. */
  get paths(): readonly string[] {
    return this.#folders.map(({ path }) => path);
  }

  /** The uri of the folder with this path, as the editor writes it. */
  uriOf(path: string): string | undefined {
    return this.#folders.find((folder) => folder.path === path)?.uri;
  }

  changed({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = new Set(removed.map(({ uri }) => uri));
    this.#folders = this.#folders.filter(({ uri }) => !gone.has(uri));
    this.#add(added.map(({ uri }) => uri));
  }

  #add(uris: readonly string[]): void {
    const more = uris.flatMap((uri) => {
      const path = this.#names.pathOf(uri);
      return path === undefined ? [] : [{ uri, path }];
    });
    this.#folders = [...this.#folders, ...more];
  }
}
