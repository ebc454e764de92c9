import {
  CancellationToken,
  type Connection,
  type ExecuteCommandParams,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { Say } from "../core/say.ts";
import type { Settings } from "../core/settings.ts";
import type { FileNames } from "../fileNames.ts";
import type { Host } from "../host.ts";
import type { ReadFile } from "../readers.ts";
import { codeActionKinds } from "./codeActionKinds.ts";
import type { Recognition } from "./documents.ts";
import { guarded, guardedNotification } from "./guarded.ts";
import { openPageCommand } from "./openPage.ts";
import {
  checkWorkspaceMethod,
  type ExplainParams,
  explainMethod,
  imagesMethod,
  pinFileCommand,
  pinWorkspaceCommand,
  type RequestsResult,
  requestsMethod,
  type SignIn,
  type SignInParams,
  signInMethod,
} from "./protocol.ts";
import type { LoadReader } from "./readings.ts";
import type { Session } from "./session.ts";
import type { Disk } from "./workspace/workspaceFiles.ts";

/** What the server needs of the program around it. */
export interface ServerOptions {
  readonly version: string;
  readonly host: Host;
  /**
   * Takes the settings of the window before anything is asked, and again when they change; with the hosts of the
   * registries to ask beside Docker Hub, and who asks Docker Hub, null for what the settings say.
   */
  readonly configure: (
    settings: Settings,
    registries: readonly string[],
    signIn: SignIn | null,
  ) => void | Promise<void>;
  readonly recognition: Omit<Recognition, "workspaceFolders" | "names">;
  /** How files of this machine are named. */
  readonly names: FileNames;
  readonly loadReader: LoadReader;
  /** Reads files of one folder, and none outside it. */
  readonly readerWithin: (root: string) => ReadFile;
  readonly say: Say;
  /** Lets `say` speak the language of the editor's locale. Awaited before anything is said. */
  readonly speak?: (locale: string | undefined) => Promise<void>;
  /** The files of the workspace, for checking those that aren't open. */
  readonly disk: Disk;
  /** Calls back when the answers about a repository, or a whole namespace, are no longer those handed out. */
  readonly onFactsChanged?: (listener: (changed: { domain: string; path: string }) => void) => void;
  /** What was asked of registries so far. */
  readonly requests: () => RequestsResult;
  /** See `ServerContext`. */
  readonly hoverPatienceMs?: number;
  /** How long a name that is being typed stands still before it is looked up. */
  readonly typingRestMs?: number;
  /** See `ServerContext`. */
  readonly restPerCheck?: number;
  /** How long at least between two looks at the files around documents, in an editor that watches none. */
  readonly lookAroundMs?: number;
}

const capabilities: ServerCapabilities = {
  positionEncoding: PositionEncodingKind.UTF16,
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  documentLinkProvider: { resolveProvider: true },
  inlayHintProvider: true,
  completionProvider: { triggerCharacters: [" ", "=", "/", ":", "-", ".", "$", "{"] },
  codeActionProvider: { codeActionKinds: [...codeActionKinds], resolveProvider: true },
  executeCommandProvider: {
    commands: [openPageCommand, pinFileCommand, pinWorkspaceCommand],
    workDoneProgress: true,
  },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/**
 * Answers an editor over a connection until it says `exit`. Wiring only: what the answers are made of is loaded once
 * the editor has been told what there is, so that it never waits for us to start.
 */
export function startServer(connection: Connection, options: ServerOptions): void {
  const { host, version } = options;
  let params: InitializeParams | undefined;
  let loading: Promise<Session> | undefined;
  const load = async (): Promise<Session> => {
    if (params === undefined) throw new Error("A message came before `initialize`.");
    const [{ Session }] = await Promise.all([import("./session.ts"), options.speak?.(params.locale)]);
    return new Session(connection, options, params);
  };
  // All messages wait for one promise, so they are handled in the order in which they came.
  const session = (): Promise<Session> => {
    loading ??= load();
    return loading;
  };
  const told = <P>(what: string, handle: (session: Session, params: P) => void) =>
    guardedNotification<P>(host, what, async (sent) => handle(await session(), sent));
  const asked = <P, R>(
    what: string,
    empty: R,
    handle: (session: Session, params: P, signal: AbortSignal) => R | Promise<R>,
  ) => guarded<P, R>(host, what, empty, async (sent, signal) => handle(await session(), sent, signal));

  connection.onInitialize((sent): InitializeResult => {
    params = sent;
    return { capabilities, serverInfo: { name: "Tare", version } };
  });
  connection.onInitialized(told("initialized", (to) => to.begin()));
  connection.onShutdown(async () => (await loading)?.stop());

  connection.onDidOpenTextDocument(told("didOpen", (to, sent) => to.documents.open(sent)));
  connection.onDidChangeTextDocument(told("didChange", (to, sent) => to.documents.change(sent)));
  connection.onDidSaveTextDocument(told("didSave", (to, sent) => to.documents.save(sent)));
  connection.onDidCloseTextDocument(told("didClose", (to, sent) => to.documents.close(sent)));
  connection.onDidChangeConfiguration(told("didChangeConfiguration", (to, sent) => to.settingsChanged(sent)));
  connection.onDidChangeWatchedFiles(told("didChangeWatchedFiles", (to, sent) => to.filesChanged(sent)));

  connection.onHover(asked("hover", null, (to, sent, signal) => to.hover(sent, signal)));
  connection.onCompletion(asked("completion", null, (to, sent, signal) => to.completion(sent, signal)));
  connection.onDocumentLinks(asked("documentLink", [], (to, sent) => to.documentLinks(sent)));
  connection.onDocumentLinkResolve((link, token) =>
    asked("documentLink/resolve", link, (to, _sent, signal) => to.resolveDocumentLink(link, signal))(
      link,
      token,
    ),
  );
  connection.languages.inlayHint.on(asked("inlayHint", [], (to, sent) => to.inlayHints(sent)));
  connection.onRequest(
    explainMethod,
    asked("explain", "", (to, sent: ExplainParams, signal) => to.explain(sent, signal)),
  );
  connection.onCodeAction(asked("codeAction", [], (to, sent) => to.codeActions(sent)));
  connection.onCodeActionResolve((action, token) =>
    asked("codeAction/resolve", action, (to, _sent, signal) => to.resolveCodeAction(action, signal))(
      action,
      token,
    ),
  );
  connection.onRequest(
    signInMethod,
    asked("signIn", null, (to, sent: SignInParams) => to.signIn(sent)),
  );
  connection.onExecuteCommand((params, token, reporter) =>
    asked("executeCommand", null, (to, sent: ExecuteCommandParams, signal) =>
      to.executeCommand(sent, signal, reporter),
    )(params, token),
  );
  // A request without parameters is handed over without a place for them; some editors send empty ones all the same.
  const askedPlainly = <R>(
    what: string,
    empty: R,
    handle: (session: Session, signal: AbortSignal) => R | Promise<R>,
  ): ((...sent: readonly unknown[]) => Promise<R>) => {
    const answer = asked<undefined, R>(what, empty, (to, _sent, signal) => handle(to, signal));
    return (...sent) =>
      answer(undefined, sent.find((one) => CancellationToken.is(one)) ?? CancellationToken.None);
  };
  connection.onRequest(
    requestsMethod,
    askedPlainly("requests", { total: 0, requests: [] }, () => options.requests()),
  );
  connection.onRequest(
    imagesMethod,
    askedPlainly("images", { images: [] }, (to) => to.images()),
  );
  connection.onRequest(
    checkWorkspaceMethod,
    askedPlainly("checkWorkspace", null, (to, signal) => to.checkWorkspace(signal)),
  );
  connection.listen();
}
