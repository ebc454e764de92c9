import { chmodSync, closeSync, mkdirSync, openSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

export interface FactStoreOptions {
  readonly folder: string;
  readonly now: () => number;
  readonly log: (line: string) => void;
  /** The oldest facts go when there is more than this. */
  readonly mostBytes?: number;
}

/** Part of the file's name, so that two versions of Tare don't fight over one file. */
const schemaVersion = 1;
/** Another process may hold the file; longer than this nobody waits, and the answer counts as not stored. */
const busyLimitMs = 100;
const writeDelayMs = 200;
const mostPending = 5000;
const longestKeptMs = 60 * 24 * 3_600_000;

interface Opened {
  readonly database: DatabaseSync;
  readonly read: StatementSync;
  readonly write: StatementSync;
}

/**
 * Facts between runs: one table of a SQLite file that several processes may share. Nothing here throws or waits for
 * long: a fact that can't be read is asked for again, and one that can't be written is forgotten.
 */
export class FactStore {
  readonly #options: FactStoreOptions;
  readonly #pending = new Map<string, { readonly text: string; readonly askedAt: number }>();
  #opened: Opened | undefined;
  /** False once the file has proved useless: from then on there is only what this process remembers. */
  #usable = true;
  #replaced = 0;
  #tidied = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: FactStoreOptions) {
    this.#options = options;
  }

  get file(): string {
    return join(this.#options.folder, `facts.v${schemaVersion}.db`);
  }

  /** The text stored under a key; undefined where there is none, or none can be had now. */
  get(key: string): string | undefined {
    const pending = this.#pending.get(key);
    if (pending) return pending.text;
    return this.#attempt(({ read }) => {
      const text = read.get(key)?.fact;
      return typeof text === "string" ? text : undefined;
    });
  }

  /** Stores a text soon. `askedAt` decides what is newer, and what goes first. */
  put(key: string, text: string, askedAt: number): void {
    if (!this.#usable) return;
    this.#pending.delete(key);
    this.#pending.set(key, { text, askedAt });
    const oldest = this.#pending.keys().next();
    if (this.#pending.size > mostPending && !oldest.done) this.#pending.delete(oldest.value);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#flush();
    }, writeDelayMs).unref();
  }

  /** Writes what is left, waiting a little for other processes, and lets go of the file. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    for (let attempt = 0; attempt < 20 && this.#usable && this.#pending.size > 0; attempt++) {
      if (!this.#flush()) await sleep(20 + Math.random() * 80);
    }
    this.#usable = false;
    this.#letGo();
  }

  /** False where the file was held by another process: what is pending stays so. */
  #flush(): boolean {
    if (this.#pending.size === 0) return true;
    const written = this.#attempt((opened) => {
      opened.database.exec("BEGIN IMMEDIATE");
      try {
        for (const [key, { text, askedAt }] of this.#pending) opened.write.run(key, text, askedAt);
        this.#tidy(opened.database);
        opened.database.exec("COMMIT");
      } catch (error) {
        // Where the fault itself ended the transaction, there is nothing to take back.
        if (opened.database.isTransaction) opened.database.exec("ROLLBACK");
        throw error;
      }
      return true;
    });
    if (written) this.#pending.clear();
    else if (this.#usable && this.#timer === undefined) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#flush();
      }, writeDelayMs * 5).unref();
    }
    return written === true;
  }

  /** Drops what is too old, once; and the oldest quarter where there is too much. */
  #tidy(database: DatabaseSync): void {
    if (!this.#tidied) {
      database.prepare("DELETE FROM facts WHERE asked_at < ?").run(this.#options.now() - longestKeptMs);
      this.#tidied = true;
    }
    const pages = numberOf(database, "PRAGMA page_count") - numberOf(database, "PRAGMA freelist_count");
    const bytes = pages * numberOf(database, "PRAGMA page_size");
    if (bytes <= (this.#options.mostBytes ?? 48_000_000)) return;
    database.exec(
      "DELETE FROM facts WHERE key IN (SELECT key FROM facts ORDER BY asked_at LIMIT (SELECT count(*) / 4 + 1 FROM facts))",
    );
  }

  #attempt<T>(work: (opened: Opened) => T): T | undefined {
    if (!this.#usable) return undefined;
    try {
      this.#opened ??= this.#open();
      return work(this.#opened);
    } catch (error) {
      this.#recover(error);
      return undefined;
    }
  }

  #open(): Opened {
    const { folder } = this.#options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Names of private repositories may be among the keys. SQLite gives its other files the rights of this one.
    closeSync(openSync(this.file, "a", 0o600));
    chmodSync(this.file, 0o600);
    const { DatabaseSync } = loadSqlite();
    const database = new DatabaseSync(this.file, { timeout: busyLimitMs });
    try {
      database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
      database.exec(
        "CREATE TABLE IF NOT EXISTS facts (key TEXT PRIMARY KEY, fact TEXT NOT NULL, asked_at INTEGER NOT NULL) WITHOUT ROWID;" +
          "CREATE INDEX IF NOT EXISTS facts_by_age ON facts (asked_at);",
      );
      return {
        database,
        read: database.prepare("SELECT fact FROM facts WHERE key = ?"),
        write: database.prepare(
          "INSERT INTO facts (key, fact, asked_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE " +
            "SET fact = excluded.fact, asked_at = excluded.asked_at WHERE excluded.asked_at >= facts.asked_at",
        ),
      };
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Held by another process: later. Damaged: a new file, once or twice. Anything else: memory only from now on. */
  #recover(error: unknown): void {
    const code = sqliteCode(error);
    if (code === "busy") return;
    if (code === "damaged" && this.#replaced < 2) {
      this.#replaced++;
      if (this.#replace()) return;
    }
    this.#usable = false;
    this.#letGo();
    this.#pending.clear();
    const reason = error instanceof Error ? error.message : "unknown fault";
    this.#options.log(`Facts are kept in memory only: ${this.file} can't be used (${reason}).`);
  }

  /** Removes the damaged file, unless another process has done so meanwhile. */
  #replace(): boolean {
    this.#letGo();
    try {
      const damaged = statSync(this.file).ino;
      for (const suffix of ["-wal", "-shm", ""]) {
        if (statSync(this.file).ino === damaged) rmSync(this.file + suffix, { force: true });
      }
      this.#options.log(`${this.file} was damaged and is started anew.`);
      return true;
    } catch (error) {
      // Gone already: another process was quicker.
      return error instanceof Error && "code" in error && error.code === "ENOENT";
    }
  }

  #letGo(): void {
    const opened = this.#opened;
    this.#opened = undefined;
    try {
      opened?.database.close();
    } catch {
      // A file that can't even be closed is let go all the same.
    }
  }
}

function numberOf(database: DatabaseSync, pragma: string): number {
  const [value] = Object.values(database.prepare(pragma).get() ?? {});
  return typeof value === "number" ? value : 0;
}

/** Node 22 calls its SQLite experimental on stderr, where nobody who runs Tare can do anything about it. */
function loadSqlite(): typeof import("node:sqlite") {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    const sqlite = process.getBuiltinModule("node:sqlite");
    if (sqlite === undefined) throw new Error("this Node.js comes without SQLite");
    return sqlite;
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** @see https://www.sqlite.org/rescode.html */
function sqliteCode(error: unknown): "busy" | "damaged" | "other" {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return "other";
  const primary = error.errcode & 0xff;
  if (primary === 5 || primary === 6) return "busy";
  return primary === 11 || primary === 26 ? "damaged" : "other";
}
