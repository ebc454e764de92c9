import assert from "node:assert/strict";
import { eventually } from "./harness/eventually.ts";
import { useSession } from "./harness/session.ts";

const files = {
  Dockerfile: "FROM nginx:1.27-alpine\n",
  "tool.dockerfile": "FROM node:22-alpin AS build\nFROM vibersastra/ubuntu\n",
  "compose.yaml": "services:\n  web:\n    image: nginx:1.27-alpine\n  old:\n    image: acme/old-tool:2\n",
};

describe("the images of a workspace", () => {
  const session = useSession();

  it("are checked on command, files that nobody opened too, and shown with the gravest first", async () => {
    const { workbench } = await session().open(files, { "explorer.autoReveal": false });
    await workbench.runCommand("Tare: Check Workspace");
    const { page } = workbench;
    await page.locator(".pane-header", { hasText: "Container Images" }).click();
    const rows = page.locator(".pane", { hasText: "Container Images" }).locator(".monaco-list-row");
    const texts = async () => (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, "").trim());
    const groups = async () => (await texts()).filter((text) => /^(Endangers|Broken|Fine)/.test(text));
    await eventually("groups in order", groups, (seen) => seen.join() === "Endangers1,Broken2,Fine1");
    assert.ok((await texts()).some((text) => text.startsWith("vibersastra/ubuntu")));
    await session().picture("images");
    const problems = await workbench.problems(3);
    assert.ok(problems.some((text) => text.includes("node has no tag 22-alpin")));
    assert.deepEqual(await workbench.notifications(), []);
  });
});
