import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { type StatusParams, statusMethod } from "../../server/src/lsp/protocol.ts";
import type { Holding, ProbeRequest } from "./probe.ts";

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The language server as an editor runs it, a process of its own, with the probe inside. */
export class SoakedServer {
  readonly #child: ChildProcess;
  readonly #editor: ProtocolConnection;
  readonly #published = new Map<string, readonly Diagnostic[]>();
  readonly #versions = new Map<string, number>();
  #status: StatusParams | undefined;
  #heardAt = 0;
  #stopping = false;
  /** Why the server ended although nobody asked it to. */
  ended: string | undefined;

  static async start(environment: Readonly<Record<string, string>>): Promise<SoakedServer> {
    const server = new SoakedServer(environment);
    await server.#editor.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
      initializationOptions: { status: true },
    });
    await server.#editor.sendNotification(InitializedNotification.type, {});
    return server;
  }

  private constructor(environment: Readonly<Record<string, string>>) {
    this.#child = fork(file("../../server/src/main.ts"), ["--stdio"], {
      execArgv: ["--expose-gc", "--import", file("probe.ts")],
      env: { PATH: process.env.PATH, HOME: "/nonexistent", ...environment },
      silent: true,
    });
    const { stdout, stdin, stderr } = this.#child;
    if (stdout === null || stdin === null || stderr === null) throw new Error("The server has no streams.");
    let said = "";
    stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk).slice(-2000);
    });
    this.#child.once("exit", (code, signal) => {
      if (!this.#stopping) this.ended = `exit ${code ?? signal}: ${said}`;
    });
    this.#editor = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#editor.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.#heardAt = performance.now();
      this.#published.set(uri, diagnostics);
    });
    this.#editor.onNotification(statusMethod, (status: StatusParams) => {
      this.#heardAt = performance.now();
      this.#status = status;
    });
    this.#editor.listen();
  }

  async open(uri: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    this.#published.delete(uri);
    const textDocument = { uri, languageId: "dockerfile", version: 1, text };
    await this.#editor.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Replaces the whole text. */
  async change(uri: string, text: string): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    const textDocument = { uri, version };
    await this.#editor.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges: [{ text }],
    });
  }

  async close(uri: string): Promise<void> {
    await this.#editor.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async hover(uri: string, position: Position): Promise<void> {
    await this.#editor.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  diagnostics(uri: string): readonly Diagnostic[] {
    return this.#published.get(uri) ?? [];
  }

  /** Waits until nothing is being asked and nothing was said for a second. */
  async settled(patienceMs: number): Promise<void> {
    const deadline = performance.now() + patienceMs;
    this.#heardAt = performance.now();
    while (performance.now() < deadline) {
      await sleep(50);
      if ((this.#status?.asking ?? 0) === 0 && performance.now() - this.#heardAt > 1000) return;
    }
    throw new Error(`The server did not come to rest: it still asks about ${this.#status?.asking} images.`);
  }

  /** Puts the server's clock forward. */
  async advance(ms: number): Promise<void> {
    await this.#probe({ ask: "advance", ms });
  }

  holding(): Promise<Holding> {
    return this.#probe<Holding>({ ask: "holding" });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#child.exitCode !== null) return;
    const exit = once(this.#child, "exit");
    await this.#editor.sendRequest(ShutdownRequest.type);
    await this.#editor.sendNotification(ExitNotification.type);
    const late = setTimeout(() => this.#child.kill("SIGKILL"), 5_000);
    const [code] = await exit;
    clearTimeout(late);
    this.#editor.dispose();
    if (code !== 0) throw new Error(`The server ended with ${code} after it was told to exit.`);
  }

  #probe<T = unknown>(request: ProbeRequest): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("The probe gives no answer.")), 10_000);
      this.#child.once("message", (answer) => {
        clearTimeout(late);
        resolve(answer as T);
      });
      this.#child.send(request);
    });
  }
}
