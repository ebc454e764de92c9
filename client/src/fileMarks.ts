import {
  type Disposable,
  EventEmitter,
  FileDecoration,
  type FileDecorationProvider,
  l10n,
  ThemeColor,
  Uri,
  window,
  workspace,
} from "vscode";
import type { ImageEntry } from "../../server/src/lsp/protocol.ts";

/** Marks the files of the explorer that name an image which endangers. Broken ones are in Problems anyway. */
export class FileMarks implements FileDecorationProvider, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeFileDecorations = this.#changed.event;
  readonly #registration = window.registerFileDecorationProvider(this);
  #files: ReadonlySet<string> = new Set();

  /** Takes the images of the workspace as they are now. */
  show(images: readonly ImageEntry[]): void {
    const files = images
      .filter(({ verdict }) => verdict === "endangers")
      .flatMap(({ places }) => places.map(({ uri }) => uri))
      // One file has several URIs, of which the editor writes one.
      .map((uri) => Uri.parse(uri).toString());
    this.#files = new Set(files);
    this.#changed.fire(undefined);
  }

  /** The setting that switches the marks changed. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    if (!this.#files.has(uri.toString())) return undefined;
    if (workspace.getConfiguration("tare", uri).get("fileMarks.enabled") !== true) return undefined;
    return new FileDecoration(
      "!",
      l10n.t("Names an image that endangers"),
      new ThemeColor("problemsErrorIcon.foreground"),
    );
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
