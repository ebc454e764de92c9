import assert from "node:assert/strict";
import { matchesGlob } from "node:path";
import { containerFiles, syncedFiles } from "../client/src/containerFiles.ts";

/** Whether VS Code would say that one of the filters fits. */
function fits(filters: typeof containerFiles, uri: string, language: string): boolean {
  const { protocol, pathname } = new URL(uri);
  return filters.some((filter) => {
    if (typeof filter === "string" || `${filter.scheme}:` !== protocol) return false;
    if (filter.language !== undefined) return filter.language === language;
    return typeof filter.pattern === "string" && matchesGlob(pathname, filter.pattern);
  });
}

describe("the documents that VS Code hands over", () => {
  const table: readonly (readonly [uri: string, language: string, handedOver: boolean])[] = [
    ["file:///app/Dockerfile", "dockerfile", true],
    ["file:///c%3A/app/build/Dockerfile.dev", "plaintext", true],
    ["file:///app/docker-compose.prod.yml", "yaml", true],
    ["file:///app/.tare.yaml", "yaml", true],
    ["file:///app/values.yaml", "yaml", false],
    ["untitled:Untitled-1", "dockerfile", true],
    ["vscode-remote://ssh-remote%2Bhost/app/Dockerfile", "dockerfile", true],
    ["vscode-vfs://github/acme/app/compose.yaml", "dockercompose", true],
    ["vsls:/app/Dockerfile", "dockerfile", true],
    // The other side of a comparison, a file as it once was, a preview of edits, what a program printed.
    ["git:/app/Dockerfile?%7B%22ref%22%3A%22HEAD%22%7D", "dockerfile", false],
    ["gitlens://abc/app/Dockerfile", "dockerfile", false],
    ["vscode-local-history:/app/Dockerfile", "dockerfile", false],
    ["review:/app/Dockerfile", "dockerfile", false],
    ["output:tare", "dockerfile", false],
    ["vscode-notebook-cell:/app/notes.ipynb#W0", "dockerfile", false],
    ["vscode-chat-code-block://session/Dockerfile", "dockerfile", false],
  ];
  for (const [uri, language, handedOver] of table) {
    it(`${handedOver ? "are" : "are not"} ${uri} (${language})`, () => {
      assert.equal(fits(syncedFiles, uri, language), handedOver);
    });
  }

  it("are container files but for those that container files draw in", () => {
    assert.equal(fits(containerFiles, "file:///app/Dockerfile", "dockerfile"), true);
    assert.equal(fits(containerFiles, "file:///app/.env", "dotenv"), false);
    assert.equal(fits(syncedFiles, "file:///app/.env", "dotenv"), true);
  });
});
