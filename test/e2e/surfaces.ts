// Takes a picture of everything that Tare shows, in three themes and each language, to be looked at:
//   npm run surfaces -- FOLDER [en|ja]
// Nothing of it is kept in the repository.
import fs from "node:fs";
import path from "node:path";
import { root } from "../../scripts/support/npm.mjs";
import { rateLimitForms } from "../hub/faults.ts";
import { eventually } from "./harness/eventually.ts";
import { Session } from "./harness/session.ts";

type Locale = "en" | "ja";

const themes = {
  dark: "Default Dark Modern",
  light: "Default Light Modern",
  contrast: "Default High Contrast",
} as const;

const files = {
  Dockerfile: `FROM node:22-alpin AS build
FROM acme/old-tool:2 AS tools
FROM acme/secret
FROM zorvek/kitap-pdf
FROM nginx:1.27-alpine
FROM redis:6.2@sha256:0000000000000000000000000000000000000000000000000000000000000000
# below
`,
  "compose.yaml": `services:
  web:
    image: nginx:1.27-alpine
  queue:
    image: bitnami/kafka:3.9
  database:
    image: postgres:17
`,
  ".tare.yaml": `trusted:
  - acme/*
forbiden:
  - name: bitnami/*
rules:
  unpinned: loud
`,
};

const shown = { width: 1100, height: 760 };
const hover = ".monaco-resizable-hover:visible";

/** Takes the pictures of one window, as the theme and language are that it has. */
async function takeAll(session: Session, locale: Locale, theme: keyof typeof themes, folder: string) {
  const settings = { "workbench.colorTheme": themes[theme], "explorer.autoReveal": false };
  const { workbench } = await session.open(files, settings);
  const { page } = workbench;
  await page.setViewportSize(shown);
  const manifest: Record<string, string> = JSON.parse(
    fs.readFileSync(
      path.join(root, locale === "en" ? "package.nls.json" : `package.nls.${locale}.json`),
      "utf8",
    ),
  );
  const command = (name: string) => workbench.runCommand(`Tare: ${manifest[`command.${name}`]}`);
  const take = async (name: string) => {
    await page.screenshot({
      path: path.join(folder, `${name}-${theme}-${locale}.png`),
      animations: "disabled",
    });
  };
  const surface = async (name: string, make: () => Promise<unknown>) => {
    try {
      await make();
    } catch (error) {
      console.error(`${name}-${theme}-${locale}: ${error}`);
    }
    await take(name);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  };
  await workbench.squiggles("error", [
    "22-alpin",
    "acme/old-tool",
    "zorvek/kitap-pdf",
    "sha256:0000000000000000000000000000000000000000000000000000000000000000",
  ]);

  for (const [name, text, contains] of [
    ["error", "acme/old-tool", "ghcr.io"],
    ["tag", "22-alpin", "22-alpine"],
    ["warning", "acme/secret", "acme/secret"],
    ["bait", "zorvek/kitap-pdf", "2"],
    ["fine", "nginx:1.27", "sha256"],
    ["digest", "redis:6.2", "6.2"],
  ] as const) {
    await surface(name, async () => {
      await workbench.hover(text, contains);
      await page
        .locator(hover, { hasText: "sha256" })
        .or(page.locator(hover, { hasText: "Quick Fix" }))
        .first()
        .waitFor();
    });
  }
  await surface("fixes", () => workbench.quickFixes("22-alpin"));
  await surface("fixes-more", () => workbench.quickFixes("acme/old"));
  const typeBelow = async (text: string) => {
    await workbench.goToEndOf("# below");
    await page.keyboard.type(`\n${text}`);
    await workbench.suggestions((all) => all.length > 3);
  };
  const untype = async () => {
    await page.keyboard.press("Shift+Home");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
  };
  await surface("names", () => typeBelow("FROM ng"));
  await untype();
  await surface("search", async () => {
    await typeBelow("FROM acme");
    await workbench.suggestions((all) => all.some((each) => each.includes("acme/app")));
  });
  await untype();
  await surface("tags", () => typeBelow("FROM postgres:17"));
  await untype();
  await surface("view", async () => {
    await command("checkWorkspace");
    const view = page.locator(".pane", { hasText: manifest["view.images"] ?? "" });
    await page.locator(".pane-header", { hasText: manifest["view.images"] ?? "" }).click();
    await page.locator(".sidebar .pane-header").first().click();
    await view.locator(".monaco-list-row", { hasText: "bitnami/kafka" }).waitFor();
  });
  await surface("problems", () => workbench.problems(5));
  await workbench.runCommand("View: Toggle Panel Visibility");
  await surface("status", async () => {
    await page.locator(".statusbar-item", { hasText: "Tare" }).hover();
    await page.locator(".monaco-hover:visible .hover-contents, .workbench-hover:visible").first().waitFor();
  });
  await page.mouse.move(600, 500);
  await surface("palette", async () => {
    await page.keyboard.press("F1");
    await page.fill(".quick-input-widget input", ">Tare: ");
    // Which of them fit into the list is the language's affair.
    const rows = page.locator(".quick-input-list .monaco-list-row", { hasText: "Tare: " });
    await eventually(
      "commands",
      () => rows.count(),
      (count) => count > 5,
    );
  });
  await surface("policy", async () => {
    await workbench.openFile(".tare.yaml");
    await workbench.squiggles("error", ["forbiden", "loud"]);
    await workbench.hover("forbiden", "forbiden");
  });
  await surface("sign-in", async () => {
    await command("signIn");
    // Not any input: that of the commands is there for a while yet.
    await page.locator(".quick-input-widget:visible", { hasText: "Docker ID" }).waitFor();
  });
  await surface("explain", async () => {
    await command("explainImage");
    await page.locator(".quick-input-widget:visible input").fill("grafana/grafana:11.3");
    await page.keyboard.press("Enter");
    await eventually(
      "the card",
      () => workbench.previews(),
      (text) => text.includes("sha256"),
    );
    // The page is read while it is still unseen.
    await page.locator("iframe.webview.ready:visible").first().waitFor();
    await page.waitForTimeout(500);
  });
  await surface("requests", async () => {
    await command("showRequests");
    await eventually(
      "requests",
      () => workbench.lines(),
      (lines) => lines.length > 5,
    );
  });
  await surface("pinned", async () => {
    await workbench.openFile("compose.yaml");
    await command("pinFile");
    await eventually(
      "what is said",
      () => workbench.toasts(),
      (said) => said.some((each) => /\d/.test(each)),
    );
  });
  await surface("limited", async () => {
    session.hub.fault({ fault: rateLimitForms["Retry-After in seconds"] });
    await workbench.openFile("Dockerfile");
    await workbench.goToEndOf("# below");
    await page.keyboard.type("\nFROM hobby/thing");
    await page.locator(".statusbar-item", { hasText: /Tare.*\d\d:\d\d/ }).hover();
    await page.locator(".monaco-hover:visible, .workbench-hover:visible").first().waitFor();
  });
  session.hub.clearFaults();
  await surface("walkthrough", async () => {
    await workbench.runCommand("View: Close Primary Side Bar");
    await workbench.runCommand("Welcome: Open Walkthrough...");
    await page.fill(".quick-input-widget input", manifest["walkthrough.title"] ?? "");
    await page
      .locator(".quick-input-list .monaco-list-row", { hasText: manifest["walkthrough.title"] ?? "" })
      .click();
    await page.locator(".gettingStartedContainer .step-title").first().waitFor();
    await page.locator(".statusbar-item", { hasText: "Tare" }).waitFor({ state: "hidden" });
  });
  for (const [part, id] of ["settings.checks", "settings.workspace", "settings.network"].entries()) {
    // Escape, after each picture, closes the settings.
    await surface(`settings-${part + 1}`, async () => {
      await workbench.runCommand("Preferences: Open Settings (UI)");
      const input =
        ".settings-editor .suggest-input-container .native-edit-context, .settings-editor textarea";
      await page.locator(input).first().focus();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type("@ext:tare.tare");
      await page
        .locator(".settings-toc-container .monaco-list-row", { hasText: manifest[id] ?? "" })
        .first()
        .click();
    });
  }
}

/** The cards of what is rare: a pin that its tag has left, and a page that is odd and fits no campaign. */
async function takeRare(session: Session, locale: Locale, theme: keyof typeof themes, folder: string) {
  const pinned = `FROM node:22@${session.hub.world.digest("node:22-before")}`;
  const { workbench } = await session.open(
    { Dockerfile: `${pinned}\nFROM lucky/play\n` },
    { "workbench.colorTheme": themes[theme] },
  );
  const { page } = workbench;
  await page.setViewportSize(shown);
  await workbench.squiggles("warning", ["lucky/play"]);
  for (const [name, text] of [
    ["moved", "sha256:"],
    ["suspicious", "lucky/play"],
  ] as const) {
    await workbench.hover(text, text === "sha256:" ? "node:22" : text);
    await page.locator(hover, { hasText: "Quick Fix" }).first().waitFor();
    await page.screenshot({ path: path.join(folder, `${name}-${theme}-${locale}.png`) });
    await page.keyboard.press("Escape");
  }
}

/** The hints, which are off in the other pictures as they are for everybody at first. */
async function takeHints(session: Session, locale: Locale, theme: keyof typeof themes, folder: string) {
  const settings = {
    "workbench.colorTheme": themes[theme],
    "tare.inlayHints.enabled": true,
    "tare.links.enabled": true,
  };
  const { workbench } = await session.open(files, settings);
  await workbench.page.setViewportSize(shown);
  await eventually(
    "hints",
    () => workbench.lines(),
    (lines) => lines.some((line) => line.startsWith("FROM nginx") && line.includes("✓")),
  );
  await workbench.page.screenshot({ path: path.join(folder, `hints-${theme}-${locale}.png`) });
}

async function main(): Promise<void> {
  const [folder = path.join(root, "test-results/surfaces"), ...only] = process.argv.slice(2);
  fs.mkdirSync(folder, { recursive: true });
  const locales: readonly Locale[] = ["en", "ja"];
  for (const locale of locales.filter((each) => only.length === 0 || only.includes(each))) {
    const session = await Session.start({ locale });
    try {
      for (const theme of ["dark", "light", "contrast"] as const) {
        if (only.length > 1 && !only.includes(theme)) continue;
        await takeAll(session, locale, theme, folder);
        await takeRare(session, locale, theme, folder);
        await takeHints(session, locale, theme, folder);
      }
    } finally {
      await session.stop();
    }
  }
}

await main();
