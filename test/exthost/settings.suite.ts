import assert from "node:assert/strict";
import * as vscode from "vscode";
import { expectFindings, hoverOver, open, untitled } from "./harness.ts";

describe("Tare's settings in VS Code", () => {
  const section = () => vscode.workspace.getConfiguration("tare");

  afterEach(async () => {
    for (const name of ["rules", "lookUps.enabled"]) {
      await section().update(name, undefined, vscode.ConfigurationTarget.Workspace);
    }
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("switch a rule off, and on again", async () => {
    const document = await open("Dockerfile");
    await expectFindings(document, ["missing-tag 22-alpin", "imageless-repository acme/old-tool"]);
    await section().update("rules", { "missing-tag": "off" }, vscode.ConfigurationTarget.Workspace);
    await expectFindings(document, ["imageless-repository acme/old-tool"]);
    await section().update("rules", undefined, vscode.ConfigurationTarget.Workspace);
    await expectFindings(document, ["missing-tag 22-alpin", "imageless-repository acme/old-tool"]);
  });

  it("keep everything on this machine", async () => {
    await section().update("lookUps.enabled", false, vscode.ConfigurationTarget.Workspace);
    const document = await untitled("dockerfile", "FROM fresh/app\nFROM UPPER\n");
    await expectFindings(document, ["invalid-reference UPPER"]);
    assert.match(await hoverOver(document, "fresh/app"), /not checked|look-?ups/i);
  });
});
