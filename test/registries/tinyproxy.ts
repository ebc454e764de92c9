import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { unpackDebianProgram } from "../../scripts/debian.mjs";
import { toolsFolder } from "../../scripts/support/vscode.mjs";

/** Debian's tinyproxy on 127.0.0.1. */
export interface Tinyproxy {
  readonly url: string;
  /** What it was asked to reach, a line each: `GET http://…` or `CONNECT host:port`. */
  seen(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** With `login` it lets nobody through who doesn't show name and password. */
export async function startTinyproxy(login?: {
  readonly name: string;
  readonly password: string;
}): Promise<Tinyproxy> {
  const program = await unpackDebianProgram("tinyproxy", path.join(toolsFolder, "debian"), "tinyproxy-bin");
  const folder = await mkdtemp(path.join(tmpdir(), "tare-proxy-"));
  const port = await freePort();
  const log = path.join(folder, "log");
  const lines = [
    `Port ${port}`,
    "Listen 127.0.0.1",
    "Timeout 10",
    `LogFile "${log}"`,
    "LogLevel Connect",
    "MaxClients 50",
    "StartServers 4",
    ...(login ? [`BasicAuth ${login.name} ${login.password}`] : []),
  ];
  await writeFile(path.join(folder, "conf"), `${lines.join("\n")}\n`);
  const child = spawn(program, ["-d", "-c", path.join(folder, "conf")], { stdio: "ignore" });
  const exited = once(child, "exit");
  for (let attempt = 0; attempt < 100 && !(await isOpen(port)); attempt++) await sleep(30);
  return {
    url: `http://127.0.0.1:${port}`,
    async seen() {
      const text = await readFile(log, "utf8");
      return [...text.matchAll(/Request \(file descriptor \d+\): (\S+ \S+)/g)].map((match) => match[1] ?? "");
    },
    async stop() {
      child.kill("SIGKILL");
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
