import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as esbuild from "esbuild";
import { root } from "../../scripts/support/npm.mjs";

/** Bundles the suite into a module that VS Code takes as `extensionTestsPath`, and answers its path. */
export async function bundleSuite(): Promise<string> {
  const outfile = path.join(root, ".tmp/exthost/index.cjs");
  await esbuild.build({
    entryPoints: [path.join(root, "test/exthost/index.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return outfile;
}

/** Copies the workspace that the suite opens, because its tests write into it. */
export function copyWorkspace(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tare-workspace-"));
  fs.cpSync(path.join(root, "test/exthost/workspace"), folder, { recursive: true });
  return folder;
}
