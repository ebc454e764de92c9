import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../../server/src/cli/run.ts";

describe("the command and a project's policy", () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "tare-policy-")));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string, text: string): void {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  /** Runs without a network; answers the rules found, by file, what went to the error stream, and the exit code. */
  async function check(...words: string[]): Promise<{ found: string[]; err: string; code: number }> {
    let out = "";
    let err = "";
    const code = await run(["check", "--offline", "--format", "json", ...words], {
      env: {},
      cwd: folder,
      now: () => Date.UTC(2026, 10, 23),
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      outIsTerminal: false,
      errIsTerminal: false,
      columns: 100,
      signal: new AbortController().signal,
    });
    const findings: readonly { file: string; severity: string; rule: string }[] =
      out === "" ? [] : JSON.parse(out).findings;
    return { found: findings.map(({ file, severity, rule }) => `${file} ${severity} ${rule}`), err, code };
  }

  const forbidsNode = "forbidden: [node]\n";

  it("follows the file beside and above, up to the working folder", async () => {
    write(".tare.yaml", forbidsNode);
    write("a/b/Dockerfile", "FROM node:22\n");
    assert.deepEqual((await check()).found, ["a/b/Dockerfile error forbidden-image"]);
    assert.deepEqual((await check("a/b/Dockerfile")).code, 1);
  });

  it("follows no link to a file elsewhere, which its mistakes would quote", async () => {
    write("elsewhere/config.yaml", "token-of-mine: 1\n");
    write("project/.git/HEAD", "");
    write("project/Dockerfile", "FROM node:22\n");
    symlinkSync(join(folder, "elsewhere/config.yaml"), join(folder, "project/.tare.yaml"));
    const command = folder;
    folder = join(command, "project");
    const { err, code } = await check().finally(() => {
      folder = command;
    });
    assert.doesNotMatch(err, /token-of-mine/);
    assert.equal(code, 0);
  });

  it("quotes a mistake without what acts on a terminal or a build", async () => {
    write(".tare.yaml", '"a\\e]0;b\\n::add-mask::c ##vso[x]": 1\n');
    write("Dockerfile", "FROM node:22\n");
    const { err, code } = await check();
    assert.equal(code, 2);
    assert.match(err, /means nothing here/);
    assert.doesNotMatch(err, /\u001b|^::|##vso/m);
  });

  it("goes by the nearest one, and counts paths from its folder", async () => {
    write(".tare.yaml", forbidsNode);
    write("a/.tare.yaml", "pins: [b/**]\n");
    write("a/b/Dockerfile", "FROM node:22\n");
    write("a/Dockerfile", "FROM node:22\n");
    write("Dockerfile", "FROM node:22\n");
    assert.deepEqual((await check()).found, [
      "Dockerfile error forbidden-image",
      "a/b/Dockerfile warning unpinned",
    ]);
  });

  it("goes by the one that is named, or by none", async () => {
    write(".tare.yaml", forbidsNode);
    write("strict.yaml", "rules: { unpinned: error }\n");
    write("Dockerfile", "FROM node:22\n");
    assert.deepEqual((await check("--policy", "strict.yaml")).found, ["Dockerfile error unpinned"]);
    assert.deepEqual((await check("--no-policy")).found, []);
  });

  it("follows the comments that silence a rule", async () => {
    write(".tare.yaml", forbidsNode);
    write(
      "Dockerfile",
      "# tare-ignore forbidden-image: until the end of the month\nFROM node:22\nFROM node:20\n",
    );
    assert.deepEqual((await check()).found, ["Dockerfile error forbidden-image"]);
  });

  it("stops with 2 and says where the policy is wrong", async () => {
    write(".tare.yaml", "rules:\n  mising-tag: off\n");
    write("Dockerfile", "FROM node:22\n");
    const { code, err, found } = await check();
    assert.equal(code, 2);
    assert.deepEqual(found, []);
    assert.match(err, /^\.tare\.yaml:2:3 {2}There is no rule mising-tag\. Did you mean missing-tag\?$/m);
    assert.equal((await check("--no-policy")).code, 0);
  });

  it("stops with 2 where the named policy isn't there", async () => {
    write("Dockerfile", "FROM node:22\n");
    const { code, err } = await check("--policy", "gone.yaml");
    assert.equal(code, 2);
    assert.match(err, /"gone\.yaml" can't be read/);
  });
});
