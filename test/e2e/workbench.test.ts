import assert from "node:assert/strict";
import { eventually } from "./harness/eventually.ts";
import { type Opened, useSession } from "./harness/session.ts";

const files = {
  "empty.dockerfile": "FROM nginx:1.27-alpine\nFROM acme/old-tool:2 AS tools\n",
  "tag.dockerfile": "FROM node:22-alpin AS build\nRUN npm ci\n",
  "compose.yaml": "services:\n  web:\n    image: nginx:1.27-alpine\n  queue:\n    image: bitnami/kafka:3.9\n",
  "bait.dockerfile": "FROM zorvek/kitap-pdf\n",
  "offline.dockerfile": "FROM robin/first-try\nFROM UPPER\n",
};

describe("the packaged extension in VS Code", () => {
  const session = useSession();
  let opened: Opened;
  before(async () => {
    opened = await session().open(files);
  });

  it("marks an imageless repository, and says why in the hover", async () => {
    const { workbench } = opened;
    await workbench.squiggles("error", ["acme/old-tool"]);
    const said = await workbench.hover("acme/old-tool", "an organization");
    assert.match(said, /holds no image, so there is nothing to pull/);
    assert.match(said, /imageless-repository/);
    await session().picture("imageless-repository");
    assert.deepEqual(await workbench.notifications(), []);
  });

  it("fixes a tag that is missing with one key", async () => {
    const { workbench, read } = opened;
    await workbench.openFile("tag.dockerfile");
    await workbench.squiggles("error", ["22-alpin"]);
    const titles = await workbench.quickFixes("22-alpin");
    await session().picture("missing-tag");
    assert.equal(titles[0], 'Use tag "22-alpine"');
    await workbench.takeFirstFix();
    await workbench.squiggles("error", []);
    await workbench.save();
    const fixed = "FROM node:22-alpine AS build\nRUN npm ci\n";
    await eventually(
      "the saved file",
      () => read("tag.dockerfile"),
      (content) => content === fixed,
    );
    assert.deepEqual(await workbench.notifications(), []);
  });

  it("marks images in a compose file, and lists them in Problems", async () => {
    const { workbench } = opened;
    await workbench.openFile("compose.yaml");
    await workbench.squiggles("error", ["bitnami/kafka"]);
    const problems = await workbench.problems(3);
    assert.ok(
      problems.some((row) => row.includes("bitnami/kafka") && row.includes("imageless-repository")),
      problems.join("\n"),
    );
    await session().picture("compose");
    await workbench.runCommand("View: Toggle Panel Visibility");
  });

  it("warns of bait without showing anything of its page as markup", async () => {
    const { workbench } = opened;
    await workbench.openFile("bait.dockerfile");
    await workbench.squiggles("error", ["zorvek/kitap-pdf"]);
    const said = await workbench.hover("zorvek/kitap-pdf", "a plain account");
    assert.match(said, /bait of the kind used in the eBook phishing campaign/);
    await session().picture("spam-repository");
    const links = await workbench.page.locator(".monaco-resizable-hover:visible a[data-href]").all();
    for (const link of links) {
      assert.match(
        (await link.getAttribute("data-href")) ?? "",
        /^(https:\/\/hub\.docker\.com\/|.*docs\/rules\/)/,
      );
    }
    assert.equal(await workbench.page.locator(".monaco-resizable-hover:visible img").count(), 0);
  });

  it("claims nothing and shows no notification while Docker Hub is out of reach", async () => {
    session().hub.fault({ fault: { kind: "reset" } });
    const { workbench } = opened;
    await workbench.openFile("offline.dockerfile");
    await workbench.squiggles("error", ["UPPER"]);
    const said = await workbench.hover("robin/first-try", "not checked");
    assert.doesNotMatch(said, /holds no image/);
    await eventually(
      "the status bar",
      () => workbench.statusBar(),
      (items) => items.some((item) => /Tare: offline/.test(item)),
    );
    await session().picture("offline");
    assert.deepEqual(await workbench.notifications(), []);
  });

  it("can be read in a light theme as well", async () => {
    const light = { "workbench.colorTheme": "Default Light Modern" };
    const { workbench } = await session().open({ Dockerfile: files["empty.dockerfile"] }, light);
    await workbench.squiggles("error", ["acme/old-tool"]);
    await workbench.hover("acme/old-tool", "an organization");
    await session().picture("light");
  });
});
