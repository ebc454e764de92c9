#!/usr/bin/env node
// @ts-check
// Runs every test there is, from a fresh clone on: `npm test`, or some stages by name: `npm test -- unit browser`.
// It brings what it needs by itself. Where it can't, it names the one command that helps; in CI that is a failure.
import { spawn } from "node:child_process";
import path from "node:path";
import { nodeIsNewEnough, runAgainOnProjectNode } from "./support/again.mjs";
import { figuresOfCheck, figuresOfMocha } from "./support/figures.mjs";
import { ensurePackages, packagesAreInstalled, projectNode, root } from "./support/npm.mjs";
import { step } from "./support/progress.mjs";

const { env } = process;
const inCi = env.CI !== undefined && env.CI !== "" && env.CI !== "false";

/** No stage takes near as long; one that does hangs. */
const stageLimitMs = 1_200_000;

/**
 * One stage. `needs` names what is brought along for it; `counts` says that its output ends with mocha's figures.
 * @typedef {{ name: string, says: string, run: string[][], counts?: true, needs?: true }} Stage
 */

const mocha = "node_modules/mocha/bin/mocha.js";

/** @type {readonly Stage[]} */
const stages = [
  { name: "types", says: "types of all sources", run: [["node_modules/typescript/bin/tsc", "--noEmit"]] },
  {
    name: "lint",
    says: "style of all sources",
    run: [["node_modules/@biomejs/biome/bin/biome", "check", "."]],
  },
  { name: "walls", says: "who may import whom", run: [["scripts/boundaries.mjs"]] },
  {
    name: "unit",
    says: "rules, parsers, adapters, whole sessions with the language server, the command line",
    run: [[mocha, "--reporter", "dot", "test/**/*.test.ts"]],
    counts: true,
  },
  {
    name: "soak",
    says: "a language server while every fault comes and goes; npm run soak is the long one",
    run: [[mocha, "--no-config", "--require", "test/harness/outside.ts", "test/soak/soak.test.ts"]],
    counts: true,
  },
  { name: "package", says: "build and package", run: [["scripts/package.mjs"]] },
  {
    name: "colours",
    says: "the grammars, on those of VS Code",
    run: [["scripts/colours.mjs"]],
    needs: true,
  },
  {
    name: "editor",
    says: "the extension inside VS Code's extension host",
    run: [["test/exthost/run.ts"]],
    counts: true,
    needs: true,
  },
  {
    name: "browser",
    says: "the packaged extension, seen and used in VS Code",
    run: [[mocha, "--config", "test/e2e/mocharc.json"]],
    counts: true,
    needs: true,
  },
];

/**
 * Runs a command, shows what it says, and answers its exit code and its words.
 * @param {string[]} args for Node.js
 * @returns {Promise<{ code: number, said: string }>}
 */
function run(args) {
  return new Promise((resolve) => {
    const bin = path.join(root, "node_modules/.bin");
    const child = spawn(projectNode, args, {
      cwd: root,
      env: { ...env, PATH: `${bin}${path.delimiter}${env.PATH ?? ""}` },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const late = setTimeout(() => {
      said += `\nstopped after ${stageLimitMs / 1000} s`;
      child.kill("SIGKILL");
    }, stageLimitMs);
    child.stdout.on("data", (/** @type {Buffer} */ chunk) => {
      said += chunk;
      process.stdout.write(chunk);
    });
    child.stderr.on("data", (/** @type {Buffer} */ chunk) => {
      said += chunk;
      process.stderr.write(chunk);
    });
    child.on("error", (error) => resolve({ code: 1, said: error.message }));
    child.on("close", (code) => {
      clearTimeout(late);
      resolve({ code: code ?? 1, said });
    });
  });
}

/** Brings VS Code and Chromium; the answer is null, or why it could not. */
async function prepare() {
  try {
    const { ensureVsCode } = await import("./support/vscode.mjs");
    const { ensureChromium } = await import("./support/chromium.mjs");
    await Promise.all([ensureVsCode(), ensureChromium()]);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @param {readonly Stage[]} chosen */
async function runStages(chosen) {
  // Brought while the first stages run, as these leave the network alone.
  const prepared = chosen.some(({ needs }) => needs) ? prepare() : Promise.resolve(null);
  const sum = { passed: 0, failed: 0 };
  const lines = [];
  for (const stage of chosen) {
    console.log(`\n${stage.name}: ${stage.says}`);
    const missing = stage.needs ? await prepared : null;
    if (missing !== null) {
      console.log(missing);
      lines.push(`${stage.name.padEnd(9)} not run, as something is missing`);
      if (inCi) sum.failed += 1;
      continue;
    }
    const startedAt = performance.now();
    for (const args of stage.run) {
      const { passed, failed } = (stage.counts ? figuresOfMocha : figuresOfCheck)(await run(args));
      sum.passed += passed;
      sum.failed += failed;
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      lines.push(`${stage.name.padEnd(9)} ${passed} passed, ${failed} failed, ${seconds} s`);
    }
  }
  console.log(`\n${lines.join("\n")}\n\n${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed === 0 ? 0 : 1;
}

/** Installs the packages, and goes on with the Node.js among them where we are an older one. */
async function main() {
  if (!packagesAreInstalled()) {
    await step("Installing the project's packages, once", ensurePackages);
  }
  if (!nodeIsNewEnough) {
    runAgainOnProjectNode();
    return;
  }
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    console.error(
      `No stage is called ${unknown.join(", ")}. There are: ${stages.map(({ name }) => name).join(", ")}.`,
    );
    process.exitCode = 2;
    return;
  }
  await runStages(names.length === 0 ? stages : stages.filter(({ name }) => names.includes(name)));
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  console.log("\n0 passed, 1 failed");
  process.exitCode = 1;
});
