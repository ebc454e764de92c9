import assert from "node:assert/strict";
import { eventually } from "./harness/eventually.ts";
import { useSession } from "./harness/session.ts";

describe("a file in a window without a folder", () => {
  const session = useSession();

  it("is checked, with a card, fixes and those commands that need no folder", async () => {
    const { workbench, read } = await session().openAlone({
      Dockerfile: "FROM node:22-alpin\nFROM acme/old-tool:2\nFROM nginx:1.27-alpine\n",
    });
    await workbench.squiggles("error", ["22-alpin", "acme/old-tool"]);
    assert.match(await workbench.hover("nginx:1.27", "pushed"), /Docker Official Image/);
    const status = workbench.page.locator(".statusbar-item", { hasText: "Tare" });
    await eventually(
      "the status",
      async () => (await status.getAttribute("aria-label")) ?? "",
      (label) => label.startsWith("Tare. Nothing left to look up."),
    );
    await workbench.quickFixes("22-alpin");
    await workbench.takeFirstFix();
    await workbench.squiggles("error", ["acme/old-tool"]);
    await workbench.save();
    await eventually(
      "the saved file",
      () => read("Dockerfile"),
      (text) => text.startsWith("FROM node:22-alpine\n"),
    );

    const titles = (await workbench.palette("Tare: ")).filter((title) => title.startsWith("Tare: "));
    assert.ok(titles.includes("Tare: Pin All Images in File"), titles.join());
    for (const inFolder of ["Check Workspace", "Pin All Images in Workspace", "Open Policy"])
      assert.ok(!titles.includes(`Tare: ${inFolder}`), inFolder);

    await session().picture("alone");
    assert.deepEqual(await workbench.notifications(), []);
  });
});
