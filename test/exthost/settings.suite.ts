import assert from "node:assert/strict";
import * as vscode from "vscode";
import { expectFindings, hoverOver, open, untitled, workspaceFolder } from "./harness.ts";

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

  it("name no host, credential or folder where they are a workspace's", async () => {
    const file = vscode.Uri.joinPath(workspaceFolder(), ".vscode/settings.json");
    const settings = {
      "tare.hub.url": "http://127.0.0.1:9",
      "tare.registry.url": "http://127.0.0.1:9",
      "tare.auth.url": "http://127.0.0.1:9",
      "tare.registries": [{ domain: "registry.example", url: "http://127.0.0.1:9" }],
      "tare.credentials": "docker",
      "tare.certificates": ["/nowhere.pem"],
      "tare.cache.folder": vscode.Uri.joinPath(workspaceFolder(), "taken").fsPath,
      // This one a workspace may set: it tells when the others have been read.
      "tare.rules": { "missing-tag": "off" },
    };
    const document = await open("Dockerfile");
    await expectFindings(document, ["missing-tag 22-alpin", "imageless-repository acme/old-tool"]);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(settings)));
    await expectFindings(document, ["imageless-repository acme/old-tool"]);
    for (const name of Object.keys(settings).filter((each) => each !== "tare.rules")) {
      const { globalValue, defaultValue } = vscode.workspace.getConfiguration().inspect(name) ?? {};
      assert.deepEqual(vscode.workspace.getConfiguration().get(name), globalValue ?? defaultValue, name);
    }
    // An image that nobody asked about yet: the right host answers still.
    const other = await untitled("dockerfile", "FROM acme/app:1.5\nFROM registry.example/a/b\n");
    assert.match(await hoverOver(other, "acme/app"), /pushed 16 days ago/);
    assert.match(await hoverOver(other, "registry.example"), /Tare asks Docker Hub alone/);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    assert.deepEqual(await vscode.workspace.findFiles("taken/**"), []);
    await vscode.workspace.fs.delete(file);
    await expectFindings(document, ["missing-tag 22-alpin", "imageless-repository acme/old-tool"]);
  });

  it("name further registries where they are the machine's", async () => {
    const { TARE_REGISTRY_URL: url } = process.env;
    const registries = [{ domain: "registry.example", url }];
    await section().update("registries", registries, vscode.ConfigurationTarget.Global);
    try {
      const document = await untitled("dockerfile", "FROM registry.example/library/nginx:9.9\n");
      await expectFindings(document, ["missing-tag 9.9"]);
    } finally {
      await section().update("registries", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("keep everything on this machine", async () => {
    await section().update("lookUps.enabled", false, vscode.ConfigurationTarget.Workspace);
    const document = await untitled("dockerfile", "FROM fresh/app\nFROM UPPER\n");
    await expectFindings(document, ["invalid-reference UPPER"]);
    assert.match(await hoverOver(document, "fresh/app"), /not checked|look-?ups/i);
  });
});
