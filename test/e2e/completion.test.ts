import assert from "node:assert/strict";
import { answering } from "../hub/faults.ts";
import { eventually } from "./harness/eventually.ts";
import { useSession } from "./harness/session.ts";
import type { Workbench } from "./harness/workbench.ts";

describe("completion in the editor", () => {
  const session = useSession();
  let workbench: Workbench;
  before(async () => {
    const dockerfile = "FROM acme/old-tool:2\n\n# below\n";
    ({ workbench } = await session().open({ Dockerfile: dockerfile }, { "editor.suggest.showWords": false }));
    // What was checked shows that the language server is up.
    await workbench.squiggles("error", ["acme/old-tool"]);
    await workbench.goToEndOf("old-tool");
    await workbench.page.keyboard.press("ArrowDown");
  });
  afterEach(async () => {
    await workbench.page.keyboard.press("Escape");
    await workbench.page.keyboard.press("Shift+Home");
    await workbench.page.keyboard.press("Delete");
  });
  const type = (text: string) => workbench.page.keyboard.type(text);
  // The editor draws what a key did a frame later, or more on a busy machine.
  const linesBecome = async (expected: readonly string[]) => {
    const same = (lines: readonly string[]) => lines.join("\n") === expected.join("\n");
    assert.deepEqual(await eventually("the lines", () => workbench.lines(), same), expected);
  };
  const labels = (suggestions: readonly string[]) => suggestions.map((each) => each.replace(/,.*/, ""));

  it("offers an official image first, with who stands behind it", async () => {
    await type("FROM ng");
    const [first] = await workbench.suggestions((seen) => seen.length > 1);
    assert.match(first ?? "", /^nginx,? ?Docker Official Image/);
    await session().picture("completion-name");
    await workbench.page.keyboard.press("Enter");
    await linesBecome(["FROM acme/old-tool:2", "FROM nginx", "# below", ""]);
  });

  it("offers tags in the order of versions, and writes just the one that is chosen", async () => {
    await type("FROM postgres:");
    const seen = await workbench.suggestions((all) => all.length > 8);
    // By the letters, 9.6 would come first; by the day of their push, 16 and 17 would mix.
    const versions = new Set(labels(seen).map((label) => label.replace(/-.*/, "")));
    assert.deepEqual([...versions].slice(0, 3), ["17.2", "17", "16.6"]);
    assert.match(seen[0] ?? "", /^17\.2,? ?pushed 7 days ago/);
    await session().picture("completion-tag");
    await type("15-al");
    await workbench.suggestions((all) => labels(all).join() === "15-alpine");
    await workbench.page.keyboard.press("Enter");
    await linesBecome(["FROM acme/old-tool:2", "FROM postgres:15-alpine", "# below", ""]);
  });

  it("never leads to bait, whatever a search finds", async () => {
    const found = [
      {
        repo_name: "zorvek/kitap-pdf",
        short_description: "Download free pdf epub kitap indir",
        pull_count: 3,
      },
      { repo_name: "docker123321/kitap", short_description: "Tomcat", pull_count: 90_000 },
      { repo_name: "student/kitap", short_description: "My book shelf, in Go", pull_count: 52_000 },
    ].map((each) => ({ ...each, star_count: 0, repo_owner: "", is_automated: false, is_official: false }));
    const body = JSON.stringify({ count: found.length, next: "", previous: "", results: found });
    session().hub.fault({ on: "hub.search", fault: answering((right) => ({ ...right, body })) });
    await type("FROM kitap");
    const seen = await workbench.suggestions((all) =>
      labels(all).some((label) => label.includes("student/kitap")),
    );
    assert.deepEqual(
      labels(seen).filter((label) => label.includes("/kitap")),
      ["student/kitap"],
    );
    assert.match(seen.find((each) => each.includes("student/kitap")) ?? "", /no badge: look twice/);
  });
});
