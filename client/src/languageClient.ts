import { type ExtensionContext, Uri, window, workspace } from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from "vscode-languageclient/node";
import type { ClientOptions } from "../../server/src/lsp/protocol.ts";
import { syncedFiles } from "./containerFiles.ts";
import { pinMiddleware } from "./pinCommands.ts";

/** The section of the settings, and the name under which the client's trace is switched on. */
const id = "tare";

/** Makes the client of our server. It is started and stopped by its caller. */
export function createLanguageClient(context: ExtensionContext): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, "dist", "server", "main.mjs").fsPath;
  // Answers are remembered between sessions where VS Code keeps what belongs to an extension.
  const remembered = { TARE_CACHE_DIR: context.globalStorageUri.fsPath };
  // Most of what a check makes is gone right after it; a small young generation keeps the server's memory small.
  const options = { env: { ...remembered, ...process.env }, execArgv: ["--max-semi-space-size=2"] };
  const serverOptions: ServerOptions = { module, transport: TransportKind.ipc, options };
  // Asked anew at each start: trust may have been given since.
  const wishes = (): ClientOptions => ({
    status: true,
    themeIcons: true,
    hoverHoldsDiagnostics: true,
    images: true,
    virtualFiles: true,
    trusted: workspace.isTrusted,
  });
  const clientOptions: LanguageClientOptions = {
    documentSelector: syncedFiles.map((filter) => ({ ...filter })),
    initializationOptions: wishes,
    outputChannel: window.createOutputChannel("Tare", { log: true }),
    // A hover holds text of strangers: nothing in it may run a command.
    markdown: { isTrusted: false, supportHtml: false, supportThemeIcons: true },
    middleware: pinMiddleware(() => client),
  };
  const client = new LanguageClient(id, "Tare", serverOptions, clientOptions);
  return client;
}
