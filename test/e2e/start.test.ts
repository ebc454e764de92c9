import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "../../scripts/support/npm.mjs";
import { eventually } from "./harness/eventually.ts";

/** The processes below one, and it itself. */
function familyOf(pid: number): readonly number[] {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const parents = rows.map((row) => row.trim().split(/\s+/).map(Number));
  const family = [pid];
  // A child stands behind its parent in the list as it grows, so that one walk finds all.
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member && child !== undefined) family.push(child);
  }
  return family;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Follows redirects as a browser does, which remembers the cookies. */
async function visit(address: string): Promise<Response> {
  let cookies = "";
  let url = address;
  for (let hop = 0; hop < 5; hop += 1) {
    const response = await fetch(url, { redirect: "manual", headers: { cookie: cookies } });
    const location = response.headers.get("location");
    if (location === null) return response;
    cookies = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
    url = new URL(location, url).href;
  }
  throw new Error(`${address} redirects without an end`);
}

describe("npm start", () => {
  let npm: ChildProcess | undefined;
  let family: readonly number[] = [];
  /** A temporary folder of its own, so that what is left behind in it is its doing. */
  let temporary: string;
  beforeEach(() => {
    temporary = fs.mkdtempSync(path.join(os.tmpdir(), "tare-start-"));
  });
  afterEach(() => {
    for (const pid of family.filter(isAlive)) process.kill(pid, "SIGKILL");
    fs.rmSync(temporary, { recursive: true, force: true });
  });
  const foldersOf = (what: RegExp): readonly string[] =>
    fs.readdirSync(temporary).filter((name) => what.test(name));

  /** Starts it as a person does, and waits for the address. */
  async function start(): Promise<{ readonly pid: number; readonly address: string; readonly out: string }> {
    let out = "";
    const env = { ...process.env, TMPDIR: temporary };
    const child = spawn("npm", ["start"], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    npm = child;
    const listen = (chunk: Buffer): void => {
      out += chunk;
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    const said = await eventually(
      "an address",
      () => out,
      (text) => /Ctrl\+C here/.test(text),
      90_000,
    );
    const [address] = /http:\/\/127\.0\.0\.1:\d+\/(?=\s)/.exec(said) ?? [];
    assert.ok(child.pid !== undefined && address !== undefined, said);
    family = familyOf(child.pid);
    return { pid: child.pid, address, out: said };
  }

  const ways: readonly (readonly [what: string, end: (pid: number) => void])[] = [
    // A terminal sends the signal to everyone in the foreground.
    ["Ctrl+C", (pid) => process.kill(-pid, "SIGINT")],
    ["the end of npm alone", (pid) => process.kill(pid, "SIGTERM")],
  ];
  for (const [what, end] of ways) {
    it(`shows findings and serves VS Code, and leaves nothing behind after ${what}`, async () => {
      const { pid, address, out } = await start();
      assert.match(out, /imageless-repository/);
      assert.match(out, /images in 2 files: \d+ errors/);
      const page = await visit(address);
      assert.equal(page.status, 200);
      assert.match(await page.text(), /workbench/);
      assert.equal((await fetch(`${address}elsewhere`)).status, 404);
      assert.ok(family.length >= 4, `too few processes to be true: ${family.length}`);

      assert.equal(foldersOf(/^tare-(vscode|memory)-/).length, 2);
      const ended = new Promise((resolve) => npm?.once("exit", resolve));
      end(pid);
      await ended;
      await eventually(
        "no process",
        () => family.filter(isAlive),
        (alive) => alive.length === 0,
        10_000,
      );
      assert.deepEqual(foldersOf(/^tare-(vscode|memory)-/), []);
    });
  }
});
