import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { root } from "../../scripts/support/npm.mjs";
import { eventually } from "./harness/eventually.ts";
import { useSession } from "./harness/session.ts";

/** The sentences as they are said in Japanese, by what is said in English. */
function sentences(file: string): Readonly<Record<string, string>> {
  return JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));
}

describe("VS Code in Japanese", () => {
  const session = useSession({ locale: "ja" });
  const manifest = sentences("package.nls.ja.json");
  const bundle = sentences("l10n/bundle.l10n.ja.json");

  it("gets findings, cards, fixes, commands and the rest in Japanese", async () => {
    const { workbench } = await session().open({
      Dockerfile: "FROM node:22-alpin\nFROM acme/old-tool:2\n",
    });
    await workbench.squiggles("error", ["22-alpin", "acme/old-tool"]);
    const said = await workbench.hover("acme/old-tool", "バッジのない組織");
    assert.match(said, /acme\/old-tool にはイメージがなく、取得できるものがありません/);
    // Names, numbers and what the owner wrote stay as they are; of VS Code's own words nothing is translated here.
    assert.doesNotMatch(said, /holds no image|an organization|last push|asked|registered/i);
    await session().picture("japanese");
    const fixes = await workbench.quickFixes("22-alpin");
    assert.equal(fixes[0], 'タグ "22-alpine" を使う');
    await workbench.closeMenu();
    const title = `Tare: ${manifest["command.checkWorkspace"]}`;
    assert.ok((await workbench.palette("Tare: ワーク")).includes(title));
    await workbench.runCommand(title);
    const header = workbench.page.locator(".pane-header", { hasText: manifest["view.images"] ?? "" });
    await header.click();
    const rows = workbench.page
      .locator(".pane", { hasText: manifest["view.images"] ?? "" })
      .locator(".monaco-list-row");
    await eventually(
      "groups",
      async () => (await rows.allInnerTexts()).join(),
      (all) => all.includes(bundle.Broken ?? "?"),
    );
    const status = workbench.page.locator(".statusbar-item", { hasText: "Tare" });
    assert.equal(
      await status.getAttribute("aria-label"),
      `Tare. ${bundle["Nothing left to look up. Click to see the requests."]}`,
    );
    assert.deepEqual(await workbench.notifications(), []);
  });
});
