import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import * as vscode from "vscode";

describe("the extension inside the extension host", () => {
  it("takes little time to load", () => {
    const extension = vscode.extensions.getExtension("tare.tare");
    assert.ok(extension, "the extension is not there");
    const code = fs.readFileSync(path.join(extension.extensionPath, "dist/client/extension.cjs"), "utf8");
    // What was loaded once is remembered, so a copy is loaded; here, since VS Code goes by the folder it is in.
    const copy = path.join(__dirname, "extension-again.cjs");
    fs.writeFileSync(copy, `${code}\n// again`);
    const before = process.cpuUsage();
    const loaded: unknown = createRequire(copy)(copy);
    const { user, system } = process.cpuUsage(before);
    fs.rmSync(copy);
    const milliseconds = (user + system) / 1000;
    assert.deepEqual(Object.keys(Object(loaded)).sort(), ["activate", "deactivate"]);
    // Processor time, and several times what it is on a busy machine: more means that it loads what it never did.
    assert.ok(milliseconds < 800, `${milliseconds} ms of processor time`);
  });
});
