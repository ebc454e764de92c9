import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { atOnce, readerWithin, textNow, textOf } from "../server/src/disk.ts";
import { findFiles, UnreadableError } from "../server/src/files.ts";

describe("the files of a folder", () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "tare-files-")));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
  }
  const names = async (...paths: string[]) =>
    (await findFiles(paths.length === 0 ? ["."] : paths, root, undefined)).map(({ name }) => name);

  it("are found by their names, in the order of their paths", async () => {
    write({
      "b/compose.yaml": "",
      "a/Dockerfile": "",
      "README.md": "",
      "a/app.dockerignore": "",
      "z/x.yaml": "",
    });
    assert.deepEqual(await names(), ["a/Dockerfile", "b/compose.yaml"]);
  });

  it("are left out below .git and node_modules", async () => {
    write({ ".git/Dockerfile": "", "node_modules/x/Dockerfile": "", "src/node_modules/x/Dockerfile": "" });
    assert.deepEqual(await names(), []);
  });

  it("are left out where .gitignore says so, a deeper one first", async () => {
    write({
      ".git/HEAD": "",
      ".gitignore": "out/\n*.dockerfile\n",
      "out/Dockerfile": "",
      "x.dockerfile": "",
      "deep/.gitignore": "!x.dockerfile\n/Dockerfile\n",
      "deep/x.dockerfile": "",
      "deep/Dockerfile": "",
      "deep/er/Dockerfile": "",
    });
    assert.deepEqual(await names(), ["deep/er/Dockerfile", "deep/x.dockerfile"]);
  });

  it("follow the rules of the repository above the folder that was named", async () => {
    write({ ".git/HEAD": "", ".gitignore": "out/\n", "app/out/Dockerfile": "", "app/Dockerfile": "" });
    assert.deepEqual(await names("app"), ["app/Dockerfile"]);
  });

  it("follow the nearest of the rules above the folder that was named", async () => {
    write({
      ".git/HEAD": "",
      ".gitignore": "*.dockerfile\n",
      "app/.gitignore": "!x.dockerfile\n",
      "app/deep/x.dockerfile": "",
      "app/deep/y.dockerfile": "",
    });
    assert.deepEqual(await names("app/deep"), ["app/deep/x.dockerfile"]);
  });

  it("are read whatever their name is when they are named themselves, if it is said what they are", async () => {
    write({ "build.txt": "FROM a" });
    const [file] = await findFiles(["build.txt"], root, "dockerfile");
    assert.equal(file?.kind, "dockerfile");
    await assert.rejects(findFiles(["build.txt"], root, undefined), UnreadableError);
  });

  it("are named once where paths overlap", async () => {
    write({ "a/Dockerfile": "" });
    assert.deepEqual(await names(".", "a", "a/Dockerfile"), ["a/Dockerfile"]);
  });

  it("must exist where they are named", async () => {
    await assert.rejects(findFiles(["gone"], root, undefined), /no file or folder "gone"/);
  });

  it("can't hold the command up with a pipe or a link in a circle", async () => {
    mkdirSync(join(root, "loop"));
    symlinkSync(join(root, "loop"), join(root, "loop", "Dockerfile"));
    execFileSync("mkfifo", [join(root, "Dockerfile")]);
    assert.deepEqual(await names(), []);
    assert.equal(await textOf(join(root, "Dockerfile")), undefined);
    assert.equal(textNow(join(root, "Dockerfile")), undefined);
  });
});

describe("the files that a file draws in", () => {
  let root: string;
  before(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "tare-reader-")));
    mkdirSync(join(root, "project"));
    writeFileSync(join(root, "secret.env"), "TOKEN=x");
    writeFileSync(join(root, "project", ".env"), "TAG=1");
    symlinkSync(join(root, "project", ".env"), join(root, "back.env"));
    symlinkSync(join(root, "secret.env"), join(root, "project", "link.env"));
    symlinkSync("circle.env", join(root, "project", "circle.env"));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  for (const [how, access] of [
    ["by a server", undefined],
    ["by the command", atOnce],
  ] as const) {
    it(`lie within the project, read ${how}`, async () => {
      const read = readerWithin(join(root, "project"), access);
      assert.equal(await read(join(root, "project", ".env")), "TAG=1");
      assert.equal(await read(".env"), "TAG=1");
    });

    it(`are not read outside it, by path or link, nor by a way that leads outside and back, ${how}`, async () => {
      const read = readerWithin(join(root, "project"), access);
      assert.equal(await read("../secret.env"), undefined);
      assert.equal(await read(join(root, "secret.env")), undefined);
      assert.equal(await read("link.env"), undefined);
      assert.equal(await read("../back.env"), undefined);
      assert.equal(await read("circle.env"), undefined);
      assert.equal(await read("gone.env"), undefined);
    });
  }
});
