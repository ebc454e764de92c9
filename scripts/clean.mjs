#!/usr/bin/env node
// @ts-check
// Removes what the scripts made. `--all` removes the installed packages and the downloaded VS Code too.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const made = ["dist", "coverage", "test-results", ".tmp"];
if (process.argv.includes("--all")) made.push("node_modules", ".vscode-test");
made.push(...fs.readdirSync(root).filter((name) => name.endsWith(".vsix")));
for (const name of made) fs.rmSync(path.join(root, name), { recursive: true, force: true });
