// Runs the suite of this folder inside the extension host of a real VS Code, against the stand-in for Docker Hub.
// Ends with code 0 where every test passed, 1 where one failed, 2 where the suite could not be run.
import fs from "node:fs";
import path from "node:path";
import { format } from "node:util";
import type { Page } from "playwright-core";
import {
  makeProfile,
  type Profile,
  removeProfile,
  startCodeServer,
  workbenchUrl,
} from "../../scripts/support/codeServer.mjs";
import { root } from "../../scripts/support/npm.mjs";
import { launchBrowser } from "../e2e/harness/browser.ts";
import { startHub } from "../hub/hub.ts";
import { bundleSuite, copyWorkspace } from "./prepare.ts";

const limitMs = 180_000;

/** Prints what is appended to a file while it grows; the function it answers prints the rest and stops. */
function printGrowing(file: string): () => void {
  let printed = 0;
  const print = (): void => {
    if (!fs.existsSync(file)) return;
    const text = fs.readFileSync(file);
    process.stdout.write(text.subarray(printed));
    printed = text.length;
  };
  const timer = setInterval(print, 200);
  return () => {
    clearInterval(timer);
    print();
  };
}

/** Opens the workbench that runs the suite; settles with null when the extension host ended, else with why not. */
async function runInPage(page: Page, url: string, log: string[]): Promise<string | null> {
  let end: (why: string | null) => void = () => {};
  const ended = new Promise<string | null>((resolve) => {
    end = resolve;
  });
  // The workbench calls these two where they exist: for each line of its log, and once the suite is over.
  await page.exposeFunction("codeAutomationLog", (level: string, args: unknown[]) => {
    log.push(`[${level}] ${format(...args)}`);
  });
  await page.exposeFunction("codeAutomationExit", () => end(null));
  page.on("crash", () => end("the page crashed"));
  const late = setTimeout(() => end(`the suite did not end within ${limitMs / 1000} s`), limitMs);
  await page.goto(url);
  const why = await ended;
  clearTimeout(late);
  return why;
}

function keepLogs(profile: Profile, workbenchLog: readonly string[], serverLog: string): void {
  const folder = path.join(root, "test-results/editor");
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, "workbench.log"), workbenchLog.join("\n"));
  fs.writeFileSync(path.join(folder, "server.log"), serverLog);
  fs.cpSync(path.join(profile.data, "logs"), path.join(folder, "logs"), { recursive: true });
  console.error(`Logs are in ${folder}`);
}

async function main(): Promise<number> {
  const profile = makeProfile();
  const workspace = copyWorkspace();
  const output = path.join(profile.root, "output.txt");
  const result = path.join(profile.root, "result.json");
  const suite = await bundleSuite();
  const hub = await startHub();
  const env = { ...hub.environment, TARE_CACHE_DIR: path.join(profile.root, "cache") };
  const server = await startCodeServer({ profile, env, testDriver: true });
  const browser = await launchBrowser();
  const log: string[] = [];
  const stopPrinting = printGrowing(output);
  try {
    const page = await browser.newPage();
    const told = { ...env, TARE_TEST_OUTPUT: output, TARE_TEST_RESULT: result };
    const url = workbenchUrl(server, {
      folder: workspace,
      payload: [
        ["extensionDevelopmentPath", root],
        ["extensionTestsPath", suite],
        ["extensionEnvironment", JSON.stringify(told)],
      ],
    });
    const why = await runInPage(page, url, log);
    stopPrinting();
    // An extension host that dies half-way ends like one that is done, so only the suite's own word counts.
    const passed = fs.existsSync(result) && fs.readFileSync(result, "utf8") === "passed";
    if (why !== null) console.error(why);
    else if (!fs.existsSync(result)) console.error("the extension host ended before the suite did");
    if (!passed) keepLogs(profile, log, server.log());
    return why !== null ? 2 : passed ? 0 : 1;
  } finally {
    stopPrinting();
    await browser.close();
    await server.stop();
    await hub.stop();
    removeProfile(profile);
    fs.rmSync(workspace, { recursive: true, force: true });
  }
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error);
  return 2;
});
