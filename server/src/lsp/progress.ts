import { WorkDoneProgressReporter } from "vscode-languageserver";
import type { ServerContext } from "./serverContext.ts";

const { isNullInstance } = WorkDoneProgressReporter;

/** Who is told how far work got. */
export interface Progress {
  report(message: string, percentage?: number): void;
}

export interface Shown {
  readonly title: string;
  /** Ends the work. */
  readonly signal: AbortSignal;
  /** Where the editor wants to be told; where its request named no place, it is asked to show one of our own. */
  readonly reporter?: WorkDoneProgressReporter;
}

/** Does work that takes a while, and shows how far it got where the editor can. People can end it there. */
export async function withProgress<T>(
  { connection, editor }: Pick<ServerContext, "connection" | "editor">,
  { title, signal, reporter }: Shown,
  work: (progress: Progress, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const theirs = reporter === undefined || isNullInstance(reporter) ? undefined : reporter;
  const own =
    theirs === undefined && editor.showsProgress
      ? await connection.window.createWorkDoneProgress()
      : undefined;
  const shown = theirs ?? own;
  const ending = new AbortController();
  own?.token.onCancellationRequested(() => ending.abort());
  shown?.begin(title, 0, undefined, true);
  try {
    return await work(
      {
        report(message, percentage) {
          if (percentage === undefined) shown?.report(message);
          else shown?.report(percentage, message);
        },
      },
      AbortSignal.any([signal, ending.signal]),
    );
  } finally {
    shown?.done();
  }
}
