import assert from "node:assert/strict";
import { hang } from "../hub/faults.ts";
import { eventually } from "./harness/eventually.ts";
import { useSession } from "./harness/session.ts";
import type { Workbench } from "./harness/workbench.ts";

const files = {
  Dockerfile: "FROM nginx:1.27-alpine\nFROM acme/tool:2.1\nFROM acme/old-tool:2\n",
  "pinned.dockerfile": "FROM nginx:1.27-alpine AS web\nFROM acme/tool:2.1\nFROM fresh/app\n",
  "unseen.dockerfile": "FROM vibersastra/ubuntu\nFROM redis:7.4\n",
  "notes.txt": "Nothing here.\n",
};

describe("the commands, by the keyboard alone", () => {
  const session = useSession();
  let workbench: Workbench;
  before(async () => {
    ({ workbench } = await session().open(files));
    await workbench.squiggles("error", ["acme/old-tool"]);
  });
  const ours = async () => (await workbench.palette("Tare: ")).filter((title) => title.startsWith("Tare: "));

  it("stand under one name, each only where it makes sense", async () => {
    const everywhere = [
      "Tare: Check Workspace",
      "Tare: Explain Image…",
      "Tare: Open Example Dockerfile",
      "Tare: Open Policy",
      "Tare: Pin All Images in File",
      "Tare: Pin All Images in Workspace",
      "Tare: Restart Server",
      "Tare: Show Output",
      "Tare: Show Requests",
      "Tare: Show Trouble Only",
      "Tare: Sign In to Docker Hub",
    ];
    assert.deepEqual(await ours(), everywhere);
    await workbench.openFile("notes.txt");
    assert.deepEqual(
      await ours(),
      everywhere.filter((title) => title !== "Tare: Pin All Images in File"),
    );
    await workbench.runCommand("Tare: Show Trouble Only");
    await eventually("the other way", ours, (titles) => titles.includes("Tare: Show All Images"));
    assert.ok(!(await ours()).includes("Tare: Show Trouble Only"));
    await workbench.runCommand("Tare: Show All Images");
    await workbench.openFile("Dockerfile");
  });

  it("pin one image", async () => {
    const titles = await workbench.quickFixes("nginx:1.27");
    await session().picture("pin");
    const pin = titles.find((title) => title.startsWith("Pin nginx"));
    assert.ok(pin, titles.join("\n"));
    await workbench.takeFix(pin);
    const pinned = /^FROM nginx:1\.27-alpine@sha256:[0-9a-f]{64}$/;
    await eventually(
      "a digest",
      () => workbench.lines(),
      ([first = ""]) => pinned.test(first),
    );
    await workbench.page.keyboard.press("ControlOrMeta+Z");
    await eventually(
      "no digest",
      () => workbench.lines(),
      ([first]) => first === "FROM nginx:1.27-alpine",
    );
  });

  it("pin a file, and say what was left", async () => {
    await workbench.openFile("pinned.dockerfile");
    await workbench.squiggles("error", ["fresh/app"]);
    await workbench.runCommand("Tare: Pin All Images in File");
    const digest = "@sha256:[0-9a-f]{64}";
    const wanted = new RegExp(
      `^FROM nginx:1\\.27-alpine${digest} AS web\nFROM acme/tool:2\\.1${digest}\nFROM fresh/app\n$`,
    );
    await eventually(
      "digests",
      async () => (await workbench.lines()).join("\n"),
      (text) => wanted.test(text),
    );
    await eventually(
      "what is said of it",
      () => workbench.toasts(),
      (said) => said.join() === "Pinned images: 2. Not pinned, as there is no such image: fresh/app.",
    );
    await workbench.runCommand("Notifications: Clear All Notifications");
    await workbench.save();
  });

  it("lead to the page of an image, and to no bait", async () => {
    await workbench.openFile("Dockerfile");
    const titles = await workbench.quickFixes("acme/tool:2");
    const open = titles.find((title) => title === "Open acme/tool on Docker Hub");
    assert.ok(open, titles.join("\n"));
    await workbench.takeFix(open);
    // VS Code asks before it leaves for another site, and says which.
    const dialog = workbench.page.locator(".monaco-dialog-box");
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /https:\/\/hub\.docker\.com\/r\/acme\/tool\b/);
    await workbench.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  });

  it("explain an image that stands in no file", async () => {
    await workbench.runCommand("Tare: Explain Image…");
    const input = workbench.page.locator(".quick-input-widget:visible input");
    await workbench.page.locator(".quick-input-widget", { hasText: "Name of an image" }).waitFor();
    await input.fill("grafana/grafana:11.3");
    await input.press("Enter");
    const said = await eventually(
      "the card",
      () => workbench.previews(),
      (text) => text.includes("grafana/grafana:11.3"),
    );
    assert.match(said, /Verified Publisher Grafana Labs/);
    await session().picture("explain");
    await workbench.runCommand("View: Close Editor");
  });

  it("show every request", async () => {
    await workbench.runCommand("Tare: Show Requests");
    const rows = await eventually(
      "requests",
      () => workbench.lines(),
      (lines) => lines.length > 4,
    );
    assert.match(rows[0] ?? "", /^Requests since the start: \d+\./);
    const row = /^\d\d:\d\d:\d\d {2}GET +200 +\d+ ms {2}http:\S+\/grafana\/\S+ {2}explain$/;
    assert.ok(
      rows.some((each) => row.test(each)),
      rows.join("\n"),
    );
    await session().picture("requests");
    await workbench.runCommand("View: Close Editor");
  });

  it("check the workspace with progress, and stop when told to", async () => {
    session().hub.fault({ fault: hang, path: /redis/ });
    await workbench.runCommand("Tare: Check Workspace");
    await workbench.page.locator(".statusbar-item", { hasText: "Tare: checking the workspace" }).click();
    const progress = workbench.page.locator(".notification-list-item", {
      hasText: "Tare: checking the workspace",
    });
    await progress.filter({ hasText: /\d of \d images asked about/ }).waitFor();
    await session().picture("progress");
    await progress.locator(".monaco-button", { hasText: "Cancel" }).click();
    await progress.waitFor({ state: "hidden" });
    session().hub.clearFaults();
    const problems = await workbench.problems(3);
    assert.ok(
      problems.some((row) => row.includes("vibersastra/ubuntu")),
      problems.join("\n"),
    );
    assert.deepEqual(await workbench.notifications(), []);
  });
});
