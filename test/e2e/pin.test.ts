import assert from "node:assert/strict";
import { eventually } from "./harness/eventually.ts";
import { useSession } from "./harness/session.ts";

const files = {
  Dockerfile: "FROM node:22-alpine AS build\nFROM nginx:1.27-alpine\n",
  "compose.yaml": "services:\n  web:\n    image: nginx:1.27-alpine\n  gone:\n    image: acme/never-was:1\n",
};
const names = Object.keys(files);
const written = Object.values(files).join("");
const digest = /@sha256:[0-9a-f]{64}/g;

describe("pinning all images of a workspace", () => {
  const session = useSession();

  it("shows one preview, writes the digests once it is applied, and is taken back at once", async () => {
    // So that nothing but the commands writes to the disk.
    const { workbench, read } = await session().open(files, { "files.autoSave": "off" });
    const onDisk = () => names.map(read).join("");
    const { page } = workbench;
    await workbench.runCommand("Tare: Pin All Images in Workspace");
    const panel = page.locator(".bulk-edit-panel");
    const rows = async () =>
      (await panel.locator(".monaco-list-row").allInnerTexts()).map((row) => row.trim());
    const shown = await eventually("the preview", rows, (seen) => seen.length === 5);
    assert.deepEqual([shown[0], shown[3]], names);
    assert.match(shown[1] ?? "", /FROM.node:22-alpine@sha256:[0-9a-f]{64}.AS.build/);
    assert.equal(await panel.locator('[role="checkbox"][aria-checked="false"]').count(), 0);
    await session().picture("pin-preview");
    assert.equal(onDisk(), written);

    await panel.locator(".monaco-button", { hasText: "Apply" }).click();
    const pinned = await eventually(
      "digests on the disk",
      onDisk,
      (text) => text.match(digest)?.length === 3,
    );
    assert.equal(pinned.replaceAll(digest, ""), written);
    const answer = page.locator(".notifications-toasts .notification-list-item-message", {
      hasText: "Pinned",
    });
    assert.equal(
      await answer.innerText(),
      "Pinned images: 3, in 2 files. Not pinned, as there is no such image: acme/never-was:1.",
    );

    await page.locator(".editor-group-container.active .editor-instance .view-line").first().click();
    await page.keyboard.press("ControlOrMeta+Z");
    const unpinned = (lines: readonly string[]) => lines.length > 1 && !lines.join("").includes("sha256");
    await eventually("the file in front", () => workbench.lines(), unpinned);
    await workbench.openFile("compose.yaml");
    await eventually("the other file", () => workbench.lines(), unpinned);
    await workbench.runCommand("File: Save All Files");
    await eventually("the files as they were", onDisk, (text) => text === written);
  });
});
