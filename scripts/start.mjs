#!/usr/bin/env node
// @ts-check
// Shows Tare at work, from a fresh clone on:
//   npm start                  checks examples/ in the terminal, then opens them in VS Code as a page
//   npm start -- --desktop     opens them in the desktop VS Code instead, where `code` is on the PATH
//   npm start -- --no-serve    only the terminal
//   npm start -- --live        asks the real Docker Hub, not the stand-in on this machine
//   npm start -- --port 8080   serves the page there
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { nodeIsNewEnough, runAgainOnProjectNode, whenToldToEnd } from "./support/again.mjs";
import {
  installExtension,
  makeProfile,
  removeProfile,
  startCodeServer,
  workbenchUrl,
} from "./support/codeServer.mjs";
import { ensurePackages, packageFile, packagesAreInstalled, projectNode, root } from "./support/npm.mjs";
import { step } from "./support/progress.mjs";
import { ensureVsCode, vsCodeIsThere } from "./support/vscode.mjs";

const cli = path.join(root, "dist/server/cli.mjs");

/** @type {(() => unknown)[]} */
const toStop = [];
let stopping = false;

/**
 * Ends what was started, last first, and then us.
 * @param {number} code
 */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const each of toStop.reverse()) {
    try {
      await each();
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(code);
}

/**
 * Runs a program to its end, with our terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function run(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: "inherit" });
    toStop.push(() => child.kill());
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/**
 * Runs one of our scripts to its end; what it says is shown only where it fails.
 * @param {string} script
 * @returns {Promise<void>}
 */
function runQuietly(script) {
  return new Promise((resolve, reject) => {
    const child = spawn(projectNode, [path.join(root, "scripts", script)], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    toStop.push(() => child.kill());
    let said = "";
    const listen = (/** @type {Buffer} */ chunk) => {
      said += chunk;
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(said))));
  });
}

/** Starts the stand-in for Docker Hub; answers the variables that lead Tare to it. */
async function startStandIn() {
  const { startHub } = await import("../test/hub/hub.ts");
  const hub = await startHub();
  toStop.push(() => hub.stop());
  return hub.environment;
}

/**
 * A copy of examples/, so that every fix can be tried without changing the checkout.
 * @param {string} folder
 */
function copyExamples(folder) {
  const copy = path.join(folder, "examples");
  fs.cpSync(path.join(root, "examples"), copy, { recursive: true });
  return { copy, files: ["compose.yaml", "Dockerfile"].map((name) => path.join(copy, name)) };
}

/**
 * Leads from an address that can be read and typed to the long one.
 * @param {string} target
 * @param {number} port
 * @returns {Promise<string>}
 */
function startShortAddress(target, port) {
  return new Promise((resolve, reject) => {
    const server = http.createServer((request, response) => {
      // Another name for this machine would be another page's doing.
      const ours =
        request.url === "/" && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? "");
      response.writeHead(ours ? 302 : 404, ours ? { location: target } : {}).end();
    });
    server.on("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      toStop.push(() => server.close());
      resolve(`http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : port}/`);
    });
  });
}

/**
 * @param {Record<string, string>} env
 * @param {number} port
 */
async function serve(env, port) {
  if (!vsCodeIsThere()) await step("Installing VS Code as a page (about 180 MB, once)", ensureVsCode);
  const profile = makeProfile();
  toStop.push(() => removeProfile(profile));
  const { copy, files } = copyExamples(profile.root);
  await installExtension(profile, packageFile());
  const server = await startCodeServer({ profile, env, withToken: true });
  toStop.push(() => server.stop());
  const address = await startShortAddress(workbenchUrl(server, { folder: copy, openFiles: files }), port);
  console.log(`\nThe same files in VS Code, a copy you can change:\n\n  ${address}\n`);
  console.log("Point at a squiggle to read why, press Ctrl+. to fix it. Ctrl+C here ends everything.");
}

/**
 * Opens the desktop VS Code with a profile of its own and waits for its window to close.
 * @param {Record<string, string>} env
 */
async function openDesktop(env) {
  const profile = makeProfile();
  toStop.push(() => removeProfile(profile));
  const { copy, files } = copyExamples(profile.root);
  const folders = ["--user-data-dir", profile.data, "--extensions-dir", profile.extensions];
  const shell = process.platform === "win32" ? "code.cmd" : "code";
  await run(shell, [...folders, "--install-extension", packageFile()], process.env);
  await run(shell, [...folders, "--new-window", "--wait", copy, ...files], { ...process.env, ...env });
}

async function main() {
  const { values } = parseArgs({
    options: {
      live: { type: "boolean", default: false },
      desktop: { type: "boolean", default: false },
      serve: { type: "boolean", default: true },
      port: { type: "string", default: "0" },
    },
    allowNegative: true,
  });
  await step("Building and packaging Tare", () => runQuietly("package.mjs"));

  const memory = fs.mkdtempSync(path.join(os.tmpdir(), "tare-memory-"));
  toStop.push(() => fs.rmSync(memory, { recursive: true, force: true }));
  // What the stand-in says must never be taken for what Docker Hub said, so it is remembered elsewhere.
  const env = values.live ? {} : { ...(await startStandIn()), TARE_CACHE_DIR: memory };
  console.log(
    values.live
      ? "\ntare check examples, with Docker Hub:\n"
      : "\ntare check examples, with a small stand-in for Docker Hub on this machine (--live asks the real one):\n",
  );
  const code = await run(projectNode, [cli, "check", "examples"], { ...process.env, ...env });
  if (code > 1) return stop(code);
  if (!values.serve) return stop(0);

  if (values.desktop) {
    if (spawnSync(process.platform === "win32" ? "where" : "which", ["code"]).status === 0) {
      await openDesktop(env);
      return stop(0);
    }
    console.log('\nThere is no "code" on the PATH, so VS Code is served as a page.');
  }
  return serve(env, Number(values.port));
}

if (nodeIsNewEnough) whenToldToEnd(() => stop(0));
try {
  if (!packagesAreInstalled()) await step("Installing the project's packages, once", ensurePackages);
  if (nodeIsNewEnough) await main();
  else runAgainOnProjectNode();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}
