import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { isRecentEnough } from "../server/src/launch.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Makes a Node.js say that it is of another version, before anything else runs. */
const asVersion = (version: string): string[] => {
  const versions = `{ ...process.versions, node: ${JSON.stringify(version)} }`;
  return [
    "--import",
    `data:text/javascript,Object.defineProperty(process, "versions", { value: ${versions} })`,
  ];
};

/** A program behind the launcher: says its words, or waits for a signal. */
const program = `
  import { launch } from "./server/src/launch.ts";
  await launch(async () => {
    if (process.argv[2] === "check") process.exitCode = 3;
    if (process.argv[2] === "wait") {
      const timer = setInterval(() => {}, 1000);
      process.on("SIGTERM", () => { console.log("told to end"); clearInterval(timer); process.exitCode = 7; });
    }
    console.log("ran", process.argv.slice(2).join(" "));
  });
`;

interface End {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function ending(child: ChildProcess, onOutput: (out: string) => void = () => {}): Promise<End> {
  return new Promise((resolve, reject) => {
    let out = "";
    let err = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      out += chunk;
      onOutput(out);
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      err += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

describe("starting on an old Node.js", () => {
  /** In the project, where npm put a newer Node.js beside; and in a folder that has nothing beside. */
  const beside = fs.mkdtempSync(path.join(root, ".tmp-launch-"));
  const alone = fs.mkdtempSync(path.join(os.tmpdir(), "tare-launch-"));

  before(async () => {
    const outfile = path.join(beside, "program.mjs");
    const stdin = { contents: program, resolveDir: root, loader: "ts" as const };
    await esbuild.build({ stdin, outfile, bundle: true, platform: "node", format: "esm", target: "node20" });
    fs.copyFileSync(outfile, path.join(alone, "program.mjs"));
  });
  after(() => {
    for (const folder of [beside, alone]) fs.rmSync(folder, { recursive: true, force: true });
  });

  const start = (folder: string, version: string, ...words: string[]): ChildProcess => {
    const args = [...asVersion(version), path.join(folder, "program.mjs"), ...words];
    return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  };

  it("just runs where it is new enough", async () => {
    assert.deepEqual(await ending(start(alone, "22.19.0", "check")), {
      code: 3,
      out: "ran check\n",
      err: "",
    });
  });

  it("hands over to the Node.js beside it, and ends with its code", async () => {
    const end = await ending(start(beside, "20.20.2", "check", "a b", "--format=json"));
    assert.deepEqual(end, { code: 3, out: "ran check a b --format=json\n", err: "" });
  });

  it("passes signals on", async () => {
    const child = start(beside, "20.20.2", "wait");
    const end = await ending(child, (out) => {
      if (out === "ran wait\n") child.kill("SIGTERM");
    });
    assert.deepEqual(end, { code: 7, out: "ran wait\ntold to end\n", err: "" });
  });

  it("goes on with what needs no network", async () => {
    for (const word of ["list", "--help", "--version"]) {
      assert.deepEqual(await ending(start(alone, "20.20.2", word)), {
        code: 0,
        out: `ran ${word}\n`,
        err: "",
      });
    }
  });

  it("says in one sentence what it needs, and ends with code 2", async () => {
    const { code, out, err } = await ending(start(alone, "20.20.2", "check"));
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /^tare needs Node\.js 22\.19\.0 or newer .*, and this is 20\.20\.2\..*\n$/);
  });

  describe("what was compiled", () => {
    /** What lies in the temporary folder after a run, as folders with their rights, and whether they hold anything. */
    const keptIn = async (temporary: string): Promise<readonly string[]> => {
      const args = [path.join(alone, "program.mjs"), "list"];
      const env = { ...process.env, TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: undefined };
      await ending(spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] }));
      return fs.readdirSync(temporary).map((name) => {
        const folder = path.join(temporary, name);
        const rights = (fs.statSync(folder).mode & 0o777).toString(8);
        return `${name.replace(/\d+/, "N")} ${rights} ${fs.readdirSync(folder).length > 0 ? "used" : "unused"}`;
      });
    };
    const folder = `tare-compiled-${process.getuid?.()}`;
    let temporary: string;
    beforeEach(() => {
      temporary = fs.mkdtempSync(path.join(os.tmpdir(), "tare-launch-"));
    });
    afterEach(() => fs.rmSync(temporary, { recursive: true, force: true }));

    it("is kept for the next start, where nobody else can reach it", async () => {
      assert.deepEqual(await keptIn(temporary), ["tare-compiled-N 700 used"]);
    });

    it("is not kept in a folder that others can write to", async () => {
      fs.mkdirSync(path.join(temporary, folder));
      fs.chmodSync(path.join(temporary, folder), 0o777);
      assert.deepEqual(await keptIn(temporary), ["tare-compiled-N 777 unused"]);
    });

    it("is not kept behind a link", async () => {
      const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), "tare-launch-"));
      fs.symlinkSync(elsewhere, path.join(temporary, folder));
      assert.deepEqual(await keptIn(temporary), ["tare-compiled-N 700 unused"]);
      fs.rmSync(elsewhere, { recursive: true });
    });
  });

  const versions: readonly (readonly [version: string, enough: boolean])[] = [
    ["22.19.0", true],
    ["22.19.1", true],
    ["22.20.0", true],
    ["24.0.0", true],
    ["22.18.9", false],
    ["20.20.2", false],
    ["9.99.99", false],
    ["23.0.0-nightly20240415", true],
  ];
  for (const [version, enough] of versions) {
    it(`takes ${version} as ${enough ? "new enough" : "too old"}`, () => {
      assert.equal(isRecentEnough(version), enough);
    });
  }
});
