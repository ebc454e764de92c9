import assert from "node:assert/strict";
import type { Log } from "sarif";
import { githubAnnotations, gitlabCodeQuality } from "../../server/src/cli/reports/annotations.ts";
import { cyclonedx } from "../../server/src/cli/reports/cyclonedx.ts";
import { checkJson } from "../../server/src/cli/reports/json.ts";
import { listText } from "../../server/src/cli/reports/listText.ts";
import type { CheckReport, FileReport } from "../../server/src/cli/reports/report.ts";
import { sarif } from "../../server/src/cli/reports/sarif.ts";
import { checkText } from "../../server/src/cli/reports/text.ts";
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import type { UnknownWhy } from "../../server/src/core/facts.ts";
import type { Finding } from "../../server/src/core/rules/rule.ts";
import { english } from "../../server/src/core/say.ts";
import { loneSource } from "../../server/src/core/source.ts";
import { LineIndex, type Span } from "../../server/src/core/span.ts";

const look = {
  colour: false,
  columns: 100,
  say: english,
  clock: (time: number) => new Date(time).toISOString().slice(11, 16),
};

function spanOf(text: string, part: string): Span {
  const start = text.indexOf(part);
  assert.ok(start >= 0, `"${part}" stands in the text`);
  return { start, end: start + part.length };
}

interface Found extends Partial<Omit<Finding, "span">> {
  readonly under: string;
}

function fileReport(
  file: string,
  text: string,
  found: readonly Found[],
  unchecked: readonly UnknownWhy[] = [],
): FileReport {
  const { references } = readDockerfile(loneSource("dockerfile", text));
  return {
    file,
    text,
    lines: new LineIndex(text),
    references,
    findings: found.map(({ under, ...finding }) => ({
      rule: "missing-tag",
      severity: "error",
      message: "`node` has no tag `22-alpin`.",
      image: "docker.io/library/node:22-alpin",
      evidence: [],
      fixes: [],
      span: spanOf(text, under),
      ...finding,
    })),
    unchecked: references
      .filter(({ role }) => role === "image")
      .flatMap((image, at) => {
        const why = unchecked[at];
        return why === undefined ? [] : [{ image, why, retryAt: Date.UTC(2026, 0, 1, 12, 31) }];
      }),
  };
}

const dockerfile = "FROM node:22-alpin AS build\nFROM nginx:1\n";
const report: CheckReport = {
  files: [
    fileReport("app/Dockerfile", dockerfile, [
      {
        under: "22-alpin",
        fixes: [
          {
            title: 'Use tag "22-alpine"',
            edits: [{ span: spanOf(dockerfile, "22-alpin"), newText: "22-alpine" }],
          },
        ],
      },
    ]),
  ],
  requests: 3,
};

describe("the text report", () => {
  it("shows file and line, the line itself, the squiggle, the message and the way out", () => {
    assert.equal(
      checkText(report, look),
      [
        "app/Dockerfile:1:11  error  missing-tag",
        "    1 │ FROM node:22-alpin AS build",
        "      │           ^^^^^^^^ node has no tag 22-alpin.",
        '      │  fix    Use tag "22-alpine"',
        "",
        "2 images in 1 file: 1 error",
        "",
      ].join("\n"),
    );
  });

  it("puts a long message and its evidence below the line, within 100 columns", () => {
    const message = `\`node\` ${"has a long story that must be told in many words ".repeat(4)}`.trim();
    const evidence = [{ signal: "story", text: "seen in a long and winding sentence ".repeat(5).trim() }];
    const text = checkText(
      {
        files: [fileReport("Dockerfile", dockerfile, [{ under: "22-alpin", message, evidence }])],
        requests: 0,
      },
      look,
    );
    for (const line of text.split("\n")) assert.ok([...line].length <= 100, line);
    assert.match(text, /│ {2}seen {3}seen in a long/);
    assert.match(text, /│ {2}more {3}tare explain node:22-alpin/);
  });

  it("says in one line how much was looked at, and why something was not checked", () => {
    const files = [fileReport("Dockerfile", dockerfile, [], ["rate-limited", "offline"])];
    assert.equal(
      checkText({ files, requests: 0 }, look),
      "2 images in 1 file: 2 not checked (no answer from the registry; the registry asked to slow down until 12:31)\n",
    );
  });

  it("counts an image once however often it is used", () => {
    const text = "FROM nginx:1\nFROM nginx:1\n";
    const files = [fileReport("a/Dockerfile", text, []), fileReport("b/Dockerfile", text, [])];
    assert.equal(checkText({ files, requests: 1 }, look), "1 image in 2 files: nothing wrong\n");
  });

  it("lets no file name, line or message act on the terminal", async () => {
    const text = "FROM a\u001b[2J:1\nFROM node:22-alpin\n";
    const file = fileReport("a\u001b]0;x\u0007/Dockerfile", text, [
      { under: "node:22-alpin", message: "\u001b[31mred" },
    ]);
    const shown = checkText({ files: [file], requests: 0 }, look) + (await listText([file], look));
    assert.doesNotMatch(shown, /[\u001b\u0007]/);
  });

  it("colours the severity and the squiggle, and nothing where colours are off", () => {
    assert.match(checkText(report, { ...look, colour: true }), /\u001b\[31m\^+|\u001b\[31m +\^+/);
    assert.doesNotMatch(checkText(report, look), /\u001b/);
  });
});

describe("the list of references", () => {
  it("takes any number of images", async () => {
    const report = fileReport("Dockerfile", "FROM node:22\n", []);
    const [reference] = report.references;
    assert.ok(reference !== undefined);
    const references = Array.from({ length: 150_000 }, () => reference);
    assert.equal((await listText([{ ...report, references }], look)).split("\n").length, 150_001);
  });

  it("shows the place, the kind, the text and what it means, in columns", async () => {
    const text = "FROM node:22 AS build\nFROM build\nFROM scratch\n";
    assert.equal(
      await listText([fileReport("Dockerfile", text, [])], look),
      [
        "Dockerfile:1:6  from  node:22  docker.io/library/node:22",
        "Dockerfile:2:6  from  build    build stage build",
        "Dockerfile:3:6  from  scratch  nothing: an empty start",
        "",
      ].join("\n"),
    );
  });

  it("keeps its columns behind wide characters", async () => {
    const files = [fileReport("日本/Dockerfile", "FROM a\n", []), fileReport("x/Dockerfile", "FROM b\n", [])];
    assert.equal(
      await listText(files, look),
      [
        "日本/Dockerfile:1:6  from  a  docker.io/library/a",
        "x/Dockerfile:1:6     from  b  docker.io/library/b",
        "",
      ].join("\n"),
    );
  });
});

describe("the JSON report", () => {
  it("gives ranges from 0 and counts what was read", () => {
    const json = JSON.parse(checkJson(report));
    assert.deepEqual(json.findings[0].range, {
      start: { line: 0, character: 10 },
      end: { line: 0, character: 18 },
    });
    assert.deepEqual(json.findings[0].fixes[0].edits[0], {
      range: { start: { line: 0, character: 10 }, end: { line: 0, character: 18 } },
      newText: "22-alpine",
    });
    assert.deepEqual(json.summary, { files: 1, references: 2, images: 2, requests: 3 });
  });

  it("lists what could not be checked apart from what was found", () => {
    const json = JSON.parse(
      checkJson({ files: [fileReport("Dockerfile", "FROM nginx:1\n", [], ["offline"])], requests: 1 }),
    );
    assert.deepEqual(json.findings, []);
    assert.deepEqual(json.unchecked, [
      {
        file: "Dockerfile",
        range: { start: { line: 0, character: 5 }, end: { line: 0, character: 12 } },
        image: "docker.io/library/nginx:1",
        why: "offline",
      },
    ]);
  });
});

describe("the SARIF report", () => {
  const tool = {
    version: "1.2.3",
    rules: [],
    pageOf: (rule: string) => `https://example.test/${rule}`,
  };
  const fingerprint = (text: string) => String(text.length);

  it("counts lines and columns from 1, and carries the fix", () => {
    const log: Log = JSON.parse(sarif(report, tool, fingerprint));
    const result = log.runs[0]?.results?.[0];
    assert.equal(log.version, "2.1.0");
    assert.equal(result?.level, "error");
    assert.deepEqual(result?.locations?.[0]?.physicalLocation?.region, {
      startLine: 1,
      startColumn: 11,
      endLine: 1,
      endColumn: 19,
    });
    const replacement = result?.fixes?.[0]?.artifactChanges[0]?.replacements[0];
    assert.equal(replacement?.insertedContent?.text, "22-alpine");
  });

  it("names files from the root of the checkout, with odd characters encoded", () => {
    const odd = { files: [fileReport("a b/Döckerfile", dockerfile, [{ under: "22-alpin" }])], requests: 0 };
    const log: Log = JSON.parse(sarif(odd, tool, fingerprint));
    const artifact = log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation;
    assert.deepEqual(artifact, { uri: "a%20b/D%C3%B6ckerfile", uriBaseId: "%SRCROOT%" });
  });

  it("tells two equal findings in a file apart", () => {
    const twice = fileReport("Dockerfile", "FROM node:22-alpin\nFROM node:22-alpin AS b\n", [
      { under: "22-alpin" },
      { under: "22-alpin AS b" },
    ]);
    const log: Log = JSON.parse(sarif({ files: [twice], requests: 0 }, tool, (text) => text));
    const prints = log.runs[0]?.results?.map((result) => result.partialFingerprints?.["tareFinding/v1"]);
    assert.equal(new Set(prints).size, 2);
  });

  it("tells what could not be checked as a note about the run, not as a result", () => {
    const log: Log = JSON.parse(
      sarif(
        { files: [fileReport("Dockerfile", "FROM nginx:1\n", [], ["denied"])], requests: 1 },
        tool,
        fingerprint,
      ),
    );
    assert.deepEqual(log.runs[0]?.results, []);
    assert.equal(log.runs[0]?.invocations?.[0]?.toolExecutionNotifications?.[0]?.level, "note");
  });
});

describe("annotations for code hosts", () => {
  it("escapes what GitHub would read as the end of a value", () => {
    const files = [
      fileReport("a,b:c/Dockerfile", dockerfile, [{ under: "22-alpin", message: "50% less\nmore" }]),
    ];
    assert.equal(
      githubAnnotations({ files, requests: 0 }),
      "::error file=a%2Cb%3Ac/Dockerfile,line=1,endLine=1,col=11,endColumn=19,title=Tare%3A missing-tag::50%25 less%0Amore\n",
    );
  });

  it("lets no name of a file act on the log", () => {
    const name = "Dockerfile.\u001b[2J\n::error::x\u202e\u009b";
    const files = [fileReport(name, dockerfile, [{ under: "22-alpin" }])];
    const text = githubAnnotations({ files, requests: 0 });
    assert.match(
      text,
      /^::error file=Dockerfile\.\ufffd\[2J\ufffd%3A%3Aerror%3A%3Ax\ufffd\ufffd,line=1,[^\n]*\n$/,
    );
  });

  it("keeps GitLab's fingerprint while lines move, and tells two equal findings in a file apart", () => {
    const twice = "FROM node:22-alpin\nFROM node:22-alpin AS b\n";
    const prints = (text: string, found: readonly Found[]) =>
      JSON.parse(
        gitlabCodeQuality({ files: [fileReport("Dockerfile", text, found)], requests: 0 }, (t) => t),
      ).map((issue: { fingerprint: string }) => issue.fingerprint);
    const [first] = prints(twice, [{ under: "22-alpin" }]);
    const [moved] = prints(`# moved\n${twice}`, [{ under: "22-alpin" }]);
    assert.equal(first, moved);
    const both = prints(twice, [{ under: "22-alpin" }, { under: "22-alpin AS b" }]);
    assert.equal(new Set(both).size, 2);
  });
});

describe("the bill of materials", () => {
  it("names each image once, with its package URL and every place", () => {
    const text = `FROM nginx:1\nFROM nginx:1 AS b\nFROM ghcr.io/acme/tool@sha256:${"a".repeat(64)}\n`;
    const bill = JSON.parse(cyclonedx([fileReport("Dockerfile", text, [])], "1.2.3"));
    assert.deepEqual(
      bill.components.map((component: { purl: string }) => component.purl),
      ["pkg:docker/nginx@1", `pkg:docker/acme/tool@sha256%3A${"a".repeat(64)}?repository_url=ghcr.io`],
    );
    const nginx = bill.components.find(
      (component: { name: string }) => component.name === "docker.io/library/nginx",
    );
    assert.deepEqual(nginx.evidence.occurrences, [
      { location: "Dockerfile:1:6" },
      { location: "Dockerfile:2:6" },
    ]);
  });

  it("is the same for the same files", () => {
    const files = [fileReport("Dockerfile", dockerfile, [])];
    assert.equal(cyclonedx(files, "1"), cyclonedx(files, "1"));
  });
});
