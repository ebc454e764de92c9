import { type Disposable, commands as vscodeCommands, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  checkWorkspaceMethod,
  type ImagesResult,
  imagesChangedMethod,
  imagesMethod,
} from "../../server/src/lsp/protocol.ts";
import { commands } from "./commandNames.ts";
import { FileMarks } from "./fileMarks.ts";
import { ImagesView, imagesViewId } from "./imagesView.ts";

/** Keeps the view of images and the marks of files in step with the server. */
export class WorkspaceImages implements Disposable {
  readonly #client: LanguageClient;
  readonly #view = new ImagesView();
  readonly #marks = new FileMarks();
  readonly #registrations: readonly Disposable[];

  constructor(client: LanguageClient) {
    this.#client = client;
    const register = (name: string, run: () => unknown) => vscodeCommands.registerCommand(name, run);
    this.#registrations = [
      client.onNotification(imagesChangedMethod, () => this.#refresh()),
      register(commands.checkWorkspace, () => this.#checkWorkspace()),
      register(commands.showTroubleOnly, () => this.#filter(true)),
      register(commands.showAllImages, () => this.#filter(false)),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("tare.fileMarks")) this.#marks.refresh();
      }),
    ];
  }

  /** Checks the workspace at the start, where people asked for that. */
  async started(): Promise<void> {
    if (workspace.getConfiguration("tare").get("workspace.checkOnStart") === true)
      await this.#checkWorkspace();
    else await this.#refresh();
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#view.dispose();
    this.#marks.dispose();
  }

  async #checkWorkspace(): Promise<void> {
    await window.withProgress({ location: { viewId: imagesViewId } }, async () => {
      await this.#client.sendRequest(checkWorkspaceMethod);
      await this.#refresh();
    });
  }

  async #refresh(): Promise<void> {
    const { images } = await this.#client.sendRequest<ImagesResult>(imagesMethod);
    this.#view.show(images);
    this.#marks.show(images);
  }

  async #filter(troubleOnly: boolean): Promise<void> {
    this.#view.filter(troubleOnly);
    await vscodeCommands.executeCommand("setContext", "tare.troubleOnly", troubleOnly);
  }
}
