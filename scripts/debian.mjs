// @ts-check
// Brings a program that the tests need from Debian's packages, where this machine has apt-get and lets us use it.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/**
 * Path of a program on the PATH or in the folders for administrators; null where there is none.
 * @param {string} name
 */
export function findProgram(name) {
  const folders = [
    ...(process.env.PATH ?? "").split(path.delimiter),
    "/usr/sbin",
    "/usr/local/sbin",
    "/sbin",
  ];
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file)) ?? null;
}

/** @type {Promise<void>} */
let queue = Promise.resolve();
let listIsFresh = false;

/**
 * Path of a program, installed from the Debian package where it is missing. Rejects with the one command that helps
 * where it may not install. One installation runs at a time, as apt-get allows no more.
 * @param {string} name
 * @param {string} [packageName]
 * @returns {Promise<string>}
 */
export function ensureDebianProgram(name, packageName = name) {
  const found = findProgram(name);
  if (found !== null) return Promise.resolve(found);
  const installed = queue.then(() => install(name, packageName));
  queue = installed.then(
    () => {},
    () => {},
  );
  return installed;
}

/**
 * @param {string} name
 * @param {string} packageName
 */
async function install(name, packageName) {
  const help = `Install it with: sudo apt-get install --no-install-recommends ${packageName}`;
  if (findProgram("apt-get") === null)
    throw new Error(`"${name}" is missing, and this is no Debian. ${help}`);
  const prefix = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  if (prefix.length > 0 && spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status !== 0) {
    throw new Error(`"${name}" is missing, and installing it needs a password. ${help}`);
  }
  const aptGet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"];
  if (!listIsFresh) {
    await run([...prefix, ...aptGet, "update"], help);
    listIsFresh = true;
  }
  await run([...prefix, ...aptGet, "install", "-y", "--no-install-recommends", packageName], help);
  const found = findProgram(name);
  if (found === null) throw new Error(`The package ${packageName} brought no "${name}". ${help}`);
  return found;
}

/**
 * Path of a program that needs nothing but its own package: the one on the PATH, else one unpacked into `folder`
 * without installing anything, so that no administrator is asked and no service of the package starts. Rejects with
 * the one command that helps where that is impossible.
 * @param {string} name
 * @param {string} folder where unpacked packages are kept
 * @param {string} [packageName]
 * @returns {Promise<string>}
 */
export async function unpackDebianProgram(name, folder, packageName = name) {
  const kept = path.join(folder, packageName, "usr/bin", name);
  const found = findProgram(name) ?? (fs.existsSync(kept) ? kept : null);
  if (found !== null) return found;
  const help = `Install it with: sudo apt-get install --no-install-recommends ${packageName}`;
  for (const tool of ["apt-get", "dpkg-deb"]) {
    if (findProgram(tool) === null) throw new Error(`"${name}" is missing, and so is "${tool}". ${help}`);
  }
  fs.mkdirSync(folder, { recursive: true });
  const temporary = fs.mkdtempSync(path.join(folder, `${packageName}-`));
  try {
    await download(packageName, temporary, help);
    const archive = fs.readdirSync(temporary).find((file) => file.endsWith(".deb"));
    if (archive === undefined) throw new Error(`apt-get brought no package ${packageName}. ${help}`);
    const unpacked = path.join(temporary, "unpacked");
    await run(["dpkg-deb", "-x", path.join(temporary, archive), unpacked], help);
    // Another run may have been faster: its copy is as good.
    if (!fs.existsSync(kept)) fs.renameSync(unpacked, path.join(folder, packageName));
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
  if (!fs.existsSync(kept)) throw new Error(`The package ${packageName} holds no "${name}". ${help}`);
  return kept;
}

/**
 * Fetches a package into a folder. Where the system's lists of packages are missing or old, it reads fresh ones into
 * that folder, which needs no administrator.
 * @param {string} packageName
 * @param {string} folder
 * @param {string} help
 */
async function download(packageName, folder, help) {
  try {
    await run(["apt-get", "-qq", "download", packageName], help, folder);
  } catch {
    const lists = path.join(folder, "lists");
    const cache = path.join(folder, "cache");
    fs.mkdirSync(path.join(lists, "partial"), { recursive: true });
    fs.mkdirSync(path.join(cache, "archives/partial"), { recursive: true });
    const own = ["-qq", "-o", `Dir::State::lists=${lists}`, "-o", `Dir::Cache=${cache}`];
    await run(["apt-get", ...own, "update"], help, folder);
    await run(["apt-get", ...own, "download", packageName], help, folder);
  }
}

/**
 * @param {string[]} words
 * @param {string} help
 * @param {string} [folder] the one to run in
 * @returns {Promise<void>}
 */
function run([command = "", ...args], help, folder) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const listen = (/** @type {Buffer} */ chunk) => {
      said = (said + chunk).slice(-4000);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("error", (error) => reject(new Error(`${error.message}. ${help}`)));
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${[command, ...args].join(" ")} failed. ${help}\n${said}`)),
    );
  });
}
