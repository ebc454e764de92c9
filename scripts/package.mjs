#!/usr/bin/env node
// @ts-check
// Builds, and packs the extension into tare-VERSION.vsix: one for every platform, as nothing in it is native.
import fs from "node:fs";
import path from "node:path";
import { createVSIX } from "@vscode/vsce";
import { build } from "./build.mjs";
import { packageFile, root } from "./support/npm.mjs";

/** An extension that people download over a phone should not weigh more. */
const mostBytes = 1_000_000;

/** Builds and packs; answers the size of the package in bytes. */
async function packageExtension() {
  await build();
  await createVSIX({ cwd: root, packagePath: packageFile(), dependencies: false });
  const { size } = fs.statSync(packageFile());
  if (size > mostBytes) throw new Error(`${packageFile()} weighs ${size} bytes, more than ${mostBytes}`);
  return size;
}

const bytes = await packageExtension();
console.log(`${path.basename(packageFile())}: ${Math.round(bytes / 1000)} kB`);
