// @ts-check
// Runs npm, and installs the project's packages where they are missing or old. Works with nothing installed.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The Node.js that came with the project's packages: VS Code's server and TypeScript need 24. */
export const projectNode = path.join(
  root,
  "node_modules/node/bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/** Where `npm run package` puts the extension. */
export function packageFile() {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  return path.join(root, `tare-${version}.vsix`);
}

/**
 * The environment without what an outer npm told its own script: `npm ci` would pass its flags on.
 * @returns {NodeJS.ProcessEnv}
 */
function environmentForNpm() {
  const outer =
    /^npm_(?!config_(registry|cache|userconfig|globalconfig|https?_proxy|proxy|noproxy|cafile|strict_ssl|offline|prefer_offline)$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}

/**
 * Runs npm and waits. What it prints is shown only where it fails.
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<void>}
 */
export function npm(args, cwd) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith("npm-cli.js") ? [process.execPath, [cli]] : ["npm", []];
  const all = [...first, ...args, "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  return new Promise((resolve, reject) => {
    const child = spawn(command, all, { cwd, env: environmentForNpm(), stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const listen = (/** @type {Buffer} */ chunk) => {
      said += chunk;
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ${args.join(" ")} failed in ${cwd}:\n${said}`)),
    );
  });
}

/**
 * The versions that a lock file of npm names, by folder. Optional packages are left out: which of them are
 * installed depends on the machine.
 * @param {string} file
 * @returns {Map<string, string>}
 */
function readLock(file) {
  /** @type {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} */
  const { packages = {} } = JSON.parse(fs.readFileSync(file, "utf8"));
  return new Map(
    Object.entries(packages)
      .filter(([folder, { optional, devOptional }]) => folder !== "" && !optional && !devOptional)
      .map(([folder, { version }]) => [folder, version ?? ""]),
  );
}

/** Whether node_modules holds what package-lock.json names. */
export function packagesAreInstalled() {
  const installed = path.join(root, "node_modules/.package-lock.json");
  if (!fs.existsSync(installed) || !fs.existsSync(projectNode)) return false;
  const there = readLock(installed);
  return [...readLock(path.join(root, "package-lock.json"))].every(
    ([folder, version]) => there.get(folder) === version,
  );
}

/** Installs the project's packages where they are missing or old. */
export async function ensurePackages() {
  if (packagesAreInstalled()) return;
  // Two packages bring their binary with an install script: esbuild and node.
  await npm(["ci", "--ignore-scripts=false"], root);
  if (!fs.existsSync(projectNode))
    throw new Error("npm installed no Node.js 24; run: npm ci --ignore-scripts=false");
}
