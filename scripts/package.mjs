#!/usr/bin/env node
// @ts-check
// Builds, and packs the extension into tare-VERSION.vsix: one for every platform, as nothing in it is native.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createVSIX } from "@vscode/vsce";
import { build } from "./build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** An extension that people download over a phone should not weigh more. */
const mostBytes = 1_000_000;

/**
 * Builds and packs; answers the path of the package.
 * @param {{ out?: string }} [options]
 */
export async function packageExtension({ out } = {}) {
  /** @type {unknown} */
  const manifest = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
  const version =
    manifest !== null && typeof manifest === "object" && "version" in manifest ? manifest.version : "0";
  const packagePath = out ?? path.join(root, `tare-${version}.vsix`);
  await build();
  fs.mkdirSync(path.dirname(packagePath), { recursive: true });
  await createVSIX({ cwd: root, packagePath, dependencies: false, allowMissingRepository: true });
  const { size } = fs.statSync(packagePath);
  if (size > mostBytes) throw new Error(`${packagePath} weighs ${size} bytes, more than ${mostBytes}`);
  return packagePath;
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  const file = await packageExtension();
  console.log(`${path.relative(process.cwd(), file)}: ${(fs.statSync(file).size / 1000).toFixed(0)} kB`);
}
