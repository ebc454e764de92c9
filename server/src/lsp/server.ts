import {
  type CodeAction,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { ReadFile } from "../analyze.ts";
import { containerFileGlobs } from "../core/fileKinds.ts";
import type { Say } from "../core/say.ts";
import { type Settings, settingsSection } from "../core/settings.ts";
import type { Host } from "../host.ts";
import { codeActionKinds, codeActions, resolveCodeAction } from "./codeAction.ts";
import { Diagnostics } from "./diagnostics.ts";
import { type DocumentListener, Documents, type Recognition } from "./documents.ts";
import { readAbilities } from "./editorAbilities.ts";
import { guarded, guardedNotification, inBackground } from "./guarded.ts";
import { hover } from "./hover.ts";
import { NearbyFiles } from "./nearbyFiles.ts";
import { type OpenDocument, pathOfUri } from "./openDocument.ts";
import { type RequestsResult, readClientOptions, requestsMethod, statusMethod } from "./protocol.ts";
import { type LoadReader, Readings } from "./readings.ts";
import type { ServerContext } from "./serverContext.ts";
import { SettingsSource } from "./settingsSource.ts";
import { Status } from "./status.ts";
import { WorkspaceFolders } from "./workspaceFolders.ts";

/** What the server needs of the program around it. */
export interface ServerOptions {
  readonly version: string;
  readonly host: Host;
  /** Takes the settings of the window before anything is asked, and again when they change. */
  readonly configure: (settings: Settings) => void | Promise<void>;
  readonly recognition: Omit<Recognition, "workspaceFolders">;
  readonly loadReader: LoadReader;
  /** Reads files of one folder, and none outside it. */
  readonly readerWithin: (root: string) => ReadFile;
  readonly say: Say;
  /** Lets `say` speak the language of the editor's locale. Awaited before anything is said. */
  readonly speak?: (locale: string | undefined) => Promise<void>;
  /** What was asked of registries so far. */
  readonly requests: () => RequestsResult;
  /** See `ServerContext`. */
  readonly hoverPatienceMs?: number;
  /** How long a name that is being typed stands still before it is looked up. */
  readonly typingRestMs?: number;
}

/** Files that documents draw in, and whose changes on disk an editor should tell. */
const watchedFiles = ["**/{.env,*.env,.env.*}", ...containerFileGlobs];

/** Answers an editor over a connection until it says `exit`. */
export function startServer(connection: Connection, options: ServerOptions): void {
  const { host, version } = options;
  let session: Session | undefined;
  connection.onInitialize((params): InitializeResult => {
    session = new Session(connection, options, params);
    return { capabilities: session.capabilities, serverInfo: { name: "Tare", version } };
  });
  connection.onInitialized(guardedNotification(host, "initialized", () => session?.begin()));
  connection.onShutdown(() => session?.stop());
  connection.listen();
}

/** One editor's session: holds the parts together, and decides nothing itself. */
class Session implements DocumentListener {
  readonly #connection: Connection;
  readonly #options: ServerOptions;
  readonly #folders: WorkspaceFolders;
  readonly #settings: SettingsSource;
  readonly #documents: Documents;
  readonly #files: NearbyFiles;
  readonly #status: Status;
  readonly #diagnostics: Diagnostics;
  readonly #context: ServerContext;
  /** Settled when the host has the settings of the window; nothing is looked up before. */
  #configured: Promise<void> | undefined;
  /** Settled when the editor's language is spoken. */
  #spoken: Promise<void> | undefined;
  readonly #locale: string | undefined;

  constructor(connection: Connection, options: ServerOptions, params: InitializeParams) {
    const { host, recognition, say } = options;
    this.#connection = connection;
    this.#options = options;
    this.#locale = params.locale;
    this.#folders = new WorkspaceFolders(params);
    this.#settings = new SettingsSource(connection, host, params);
    this.#documents = new Documents({ ...recognition, workspaceFolders: () => this.#folders.paths });
    this.#files = new NearbyFiles(options.readerWithin, (path) => this.#documents.at(path)?.text.getText());
    const client = readClientOptions(params.initializationOptions);
    this.#status = new Status((status) => {
      if (!client.status) return;
      inBackground(host, statusMethod, () => connection.sendNotification(statusMethod, status));
    });
    const settingsOf = async ({ place: { root } }: OpenDocument): Promise<Settings> => {
      const scoped = this.#settings.of(root === null ? undefined : this.#folders.uriOf(root));
      this.#configured ??= this.#configure();
      await this.#configured;
      return scoped;
    };
    const readings = new Readings(options.loadReader, this.#files);
    const editor = readAbilities(params.capabilities);
    this.#context = {
      connection,
      host,
      documents: this.#documents,
      readings,
      editor,
      client,
      settingsOf,
      say,
      hoverPatienceMs: options.hoverPatienceMs ?? 2500,
    };
    this.#diagnostics = new Diagnostics({
      ...this.#context,
      status: this.#status,
      typingRestMs: options.typingRestMs ?? 400,
    });
    this.#answer();
  }

  get capabilities(): ServerCapabilities {
    return {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds, resolveProvider: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    };
  }

  /** Does what had to wait until the editor was ready. */
  begin(): void {
    const { editor, host, readings } = this.#context;
    const { client, workspace } = this.#connection;
    this.#configured ??= this.#configure();
    workspace.onDidChangeWorkspaceFolders((event) => this.#folders.changed(event));
    inBackground(host, "client/registerCapability", async () => {
      if (editor.registersConfiguration) {
        await client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
      }
      if (editor.registersWatchers) {
        const watchers = watchedFiles.map((globPattern) => ({ globPattern }));
        await client.register(DidChangeWatchedFilesNotification.type, { watchers });
      }
    });
    inBackground(host, "preparation", async () => {
      await readings.reader("dockerfile");
      await host.knowledge();
    });
  }

  stop(): void {
    this.#diagnostics.stop();
    this.#status.stop();
  }

  opened(document: OpenDocument): void {
    this.#lookAround();
    if (document.kind !== undefined) this.#diagnostics.opened(document);
    this.#fileChanged(document.place.path);
  }

  changed(document: OpenDocument): void {
    this.#diagnostics.changed(document);
    this.#fileChanged(document.place.path);
  }

  saved(document: OpenDocument): void {
    this.#lookAround();
    this.#diagnostics.refresh(document);
  }

  closed(document: OpenDocument): void {
    this.#diagnostics.closed(document);
    this.#context.readings.forget(document);
    this.#fileChanged(document.place.path);
  }

  #answer(): void {
    const connection = this.#connection;
    const context = this.#context;
    const { host } = context;
    this.#documents.listen(connection, host, this);
    connection.onCodeAction(guarded(host, "codeAction", [], (params) => codeActions(context, params)));
    connection.onCodeActionResolve((action, token) =>
      guarded(host, "codeAction/resolve", action, (params: CodeAction, signal) =>
        resolveCodeAction(context, params, signal),
      )(action, token),
    );
    connection.onRequest(
      requestsMethod,
      guarded(host, requestsMethod, { total: 0, requests: [] }, () => this.#options.requests()),
    );
    connection.onHover(guarded(host, "hover", null, (params, signal) => hover(context, params, signal)));
    connection.onDidChangeConfiguration(
      guardedNotification(host, "didChangeConfiguration", ({ settings }) => {
        this.#settings.changed(settings);
        this.#configured = this.#configure();
        for (const document of this.#documents.all()) this.#readAgain(document);
      }),
    );
    connection.onDidChangeWatchedFiles(
      guardedNotification(host, "didChangeWatchedFiles", ({ changes }) => {
        for (const { uri } of changes) {
          const path = pathOfUri(uri);
          if (path !== undefined) this.#fileChanged(path);
        }
      }),
    );
  }

  async #configure(): Promise<void> {
    this.#spoken ??= this.#options.speak?.(this.#locale);
    await this.#spoken;
    await this.#options.configure(await this.#settings.of());
  }

  /** Where the editor watches no files, they are read again at each occasion. */
  #lookAround(): void {
    if (this.#context.editor.registersWatchers) return;
    this.#files.forget();
    for (const document of this.#documents.all()) {
      if (document.dependsOn.length > 0) this.#readAgain(document);
    }
  }

  /** Reads those documents again that draw in a file. */
  #fileChanged(path: string): void {
    this.#files.forget(path);
    for (const document of this.#documents.all()) {
      if (document.dependsOn.includes(path)) this.#readAgain(document);
    }
  }

  #readAgain(document: OpenDocument): void {
    document.reading = undefined;
    this.#diagnostics.changed(document);
  }
}
