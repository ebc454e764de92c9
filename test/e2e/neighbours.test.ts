import assert from "node:assert/strict";
import path from "node:path";
import { root } from "../../scripts/support/npm.mjs";
import { eventually } from "./harness/eventually.ts";
import { useSession } from "./harness/session.ts";

describe("beside Docker's own extension", () => {
  const session = useSession({ beside: path.join(root, "test/e2e/neighbour") });

  it("says its own, once, and takes nothing away", async () => {
    const { workbench } = await session().open({ Dockerfile: "FROM node:22-alpin\n# below\n" });
    const { page } = workbench;
    await workbench.squiggles("error", ["22-alpin"]);
    await workbench.squiggles("warning", ["node:22-alpin"]);
    const said = await workbench.hover("22-alpin", "3 vulnerabilities");
    assert.match(said, /Of Docker DX: not pinned/);
    assert.equal(said.split("node has no tag 22-alpin").length, 2, said);
    await session().picture("neighbours");
    // Hints and links would be doubled, so Tare's are off until someone asks for them.
    const hints = page.locator(".view-lines [class*='ced-'][class*='TextContent'], .view-lines .view-line");
    const [first] = await workbench.lines();
    assert.equal(first, "FROM node:22-alpin(last pushed 3 days ago)");
    assert.ok(await hints.first().isVisible());
    await workbench.goToEndOf("# below");
    await page.keyboard.type("\nFROM node:22-");
    const tags = await workbench.suggestions((all) => all.some((each) => each.startsWith("22-alpine")));
    assert.equal(tags.filter((each) => /^22-alpine\b(?!\d|\.)/.test(each)).length, 2, tags.join("\n"));
    await eventually(
      "both",
      () => workbench.suggestions(() => true),
      (all) => all.some((each) => each.startsWith("22-of-docker-dx")),
    );
    await page.keyboard.press("Escape");
    const problems = await workbench.problems(2);
    assert.equal(problems.filter((row) => row.includes("tare")).length, 1, problems.join("\n"));
  });
});
