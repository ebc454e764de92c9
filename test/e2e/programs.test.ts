import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { root } from "../../scripts/support/npm.mjs";
import { type Hub, startHub } from "../hub/hub.ts";

/** What package.json names as programs, as other projects find them. */
function programs(): { readonly tare: string; readonly server: string } {
  const { bin }: { bin: Record<string, string> } = JSON.parse(
    fs.readFileSync(path.join(root, "package.json"), "utf8"),
  );
  return {
    tare: path.join(root, bin.tare ?? ""),
    server: path.join(root, bin["tare-language-server"] ?? ""),
  };
}

/** A Node.js that says it is 20, and so is too old for undici. */
const old =
  'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.20.2"}})';

for (const [which, args] of [
  ["on the Node.js of the project", []],
  ["on an old Node.js", ["--import", old]],
] as const) {
  describe(`the built programs ${which}`, () => {
    let hub: Hub;
    let folder: string;
    let file: string;
    let env: NodeJS.ProcessEnv;
    before(async () => {
      hub = await startHub();
      folder = fs.mkdtempSync(path.join(os.tmpdir(), "tare-programs-"));
      file = path.join(folder, "Dockerfile");
      fs.writeFileSync(file, "FROM node:22-alpin\n");
      env = { ...process.env, ...hub.environment, TARE_CACHE_DIR: path.join(folder, "memory") };
    });
    after(async () => {
      await hub.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    });

    const start = (...words: string[]): ChildProcess =>
      spawn(process.execPath, [...args, ...words], { cwd: folder, env, stdio: ["pipe", "pipe", "inherit"] });

    it("check a file", async () => {
      const child = start(programs().tare, "check", "--format", "json");
      let out = "";
      child.stdout?.on("data", (chunk: Buffer) => {
        out += chunk;
      });
      const code = await new Promise((resolve) => child.on("close", resolve));
      const { findings }: { findings: { rule: string; file: string }[] } = JSON.parse(out);
      assert.deepEqual(
        findings.map(({ rule, file: name }) => `${rule} ${name}`),
        ["missing-tag Dockerfile"],
      );
      assert.equal(code, 1);
    });

    it("answer an editor, and end with it", async () => {
      const child = start(programs().server, "--stdio");
      assert.ok(child.stdout && child.stdin);
      const connection = createProtocolConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      const ended = new Promise((resolve) => child.on("close", resolve));
      const published = new Promise<PublishDiagnosticsParams>((resolve) => {
        connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
          if (params.diagnostics.length > 0) resolve(params);
        });
      });
      connection.listen();
      await connection.sendRequest(InitializeRequest.type, {
        processId: process.pid,
        rootUri: pathToFileURL(folder).href,
        capabilities: {},
      });
      await connection.sendNotification(InitializedNotification.type, {});
      const uri = pathToFileURL(file).href;
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: "dockerfile", version: 1, text: fs.readFileSync(file, "utf8") },
      });
      const { diagnostics } = await published;
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ["missing-tag"],
      );
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      assert.equal(await ended, 0);
      connection.dispose();
    });
  });
}
