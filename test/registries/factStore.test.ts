import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { FactStore } from "../../server/src/registries/factStore.ts";

describe("facts between runs", () => {
  let folder: string;
  let log: string[];
  const open = (more = {}) =>
    new FactStore({ folder, now: () => 1000, log: (line) => log.push(line), ...more });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tare-store-"));
    log = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function write(count: number, more = {}): Promise<FactStore> {
    const store = open(more);
    for (let index = 0; index < count; index++) store.put(`k${index}`, `text ${index}`, 1000 + index);
    await store.close();
    return open(more);
  }

  it("are there for the next run, and before they are written", async () => {
    const store = open();
    store.put("a", "1", 1000);
    assert.equal(store.get("a"), "1");
    await store.close();
    const next = open();
    assert.equal(next.get("a"), "1");
    assert.equal(next.get("b"), undefined);
    await next.close();
    assert.deepEqual(log, []);
  });

  it("touch no file before the first question", () => {
    open();
    assert.deepEqual(readdirSync(folder), []);
  });

  it("are for their owner's eyes only", async () => {
    const store = await write(1);
    assert.equal(statSync(store.file).mode & 0o077, 0);
    // While it is open there are more files, and the folder may be one that others look into.
    assert.equal(store.get("k0"), "text 0");
    const files = readdirSync(folder);
    assert.ok(files.some((name) => name.endsWith("-wal")));
    for (const name of files) assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name);
    await store.close();
  });

  it("give way to newer ones, never to older", async () => {
    const one = open();
    const other = open();
    one.put("a", "new", 2000);
    other.put("a", "old", 1500);
    await one.close();
    await other.close();
    const last = open();
    assert.equal(last.get("a"), "new");
    await last.close();
  });

  it("start anew when the file is damaged, and say so once", async () => {
    const damages: ((file: string) => void)[] = [
      (file) => writeFileSync(file, "this is no database, but long enough to be read as one".repeat(100)),
      (file) => truncateSync(file, 5000),
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0xee, 100);
        writeFileSync(file, bytes);
      },
      (file) => writeFileSync(file, ""),
    ];
    for (const damage of damages) {
      log = [];
      const { file } = await write(500);
      damage(file);
      const store = open();
      store.get("k1");
      store.put("fresh", "1", 3000);
      await store.close();
      const next = open();
      assert.equal(next.get("fresh"), "1");
      await next.close();
      assert.ok(log.length <= 1, log.join("; "));
    }
  });

  it("are never waited for while another process holds the file", async () => {
    const { file } = await write(1);
    const holder = new DatabaseSync(file);
    holder.exec("BEGIN EXCLUSIVE");
    const store = open();
    const started = performance.now();
    assert.equal(store.get("nothing"), undefined);
    assert.ok(performance.now() - started < 3000);
    store.put("later", "1", 3000);
    await sleep(500);
    assert.equal(store.get("later"), "1");
    holder.exec("COMMIT");
    holder.close();
    await store.close();
    const next = open();
    assert.equal(next.get("later"), "1");
    await next.close();
    assert.deepEqual(log, []);
  });

  it("don't grow without end: the oldest go", async () => {
    const long = "x".repeat(2000);
    const store = open({ mostBytes: 400_000 });
    for (let round = 0; round < 20; round++) {
      const one = open({ mostBytes: 400_000 });
      for (let index = 0; index < 50; index++) one.put(`k${round}-${index}`, long, 1000 + round * 50 + index);
      await one.close();
    }
    assert.equal(store.get("k0-0"), undefined);
    assert.equal(store.get("k19-49"), long);
    await store.close();
    assert.ok(statSync(store.file).size < 1_000_000);
  });

  it("survive six processes that start at once on a new file: nothing lost, nothing thrown", async function () {
    this.timeout(30_000);
    const script = `
      const { FactStore } = await import(process.argv[1]);
      const store = new FactStore({ folder: process.argv[2], now: Date.now, log: (line) => console.log(line) });
      store.get("x");
      for (let index = 0; index < 300; index++) store.put(process.argv[3] + index, "text", Date.now());
      await store.close();`;
    const module = new URL("../../server/src/registries/factStore.ts", import.meta.url).href;
    const run = promisify(execFile);
    const runs = await Promise.all(
      ["a", "b", "c", "d", "e", "f"].map((name) =>
        run(process.execPath, ["--input-type=module", "-e", script, module, folder, name]),
      ),
    );
    assert.deepEqual(
      runs.map(({ stdout, stderr }) => stdout + stderr),
      ["", "", "", "", "", ""],
    );
    const database = new DatabaseSync(open().file);
    assert.equal(database.prepare("SELECT count(*) AS n FROM facts").get()?.n, 1800);
    database.close();
  });
});
