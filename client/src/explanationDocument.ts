import { commands, type Disposable, EventEmitter, l10n, Uri, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type ExplainParams, explainMethod } from "../../server/src/lsp/protocol.ts";

const scheme = "tare-image";

/** Shows what is known of an image that someone names, as the hover shows it, on a page of its own. */
export class ExplanationDocument implements Disposable {
  readonly #client: LanguageClient;
  readonly #changed = new EventEmitter<Uri>();
  readonly #provider: Disposable;

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#provider = workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: ({ query }, token) => {
        const params: ExplainParams = { image: query };
        return this.#client.sendRequest<string>(explainMethod, params, token);
      },
    });
  }

  /** Asks which image, and shows it. */
  async ask(): Promise<void> {
    const image = await window.showInputBox({
      title: l10n.t("Explain an image"),
      prompt: l10n.t("Name of an image, with a tag or digest if you like"),
      placeHolder: "nginx:1.27",
    });
    if (image === undefined || image.trim() === "") return;
    const name = image.trim();
    // The tab is called by the last part of the path.
    const uri = Uri.from({ scheme, path: `${name.replaceAll("/", "\u2215")}.md`, query: name });
    this.#changed.fire(uri);
    await commands.executeCommand("markdown.showPreview", uri);
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }
}
