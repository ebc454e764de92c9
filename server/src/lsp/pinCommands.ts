import { MessageType, ShowMessageNotification, type WorkDoneProgressReporter } from "vscode-languageserver";
import { pinAnswer } from "./pinAnswer.ts";
import { toPinEdit } from "./pinEdit.ts";
import {
  documentTarget,
  type PlannedFile,
  planFiles,
  type ReadTarget,
  workspaceTargets,
} from "./pinTargets.ts";
import { withProgress } from "./progress.ts";
import { pinFileCommand, pinWorkspaceCommand } from "./protocol.ts";
import type { ServerContext } from "./serverContext.ts";
import type { WorkspaceReader } from "./workspace/workspaceReader.ts";

export interface PinRequest {
  readonly command: typeof pinFileCommand | typeof pinWorkspaceCommand;
  /** The document to pin; undefined where the editor named none. */
  readonly uri: string | undefined;
  readonly signal: AbortSignal;
  readonly reporter: WorkDoneProgressReporter;
}

export interface PinContext extends ServerContext {
  readonly reader: WorkspaceReader;
  /** All folders of the workspace. */
  readonly roots: () => readonly string[];
}

/**
 * Pins the images of one document, or of all container files of the workspace, through the editor, which shows the
 * changes of many files before it makes them. Ends with a word on what was done and what could not be.
 */
export async function runPin(
  context: PinContext,
  { command, uri, signal, reporter }: PinRequest,
): Promise<null> {
  const { editor, say } = context;
  if (!editor.applyEdit) return tell(context, say("This editor takes no changes from a command."));
  const shown = { title: say("Asking for digests"), signal, reporter };
  const files = await withProgress(context, shown, async (progress, ending) => {
    try {
      const reads = await readsFor(context, command, uri, ending);
      const planned = await planFiles(context, reads, ending, (done, all) => {
        progress.report(say("{0} of {1} images asked about", done, all), Math.round((100 * done) / all));
      });
      return ending.aborted ? undefined : planned;
    } catch (fault) {
      // Who ends it knows that nothing was done.
      if (ending.aborted) return undefined;
      throw fault;
    }
  });
  if (files === undefined) return null;
  const applied = await apply(context, files, command === pinWorkspaceCommand);
  return tell(context, pinAnswer(files, applied, say));
}

async function readsFor(
  context: PinContext,
  command: PinRequest["command"],
  uri: string | undefined,
  signal: AbortSignal,
): Promise<readonly ReadTarget[]> {
  if (command === pinFileCommand) return uri === undefined ? [] : [documentTarget(context, uri)];
  return workspaceTargets(context, context.reader, context.roots(), signal);
}

async function apply(
  context: PinContext,
  files: readonly PlannedFile[],
  confirmed: boolean,
): Promise<boolean> {
  if (files.every(({ plan }) => plan.pins.length === 0)) return false;
  const { applied } = await context.connection.workspace.applyEdit({
    label: context.say("Pin images"),
    edit: toPinEdit(context, files, { confirmed }),
    // Editors save what was not open, as after any change of many files.
    ...(confirmed && context.editor.editMetadata ? { metadata: { isRefactoring: true } } : {}),
  });
  return applied;
}

async function tell({ connection }: PinContext, message: string): Promise<null> {
  await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
  return null;
}
