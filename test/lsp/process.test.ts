import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import {
  createProtocolConnection,
  ExitNotification,
  HoverRequest,
  InitializeRequest,
  type ProtocolConnection,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

describe("the language server's process", function () {
  this.timeout(120_000);
  let child: ChildProcessWithoutNullStreams;
  let connection: ProtocolConnection;
  let ended: Promise<number | null>;

  async function start(processId: number | null): Promise<void> {
    child = spawn(process.execPath, ["server/src/main.ts", "--stdio"]);
    ended = new Promise((resolve) => child.on("exit", resolve));
    connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    await connection.sendRequest(InitializeRequest.type, { processId, rootUri: null, capabilities: {} });
  }
  afterEach(() => {
    connection.dispose();
    child.kill();
  });

  it("ends with 0 after `shutdown` and `exit`", async () => {
    await start(process.pid);
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    assert.equal(await ended, 0);
  });

  it("ends with 1 where `exit` comes without `shutdown`", async () => {
    await start(process.pid);
    await connection.sendNotification(ExitNotification.type);
    assert.equal(await ended, 1);
  });

  it("ends when nobody writes to it any more", async () => {
    await start(null);
    child.stdin.end();
    assert.equal(await ended, 1);
  });

  it("ends when the editor is gone, though its end of the line is still open", async () => {
    const gone = spawnSync(process.execPath, ["-e", ""]);
    await start(gone.pid);
    assert.equal(await ended, 1);
  });

  it("goes on answering whatever it is sent", async () => {
    await start(null);
    const raw = (text: string) =>
      child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    const notified = (method: string, params: unknown) =>
      raw(JSON.stringify({ jsonrpc: "2.0", method, params }));
    for (const text of ["{nope", "[1]", "null", "5", '{"jsonrpc":"2.0","id":7}', ""]) raw(text);
    for (const method of ["no/such", "__proto__", "constructor"]) notified(method, {});
    for (const params of [undefined, null, { textDocument: null }, { textDocument: { uri: 5, text: 7 } }]) {
      for (const method of ["textDocument/didOpen", "textDocument/didChange", "textDocument/didClose"])
        notified(method, params);
      notified("workspace/didChangeConfiguration", params);
    }
    notified("workspace/didChangeWatchedFiles", { changes: [null, { uri: 5 }] });
    notified("workspace/didChangeConfiguration", { settings: { tare: { rules: [1], registries: "x" } } });
    const position = { line: 1e300, character: -1 };
    assert.equal(
      await connection.sendRequest(HoverRequest.type, { textDocument: { uri: "file:///x" }, position }),
      null,
    );
  });
});
