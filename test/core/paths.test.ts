import assert from "node:assert/strict";
import { folderOf, pathFrom } from "../../server/src/core/paths.ts";

describe("a path as a file writes it", () => {
  const table: readonly (readonly [folder: string, written: string, path: string])[] = [
    ["/srv/app", ".env", "/srv/app/.env"],
    ["/srv/app", "./a//b/../.env", "/srv/app/a/.env"],
    ["/srv/app", "../../../../etc/x", "/etc/x"],
    ["/srv/app", "/etc/x", "/etc/x"],
    ["/srv/a\\b", "x\\..\\.env", "/srv/a\\b/.env"],
    ["", "/srv/a\\b/.env", "/srv/a\\b/.env"],
    ["C:/app", "\\\\wsl$\\Ubuntu\\.env", "//wsl$/Ubuntu/.env"],
    ["/", "x", "/x"],
    ["", "../x", "../x"],
    ["app", "../../x", "../x"],
    ["C:/app", "..\\.env", "C:/.env"],
    ["C:/app", "../../../.env", "C:/.env"],
    ["C:/", "x", "C:/x"],
    ["C:/app", "D:\\x\\.env", "D:/x/.env"],
    ["//wsl$/Ubuntu/home/me", "../.env", "//wsl$/Ubuntu/home/.env"],
    ["//wsl$/Ubuntu/home", "../../../.env", "//wsl$/Ubuntu/.env"],
    ["//vscode-vfs:github/acme/app", "../lib/.env", "//vscode-vfs:github/acme/lib/.env"],
    ["//vscode-vfs:github/acme", "../../../.env", "//vscode-vfs:github/.env"],
  ];
  for (const [folder, written, path] of table) {
    it(`${written} in ${folder || "no folder"} is ${path}`, () =>
      assert.equal(pathFrom(folder, written), path));
  }

  const folders: readonly (readonly [path: string, folder: string])[] = [
    ["/srv/x", "/srv"],
    ["/x", "/"],
    ["/", "/"],
    ["x", ""],
    ["C:/x", "C:/"],
    ["C:/", "C:/"],
    ["//server/share/x", "//server/share"],
    ["//server/share", "//server/share"],
    ["//memfs:/x", "//memfs:/"],
  ];
  for (const [path, folder] of folders) {
    it(`${path} lies in ${folder || "no folder"}`, () => assert.equal(folderOf(path), folder));
  }
});
