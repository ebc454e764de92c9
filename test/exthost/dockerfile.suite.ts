import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  actionsAt,
  apply,
  expectFindings,
  fixesAt,
  hoverOver,
  open,
  ourDiagnostics,
  replace,
  untitled,
} from "./harness.ts";

describe("a Dockerfile in VS Code", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  it("marks what is wrong, and only that", async () => {
    const document = await open("Dockerfile");
    assert.equal(document.languageId, "dockerfile");
    await expectFindings(document, ["missing-tag 22-alpin", "imageless-repository acme/old-tool"]);
  });

  it("leads from a finding to the page of its rule", async () => {
    const document = await open("Dockerfile");
    await expectFindings(document, ["missing-tag 22-alpin", "imageless-repository acme/old-tool"]);
    for (const { code, severity } of ourDiagnostics(document)) {
      assert.equal(severity, vscode.DiagnosticSeverity.Error);
      assert.ok(typeof code === "object", "the code has no link");
      assert.ok(code.target.path.endsWith(`docs/rules/${code.value}.md`), code.target.toString());
    }
  });

  it("says in the hover what was seen", async () => {
    const document = await open("Dockerfile");
    assert.match(
      await hoverOver(document, "acme/old-tool"),
      /Docker Hub lists no tag, and the registry has nothing to pull/,
    );
    assert.match(await hoverOver(document, "nginx"), /Docker Official Image/);
  });

  it("fixes a tag that is missing", async () => {
    const document = await open("Dockerfile");
    await expectFindings(document, ["missing-tag 22-alpin", "imageless-repository acme/old-tool"]);
    const fix = (await fixesAt(document, "22-alpin")).find(({ isPreferred }) => isPreferred === true);
    assert.ok(fix, "no fix is preferred");
    await apply(fix);
    assert.equal(document.lineAt(0).text, "FROM node:22-alpine AS build");
    await expectFindings(document, ["imageless-repository acme/old-tool"]);
  });

  it("pins an image to the digest that its tag names now", async () => {
    const document = await open("Dockerfile");
    const actions = await actionsAt(document, "nginx", vscode.CodeActionKind.RefactorRewrite);
    const pin = actions.find(({ title }) => title.startsWith("Pin nginx"));
    assert.ok(pin, actions.map(({ title }) => title).join(", "));
    await apply(pin);
    assert.match(document.lineAt(2).text, /^FROM nginx:1\.27-alpine@sha256:[0-9a-f]{64}$/);
    await expectFindings(document, ["missing-tag 22-alpin", "imageless-repository acme/old-tool"]);
  });

  it("lists every request, with its reason", async () => {
    const document = await untitled("dockerfile", "FROM acme/tool:2\n");
    await hoverOver(document, "acme/tool");
    await vscode.commands.executeCommand("tare.showRequests");
    const list = vscode.window.activeTextEditor?.document;
    assert.equal(list?.uri.scheme, "tare-requests");
    assert.match(
      list.getText(),
      /GET +200 +\d+ ms {2}http:\S+\/acme\/repositories\/tool\/tags\/2 {2}open file/,
    );
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });

  it("follows while someone types", async () => {
    const document = await open("Dockerfile");
    await replace(document, "acme/old-tool:2", "alpine:3.21");
    await replace(document, "22-alpin", "22-alpine");
    await expectFindings(document, []);
    await replace(document, "alpine:3.21", "fresh/app");
    await expectFindings(document, ["imageless-repository fresh/app"]);
  });

  it("looks at a document that was never saved", async () => {
    const document = await untitled("dockerfile", "FROM fresh/app\n");
    await expectFindings(document, ["imageless-repository fresh/app"]);
  });

  it("leaves other files alone", async () => {
    const notes = await open("notes.md");
    const document = await untitled("dockerfile", "FROM fresh/app\n");
    await expectFindings(document, ["imageless-repository fresh/app"]);
    assert.deepEqual(ourDiagnostics(notes), []);
  });

  it("takes its marks away with the document", async () => {
    const document = await untitled("dockerfile", "FROM fresh/app\n");
    await expectFindings(document, ["imageless-repository fresh/app"]);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await expectFindings(document, []);
  });
});
