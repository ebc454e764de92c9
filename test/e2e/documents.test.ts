import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { eventually } from "./harness/eventually.ts";
import { underlinedTexts } from "./harness/inPage.mjs";
import { type Opened, useSession } from "./harness/session.ts";

const files = {
  "one/first.dockerfile": "FROM bitnami/nginx:latest\nFROM node:22-alpin\n",
  "one/.tare.yaml": "forbidden:\n  - bitnami/*\n",
  "one/deploy/.tare.yaml": "forbidden:\n  - redis\n",
  "one/deploy/second.dockerfile": "FROM bitnami/nginx:latest\nFROM redis:7.4\n",
  "two/third.dockerfile": "FROM bitnami/nginx:latest\nFROM redis:7.4\nFROM acme/old-tool\n",
  "two/long.dockerfile": `FROM redis:7.4\n${"RUN true && echo a line of a long file\n".repeat(20_000)}FROM fresh/app\n`,
  "all.code-workspace": JSON.stringify({ folders: [{ path: "one" }, { path: "two" }] }),
};

describe("documents of every kind", () => {
  const session = useSession();
  let opened: Opened;
  before(async () => {
    opened = await session().open(
      files,
      { "git.enabled": true, "git.openRepositoryInParentFolders": "never" },
      (folder) => {
        const git = (...args: string[]) => execFileSync("git", args, { cwd: path.join(folder, "one") });
        git("init", "--quiet");
        git("add", ".");
        git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "First");
        fs.appendFileSync(path.join(folder, "one/first.dockerfile"), "FROM acme/old-tool\n");
      },
    );
  });

  it("follow the policy nearest to them, in a workspace of several folders", async () => {
    const { workbench } = opened;
    await workbench.squiggles("error", ["bitnami/nginx", "22-alpin", "acme/old-tool"]);
    await workbench.openFile("second.dockerfile");
    await workbench.squiggles("error", ["redis"]);
    await workbench.openFile("third.dockerfile");
    await workbench.squiggles("error", ["acme/old-tool"]);
    await session().picture("folders");
  });

  it("are looked at before they have a name, once their language is chosen", async () => {
    const { workbench } = opened;
    const { page } = workbench;
    await workbench.runCommand("File: New Untitled Text File");
    await workbench.waitForEditor("Untitled-1");
    await page.keyboard.type("FROM fresh/app");
    const status = page.locator(".statusbar-item", { hasText: /^\s*Tare$/ });
    await status.waitFor({ state: "hidden" });
    await workbench.runCommand("Change Language Mode");
    await page.getByPlaceholder("Select Language Mode").fill("dockerfile");
    await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: "dockerfile" }).waitFor();
    await page.keyboard.press("Enter");
    await workbench.squiggles("error", ["fresh/app"]);
    await status.waitFor();
  });

  it("have their marks on the right side of a comparison, once", async () => {
    const { workbench } = opened;
    const { page } = workbench;
    const marks = (side: "original" | "modified") =>
      page
        .locator(`.editor-group-container.active .monaco-diff-editor .editor.${side}`, {})
        .first()
        .evaluate(underlinedTexts, "error");
    const compare = async (title: string, expected: readonly string[]) => {
      await workbench.runCommand(title);
      await page
        .locator(".editor-group-container.active .monaco-diff-editor .editor.modified .view-line")
        .first()
        .waitFor();
      await eventually(
        `marks in ${title}`,
        () => marks("modified"),
        (seen) => seen.join() === expected.join(),
      );
      assert.deepEqual(await marks("original"), []);
      await session().picture(title);
      await workbench.runCommand("View: Close Editor");
    };
    await workbench.openFile("first.dockerfile");
    await compare("Git: Open Changes", ["bitnami/nginx", "22-alpin", "acme/old-tool"]);
    await workbench.openFile("first.dockerfile");
    await workbench.goToEndOf("acme/old-tool");
    await page.keyboard.type("\nFROM fresh/app");
    await compare("File: Compare Active File with Saved", [
      "bitnami/nginx",
      "22-alpin",
      "acme/old-tool",
      "fresh/app",
    ]);
    const problems = await workbench.problems(3);
    assert.equal(
      problems.filter((row) => row.includes("fresh/app was registered")).length,
      1,
      problems.join("\n"),
    );
    assert.equal(problems.filter((row) => row.includes("no tag 22-alpin.")).length, 1, problems.join("\n"));
  });

  it("can be long: what is typed stands there at once, and is looked at", async () => {
    const { workbench } = opened;
    await workbench.openFile("long.dockerfile");
    await workbench.goToEndOf("redis:7.4");
    await workbench.page.keyboard.type("\nFROM robin/first-try");
    // The window draws the last key a frame later; a file that blocks typing is seconds behind.
    let line: string | undefined;
    const end = Date.now() + 2000;
    do line = (await workbench.lines())[1];
    while (line !== "FROM robin/first-try" && Date.now() < end);
    assert.equal(line, "FROM robin/first-try");
    await workbench.squiggles("error", ["robin/first-try"]);
  });
});
