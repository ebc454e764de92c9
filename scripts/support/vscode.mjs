// @ts-check
// Brings a real VS Code, as the npm package code-server holds it (server, workbench and extension host), into
// .vscode-test/. No install script runs, so neither a compiler nor a library of the system is needed.
import fs from "node:fs";
import path from "node:path";
import { npm, root } from "./npm.mjs";

const version = "4.139.1";

/** Raise it when the steps below change, so that a folder made by older steps is made again. */
const recipe = 1;

/** What the project's tests bring along, outside node_modules. */
export const toolsFolder = path.join(root, ".vscode-test");

const folder = path.join(toolsFolder, "code-server");
const inner = path.join(folder, "node_modules/code-server/lib/vscode");
const readyMark = path.join(folder, `.ready-${version}-${recipe}`);

/** The script that starts VS Code's server; there once {@link ensureVsCode} has run. */
export const vsCodeServerScript = path.join(inner, "out/server-main.js");

/** The extensions that come with VS Code, each in a folder of its own. */
export const builtInExtensions = path.join(inner, "extensions");

/** Parts that neither the tests nor `npm start` reach: AI, containers, ssh, and modules that a compiler would build. */
const unneeded = [
  "@github/copilot-sdk",
  "@microsoft/mxc-sdk",
  "@vscode/sandbox-runtime",
  "@devcontainers/cli",
  "ssh2",
  "kerberos",
  "@vscode/sqlite3",
  "@vscode/windows-process-tree",
  "@vscode/windows-registry",
  "@vscode/deviceid",
];

/**
 * The log writer is a native module, and every process prints a long error where it is missing. So this stands in
 * for it. Its exports are named one by one because the module that imports it sees only those.
 */
const logWriter = `
const fs = require("fs");
const path = require("path");
const levels = ["trace", "debug", "info", "warn", "error", "critical"];
class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    this.plain = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  write(level, text) {
    if (level < this.level) return;
    const line = this.plain ? text : new Date().toISOString() + " [" + levels[level] + "] " + text + "\\n";
    try { fs.appendFileSync(this.file, line); } catch {}
  }
  clearFormatters() { this.plain = true; }
  setPattern() {}
  setLevel(level) { this.level = level; }
  getLevel() { return this.level; }
  flush() {}
  drop() {}
}
levels.forEach((name, level) => { Logger.prototype[name] = function (text) { this.write(level, text); }; });
const create = async (_name, file) => new Logger(file);
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`;

export function vsCodeIsThere() {
  return fs.existsSync(readyMark);
}

/** Installs VS Code where it is missing. */
export async function ensureVsCode() {
  if (vsCodeIsThere()) return;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const wanted = { private: true, dependencies: { "code-server": version } };
  fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify(wanted));
  await npm(["install", "--omit=dev", "--ignore-scripts"], folder);

  const manifestFile = path.join(inner, "package.json");
  /** @type {{ dependencies: Record<string, string>, overrides?: unknown }} */
  const manifest = JSON.parse(fs.readFileSync(manifestFile, "utf8"));
  for (const name of unneeded) delete manifest.dependencies[name];
  // Some overrides name what was just left out, which npm takes as a mistake.
  delete manifest.overrides;
  fs.writeFileSync(manifestFile, JSON.stringify(manifest));
  await npm(["install", "--omit=dev", "--ignore-scripts"], inner);
  fs.writeFileSync(path.join(inner, "node_modules/@vscode/spdlog/index.js"), logWriter);
  fs.writeFileSync(readyMark, "");
}
