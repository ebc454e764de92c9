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
 * @param {string[]} words
 * @param {string} help
 * @returns {Promise<void>}
 */
function run([command = "", ...args], help) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
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
