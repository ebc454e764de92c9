// Takes the pictures of the README and of the walkthrough: `npm run pictures`. VS Code is the real one, with the
// packaged extension; the answers come from the stand-in for Docker Hub.
import fs from "node:fs";
import path from "node:path";
import { root } from "../../scripts/support/npm.mjs";
import { eventually } from "./harness/eventually.ts";
import { asWebP } from "./harness/inPage.mjs";
import { Session } from "./harness/session.ts";
import type { Workbench } from "./harness/workbench.ts";

/** A calm window: an editor with its tab, and nothing else. */
const calm = {
  "workbench.editor.tabActionCloseVisibility": false,
  "workbench.editor.editorActionsLocation": "hidden",
  "workbench.statusBar.visible": false,
  "workbench.reduceMotion": "on",
  "workbench.layoutControl.enabled": false,
  "breadcrumbs.enabled": false,
  "editor.overviewRulerBorder": false,
  "editor.hideCursorInOverviewRuler": true,
  "editor.scrollbar.vertical": "hidden",
  "editor.occurrencesHighlight": "off",
  "editor.renderLineHighlight": "none",
  "editor.guides.indentation": false,
  "editor.hover.above": false,
  "explorer.openEditors.visible": 0,
};

const dockerfile = `FROM node:22-alpine AS build
WORKDIR /src
COPY . .
RUN npm ci && npm run build

FROM acme/old-tool:2 AS tools
RUN old-tool --compress /src

FROM nginx:1.27-alpine
COPY --from=build /src/dist /usr/share/nginx/html
`;

const shop = `services:
  web:
    image: nginx:1.27-alpine
  queue:
    image: bitnami/kafka:3.9
  books:
    image: zorvek/kitap-pdf
  database:
    image: postgres:17
`;

const policy = `trusted:
  - acme/*
forbidden:
  - name: bitnami/*
    reason: the images moved and get no fixes
pins:
  - deploy/**
`;

const ruledOut = `services:
  web:
    image: bitnami/nginx:latest
`;

const mistyped = dockerfile.replace("22-alpine", "22-alpin");

/** What is in a picture, in pixels of the page. */
interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Opens files in a window that is narrow, for the picture, and high, as the height of a hover depends on it. */
async function open(
  session: Session,
  files: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, unknown>>,
  width: number,
): Promise<Workbench> {
  const { workbench } = await session.open(files, settings);
  await workbench.runCommand("View: Close Primary Side Bar");
  await workbench.page.setViewportSize({ width, height: 1400 });
  return workbench;
}

/** The upper part of what a selector names. */
async function upper(workbench: Workbench, selector: string, height: number): Promise<Clip> {
  const box = await workbench.page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} isn't there.`);
  return { ...box, height };
}

/** Points at a text again and again: nothing else tells that the language server has come up. */
async function hoverOnceReady(workbench: Workbench, text: string, contains: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await workbench.hover(text, contains);
      return;
    } catch (error) {
      if (attempt === 4) throw error;
    }
  }
}

const editor = ".editor-group-container.active";

/** The README's pictures stand on pages that draw them at any size: PNG, twice as fine as the page. */
async function forReadme(session: Session): Promise<void> {
  const take = async (workbench: Workbench, name: string, height: number) =>
    workbench.page.screenshot({
      path: path.join(root, "docs/images", `${name}.png`),
      animations: "disabled",
      clip: await upper(workbench, editor, height),
    });

  const settings = { ...calm, "workbench.colorTheme": "Default Dark Modern" };
  const hovered = await open(session, { Dockerfile: dockerfile }, settings, 860);
  await hovered.squiggles("error", ["acme/old-tool"]);
  await hovered.hover("acme/old-tool", "2.4 million");
  await take(hovered, "hover", 442);

  const fixed = await open(session, { Dockerfile: mistyped }, settings, 860);
  await fixed.squiggles("error", ["22-alpin", "acme/old-tool"]);
  await fixed.quickFixes("22-alpin");
  await take(fixed, "fix", 250);
}

/** The walkthrough's pictures travel in the package, once for dark themes and once for light ones: small, WebP. */
async function forWalkthrough(session: Session, kind: "dark" | "light", theme: string): Promise<void> {
  const take = async (workbench: Workbench, name: string, clip: Clip) => {
    const png = await workbench.page.screenshot({ clip, animations: "disabled" });
    const webp = await workbench.page.evaluate(asWebP, { png: png.toString("base64"), quality: 0.6 });
    const file = path.join(root, "walkthrough", `${name}-${kind}.webp`);
    fs.writeFileSync(file, Buffer.from(webp, "base64"));
  };
  const width = 840;
  const settings = { ...calm, "workbench.colorTheme": theme, "workbench.activityBar.location": "hidden" };

  const wrong = await open(session, { Dockerfile: mistyped }, settings, width);
  await wrong.squiggles("error", ["22-alpin", "acme/old-tool"]);
  await hoverOnceReady(wrong, "acme/old-tool", "2.4 million");
  // The row of links below the card is filled in later.
  await wrong.page.locator(".monaco-resizable-hover:visible", { hasText: "Quick Fix..." }).waitFor();
  await take(wrong, "see", await upper(wrong, editor, 440));
  await wrong.page.keyboard.press("Escape");
  await wrong.quickFixes("22-alpin");
  await take(wrong, "fix", await upper(wrong, editor, 250));

  const healthy = await open(session, { Dockerfile: "FROM nginx:1.27-alpine\n" }, settings, width);
  await hoverOnceReady(healthy, "nginx:1.27", "Docker Official Image");
  await take(healthy, "who", await upper(healthy, editor, 290));

  const { workbench } = await session.open({ "compose.yaml": shop, Dockerfile: mistyped }, settings);
  const { page } = workbench;
  await page.setViewportSize({ width, height: 400 });
  await workbench.runCommand("Tare: Check Workspace");
  const view = page.locator(".pane", { hasText: "Container Images" });
  if ((await view.locator(".monaco-list-row").count()) === 0) await view.locator(".pane-header").click();
  // What else the side bar shows gives way, and the side bar gets most of the window.
  const sideBar = page.locator(".part.sidebar");
  await sideBar.locator(".pane-header").first().click();
  const groups = async () => (await view.locator(".monaco-list-row").allInnerTexts()).join(" ");
  await eventually("the groups", groups, (seen) => /Endangers.*Broken.*Fine/s.test(seen));
  await workbench.squiggles("error", ["bitnami/kafka", "zorvek/kitap-pdf"]);
  await page.locator(".sidebar .monaco-progress-container.active").waitFor({ state: "hidden" });
  await take(workbench, "workspace", { x: 0, y: 0, width, height: 400 });

  const ruled = await open(session, { ".tare.yaml": policy, "compose.yaml": ruledOut }, settings, width);
  await ruled.page.setViewportSize({ width, height: 340 });
  await ruled.openFile("compose.yaml");
  await ruled.runCommand("View: Move Editor into Group Below");
  await ruled.squiggles("error", ["bitnami/nginx"]);
  await take(ruled, "policy", { x: 0, y: 0, width, height: 340 });
}

/** Works in a VS Code of its own; `scale`: pixels of a picture for each pixel of the page. */
async function inSession(scale: number, work: (session: Session) => Promise<void>): Promise<void> {
  const session = await Session.start({ scale });
  try {
    await work(session);
  } finally {
    await session.stop();
  }
}

fs.mkdirSync(path.join(root, "docs/images"), { recursive: true });
fs.mkdirSync(path.join(root, "walkthrough"), { recursive: true });
const [only, kind] = process.argv.slice(2);
if (only !== "walkthrough") await inSession(2, forReadme);
if (only !== "readme") {
  await inSession(1.25, async (session) => {
    if (kind !== "light") await forWalkthrough(session, "dark", "Default Dark Modern");
    if (kind !== "dark") await forWalkthrough(session, "light", "Default Light Modern");
  });
}
