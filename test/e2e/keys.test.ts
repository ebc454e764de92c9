import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { root } from "../../scripts/support/npm.mjs";
import { eventually } from "./harness/eventually.ts";
import { useSession } from "./harness/session.ts";
import type { Workbench } from "./harness/workbench.ts";

const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");

/** What the readme has people press for a job: keys, and texts to be typed. */
function keysFor(job: string): readonly { readonly key?: string; readonly text?: string }[] {
  const row = readme.split("\n").find((line) => line.startsWith(`| ${job} |`));
  assert.ok(row !== undefined, `The readme has no row "${job}".`);
  const [, , keys = ""] = row.split("|");
  return [...keys.matchAll(/<kbd>([^<]+)<\/kbd>|`([^`]+)`/g)].map(([, key, text]) =>
    key === undefined ? { text: text ?? "" } : { key },
  );
}

/** One window for all of them, in which each goes on where the one before left off. */
describe("the keys that the readme names", () => {
  const session = useSession();
  let workbench: Workbench;
  before(async () => {
    const files = {
      Dockerfile: "FROM nginx:1.27-alpine AS web\nFROM node:22-alpin AS build\nFROM acme/never-was:1\n",
      "b.dockerfile": "FROM node:22-alpine\n",
    };
    // No card opens by itself where a click left the mouse.
    ({ workbench } = await session().open(files, { "editor.hover.delay": 60_000 }));
  });

  /** Puts the cursor into a text, and waits until the editor shows that there is something to do. */
  async function pointAt(text: string): Promise<void> {
    const { x, y } = await workbench.pointOf(text);
    await workbench.page.mouse.click(x, y);
    const bulb = workbench.page.locator('.lightBulbWidget, [class*="gutter-lightbulb"]');
    await bulb.filter({ visible: true }).first().waitFor();
  }

  /** What is there once a key did its work, for keys on which others follow. */
  const shownBy: Readonly<Record<string, string>> = {
    "Ctrl+.": ".action-widget .monaco-list-row.action.focused",
    F1: ".quick-input-widget input",
  };

  /** Presses what the readme says, each key once what it acts on is there. */
  async function press(job: string): Promise<void> {
    const { page } = workbench;
    for (const { key, text } of keysFor(job)) {
      if (text !== undefined) {
        await page.locator(".quick-input-widget input").pressSequentially(text);
        const command = page.locator(".quick-input-list .focused", { hasText: "Tare: " });
        await command.filter({ hasText: "Pin All Images in Workspace" }).first().waitFor();
      } else if (key !== undefined) {
        if (key === "Ctrl+Enter") await page.locator(".bulk-edit-panel .monaco-list-row").first().waitFor();
        await pressUntil(key, shownBy[key]);
      }
    }
  }

  /** A key that comes while the editor still works on a click can be lost. */
  async function pressUntil(key: string, shown: string | undefined): Promise<void> {
    const { page } = workbench;
    for (let attempt = 1; ; attempt++) {
      await page.keyboard.press(key.replace("Ctrl", "ControlOrMeta").replace("↓", "ArrowDown"));
      if (shown === undefined) return;
      try {
        await page.locator(shown).first().waitFor({ timeout: 5000 });
        return;
      } catch (fault) {
        if (attempt === 4) throw fault;
      }
    }
  }

  const line = (number: number, accept: RegExp) =>
    eventually(
      `line ${number}`,
      async () => (await workbench.lines())[number - 1] ?? "",
      (text) => accept.test(text),
    );

  it("are none to see whether an image is fine", async () => {
    assert.deepEqual(keysFor("See whether an image is fine"), []);
    await workbench.squiggles("error", ["22-alpin"]);
    await workbench.squiggles("warning", ["acme/never-was"]);
  });

  it("show who stands behind an image", async () => {
    await pointAt("nginx");
    await press("Read who stands behind it");
    const card = workbench.page.locator(".monaco-resizable-hover:visible");
    await card.filter({ hasText: "Docker Official Image" }).first().waitFor();
    await workbench.page.keyboard.press("Escape");
  });

  it("silence a finding", async () => {
    await pointAt("22-alpin");
    await press("Silence a finding where it is");
    await line(2, /^# tare-ignore missing-tag$/);
    await workbench.squiggles("error", []);
    await workbench.page.keyboard.press("ControlOrMeta+Z");
    await workbench.squiggles("error", ["22-alpin"]);
  });

  it("write the tag that was meant", async () => {
    await pointAt("22-alpin");
    await press("Use the tag that you meant");
    await line(2, /^FROM node:22-alpine AS build$/);
  });

  it("vouch for a namespace", async () => {
    await pointAt("never-was");
    await press("Vouch for a namespace in the project");
    await workbench.squiggles("warning", []);
  });

  it("pin an image", async () => {
    await pointAt("nginx");
    await press("Pin an image");
    await line(1, /^FROM nginx:1\.27-alpine@sha256:[0-9a-f]{64} AS web$/);
  });

  it("pin all images of the workspace", async () => {
    await press("Pin all images of the workspace");
    await line(2, /^FROM node:22-alpine@sha256:[0-9a-f]{64} AS build$/);
    await workbench.openFile("b.dockerfile");
    await line(1, /^FROM node:22-alpine@sha256:/);
  });
});
