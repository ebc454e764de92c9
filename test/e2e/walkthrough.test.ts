import assert from "node:assert/strict";
import { eventually } from "./harness/eventually.ts";
import { useSession } from "./harness/session.ts";

describe("the first minutes", () => {
  const session = useSession();

  it("show a picture at every step, and lead to an example in which something is wrong", async () => {
    const { workbench } = await session().open({ "notes.txt": "Nothing here.\n" });
    const { page } = workbench;
    // Where there is little room, VS Code leaves the pictures out.
    await workbench.runCommand("View: Close Primary Side Bar");
    await page.setViewportSize({ width: 1500, height: 800 });
    await workbench.runCommand("Welcome: Open Walkthrough...");
    await page.fill(".quick-input-widget input", "First Minutes with Tare");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "First Minutes with Tare" }).click();
    const steps = page.locator(".gettingStartedContainer .step-title");
    await eventually(
      "the steps",
      () => steps.count(),
      (count) => count === 5,
    );
    const picture = page.locator(".gettingStartedContainer .getting-started-media img");
    const seen = new Set<string>();
    for (const [at, step] of (await steps.all()).entries()) {
      // The first is open already, and a click would close it.
      if (at > 0) await step.click();
      const source = await eventually(
        `the picture of ${await step.innerText()}`,
        async () => (await picture.first().getAttribute("srcset")) ?? "",
        (address) => address.includes("-dark.webp") && !seen.has(address),
      );
      seen.add(source);
      await eventually(
        `that ${source} is drawn`,
        () => picture.first().evaluate((image) => ("naturalWidth" in image ? Number(image.naturalWidth) : 0)),
        (width) => width > 500,
      );
      assert.notEqual(await picture.first().getAttribute("alt"), "");
    }
    await steps.first().click();
    await session().picture("walkthrough");
    await page.locator(".gettingStartedContainer .monaco-button", { hasText: "Open an Example" }).click();
    await workbench.squiggles("error", ["22-alpin", "ngnix", "bitnami/kafka"]);
    await session().picture("example");
    assert.deepEqual(await workbench.notifications(), []);
  });

  it("end with a policy that asks for nothing until somebody fills it in", async () => {
    const { workbench, read } = await session().open({ Dockerfile: "FROM node:22-alpin\n" });
    await workbench.squiggles("error", ["22-alpin"]);
    await workbench.runCommand("Tare: Open Policy");
    await workbench.waitForEditor(".tare.yaml");
    assert.ok((await workbench.lines()).includes("# forbidden:"));
    await session().picture("policy");
    await workbench.save();
    await eventually(
      "the saved policy",
      () => {
        try {
          return read(".tare.yaml");
        } catch {
          return "";
        }
      },
      (text) => text.split("\n").every((line) => line === "" || line.startsWith("#")) && text.length > 100,
    );
    assert.deepEqual(await workbench.notifications(), []);
  });
});
