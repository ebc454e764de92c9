// Takes the README's pictures: `npm run pictures`. VS Code is the real one, with the packaged extension; the answers
// come from the stand-in for Docker Hub.
import fs from "node:fs";
import path from "node:path";
import { root } from "../../scripts/support/npm.mjs";
import { Session } from "./harness/session.ts";
import type { Workbench } from "./harness/workbench.ts";

const folder = path.join(root, "docs/images");

/** A calm window: an editor with its tab, and nothing else. */
const settings = {
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.editor.tabActionCloseVisibility": false,
  "workbench.editor.editorActionsLocation": "hidden",
  "breadcrumbs.enabled": false,
  "editor.overviewRulerBorder": false,
  "editor.hideCursorInOverviewRuler": true,
  "editor.scrollbar.vertical": "hidden",
  "editor.occurrencesHighlight": "off",
  "editor.renderLineHighlight": "none",
  "editor.hover.above": false,
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

/** Opens a Dockerfile in a window that is narrow, for the picture, and high, as the height of a hover depends on it. */
async function open(session: Session, content: string): Promise<Workbench> {
  const { workbench } = await session.open({ Dockerfile: content }, settings);
  await workbench.runCommand("View: Close Primary Side Bar");
  await workbench.page.setViewportSize({ width: 860, height: 1400 });
  return workbench;
}

/** Takes a picture of the upper part of the editor, with its tab. */
async function take(workbench: Workbench, name: string, height: number): Promise<void> {
  const editor = await workbench.page.locator(".editor-group-container.active").boundingBox();
  if (editor === null) throw new Error("The editor isn't there.");
  fs.mkdirSync(folder, { recursive: true });
  await workbench.page.screenshot({ path: path.join(folder, `${name}.png`), clip: { ...editor, height } });
}

const session = await Session.start({ scale: 2 });
try {
  const hovered = await open(session, dockerfile);
  await hovered.squiggles("error", ["acme/old-tool"]);
  await hovered.hover("acme/old-tool", "2.4 million");
  await take(hovered, "hover", 442);

  const fixed = await open(session, dockerfile.replace("22-alpine", "22-alpin"));
  await fixed.squiggles("error", ["22-alpin", "acme/old-tool"]);
  await fixed.quickFixes("22-alpin");
  await take(fixed, "fix", 250);
} finally {
  await session.stop();
}
