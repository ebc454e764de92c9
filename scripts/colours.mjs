#!/usr/bin/env node
// @ts-check
// Compares the colours of the files in test/syntaxes with what is kept beside them, on the grammars of the VS Code
// that the tests bring along: `npm run test:colours`, with `-- --update` to keep what they are now.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { projectNode, root } from "./support/npm.mjs";
import { builtInExtensions, ensureVsCode } from "./support/vscode.mjs";

await ensureVsCode();

/** @type {readonly { file: string, scope: string, extension: string }[]} */
const cases = [
  { file: "test/syntaxes/Dockerfile", scope: "source.dockerfile", extension: "docker" },
  { file: "test/syntaxes/compose.yaml", scope: "source.yaml", extension: "yaml" },
];

const update = process.argv.includes("--update") ? ["--updateSnapshot"] : [];
let failed = 0;
for (const { file, scope, extension } of cases) {
  const folder = path.join(builtInExtensions, extension, "syntaxes");
  const grammars = fs.readdirSync(folder).flatMap((name) => ["--grammar", path.join(folder, name)]);
  const snap = path.join(root, "node_modules/vscode-tmgrammar-test/dist/snapshot.js");
  const args = [snap, ...grammars, "--scope", scope, ...update, "--expandDiff", file];
  if (!update.length && !fs.existsSync(path.join(root, `${file}.snap`))) {
    console.error(`${file}.snap is missing`);
    failed++;
  } else if (spawnSync(projectNode, args, { cwd: root, stdio: "inherit" }).status !== 0) {
    failed++;
  }
}
process.exitCode = failed === 0 ? 0 : 1;
