import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { run } from "../../server/src/cli/run.ts";
import { answering, hang, status } from "../hub/faults.ts";
import { type Hub, startHub } from "../hub/hub.ts";

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe("the command, asking the stand-in", () => {
  let hub: Hub;
  let folder: string;
  before(async () => {
    hub = await startHub();
  });
  after(() => hub.stop());
  beforeEach(() => {
    hub.clearRequests();
    hub.clearFaults();
    folder = realpathSync(mkdtempSync(join(tmpdir(), "tare-cli-")));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string, text: string): void {
    writeFileSync(join(folder, name), text);
  }
  const read = (name: string) => readFileSync(join(folder, name), "utf8");

  const tare = (...words: string[]) => tareUntil(new AbortController().signal, ...words);

  /** The command, until the signal ends it as Ctrl+C does. */
  async function tareUntil(signal: AbortSignal, ...words: string[]): Promise<Ran> {
    let out = "";
    let err = "";
    const code = await run(words, {
      env: hub.environment,
      cwd: folder,
      now: Date.now,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      outIsTerminal: false,
      errIsTerminal: false,
      columns: 100,
      signal,
    });
    return { code, out, err };
  }

  it("says that it was stopped, and nothing else", async () => {
    write("Dockerfile", "FROM node:22\n");
    hub.fault({ fault: hang });
    for (const words of [["check"], ["pin"], ["explain", "node:22"]]) {
      const stopping = new AbortController();
      const running = tareUntil(stopping.signal, ...words);
      while (hub.requests.length === 0) await sleep(5);
      stopping.abort();
      assert.deepEqual(await running, { code: 2, out: "", err: "Stopped.\n" }, words[0]);
      hub.clearRequests();
    }
    assert.equal(read("Dockerfile"), "FROM node:22\n");
  });

  describe("where Docker Hub asks to slow down", () => {
    beforeEach(() => {
      const fault = answering(() => ({ status: 429, headers: { "retry-after": "1" }, body: "" }));
      hub.fault({ fault, times: 1 });
      write("Dockerfile", "FROM node:22-alpine\n");
    });

    it("waits, and says until when", async () => {
      const { code, out, err } = await tare("check", "--no-memory", "--strict");
      assert.equal(code, 0, out);
      assert.match(
        err,
        /^The registry asked to slow down: waiting until \d\d:\d\d:\d\d\. With --patience 0s/,
      );
    });

    it("goes on at once where nobody has patience, and says what is left", async () => {
      const { code, out, err } = await tare("check", "--no-memory", "--strict", "--patience", "0s");
      assert.equal(code, 3, out);
      assert.match(out, /1 not checked \(the registry asked to slow down until/);
      assert.equal(err, "");
    });
  });

  describe("list", () => {
    it("asks nobody", async () => {
      write("Dockerfile", "FROM node:22\nFROM ghcr.io/acme/tool\n");
      const { code, out } = await tare("list", "--format", "json");
      assert.equal(code, 0);
      assert.equal(JSON.parse(out).references.length, 2);
      assert.equal(hub.requests.length, 0);
    });

    it("takes values for arguments", async () => {
      write("Dockerfile", "ARG TAG\nFROM node:${TAG}\n");
      const value = async (...words: string[]) =>
        JSON.parse((await tare("list", "--format", "json", ...words)).out).references[0].value;
      assert.equal(await value("--build-arg", "TAG=22"), "node:22");
      assert.equal(await value(), null);
    });

    it("resolves a compose file with the .env beside it, and with none outside the folder", async () => {
      write(".env", "TAG=22-alpine\n");
      write("compose.yaml", "services:\n  a:\n    image: node:${TAG}\n");
      const { out } = await tare("list", "--format", "json");
      assert.equal(JSON.parse(out).references[0].value, "node:22-alpine");
    });
  });

  describe("check", () => {
    it("ends with 0 and one request where a healthy official image is all there is", async () => {
      write("Dockerfile", "FROM node:22-alpine\n");
      const { code, out } = await tare("check", "--format", "json");
      assert.equal(code, 0);
      assert.deepEqual(JSON.parse(out).findings, []);
      assert.equal(JSON.parse(out).summary.requests, 1);
      assert.equal(hub.requests.length, 1);
    });

    it("asks about an image once, however many files name it", async () => {
      for (let at = 0; at < 50; at++) write(`${at}.dockerfile`, "FROM node:22-alpine\n");
      assert.equal(JSON.parse((await tare("check", "--format", "json")).out).summary.files, 50);
      assert.equal(hub.requests.length, 1);
    });

    it("asks nobody for what a compose file beside or above a Dockerfile builds", async () => {
      mkdirSync(join(folder, "app/api"), { recursive: true });
      write("app/api/Dockerfile", "ARG BASE\nFROM ${BASE}\nCOPY --from=shared /a /a\n");
      const build = "{ context: app/api, args: { BASE: acme/base }, additional_contexts: { shared: . } }";
      write(
        "compose.yaml",
        `services: { a: { build: ${build} }, b: { build: { context: base }, image: acme/base, pull_policy: build } }\n`,
      );
      for (const path of ["app/api/Dockerfile", "."]) {
        const { code, out } = await tare("check", path, "--format", "json");
        assert.equal(code, 0);
        assert.deepEqual(JSON.parse(out).findings, []);
      }
      const { out } = await tare("list", "app/api/Dockerfile", "--format", "json");
      assert.deepEqual(
        JSON.parse(out).references.map(({ value, role }: Record<string, unknown>) => `${value} ${role}`),
        ["acme/base local", "shared local"],
      );
      assert.equal(hub.requests.length, 0);
    });

    it("ends with 1 where a tag is missing, and says what to use instead", async () => {
      write("Dockerfile", "FROM node:22-alpin AS build\n");
      const { code, out } = await tare("check");
      assert.equal(code, 1);
      assert.match(out, /^Dockerfile:1:11 {2}error {2}missing-tag$/m);
      assert.match(out, /^ {6}│ {11}\^{8} /m);
      assert.match(out, /fix {4}Use tag "22-alpine"/);
      assert.match(out, /1 image in 1 file: 1 error\n$/);
    });

    it("asks Hub no more than three times about a missing tag", async () => {
      write("Dockerfile", "FROM node:22-alpin\n");
      await tare("check");
      assert.ok(hub.requests.filter(({ host }) => host === "hub").length <= 3);
    });

    const levels: readonly (readonly [string, number])[] = [
      ["error", 0],
      ["warning", 1],
      ["info", 1],
      ["never", 0],
    ];
    for (const [level, code] of levels) {
      it(`ends with ${code} for a warning at --fail-on ${level}`, async () => {
        write("Dockerfile", "FROM --platform=linux/arm64 acme/app:1.4\n");
        assert.equal((await tare("check", "--fail-on", level)).code, code);
      });
    }

    it("checks for the platform that --platform names, where a file names none", async () => {
      write("Dockerfile", "FROM acme/app:1.4\nFROM --platform=linux/amd64 acme/app:1.4\n");
      const { out } = await tare("check", "--platform", "linux/arm64", "--format", "json");
      const findings: readonly { rule: string; range: { start: { line: number } } }[] =
        JSON.parse(out).findings;
      assert.deepEqual(
        findings.map(({ rule, range }) => [rule, range.start.line]),
        [["missing-platform", 0]],
      );
      const { out: card } = await tare("explain", "acme/app:1.4", "--platform", "linux/arm64");
      assert.match(card, /no image for linux\/arm64/);
    });

    it("finds what needs no network when it is offline, and says what was not checked", async () => {
      write("Dockerfile", "FROM acme/Tool:1\nFROM node:22-alpin\n");
      const { code, out } = await tare("check", "--offline", "--format", "json");
      const { findings, unchecked } = JSON.parse(out);
      assert.equal(code, 1);
      assert.deepEqual(
        findings.map(({ rule }: { rule: string }) => rule),
        ["invalid-reference"],
      );
      assert.deepEqual(
        unchecked.map(({ image, why }: { image: string; why: string }) => [image, why]),
        [["docker.io/library/node:22-alpin", "lookups-off"]],
      );
      assert.equal(hub.requests.length, 0);
    });

    it("ends with 3 with --strict where something could not be checked, with 0 without", async () => {
      hub.fault({ fault: status(503) });
      write("Dockerfile", "FROM node:22-alpin\n");
      assert.equal((await tare("check")).code, 0);
      const { code, out } = await tare("check", "--strict", "--format", "json");
      assert.equal(code, 3);
      assert.deepEqual(JSON.parse(out).findings, []);
      assert.equal(JSON.parse(out).unchecked[0].why, "offline");
    });

    it("says the same for the same facts", async () => {
      write("Dockerfile", "FROM acme/old-tool:2\nFROM zorvek/kitap-pdf\nFROM node:22-alpin\n");
      const findings = async () => JSON.parse((await tare("check", "--format", "json")).out).findings;
      assert.deepEqual(await findings(), await findings());
    });

    it("neither asks about a name that can't be on Docker Hub nor counts it as not checked", async () => {
      write("Dockerfile", "FROM acme/team/tool:1\n");
      const { findings, unchecked } = JSON.parse((await tare("check", "--format", "json")).out);
      assert.deepEqual(
        findings.map(({ rule }: { rule: string }) => rule),
        ["missing-repository"],
      );
      assert.deepEqual(unchecked, []);
      assert.equal(hub.requests.length, 0);
    });

    it("never sends a name that isn't on Docker Hub", async () => {
      write(
        "Dockerfile",
        "FROM ghcr.io/acme/secret:1\nFROM localhost:5000/inner\nFROM registry.corp.example/app\n",
      );
      const { out } = await tare("check", "--format", "json");
      assert.equal(hub.requests.length, 0);
      assert.deepEqual(
        new Set(JSON.parse(out).unchecked.map(({ why }: { why: string }) => why)),
        new Set(["not-hub"]),
      );
    });
  });

  describe("pin", () => {
    it("writes the digest behind the tag and touches nothing else", async () => {
      write("Dockerfile", "# build\r\nFROM --platform=$BUILDPLATFORM  node:22-alpine   AS build # x\r\n");
      write("compose.yaml", 'services:\n  web:\n    image: "nginx:${TAG:-1.27-alpine}" # web\n');
      const { code, out } = await tare("pin", "compose.yaml");
      assert.equal(code, 0);
      assert.match(
        read("compose.yaml"),
        /^ {4}image: "nginx:\$\{TAG:-1\.27-alpine@sha256:[0-9a-f]{64}\}" # web$/m,
      );
      assert.match(out, /compose\.yaml:3:13 {2}Pin nginx:1\.27-alpine to sha256:/);
    });

    it("keeps flags, alias and line ends of a Dockerfile", async () => {
      write("Dockerfile", "FROM --platform=linux/amd64  node:22-alpine   AS build\r\nRUN x\r\n");
      await tare("pin");
      assert.match(
        read("Dockerfile"),
        /^FROM --platform=linux\/amd64 {2}node:22-alpine@sha256:[0-9a-f]{64} {3}AS build\r\nRUN x\r\n$/,
      );
    });

    it("changes nothing with --dry-run", async () => {
      write("Dockerfile", "FROM node:22-alpine\n");
      const { out, err } = await tare("pin", "--dry-run");
      assert.equal(read("Dockerfile"), "FROM node:22-alpine\n");
      assert.match(out, /Pin node:22-alpine to sha256:/);
      assert.match(err, /1 change would be made in 1 of 1 file\./);
    });

    it("edits an ARG default once for all that use it", async () => {
      write("Dockerfile", "ARG BASE=node:22-alpine\nFROM $BASE AS a\nFROM $BASE AS b\n");
      await tare("pin");
      assert.match(
        read("Dockerfile"),
        /^ARG BASE=node:22-alpine@sha256:[0-9a-f]{64}\nFROM \$BASE AS a\nFROM \$BASE AS b\n$/,
      );
    });

    it("applies a plain fix first with --fix, then pins what it led to", async () => {
      write("Dockerfile", "FROM node:22-alpin\n");
      await tare("pin", "--fix");
      assert.match(read("Dockerfile"), /^FROM node:22-alpine@sha256:[0-9a-f]{64}\n$/);
    });

    it("leaves alone what it can't look up, and says so", async () => {
      write("Dockerfile", "FROM node:gone\n");
      const { code, err } = await tare("pin");
      assert.equal(code, 0);
      assert.equal(read("Dockerfile"), "FROM node:gone\n");
      assert.match(err, /left as it is: node:gone was not found/);
    });

    it("refuses a file that is no UTF-8 rather than losing bytes of it", async () => {
      writeFileSync(join(folder, "Dockerfile"), Buffer.from("# caf\xe9\nFROM node:22-alpine\n", "latin1"));
      const { code, err } = await tare("pin");
      assert.equal(code, 2);
      assert.match(err, /no UTF-8 text/);
      assert.equal(readFileSync(join(folder, "Dockerfile")).length, "# cafe\nFROM node:22-alpine\n".length);
    });
  });

  describe("explain", () => {
    it("shows who stands behind an image and what its tag names", async () => {
      const { code, out } = await tare("explain", "nginx:1.27");
      assert.equal(code, 0);
      assert.match(out, /nginx/);
      assert.match(out, /Official Image/);
      assert.match(out, /sha256:/);
    });

    it("gives facts and findings as JSON", async () => {
      const { code, out } = await tare("explain", "acme/old-tool:2", "--format", "json");
      const explained = JSON.parse(out);
      assert.equal(code, 1);
      assert.equal(explained.version, 1);
      assert.equal(explained.image, "docker.io/acme/old-tool:2");
      assert.equal(explained.findings[0].rule, "imageless-repository");
      assert.ok(explained.findings[0].evidence.length > 0);
      assert.deepEqual(Object.keys(explained.findings[0]), [
        "rule",
        "severity",
        "message",
        "image",
        "evidence",
        "fixes",
      ]);
    });

    it("gives the way out as edits of the word", async () => {
      const { out } = await tare("explain", "node:22-alpin", "--format", "json");
      const [finding] = JSON.parse(out).findings;
      assert.deepEqual(finding.fixes[0].edits, [
        {
          range: { start: { line: 0, character: 5 }, end: { line: 0, character: 13 } },
          newText: "22-alpine",
        },
      ]);
    });

    it("asks nothing about scratch, which is no image", async () => {
      const { code } = await tare("explain", "scratch");
      assert.equal(code, 0);
      assert.equal(hub.requests.length, 0);
    });

    it("says what is wrong with a name that breaks the grammar", async () => {
      const { code, out } = await tare("explain", "Acme/App");
      assert.equal(code, 1);
      assert.match(out, /lower ?case|capital/);
      assert.equal(hub.requests.length, 0);
    });
  });

  it("writes through no link that leads elsewhere", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "tare-elsewhere-"));
    try {
      writeFileSync(join(elsewhere, "Dockerfile"), "FROM node:22\n");
      symlinkSync(join(elsewhere, "Dockerfile"), join(folder, "Dockerfile"));
      const { code, err } = await tare("pin", "Dockerfile");
      assert.match(err, /is a link to a file elsewhere/);
      assert.equal(code, 2);
      assert.equal(readFileSync(join(elsewhere, "Dockerfile"), "utf8"), "FROM node:22\n");
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });

  it("ends with 2 and says why where the command line makes no sense", async () => {
    const { code, err } = await tare("check", "--format", "xml");
    assert.equal(code, 2);
    assert.match(err, /--format is one of text, json, sarif, github, gitlab/);
  });

  it("ends with 2 where a named file isn't there", async () => {
    const { code, err } = await tare("list", "gone/Dockerfile");
    assert.equal(code, 2);
    assert.match(err, /gone\/Dockerfile/);
  });

  it("ends with 2 where a named file is too large, however it was named, and passes it over in a folder", async () => {
    write("Dockerfile", "#".repeat(5_000_000));
    write("compose.yaml", "services: {}\n");
    for (const name of ["Dockerfile", "./Dockerfile", join(folder, "Dockerfile")]) {
      const { code, err } = await tare("check", name);
      assert.equal(code, 2, name);
      assert.match(err, /too large/);
    }
    assert.equal((await tare("check", ".")).code, 0);
  });
});
