import { randomUUID } from "node:crypto";
import { l10n, ProgressLocation, window } from "vscode";
import {
  type ApplyWorkspaceEditParams,
  CancellationTokenSource,
  type CreateFile,
  type ExecuteCommandParams,
  ExecuteCommandRequest,
  type LanguageClient,
  type Middleware,
  TextDocumentEdit,
  WorkDoneProgress,
} from "vscode-languageclient/node";
import { pinFileCommand, pinWorkspaceCommand } from "../../server/src/lsp/protocol.ts";

/**
 * The server's commands that pin images, run as people do it in VS Code: for the file in front, with progress that
 * can be ended, and with a preview of what changes in many files.
 */
export function pinMiddleware(client: () => LanguageClient): Middleware {
  return {
    executeCommand(command, given, next) {
      if (command === pinWorkspaceCommand) return showingProgress(client(), { command });
      if (command !== pinFileCommand) return next(command, given);
      const front = window.activeTextEditor?.document.uri;
      const named: unknown = given[0] ?? (front && client().code2ProtocolConverter.asUri(front));
      return showingProgress(client(), { command, arguments: typeof named === "string" ? [named] : [] });
    },
    workspace: {
      handleApplyEdit: (params, next) => next(withLinesTicked(params), new CancellationTokenSource().token),
    },
  };
}

/** Runs a command, and shows how far it got until there is something to be seen. */
async function showingProgress(client: LanguageClient, params: ExecuteCommandParams): Promise<void> {
  const workDoneToken = randomUUID();
  const ending = new CancellationTokenSource();
  const running = client.sendRequest(ExecuteCommandRequest.type, { ...params, workDoneToken }, ending.token);
  const title = l10n.t("Asking for digests");
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  await window.withProgress(options, async (progress, token) => {
    token.onCancellationRequested(() => ending.cancel());
    let shown = 0;
    await new Promise<void>((resolve) => {
      const reports = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
        if (value.kind === "end") return resolve();
        const { message = "", percentage = shown } = value;
        progress.report({ message, increment: percentage - shown });
        shown = percentage;
      });
      const done = () => {
        reports.dispose();
        resolve();
      };
      running.then(done, done);
    });
  });
  await running;
}

/**
 * VS Code shows its preview for an edit in which something needs confirmation, but with each such line unticked.
 * People who asked for all pins want to leave out the few that they don't want, so what needs confirmation is a change
 * that does nothing, which the preview leaves out: making a file that is there.
 */
function withLinesTicked(params: ApplyWorkspaceEditParams): ApplyWorkspaceEditParams {
  const { documentChanges = [], changeAnnotations = {} } = params.edit;
  const first = documentChanges.find((change) => TextDocumentEdit.is(change));
  const annotations = Object.entries(changeAnnotations);
  if (first === undefined || !annotations.some(([, { needsConfirmation }]) => needsConfirmation))
    return params;
  const annotationId = "preview";
  const nothing: CreateFile = {
    kind: "create",
    uri: first.textDocument.uri,
    options: { ignoreIfExists: true },
    annotationId,
  };
  const ticked = annotations.map(([id, annotation]) => [id, { ...annotation, needsConfirmation: false }]);
  return {
    ...params,
    edit: {
      documentChanges: [nothing, ...documentChanges],
      changeAnnotations: {
        ...Object.fromEntries(ticked),
        [annotationId]: { label: l10n.t("Pin images"), needsConfirmation: true },
      },
    },
  };
}
