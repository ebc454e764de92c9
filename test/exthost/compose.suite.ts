import assert from "node:assert/strict";
import * as vscode from "vscode";
import { apply, expectFindings, fixesAt, hoverOver, open } from "./harness.ts";

describe("a compose file in VS Code", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  it("marks what is wrong, and only that", async () => {
    const document = await open("compose.yaml");
    await expectFindings(document, ["imageless-repository bitnami/kafka", "missing-tag 7.9"]);
  });

  it("says in the hover who stands behind an image", async () => {
    const document = await open("compose.yaml");
    assert.match(await hoverOver(document, "nginx"), /Docker Official Image/);
  });

  it("fixes a tag that is missing", async () => {
    const document = await open("compose.yaml");
    await expectFindings(document, ["imageless-repository bitnami/kafka", "missing-tag 7.9"]);
    const fixes = (await fixesAt(document, "7.9")).filter(({ title }) => title.startsWith("Use tag"));
    const [fix] = fixes;
    assert.ok(fix, "there is no fix");
    await apply(fix);
    assert.match(document.getText(), /image: redis:7\.4/);
    await expectFindings(document, ["imageless-repository bitnami/kafka"]);
  });
});
