import assert from "node:assert/strict";
import { fileNames, fileNamesOf, wayFrom } from "../server/src/fileNames.ts";

const windows = fileNamesOf(true);
const others = fileNamesOf(false);

describe("a file's URI and its path", () => {
  const onWindows: readonly (readonly [uri: string, path: string | undefined, back?: string | null])[] = [
    [
      "file:///c%3A/Users/me/app/Dockerfile",
      "C:/Users/me/app/Dockerfile",
      "file:///C:/Users/me/app/Dockerfile",
    ],
    ["file:///C:/app/", "C:/app", "file:///C:/app"],
    ["file:///c%3A/", "C:/", null],
    ["file:///c%3A", "C:/", null],
    ["file:///D:/my%20app/50%25%20%23off/na%C3%AFve/Dockerfile", "D:/my app/50% #off/naïve/Dockerfile"],
    [
      "file://wsl%24/Ubuntu/home/me/Dockerfile",
      "//wsl$/Ubuntu/home/me/Dockerfile",
      "file://wsl$/Ubuntu/home/me/Dockerfile",
    ],
    ["file://wsl.localhost/Ubuntu/srv/Dockerfile", "//wsl.localhost/Ubuntu/srv/Dockerfile"],
    ["file://server/share/", "//server/share", "file://server/share"],
    ["file:///no/drive", undefined],
    ["file:///C:/a%2Fb", undefined],
    ["vscode-remote://wsl%2Bubuntu/home/me/Dockerfile", undefined],
    ["untitled:Untitled-1", undefined],
  ];
  const elsewhere: typeof onWindows = [
    ["file:///srv/app/Dockerfile", "/srv/app/Dockerfile"],
    ["file:///srv/app/", "/srv/app", "file:///srv/app"],
    ["file:///", "/"],
    ["file:////srv//app", "/srv//app", "file:///srv/app"],
    ["file:///my%20app/50%25%20%23off/na%C3%AFve%3F/Dockerfile", "/my app/50% #off/naïve?/Dockerfile"],
    ["file:///a%5Cb/Dockerfile", "/a\\b/Dockerfile"],
    ["file:///c%3A/app", "/c:/app", "file:///c:/app"],
    ["file:///100%/Dockerfile", undefined],
    ["file:///%ff/Dockerfile", undefined],
    ["file://wsl%24/Ubuntu/home/me/Dockerfile", undefined],
    ["git:/srv/app/Dockerfile?%7B%7D", undefined],
  ];
  for (const [system, names, table] of [
    ["Windows", windows, onWindows],
    ["other systems", others, elsewhere],
  ] as const) {
    for (const [uri, path, back = uri] of table) {
      it(`on ${system}: ${uri} is ${path ?? "no file here"}`, () => {
        assert.equal(names.pathOf(uri), path);
        if (path !== undefined && back !== null) assert.equal(names.uriOf(path), back);
      });
    }
  }

  it("are those of the system we run on, where nobody says otherwise", () => {
    const path = process.platform === "win32" ? "C:/app/Dockerfile" : "/app/Dockerfile";
    assert.equal(fileNames.pathOf(fileNames.uriOf(path)), path);
  });
});

describe("the way from a folder to a file", () => {
  const table: readonly (readonly [typeof windows, folder: string, path: string, way: string | undefined])[] =
    [
      [windows, "C:/App", "c:/app/Sub/Dockerfile", "Sub/Dockerfile"],
      [windows, "C:/", "C:/Dockerfile", "Dockerfile"],
      [windows, "C:/app", "C:/app", ""],
      [windows, "C:/app", "D:/app/Dockerfile", undefined],
      [windows, "//wsl$/Ubuntu", "//wsl$/Ubuntu/srv/Dockerfile", "srv/Dockerfile"],
      [others, "/", "/Dockerfile", "Dockerfile"],
      [others, "/app", "/App/Dockerfile", undefined],
      [others, "/app", "/app-2/Dockerfile", undefined],
      [others, "/app", "/app/..env", "..env"],
    ];
  for (const [names, folder, path, way] of table) {
    it(`${folder} → ${path}: ${way === undefined ? "none" : `"${way}"`}`, () => {
      assert.equal(wayFrom(names, folder, path), way);
    });
  }

  it("is written with / whatever the system writes", () => {
    assert.equal(windows.slashed("C:\\app\\Dockerfile"), "C:/app/Dockerfile");
    assert.equal(others.slashed("/app/a\\b"), "/app/a\\b");
  });
});
