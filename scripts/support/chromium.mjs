// @ts-check
// Finds a Chromium for the tests, or brings one: Debian's package where we may install it, else the npm package
// @sparticuz/chromium in .vscode-test/, which is built for Linux on x64.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureDebianProgram } from "../debian.mjs";
import { npm } from "./npm.mjs";
import { toolsFolder } from "./vscode.mjs";

const packagedVersion = "153.0.0";
const folder = path.join(toolsFolder, "chromium");

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The Chromium that is on this machine: $CHROMIUM, else a known name on the PATH or at a known place; null for none. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return fs.existsSync(named) ? named : null;
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((place) =>
      names.map((name) => path.join(place, process.platform === "win32" ? `${name}.exe` : name)),
    );
  return [...onPath, ...elsewhere].find((file) => fs.existsSync(file)) ?? null;
}

/** Whether the program starts at all: a browser without its libraries is none. */
function starts(/** @type {string} */ file) {
  return spawnSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

/** Path of the npm package's browser, which unpacks itself into the temp folder; null where it does not start. */
async function chromiumFromNpm() {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const entry = path.join(folder, "node_modules/@sparticuz/chromium/build/index.js");
  if (!fs.existsSync(entry)) {
    fs.mkdirSync(folder, { recursive: true });
    const wanted = { private: true, dependencies: { "@sparticuz/chromium": packagedVersion } };
    fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify(wanted));
    await npm(["install", "--omit=dev", "--ignore-scripts"], folder);
  }
  /** @type {{ default: { executablePath(): Promise<string> } }} */
  const { default: chromium } = await import(pathToFileURL(entry).href);
  const file = await chromium.executablePath();
  return starts(file) ? file : null;
}

/** Finds Chromium, or installs it; rejects with the one command that helps where it can do neither. */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  const reasons = [];
  for (const bring of [() => ensureDebianProgram("chromium"), chromiumFromNpm]) {
    try {
      await bring();
      const brought = findChromium() ?? (await chromiumFromNpm());
      if (brought !== null) return brought;
    } catch (error) {
      // Of what npm says at length, the first line is the reason.
      reasons.push(String(error instanceof Error ? error.message : error).split("\n")[0]);
    }
  }
  const help =
    "The tests in VS Code need Chromium. Run: sudo apt-get install chromium (or set CHROMIUM to one)";
  throw new Error([...reasons, help].join("\n"));
}
