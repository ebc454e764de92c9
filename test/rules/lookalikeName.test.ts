import assert from "node:assert/strict";
import { slipBetween } from "../../server/src/core/lookalike.ts";
import { lookalikeName } from "../../server/src/core/rules/lookalikeName.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { applyEdits, checkAll, checkFix, checkRule, findingsIn } from "../harness/check.ts";
import { fakeDigest } from "../harness/fakeRegistry.ts";

const knowledge = loadKnowledge();
const hub = {
  nginx: { tags: ["1.27", "latest", { name: "arm", platforms: ["linux/arm64"] }, "alpine"] },
  mongo: ["7"],
  postgres: ["16"],
  "grafana/grafana": ["11.0.0"],
  "prom/prometheus": ["v2"],
  "graffana/grafana": { tags: ["11.0.0"], pullCount: 12 },
  "grafanna/grafana": { tags: ["11.0.0"], pullCount: 2_000_000 },
  "promm/prometheus": [],
  "someone/nginx": { tags: ["1"], pullCount: 40 },
  "someone/redis": [],
  "acme/tool": ["1"],
  "pyhton/python": { tags: ["3"], pullCount: 210 },
  "pyhtom/python": { tags: ["3"], pullCount: 210 },
  python: ["3"],
};

describe("lookalike-name", () => {
  it("names what was meant where the written name does not exist", () =>
    checkRule(
      lookalikeName,
      hub,
      `
      FROM ngnix:1.27
           ^^^^^ [fix] warning: ngnix does not exist. The official image is nginx.
      FROM mongodb:7
           ^^^^^^^ [fix] warning: mongodb does not exist. The official image is mongo.
      FROM postgers:16
           ^^^^^^^^ [fix] warning: postgers does not exist. The official image is postgres, one slip away.
      FROM grafana:11.0.0
           ^^^^^^^ [fix] warning: grafana does not exist. You probably mean grafana/grafana.
      FROM dhi/python:3
           ^^^^^^^^^^ warning: dhi/python does not exist, or is private. You probably mean dhi.io/python.
      FROM nignx/nginx:1.27
           ^^^^^^^^^^^ [fix] warning: nignx/nginx does not exist, or is private. The official image is nginx, one slip away.
      FROM nginx:1.27
      FROM acme/tool:1
      FROM acme/gone
      `,
      { knowledge },
    ));

  it("names what was meant where the written name is empty or hardly used", () =>
    checkRule(
      lookalikeName,
      hub,
      `
      FROM graffana/grafana:11.0.0
           ^^^^^^^^^^^^^^^^ [fix] warning: graffana/grafana is hardly used. The well-known image is grafana/grafana, one slip away.
      FROM promm/prometheus:v2
           ^^^^^^^^^^^^^^^^ [fix] warning: promm/prometheus holds no image. The well-known image is prom/prometheus, one slip away.
      FROM pyhton/python:3
           ^^^^^^^^^^^^^ [fix] warning: pyhton/python is hardly used. The official image is python, one slip away.
      FROM pyhtom/python:3
      FROM someone/redis:7
           ^^^^^^^^^^^^^ info: someone/redis is empty. The official image of that name is redis.
      `,
      { knowledge },
    ));

  it("says nothing of a name in use, nor of an honest copy under another namespace", () =>
    checkRule(lookalikeName, hub, "FROM grafanna/grafana:11.0.0\nFROM someone/nginx:1", { knowledge }));

  it("says nothing while the registry cannot be asked", () =>
    checkRule(lookalikeName, "offline", "FROM ngnix:1.27\nFROM grafana", { knowledge }));

  it("stands in for the finding that the name is missing: an error only where the build is certain to fail", () =>
    checkAll(
      hub,
      `
      FROM ngnix:1.27
           ^^^^^ [fix] error lookalike-name: ngnix does not exist…
      FROM promm/grafana
           ^^^^^^^^^^^^^ warning missing-repository: Docker Hub has no repository promm/grafana, or it is private to someone else.
      FROM nignx/nginx:1.27
           ^^^^^^^^^^^ [fix] warning lookalike-name: nignx/nginx does not exist, or is private…
      FROM graffana/grafana:11.0.0
           ^^^^^^^^^^^^^^^^ [fix] warning lookalike-name: graffana/grafana is hardly used…
      `,
      { knowledge },
    ));

  it("speaks of what is empty where nobody else does", () =>
    checkAll(
      hub,
      `
      FROM promm/prometheus:v2
           ^^^^^^^^^^^^^^^^ [fix] warning lookalike-name: promm/prometheus holds no image…
      `,
      { knowledge, severities: new Map([["imageless-repository", "off"]]) },
    ));

  it("the fix writes the name and keeps the tag", () =>
    checkFix(lookalikeName, hub, "FROM ngnix:1.27 AS web", "FROM nginx:1.27 AS web", { knowledge }));

  it("the fix takes apart a tag that was joined to the name", () =>
    checkFix(lookalikeName, hub, "FROM ngnix-alphine", "FROM nginx:alpine", { knowledge }));

  it("pins in the same edit where asked to", async () => {
    const text = "FROM ngnix:1.27";
    const { findings } = await findingsIn(text, hub, { knowledge }, [lookalikeName]);
    const [, pinned] = findings[0]?.fixes ?? [];
    assert.match(pinned?.title ?? "", /^Replace with the official image nginx:1\.27, pinned to sha256:/);
    assert.equal(
      applyEdits(text, pinned?.edits ?? []),
      `FROM nginx:1.27@${fakeDigest("library/nginx:1.27")}`,
    );
  });

  it("offers nothing that a look-up did not prove", async () => {
    for (const text of ["FROM ngnix:9.99", "FROM --platform=linux/amd64 ngnix:arm", "FROM dhi/python:3"]) {
      const { findings } = await findingsIn(text, hub, { knowledge }, [lookalikeName]);
      assert.deepEqual(
        findings.map(({ fixes }) => fixes),
        [[]],
        text,
      );
    }
  });

  const slips: readonly (readonly [written: string, meant: string, slip: string | undefined])[] = [
    ["ngnix", "nginx", "swapped"],
    ["ubunut", "ubuntu", "swapped"],
    ["postgress", "postgres", "doubled"],
    ["alphine", "alpine", "added"],
    ["pyton", "python", "dropped"],
    ["pythin", "python", "neighbour"],
    ["tra3fik", "traefik", undefined],
    ["g0lang", "golang", "confusable"],
    ["alpi1e", "alpine", undefined],
    ["rnysql", "mysql", "confusable"],
    ["mongos", "mongo", "plural"],
    ["helloworld", "hello-world", "separator"],
    ["hello_world", "hello-world", "separator"],
    ["nodes", "node", undefined],
    ["php8", "php", undefined],
    ["redis6", "redis", undefined],
    ["mysqli8", "mysql", undefined],
    ["nginx", "nginx", undefined],
    ["rust", "ruby", undefined],
  ];
  for (const [written, meant, slip] of slips) {
    it(`${written} is ${slip ?? "no slip"} of ${meant}`, () =>
      assert.equal(slipBetween(written, meant), slip));
  }
});
