import assert from "node:assert/strict";
import path from "node:path";
import { root } from "../../scripts/support/npm.mjs";
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
    // Hints would be doubled, and so would links: Tare's are off until someone asks for them.
    assert.equal((await workbench.lines())[0], "FROM node:22-alpin(last pushed 3 days ago)");
    assert.doesNotMatch(said, /Follow link[\s\S]*Follow link/);
    await workbench.goToEndOf("# below");
    await page.keyboard.type("\nFROM node:22-");
    // Asked for by hand: while someone types, VS Code asks only those again whose list was not complete.
    await workbench.suggestions((all) => all.some((each) => each.startsWith("22-alpine,")));
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+Space");
    const theirs = (each: string) => each.startsWith("22-of-docker-dx");
    const ours = (each: string) => /^22-alpine,/.test(each);
    const tags = await workbench.suggestions((all) => all.some(theirs) && all.some(ours));
    assert.equal(new Set(tags).size, tags.length, tags.join("\n"));
    await page.keyboard.press("Escape");
    const problems = await workbench.problems(2);
    assert.equal(
      problems.filter((row) => row.includes("has no tag 22-alpin.")).length,
      1,
      problems.join("\n"),
    );
  });
});
