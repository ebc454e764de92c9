import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import {
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

/** A language server in a process of its own, as an editor drives it. */
export class EditorSession {
  readonly #child: ChildProcess;
  readonly #editor: ProtocolConnection;
  readonly #seeing = new Map<string, () => void>();
  readonly #versions = new Map<string, number>();

  /** Answers when the server is ready. */
  static async start(
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    folderUri: string,
  ): Promise<EditorSession> {
    const session = new EditorSession(args, env);
    await session.#editor.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: folderUri,
      workspaceFolders: [{ uri: folderUri, name: "bench" }],
      capabilities: { workspace: { configuration: true }, textDocument: { publishDiagnostics: {} } },
    });
    await session.#editor.sendNotification(InitializedNotification.type, {});
    return session;
  }

  private constructor(args: readonly string[], env: NodeJS.ProcessEnv) {
    this.#child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ["pipe", "pipe", "ignore"],
    });
    const { stdin, stdout } = this.#child;
    if (stdin === null || stdout === null) throw new Error("The server has no streams.");
    this.#editor = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#editor.onRequest(RegistrationRequest.type, () => {});
    this.#editor.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => null));
    this.#editor.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      if (diagnostics.length > 0) this.#seeing.get(uri)?.();
    });
    this.#editor.listen();
  }

  /** Opens a document and waits until something is marked in its first line or below. */
  async openAndSee(uri: string, text: string): Promise<void> {
    const seen = new Promise<void>((resolve) => this.#seeing.set(uri, resolve));
    this.#versions.set(uri, 1);
    await this.#editor.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "dockerfile", version: 1, text },
    });
    await seen;
  }

  async type(uri: string, position: Position, text: string): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.#editor.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text }],
    });
  }

  async hover(uri: string, position: Position): Promise<void> {
    await this.#editor.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  async complete(uri: string, position: Position): Promise<void> {
    await this.#editor.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
  }

  /** What the server's process holds; undefined on systems that don't tell it in a file. */
  memoryMib(): number | undefined {
    try {
      const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.#child.pid}/status`, "utf8"))?.[1];
      return kib === undefined ? undefined : Number(kib) / 1024;
    } catch {
      return undefined;
    }
  }

  async stop(): Promise<void> {
    const exit = once(this.#child, "exit");
    await this.#editor.sendRequest(ShutdownRequest.type);
    await this.#editor.sendNotification(ExitNotification.type);
    await exit;
    this.#editor.dispose();
  }
}
