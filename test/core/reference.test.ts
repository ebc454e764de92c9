import assert from "node:assert/strict";
import {
  canonicalName,
  familiarName,
  hubRepository,
  impossibleOnHub,
  isDockerHub,
  parseReference,
} from "../../server/src/core/reference.ts";

const hex64 = "0123456789abcdef".repeat(4);

interface Row {
  domain: string;
  path: string;
  tag?: string;
  digest?: string;
}

/** Text, then what the grammar says of it. */
const legal: readonly (readonly [string, Row])[] = [
  ["node", { domain: "docker.io", path: "library/node" }],
  ["node:22-alpine", { domain: "docker.io", path: "library/node", tag: "22-alpine" }],
  ["docker.io/node", { domain: "docker.io", path: "library/node" }],
  ["index.docker.io/node", { domain: "docker.io", path: "library/node" }],
  ["library/node", { domain: "docker.io", path: "library/node" }],
  ["acme/tool", { domain: "docker.io", path: "acme/tool" }],
  ["library/a/b", { domain: "docker.io", path: "library/a/b" }],
  ["test:5000/repo:tag", { domain: "test:5000", path: "repo", tag: "tag" }],
  ["example.com:5000", { domain: "docker.io", path: "library/example.com", tag: "5000" }],
  ["localhost", { domain: "docker.io", path: "library/localhost" }],
  ["localhost/x", { domain: "localhost", path: "x" }],
  ["Docker/x", { domain: "Docker", path: "x" }],
  ["[::1]:5000/x/y:1", { domain: "[::1]:5000", path: "x/y", tag: "1" }],
  ["ghcr.io/a/b/c", { domain: "ghcr.io", path: "a/b/c" }],
  [`node@sha256:${hex64}`, { domain: "docker.io", path: "library/node", digest: `sha256:${hex64}` }],
  [
    `node:22@sha256:${hex64}`,
    { domain: "docker.io", path: "library/node", tag: "22", digest: `sha256:${hex64}` },
  ],
  ["a__b.c---d/e", { domain: "a__b.c---d", path: "e" }],
];

describe("reference grammar", () => {
  for (const [text, expected] of legal) {
    it(`reads ${text}`, () => {
      const parsed = parseReference(text);
      assert.ok(parsed.ok, JSON.stringify(parsed));
      assert.deepEqual(parsed.reference, { tag: null, digest: null, ...expected });
      const { name, tag, digest } = parsed.parts;
      const again = text.slice(name.start, name.end);
      const withTag = tag === undefined ? again : `${again}:${text.slice(tag.start, tag.end)}`;
      assert.equal(
        digest === undefined ? withTag : `${withTag}@${text.slice(digest.start, digest.end)}`,
        text,
      );
    });
  }

  it("names a repository in its short and its full form", () => {
    const names = ["node:22", "docker.io/acme/tool", `ghcr.io/acme/tool@sha256:${hex64}`].map((text) => {
      const parsed = parseReference(text);
      assert.ok(parsed.ok);
      return [familiarName(parsed.reference), canonicalName(parsed.reference)];
    });
    assert.deepEqual(names, [
      ["node", "docker.io/library/node:22"],
      ["acme/tool", "docker.io/acme/tool"],
      ["ghcr.io/acme/tool", `ghcr.io/acme/tool@sha256:${hex64}`],
    ]);
  });

  it("looks other domains of Docker Hub up there, and knows what can't be there", () => {
    const of = (text: string) => {
      const parsed = parseReference(text);
      assert.ok(parsed.ok);
      return [
        hubRepository(parsed.reference),
        isDockerHub(parsed.reference),
        impossibleOnHub(parsed.reference),
      ];
    };
    assert.deepEqual(of("registry-1.docker.io/acme/tool"), ["acme/tool", true, false]);
    assert.deepEqual(of("registry.hub.docker.com/acme/tool"), ["acme/tool", true, false]);
    assert.deepEqual(of("acme/team/tool"), ["acme/team/tool", true, true]);
    assert.deepEqual(of("registry-1.docker.io/node"), ["node", true, true]);
    assert.deepEqual(of("ghcr.io/a/b/c"), [undefined, false, false]);
  });
});
