import {
  type CodeAction,
  type CodeActionParams,
  type CompletionList,
  type CompletionParams,
  type Connection,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  type DocumentLink,
  type DocumentLinkParams,
  type ExecuteCommandParams,
  type Hover,
  type HoverParams,
  type InitializeParams,
  type InlayHint,
  type InlayHintParams,
  type WorkDoneProgressReporter,
} from "vscode-languageserver";
import { containerFileGlobs } from "../core/fileKinds.ts";
import { folderOf } from "../core/paths.ts";
import { isPolicyPath, policyFileName } from "../core/policy/nearestPolicy.ts";
import { editorSections, type Settings, settingsSection } from "../core/settings.ts";
import { Coalescing } from "./coalescing.ts";
import { codeActions, resolveCodeAction } from "./codeAction.ts";
import { completion } from "./completion.ts";
import { Diagnostics } from "./diagnostics.ts";
import { documentLinks, resolveDocumentLink } from "./documentLinks.ts";
import { type DocumentListener, Documents } from "./documents.ts";
import { readAbilities } from "./editorAbilities.ts";
import { explain } from "./explain.ts";
import { inBackground } from "./guarded.ts";
import { hover } from "./hover.ts";
import { inlayHints } from "./inlayHints.ts";
import { NearbyFiles } from "./nearbyFiles.ts";
import { type OpenDocument, placeOf } from "./openDocument.ts";
import { openPage, openPageCommand } from "./openPage.ts";
import { runPin } from "./pinCommands.ts";
import { PolicyDiagnostics } from "./policyDiagnostics.ts";
import { withProgress } from "./progress.ts";
import { isPolicyFile, ProjectPolicies } from "./projectPolicies.ts";
import {
  type ExplainParams,
  type ImagesResult,
  pinFileCommand,
  pinWorkspaceCommand,
  readClientOptions,
  readSignIn,
  type SignIn,
  type SignInParams,
  statusMethod,
} from "./protocol.ts";
import { Readings } from "./readings.ts";
import type { ServerOptions } from "./server.ts";
import type { ServerContext } from "./serverContext.ts";
import { SettingsSource } from "./settingsSource.ts";
import { Status } from "./status.ts";
import { UnwatchedFiles } from "./unwatchedFiles.ts";
import { isVirtual, readerThrough, withVirtualFiles } from "./virtualFiles.ts";
import { WorkspaceCheck } from "./workspace/workspaceCheck.ts";
import { WorkspaceImages } from "./workspace/workspaceImages.ts";
import { WorkspaceReader } from "./workspace/workspaceReader.ts";
import { WorkspaceFolders } from "./workspaceFolders.ts";

/** Files that documents draw in, and whose changes on disk an editor should tell. */
const watchedFiles = ["**/{.env,*.env,.env.*}", `**/${policyFileName}`, ...containerFileGlobs];

/** Editors ask for all hints at once, so they are told of news no more often than this. */
const hintsIntervalMs = 500;

/** One editor's session: holds the parts together, and decides nothing itself. */
export class Session implements DocumentListener {
  readonly #connection: Connection;
  readonly #options: ServerOptions;
  readonly #folders: WorkspaceFolders;
  readonly #settings: SettingsSource;
  readonly documents: Documents;
  readonly #files: NearbyFiles;
  readonly #status: Status;
  readonly #diagnostics: Diagnostics;
  readonly #policyDiagnostics: PolicyDiagnostics;
  readonly #hints: Coalescing;
  readonly #unwatched: UnwatchedFiles | undefined;
  readonly #reader: WorkspaceReader;
  readonly #workspaceCheck: WorkspaceCheck;
  readonly #images: WorkspaceImages;
  readonly #context: ServerContext;
  /** Whether hints were wanted when the editor was last told to ask for them. */
  #showsHints = false;
  /** Who asks Docker Hub; held here alone, and told to nobody but the host. */
  #signIn: SignIn | null = null;
  /** Settled when the host has the settings of the window; nothing is looked up before. */
  #configured: Promise<void> | undefined;

  constructor(connection: Connection, options: ServerOptions, params: InitializeParams) {
    const { host, recognition, say } = options;
    this.#connection = connection;
    this.#options = options;
    const client = readClientOptions(params.initializationOptions);
    const names = client.virtualFiles ? withVirtualFiles(options.names) : options.names;
    this.#folders = new WorkspaceFolders(params, names);
    this.#settings = new SettingsSource(connection, host, params);
    this.documents = new Documents(
      { ...recognition, names, workspaceFolders: () => this.#folders.paths },
      this,
    );
    const throughEditor = readerThrough(connection);
    this.#files = new NearbyFiles(
      names,
      (root) => (isVirtual(root) ? throughEditor : options.readerWithin(root)),
      (path) => this.documents.at(path)?.text.getText(),
    );
    this.#status = new Status((status) => {
      if (!client.status) return;
      inBackground(host, statusMethod, () => connection.sendNotification(statusMethod, status));
    });
    const settingsOf = ({ place }: OpenDocument) => this.#settingsIn(place.root);
    const readings = new Readings(options.loadReader, this.#files, client.trusted !== false);
    const policies = new ProjectPolicies({
      files: this.#files,
      names,
      trust: client.trusted,
      now: host.now,
      say,
      roots: () => this.#folders.paths,
      onRead: (path, root) => {
        if (this.documents.at(path) === undefined) this.#policyDiagnostics.check(path, root);
      },
      onRegistries: () => {
        this.#configured = this.#configure();
        return this.#configured;
      },
    });
    const editor = readAbilities(params.capabilities);
    this.#context = {
      connection,
      host,
      documents: this.documents,
      readings,
      editor,
      client,
      settingsOf,
      policies,
      files: this.#files,
      names,
      say,
      hoverPatienceMs: options.hoverPatienceMs ?? 2500,
      typingRestMs: options.typingRestMs ?? 400,
      restPerCheck: options.restPerCheck ?? 5,
    };
    const { documents } = this;
    this.#policyDiagnostics = new PolicyDiagnostics({
      connection,
      host,
      documents,
      names,
      files: this.#files,
      policies,
    });
    this.#reader = new WorkspaceReader({
      ...this.#context,
      disk: options.disk,
      roots: () => this.#folders.paths.filter((path) => !isVirtual(path)),
      settingsIn: (root) => this.#settingsIn(root),
    });
    this.#workspaceCheck = new WorkspaceCheck({
      ...this.#context,
      reader: this.#reader,
      isOpen: (path) => this.documents.at(path) !== undefined,
      onChanged: () => this.#images.filesChanged(),
    });
    this.#images = new WorkspaceImages(this.#context, this.#workspaceCheck);
    this.#unwatched = editor.registersWatchers
      ? undefined
      : new UnwatchedFiles(host, this.#files, options.lookAroundMs ?? 1000, (path) =>
          this.#fileChanged(path),
        );
    this.#hints = new Coalescing(
      () => this.#refreshHints(),
      () => hintsIntervalMs,
    );
    this.#diagnostics = new Diagnostics({
      ...this.#context,
      status: this.#status,
      onChecked: () => {
        this.#images.documentChanged();
        this.#hints.want();
      },
    });
  }

  /** Does what had to wait until the editor was ready. */
  begin(): void {
    const { editor, host, readings } = this.#context;
    const { client, workspace } = this.#connection;
    this.#configured ??= this.#configure();
    if (editor.changesFolders) {
      workspace.onDidChangeWorkspaceFolders((event) => this.#folders.changed(event));
    }
    this.#options.onFactsChanged?.(({ domain, path }) => {
      this.#diagnostics.factsChanged(domain, path);
      this.#workspaceCheck.factsChanged(domain, path);
    });
    inBackground(host, "client/registerCapability", async () => {
      if (editor.registersConfiguration) {
        await client.register(DidChangeConfigurationNotification.type, {
          section: [settingsSection, ...editorSections],
        });
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
    this.#workspaceCheck.stop();
    this.#images.stop();
    this.#diagnostics.stop();
    this.#status.stop();
    this.#hints.stop();
    this.#unwatched?.stop();
  }

  opened(document: OpenDocument): void {
    this.#unwatched?.look();
    const { path, root } = document.place;
    if (isPolicyFile(document)) this.#policyDiagnostics.opened(path, root);
    else this.#diagnostics.opened(document);
    this.#fileChanged(path);
    this.#workspaceCheck.fileChanged(path);
  }

  changed(document: OpenDocument): void {
    const { path, root } = document.place;
    this.#diagnostics.changed(document);
    if (isPolicyFile(document)) this.#policyDiagnostics.check(path, root);
    this.#fileChanged(path);
  }

  saved(document: OpenDocument): void {
    this.#unwatched?.look();
    this.#diagnostics.refresh(document);
  }

  closed(document: OpenDocument): void {
    this.#diagnostics.closed(document);
    this.#context.readings.forget(document);
    const { path, root } = document.place;
    this.#fileChanged(path);
    if (isPolicyFile(document)) this.#policyDiagnostics.check(path, root);
    this.#workspaceCheck.fileChanged(path);
    this.#images.documentChanged();
  }

  settingsChanged({ settings }: DidChangeConfigurationParams): void {
    this.#settings.changed(settings);
    this.#configured = this.#configure();
    for (const document of this.documents.all()) this.#readAgain(document);
    this.#workspaceCheck.settingsChanged();
  }

  filesChanged({ changes }: DidChangeWatchedFilesParams): void {
    for (const { uri } of changes) {
      const { path, root } = placeOf(uri, this.#context.names, this.#folders.paths);
      if (root === null) continue;
      this.#fileChanged(path);
      if (isPolicyPath(path)) this.#policyDiagnostics.changedOnDisk(path, root);
      this.#workspaceCheck.fileChanged(path);
    }
  }

  images(): Promise<ImagesResult> {
    return this.#images.result();
  }

  /** Checks what isn't open, with progress where the editor shows it. */
  async checkWorkspace(signal: AbortSignal): Promise<null> {
    const title = this.#context.say("Tare: checking the workspace");
    await withProgress(this.#context, { title, signal }, (progress, ending) =>
      this.#workspaceCheck.run(progress, ending),
    );
    return null;
  }

  hover(params: HoverParams, signal: AbortSignal): Promise<Hover | null> {
    return hover(this.#context, params, signal);
  }

  documentLinks(params: DocumentLinkParams): Promise<DocumentLink[]> {
    return documentLinks(this.#context, params);
  }

  resolveDocumentLink(link: DocumentLink, signal: AbortSignal): Promise<DocumentLink> {
    return resolveDocumentLink(this.#context, link, signal);
  }

  inlayHints(params: InlayHintParams): Promise<InlayHint[]> {
    return inlayHints(this.#context, params);
  }

  explain({ image }: ExplainParams, signal: AbortSignal): Promise<string> {
    return explain(this.#context, image, signal);
  }

  completion(params: CompletionParams, signal: AbortSignal): Promise<CompletionList> {
    return completion(this.#context, params, signal);
  }

  codeActions(params: CodeActionParams): Promise<CodeAction[]> {
    return codeActions(this.#context, params);
  }

  resolveCodeAction(action: CodeAction, signal: AbortSignal): Promise<CodeAction> {
    return resolveCodeAction(this.#context, action, signal);
  }

  /** Asks in someone's name from now on, or in nobody's: what was denied before may be told now. */
  async signIn({ signIn }: SignInParams): Promise<null> {
    const wanted = readSignIn(signIn);
    if (JSON.stringify(wanted) === JSON.stringify(this.#signIn)) return null;
    this.#signIn = wanted;
    this.#askAnew();
    await this.#configured;
    return null;
  }

  /** `reporter` shows progress where the editor named a place for it. */
  async executeCommand(
    { command, arguments: given = [] }: ExecuteCommandParams,
    signal: AbortSignal,
    reporter: WorkDoneProgressReporter,
  ): Promise<null> {
    const [named] = given;
    if (command === openPageCommand) return openPage(this.#context, named);
    if (command !== pinFileCommand && command !== pinWorkspaceCommand) return null;
    const context = { ...this.#context, reader: this.#reader, roots: () => this.#folders.paths };
    const uri = typeof named === "string" ? named : undefined;
    return runPin(context, { command, uri, signal, reporter });
  }

  /** The settings of a workspace folder, or of the window; nothing is asked before the host has the window's. */
  async #settingsIn(root: string | null): Promise<Settings> {
    const scoped = this.#settings.of(root === null ? undefined : this.#folders.uriOf(root));
    this.#configured ??= this.#configure();
    await this.#configured;
    return scoped;
  }

  /** Hints tell what look-ups brought: the editor asks for them again when there is more to tell. */
  #refreshHints(): void {
    const { editor, host } = this.#context;
    if (!editor.refreshesInlayHints) return;
    inBackground(host, "inlayHint/refresh", async () => {
      const { inlayHints } = await this.#settings.of();
      // Those that are shown go away too, once nobody wants them any more.
      if (inlayHints || this.#showsHints) await this.#connection.languages.inlayHint.refresh();
      this.#showsHints = inlayHints;
    });
  }

  async #configure(): Promise<void> {
    const registries = await this.#context.policies.registries();
    await this.#options.configure(await this.#settings.of(), registries, this.#signIn);
  }

  /** Reads those documents again that draw in a file. */
  #fileChanged(path: string): void {
    this.#files.forget(path);
    for (const document of this.documents.all()) {
      if (document.dependsOn.includes(path)) this.#readAgain(document);
    }
    if (!isPolicyPath(path)) return;
    this.#askAnew();
    this.#workspaceCheck.policyChanged(folderOf(path));
  }

  /** Judges all documents anew, and asks what was not asked, or not answered, before. */
  #askAnew(): void {
    const configured = this.#configure();
    this.#configured = configured;
    for (const document of this.documents.all()) this.#diagnostics.changed(document);
    inBackground(this.#context.host, "another way to ask", async () => {
      await configured;
      for (const document of this.documents.all()) this.#diagnostics.refresh(document);
    });
  }

  #readAgain(document: OpenDocument): void {
    document.reading = undefined;
    this.#diagnostics.changed(document);
  }
}
