import { l10n, ProgressLocation, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type PinParams, type PinResult, pinMethod } from "../../server/src/lsp/protocol.ts";

/** Writes the digests of all images into the file in front, and says how that went. */
export async function pinActiveFile(client: LanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) return;
  const params: PinParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const { version } = document;
  const { edit, pinned, left } = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t("Asking for digests"), cancellable: true },
    (_progress, token) => client.sendRequest<PinResult>(pinMethod, params, token),
  );
  if (edit !== null && document.version === version) {
    await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
  }
  window.showInformationMessage(
    left === 0
      ? l10n.t("Pinned images: {0}.", pinned)
      : l10n.t("Pinned images: {0}. Without a digest to write: {1}.", pinned, left),
  );
}
