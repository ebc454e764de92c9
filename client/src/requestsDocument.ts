import { type Disposable, EventEmitter, l10n, Uri, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type RequestsResult, requestsMethod, type SentRequest } from "../../server/src/lsp/protocol.ts";

const uri = Uri.from({ scheme: "tare-requests", path: "Tare Requests.txt" });

/** A read-only document with every request that Tare has sent: what it asked, of whom, why, and what came back. */
export class RequestsDocument implements Disposable {
  readonly #client: LanguageClient;
  readonly #changed = new EventEmitter<Uri>();
  readonly #provider: Disposable;

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#provider = workspace.registerTextDocumentContentProvider(uri.scheme, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: () => this.#write(),
    });
  }

  async show(): Promise<void> {
    this.#changed.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }

  async #write(): Promise<string> {
    const result = await this.#client.sendRequest<RequestsResult>(requestsMethod);
    if (result.total === 0) return `${l10n.t("Tare has sent no request so far.")}\n`;
    const heading = l10n.t(
      "Requests since the start: {0}. Those of the last hours, newest first:",
      result.total,
    );
    return `${heading}\n\n${result.requests.map(toLine).reverse().join("\n")}\n`;
  }
}

function toLine({ at, method, url, status, fault, tookMs, why }: SentRequest): string {
  const time = new Date(at).toLocaleTimeString([], { hour12: false });
  const answer = status === null ? (fault ?? "") : String(status);
  return `${time}  ${method.padEnd(4)} ${answer.padEnd(4)} ${String(tookMs).padStart(6)} ms  ${url}  ${why}`;
}
