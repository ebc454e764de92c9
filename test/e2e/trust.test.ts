import assert from "node:assert/strict";
import { useSession } from "./harness/session.ts";

describe("a workspace that nobody trusts yet", () => {
  const session = useSession({ asksForTrust: true });

  it("silences nothing: neither by its settings, nor by its policy, until it is trusted", async () => {
    const files = {
      Dockerfile: "FROM node:22-alpin\nFROM acme/old-tool:2\nFROM redis:7.4\n",
      ".vscode/settings.json": JSON.stringify({ "tare.rules": { "missing-tag": "off" } }),
      ".tare.yaml": "rules:\n  imageless-repository: off\nforbidden:\n  - redis\n",
    };
    const { workbench } = await session().open(files, {
      "security.workspace.trust.enabled": true,
      "security.workspace.trust.startupPrompt": "never",
      "security.workspace.trust.banner": "never",
    });
    const { page } = workbench;
    await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
    // What a policy asks for holds here too: that alone can harm nobody.
    await workbench.squiggles("error", ["22-alpin", "acme/old-tool", "redis"]);
    assert.match(await workbench.hover("acme/old-tool", "an organization"), /holds no image/);
    const fixes = await workbench.quickFixes("22-alpin");
    assert.equal(fixes[0], 'Use tag "22-alpine"');
    await workbench.closeMenu();
    await session().picture("restricted");

    await workbench.runCommand("Workspaces: Manage Workspace Trust");
    await page
      .locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/ })
      .first()
      .click();
    await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor({ state: "hidden" });
    await workbench.openFile("Dockerfile");
    await workbench.squiggles("error", ["redis"]);
  });
});
