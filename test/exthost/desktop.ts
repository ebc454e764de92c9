// Runs the suite of this folder in a desktop VS Code, which @vscode/test-electron downloads once:
//   npm run test:desktop             the newest
//   npm run test:desktop -- 1.105.0  that version
import fs from "node:fs";
import { runTests } from "@vscode/test-electron";
import { makeProfile, removeProfile } from "../../scripts/support/codeServer.mjs";
import { root } from "../../scripts/support/npm.mjs";
import { startHub } from "../hub/hub.ts";
import { bundleSuite, copyWorkspace } from "./prepare.ts";

const profile = makeProfile();
const workspace = copyWorkspace();
const hub = await startHub();
try {
  const failures = await runTests({
    version: process.argv[2] ?? "stable",
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleSuite(),
    extensionTestsEnv: { ...hub.environment, TARE_CACHE_DIR: profile.server },
    launchArgs: [
      workspace,
      ...["--user-data-dir", profile.data, "--extensions-dir", profile.extensions],
      ...["--disable-workspace-trust", "--disable-telemetry", "--disable-updates"],
    ],
  });
  process.exitCode = failures;
} finally {
  await hub.stop();
  removeProfile(profile);
  fs.rmSync(workspace, { recursive: true, force: true });
}
