import { l10n, window, workspace } from "vscode";

/** Opens a Dockerfile, on no disk, in which something is wrong with all names but one. */
export async function openExample(): Promise<void> {
  const content = [
    `# ${l10n.t("Point at a name with a squiggle to read why; put the cursor on it for a way out.")}`,
    "FROM node:22-alpin AS build",
    "FROM ngnix:1.27 AS server",
    "FROM bitnami/kafka:3.9 AS queue",
    "",
    `# ${l10n.t("With this one nothing is wrong: point at it to see who stands behind it.")}`,
    "FROM nginx:1.27-alpine",
    "",
  ].join("\n");
  await window.showTextDocument(await workspace.openTextDocument({ language: "dockerfile", content }));
}
