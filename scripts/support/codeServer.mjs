// @ts-check
// Starts VS Code's server with everything it writes kept in one temporary folder, so nothing of the person who runs
// it is read or changed. The workbench is a page on 127.0.0.1.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { projectNode } from "./npm.mjs";
import { vsCodeServerScript } from "./vscode.mjs";

/** Settings that keep the workbench quiet: no welcome page, no advert, no call to a network. */
const quietSettings = {
  "telemetry.telemetryLevel": "off",
  "workbench.startupEditor": "none",
  "workbench.enableExperiments": false,
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.editor.languageDetection": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "window.commandCenter": false,
  "security.workspace.trust.enabled": false,
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "npm.fetchOnlinePackageInfo": false,
  "json.schemaDownload.enable": false,
  "remote.autoForwardPorts": false,
  "editor.minimap.enabled": false,
};

/**
 * Where one server keeps what it writes.
 * @typedef {{ root: string, data: string, extensions: string, server: string }} Profile
 */

/**
 * Makes the folders of a new server. `settings` are the user's, over the quiet ones.
 * @param {Record<string, unknown>} [settings]
 * @returns {Profile}
 */
export function makeProfile(settings = {}) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "tare-vscode-"));
  const profile = {
    root,
    data: path.join(root, "data"),
    extensions: path.join(root, "extensions"),
    server: path.join(root, "server"),
  };
  fs.mkdirSync(path.join(profile.data, "User"), { recursive: true });
  fs.mkdirSync(profile.extensions);
  fs.mkdirSync(profile.server);
  writeUserSettings(profile, settings);
  return profile;
}

/**
 * Writes the user's settings; the next window that is opened has them.
 * @param {Profile} profile
 * @param {Record<string, unknown>} settings
 */
export function writeUserSettings(profile, settings) {
  const file = path.join(profile.data, "User/settings.json");
  fs.writeFileSync(file, `${JSON.stringify({ ...quietSettings, ...settings }, null, 2)}\n`);
}

/** @param {Profile} profile */
export function removeProfile(profile) {
  fs.rmSync(profile.root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/**
 * Makes VS Code speak a language, without a language pack: its own words stay English, those of extensions are theirs.
 * To be called after extensions are installed, and followed by a start with that `locale`.
 * @param {Profile} profile
 * @param {string} locale
 */
export function speak(profile, locale) {
  const words = path.join(profile.root, "words.json");
  fs.writeFileSync(words, JSON.stringify({ version: "1.0.0", contents: {} }));
  // VS Code asks which extension a pack is of, and makes do with one that isn't there.
  const extensions = [{ extensionIdentifier: { id: "nobody.language-pack" }, version: "1.0.0" }];
  const pack = { hash: "none", label: locale, extensions, translations: { vscode: words } };
  fs.writeFileSync(path.join(profile.data, "languagepacks.json"), JSON.stringify({ [locale]: pack }));
}

/** @param {Profile} profile */
function folderArguments({ server, data, extensions }) {
  const folders = ["--server-data-dir", server, "--user-data-dir", data, "--extensions-dir", extensions];
  return [vsCodeServerScript, "--accept-server-license-terms", ...folders];
}

/**
 * Our environment, without what a VS Code around us tells the processes in its own terminal.
 * @param {Record<string, string>} more
 */
function environment(more) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  );
  // Without a gallery the server doesn't look for extensions on the network.
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: "{}", ...more };
}

/**
 * Installs a packaged extension, as a person would from a file.
 * @param {Profile} profile
 * @param {string} vsix
 * @returns {Promise<void>}
 */
export function installExtension(profile, vsix) {
  return new Promise((resolve, reject) => {
    const args = [...folderArguments(profile), "--install-extension", path.resolve(vsix), "--force"];
    const child = spawn(projectNode, args, { env: environment({}), stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const listen = (/** @type {Buffer} */ chunk) => {
      said += chunk;
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("error", reject);
    // The exit code is 0 too where nothing was installed.
    child.on("close", () =>
      /successfully installed/.test(said)
        ? resolve()
        : reject(new Error(`VS Code did not install ${vsix}:\n${said}`)),
    );
  });
}

/**
 * A running server. `authority` is its host and port; `token` must be in the address where it isn't null; `stop`
 * ends every process it started.
 * @typedef {{ authority: string, token: string | null, log(): string, stop(): Promise<void> }} CodeServer
 */

/**
 * Starts the server on a free port of 127.0.0.1, or on the one asked for.
 * @param {object} options
 * @param {Profile} options.profile
 * @param {Record<string, string>} [options.env] for the extension host, and so for our language server
 * @param {boolean} [options.testDriver] lets a page run a test module in the extension host
 * @param {number} [options.port]
 * @param {string} [options.locale] the language that VS Code is shown in; see {@link speak}
 * @param {boolean} [options.asksForTrust] asks whether a folder is trusted, as VS Code does by itself
 * @param {boolean} [options.withToken] lets nobody in who doesn't know the address, other pages in the browser too
 * @returns {Promise<CodeServer>}
 */
export async function startCodeServer({
  profile,
  env = {},
  testDriver = false,
  port = 0,
  withToken = false,
  locale = "en",
  asksForTrust = false,
}) {
  const token = withToken ? randomBytes(16).toString("hex") : null;
  const args = [
    ...folderArguments(profile),
    ...["--host", "127.0.0.1", "--port", String(port)],
    ...(token === null ? ["--without-connection-token"] : ["--connection-token", token]),
    ...["--telemetry-level", "off", "--disable-experiments", "--locale", locale],
    ...(asksForTrust ? [] : ["--disable-workspace-trust"]),
    ...(testDriver ? ["--enable-smoke-test-driver"] : []),
  ];
  // A process group of its own, so that one signal reaches the extension host, the file watcher and our server.
  const child = spawn(projectNode, args, {
    env: environment(env),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let log = "";
  const signal = (/** @type {NodeJS.Signals} */ name) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // The group has ended already.
    }
  };
  const killOnExit = () => signal("SIGKILL");
  process.once("exit", killOnExit);

  const stop = async () => {
    signal("SIGTERM");
    const late = setTimeout(() => signal("SIGKILL"), 3000);
    await ended;
    clearTimeout(late);
    signal("SIGKILL");
    process.removeListener("exit", killOnExit);
  };

  /** @type {number} */
  const listening = await new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => reject(new Error(`VS Code's server ${why}:\n${log}`));
    const timer = setTimeout(() => fail("did not start in 60 s"), 60_000);
    const listen = (/** @type {Buffer} */ chunk) => {
      log = (log + chunk).slice(-1_000_000);
      const match = /Extension host agent listening on (\d+)/.exec(log);
      if (match === null) return;
      clearTimeout(timer);
      resolve(Number(match[1]));
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("error", (error) => fail(`did not start (${error.message})`));
    child.on("exit", (code) => fail(`ended with code ${code}`));
  }).catch(async (error) => {
    signal("SIGKILL");
    throw error;
  });
  return { authority: `127.0.0.1:${listening}`, token, log: () => log, stop };
}

/**
 * Address of the workbench on a folder, or on the file that describes a workspace. `payload` are pairs the workbench reads; paths in it are on the server.
 * @param {CodeServer} server
 * @param {{ folder?: string, workspace?: string, openFiles?: readonly string[], payload?: readonly (readonly [string, string])[] }} what
 */
export function workbenchUrl({ authority, token }, { folder, workspace, openFiles = [], payload = [] }) {
  const remote = (/** @type {string} */ file) => `vscode-remote://${authority}${file}`;
  const all = [
    ["skipWelcome", "true"],
    ["skipReleaseNotes", "true"],
    ...payload.map(([key, value]) => [key, value.startsWith("/") ? remote(value) : value]),
    ...openFiles.map((file) => ["openFile", remote(file)]),
  ];
  const key = token === null ? {} : { tkn: token };
  const folderOrNone = folder === undefined ? { ew: "true" } : { folder };
  const place = workspace === undefined ? folderOrNone : { workspace };
  const query = new URLSearchParams({ ...key, ...place, payload: JSON.stringify(all) });
  return `http://${authority}/?${query}`;
}
