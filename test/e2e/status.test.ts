import assert from "node:assert/strict";
import { rateLimitForms } from "../hub/faults.ts";
import { eventually } from "./harness/eventually.ts";
import { useSession } from "./harness/session.ts";
import type { Workbench } from "./harness/workbench.ts";

const files = {
  Dockerfile: "FROM nginx:1.27-alpine\nFROM acme/secret\n# below\n",
  "notes.txt": "Nothing here.\n",
};

describe("the status item", () => {
  const session = useSession();
  let workbench: Workbench;
  before(async () => {
    ({ workbench } = await session().open(files));
  });
  const item = () => workbench.page.locator(".statusbar-item", { hasText: "Tare" });
  /** Waits for what it shows, with the words of its tooltip. */
  const says = (what: RegExp, timeoutMs?: number) =>
    eventually(
      "the status",
      async () => (await item().getAttribute("aria-label")) ?? "",
      (label) => what.test(label),
      timeoutMs,
    );
  const writeBelow = async (text: string) => {
    await workbench.goToEndOf("# below");
    await workbench.page.keyboard.type(`\n${text}`);
  };

  it("stands beside container files alone, and leads to the requests", async () => {
    await says(/^Tare\. Nothing left to look up\. Click to see the requests\.$/);
    await workbench.openFile("notes.txt");
    await item().waitFor({ state: "hidden" });
    await workbench.openFile("Dockerfile");
    await item().waitFor();
    // A page is no editor of text.
    await workbench.runCommand("Help: Welcome");
    await item().waitFor({ state: "hidden" });
    await workbench.runCommand("View: Close Editor");
    await item().click();
    await eventually(
      "the requests",
      () => workbench.lines(),
      ([first = ""]) => first.startsWith("Requests since"),
    );
    await workbench.runCommand("View: Close Editor");
  });

  it("tells who is signed in, whose images are then seen; the token lies nowhere", async () => {
    await workbench.squiggles("warning", ["acme/secret"]);
    await workbench.runCommand("Tare: Sign In to Docker Hub");
    const input = workbench.page.locator(".quick-input-widget:visible input");
    await workbench.page.locator(".quick-input-widget", { hasText: "Your Docker ID" }).waitFor();
    await input.fill("acme");
    await input.press("Enter");
    await workbench.page.locator(".quick-input-widget", { hasText: "An access token" }).waitFor();
    assert.equal(await input.getAttribute("type"), "password");
    await session().picture("sign-in");
    await input.fill("organization-token");
    await input.press("Enter");
    await says(/Signed in as acme\./);
    await workbench.squiggles("warning", []);
    assert.match(await workbench.hover("acme/secret", "40 pulls"), /an organization without a badge/);
    await workbench.runCommand("Tare: Show Requests");
    await eventually(
      "the requests",
      () => workbench.lines(),
      (lines) => lines.some((line) => line.includes("secret")),
    );
    assert.ok(!(await workbench.lines()).join("\n").includes("organization-token"));
    await workbench.runCommand("View: Close Editor");
    assert.deepEqual(session().filesThatHold("organization-token"), []);

    const titles = await workbench.palette("Tare: Sign");
    assert.deepEqual(
      titles.filter((title) => title.startsWith("Tare: Sign")),
      ["Tare: Sign Out of Docker Hub"],
    );
    await workbench.runCommand("Tare: Sign Out of Docker Hub");
    await says(/requests\.$/);
    await workbench.squiggles("warning", ["acme/secret"]);
  });

  it("says offline while the registry does not answer, and goes on when it does", async () => {
    session().hub.fault({ fault: { kind: "reset" } });
    await writeBelow("FROM robin/notes:0.3");
    await says(/^Tare: offline\. The registry does not answer\. Images not checked so far: 1\./);
    await session().picture("offline");
    session().hub.clearFaults();
    // Nobody touches the file meanwhile. How long a registry is left alone grows with the times it was asked in vain.
    await says(/^Tare\. Nothing left to look up\./, 60_000);
    assert.match(await workbench.hover("robin/notes", "740 pulls"), /Asked/);
  });

  it("says until when Docker Hub asked to wait", async () => {
    session().hub.fault({ fault: rateLimitForms["Retry-After in seconds"] });
    await writeBelow("FROM hobby/thing");
    await says(
      /^Tare: limited until \d\d:\d\d( [AP]M)?\. The registry asked to slow down\. Images not checked so far: \d\./,
    );
    await session().picture("limited");
    assert.deepEqual(await workbench.notifications(), []);
  });
});
