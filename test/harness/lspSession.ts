import { PassThrough } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type CompletionItem,
  CompletionRequest,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  FileChangeType,
  type FileEvent,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type Position,
  type ProgressToken,
  ProposedFeatures,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  ShowDocumentRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { readCompose } from "../../server/src/core/compose.ts";
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import { isTemplate, sourceKindOf } from "../../server/src/core/fileKinds.ts";
import { type Knowledge, noKnowledge } from "../../server/src/core/knowledge.ts";
import { english } from "../../server/src/core/say.ts";
import type { Settings } from "../../server/src/core/settings.ts";
import { fileNamesOf } from "../../server/src/fileNames.ts";
import type { Host } from "../../server/src/host.ts";
import {
  type FileTextParams,
  type FileTextResult,
  fileTextMethod,
  type StatusParams,
  statusMethod,
} from "../../server/src/lsp/protocol.ts";
import { type ServerOptions, startServer } from "../../server/src/lsp/server.ts";
// What the server loads when it is first needed is there from the start: a busy disk is no silence of the server.
import "../../server/src/lsp/session.ts";
import "../../server/src/core/policy/policyEdits.ts";
import "../../server/src/core/policy/readPolicy.ts";
import { gatherFacts } from "../../server/src/registries/gather.ts";
import type { Registry } from "../../server/src/registries/registry.ts";
import { draw, type Mark } from "./annotations.ts";
import { fullCapabilities } from "./editorCapabilities.ts";
import { diskOf } from "./fakeDisk.ts";
import { type FakeHub, fakeRegistry, now } from "./fakeRegistry.ts";

export { withCursor } from "./cursor.ts";
export { fullCapabilities, plainCapabilities } from "./editorCapabilities.ts";

export interface SessionOptions {
  /** What stands in for Docker Hub. */
  readonly hub?: FakeHub;
  /** A registry of the test's own, instead of `hub`. */
  readonly registry?: Registry;
  /** The files on disk, by absolute path. */
  readonly files?: Map<string, string>;
  /** What is on the lists that ship; nothing where absent. */
  readonly knowledge?: Partial<Knowledge>;
  readonly capabilities?: ClientCapabilities;
  /** The section `tare` of the editor's configuration. */
  readonly settings?: unknown;
  /** Settings of the editor itself, by their full names. */
  readonly editorSettings?: Readonly<Record<string, unknown>>;
  /** How long a name that is being typed stands still before it is looked up. */
  readonly typingRestMs?: number;
  /** How long at least between two looks at the files around documents; none where absent. */
  readonly lookAroundMs?: number;
  readonly initializationOptions?: unknown;
  /** The folders that are open, as URIs. */
  readonly folders?: readonly string[];
  /** Whether the server runs on Windows. */
  readonly windows?: boolean;
  /** Files that only the editor reaches, by URI. */
  readonly virtualFiles?: ReadonlyMap<string, string>;
}

/**
 * How many short waits in a row must pass without a word from the server until it counts as done: together longer
 * than its pause between two checks. Waits are counted, not time, so that a busy machine can't end them early.
 */
const quietWaits = 12;
const waitMs = 12;

/** An editor with our server behind it, in one process, connected by streams that carry real messages. */
export class LspSession {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: StatusParams[] = [];
  readonly logged: string[] = [];
  readonly settingsSeen: Settings[] = [];
  readonly registriesSeen: (readonly string[])[] = [];
  readonly signInsSeen: unknown[] = [];
  readonly editor: ProtocolConnection;
  /** The requests of the server that only some editors take. */
  readonly requested: string[] = [];
  /** Files that the server asked the editor for. */
  readonly filesAsked: string[] = [];
  /** Addresses that the server had opened in a browser. */
  readonly opened: string[] = [];
  readonly #files: Map<string, string>;
  readonly #documents = new Map<string, TextDocument>();
  readonly #progress: ProgressToken[] = [];
  #settings: unknown;
  readonly #editorSettings: Readonly<Record<string, unknown>>;
  /** Counts the messages of the server. */
  #heard = 0;
  #result: InitializeResult | undefined;

  static async start(options: SessionOptions = {}): Promise<LspSession> {
    const session = new LspSession(options);
    await session.#initialize(options);
    return session;
  }

  private constructor({
    hub = {},
    registry = fakeRegistry(hub),
    files = new Map(),
    knowledge: known = {},
    settings,
    editorSettings = {},
    typingRestMs = 20,
    lookAroundMs = 0,
    windows = false,
    virtualFiles = new Map(),
  }: SessionOptions) {
    const knowledge = { ...noKnowledge, ...known };
    const toServer = new PassThrough();
    const toEditor = new PassThrough();
    this.#files = files;
    this.#settings = settings;
    this.#editorSettings = editorSettings;
    const host: Host = {
      now: () => now,
      log: (level, message) => this.logged.push(`${level}: ${message}`),
      knowledge: async () => knowledge,
      registry: async () => registry,
      gather: (reference, purpose, asking) => gatherFacts(registry, reference, purpose, knowledge, asking),
    };
    const serverOptions: ServerOptions = {
      version: "0.0.0",
      host,
      say: english,
      requests: () => ({ total: 0, requests: [] }),
      hoverPatienceMs: 100,
      typingRestMs,
      // On a busy machine a check seems long, and the rest after it like silence.
      restPerCheck: 0,
      lookAroundMs,
      configure: (seen, registries, signIn) => {
        this.settingsSeen.push(seen);
        this.registriesSeen.push(registries);
        this.signInsSeen.push(signIn);
      },
      names: fileNamesOf(windows),
      recognition: { kindOf: sourceKindOf, isTemplate },
      loadReader: async (kind) =>
        kind === "compose" ? (source) => readCompose(source) : (source) => readDockerfile(source),
      disk: diskOf(this.#files),
      readerWithin: () => async (path) => this.#files.get(path),
    };
    startServer(
      createConnection(
        ProposedFeatures.all,
        new StreamMessageReader(toServer),
        new StreamMessageWriter(toEditor),
      ),
      serverOptions,
    );
    this.editor = createProtocolConnection(
      new StreamMessageReader(toEditor),
      new StreamMessageWriter(toServer),
    );
    this.#listen();
    this.editor.onRequest(fileTextMethod, ({ uri }: FileTextParams): FileTextResult => {
      this.filesAsked.push(uri);
      return { text: virtualFiles.get(uri) ?? null };
    });
  }

  /** What the server said that it can. */
  get initializeResult(): InitializeResult {
    if (this.#result === undefined) throw new Error("The session has not begun.");
    return this.#result;
  }

  async open(uri: string, text: string, languageId = "dockerfile"): Promise<void> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.editor.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the first occurrence of a text in a document, as one small edit. */
  async replace(uri: string, text: string, by: string): Promise<void> {
    const document = this.document(uri);
    const at = document.getText().indexOf(text);
    if (at < 0) throw new Error(`"${text}" is not in the document.`);
    const range = { start: document.positionAt(at), end: document.positionAt(at + text.length) };
    await this.change(uri, range, by);
  }

  /** Types a text behind the first occurrence of another, one character at a time. */
  async type(uri: string, behind: string, text: string): Promise<void> {
    let at = this.document(uri).getText().indexOf(behind) + behind.length;
    for (const character of text) {
      const position = this.document(uri).positionAt(at++);
      await this.change(uri, { start: position, end: position }, character);
    }
  }

  async change(uri: string, range: Range, text: string): Promise<void> {
    const document = this.document(uri);
    const version = document.version + 1;
    TextDocument.update(document, [{ range, text }], version);
    await this.editor.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  async save(uri: string): Promise<void> {
    await this.editor.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.editor.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Changes a file on disk, and tells the server as a watching editor does. */
  async write(uri: string, path: string, text: string): Promise<void> {
    this.#files.set(path, text);
    await this.editor.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri, type: FileChangeType.Changed }],
    });
  }

  /** Tells the server of files that changed, came or went on disk. */
  async filesChanged(...uris: string[]): Promise<void> {
    const changes = uris.map((uri): FileEvent => ({ uri, type: FileChangeType.Changed }));
    await this.editor.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  /** Presses the button that ends whatever shows progress. */
  async cancelProgress(): Promise<void> {
    for (const token of this.#progress) {
      await this.editor.sendNotification(WorkDoneProgressCancelNotification.type, { token });
    }
  }

  async configure(settings: unknown): Promise<void> {
    this.#settings = settings;
    await this.editor.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { tare: settings },
    });
  }

  async completions(uri: string, position: Position): Promise<CompletionItem[]> {
    const found = await this.editor.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    return Array.isArray(found) ? found : (found?.items ?? []);
  }

  hover(uri: string, position: Position): Promise<Hover | null> {
    return this.editor.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  /** The actions at a place, as an editor asks for them: with the diagnostics that it shows there. */
  async codeActions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    const diagnostics = this.diagnostics(uri).filter((each) => overlaps(each.range, range));
    const actions = await this.editor.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics, ...(only === undefined ? {} : { only }) },
    });
    return (actions ?? []).filter((action): action is CodeAction => !("arguments" in action));
  }

  resolve(action: CodeAction): Promise<CodeAction> {
    return this.editor.sendRequest(CodeActionResolveRequest.type, action);
  }

  /** The document as the editor holds it. */
  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (document === undefined) throw new Error(`${uri} is not open.`);
    return document;
  }

  /** What was published last for a document. */
  diagnostics(uri: string): readonly Diagnostic[] {
    return this.publishedFor(uri).at(-1)?.diagnostics ?? [];
  }

  publishedFor(uri: string): readonly PublishDiagnosticsParams[] {
    return this.published.filter((each) => each.uri === uri);
  }

  /** The document with its squiggles drawn under it, to be compared with an annotated text. */
  drawn(uri: string): string {
    const document = this.document(uri);
    const marks = this.diagnostics(uri).map(
      ({ range, code, message }): Mark => ({
        start: document.offsetAt(range.start),
        end: document.offsetAt(range.end),
        says: `${code}: ${(typeof message === "string" ? message : message.value).replaceAll("`", "")}`,
      }),
    );
    return draw(document.getText(), marks);
  }

  /** Waits until the server has been silent for a while. */
  async settled(): Promise<void> {
    for (let waits = 0; waits < quietWaits; waits++) {
      const heard = this.#heard;
      await sleep(waitMs);
      if (heard !== this.#heard) waits = 0;
    }
  }

  async stop(): Promise<void> {
    await this.editor.sendRequest(ShutdownRequest.type);
    this.editor.dispose();
  }

  async #initialize({
    capabilities = fullCapabilities,
    initializationOptions,
    folders = ["file:///project"],
  }: SessionOptions): Promise<void> {
    this.#result = await this.editor.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: folders[0] ?? null,
      workspaceFolders: folders.map((uri) => ({ uri, name: "project" })),
      capabilities,
      initializationOptions,
    });
    await this.editor.sendNotification(InitializedNotification.type, {});
  }

  #listen(): void {
    this.editor.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.#heard++;
      this.published.push(params);
    });
    this.editor.onNotification(statusMethod, (status: StatusParams) => {
      this.#heard++;
      this.statuses.push(status);
    });
    this.editor.onRequest(ConfigurationRequest.type, ({ items }) => {
      this.requested.push(ConfigurationRequest.method);
      return items.map(({ section = "" }) =>
        section === "tare" ? (this.#settings ?? null) : (this.#editorSettings[section] ?? null),
      );
    });
    this.editor.onRequest(ShowDocumentRequest.type, ({ uri, external }) => {
      if (external === true) this.opened.push(uri);
      return { success: true };
    });
    this.editor.onRequest(RegistrationRequest.type, () => {
      this.requested.push(RegistrationRequest.method);
    });
    this.editor.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      this.requested.push(WorkDoneProgressCreateRequest.method);
      this.#progress.push(token);
    });
    this.editor.listen();
  }
}

function overlaps(a: Range, b: Range): boolean {
  const before = (one: Position, other: Position) =>
    one.line < other.line || (one.line === other.line && one.character <= other.character);
  return before(a.start, b.end) && before(b.start, a.end);
}
