import assert from "node:assert/strict";
import fc from "fast-check";
import {
  canonicalName,
  familiarName,
  familiarReference,
  hubRepository,
  impossibleOnHub,
  isDockerHub,
  matchReference,
  parseReference,
  type Reference,
  repositoryName,
} from "../../server/src/core/reference.ts";
import { checkProportional } from "../harness/effort.ts";

const hex = (length: number) => "0123456789abcdef".repeat(8).slice(0, length);
const sha256 = `sha256:${hex(64)}`;
const sha384 = `sha384:${hex(96)}`;
const sha512 = `sha512:${hex(128)}`;
const hub = "docker.io";

/** Text, then the parts of the reference: domain, path, tag, digest. */
const legal: readonly (readonly [string, string, string, (string | null)?, string?])[] = [
  // Docker Hub, by all its names
  ["node", hub, "library/node"],
  ["node:22-alpine", hub, "library/node", "22-alpine"],
  ["library/node", hub, "library/node"],
  ["acme/tool:1", hub, "acme/tool", "1"],
  ["docker.io/node", hub, "library/node"],
  ["docker.io/library/node", hub, "library/node"],
  ["index.docker.io/node", hub, "library/node"],
  ["index.docker.io/acme/tool", hub, "acme/tool"],
  ["library/a/b", hub, "library/a/b"],
  ["acme/team/tool", hub, "acme/team/tool"],
  // Other registries: the first part decides, and only with a slash behind it
  ["ghcr.io/acme/tool:1.2", "ghcr.io", "acme/tool", "1.2"],
  ["quay.io/tool", "quay.io", "tool"],
  ["registry-1.docker.io/library/node", "registry-1.docker.io", "library/node"],
  ["registry.hub.docker.com/acme/tool", "registry.hub.docker.com", "acme/tool"],
  ["hub.docker.com/acme/tool", "hub.docker.com", "acme/tool"],
  ["localhost/tool", "localhost", "tool"],
  ["localhost:5000/tool", "localhost:5000", "tool"],
  ["localhost", hub, "library/localhost"],
  ["localhost:5000", hub, "library/localhost", "5000"],
  ["registry:5000/tool:1", "registry:5000", "tool", "1"],
  ["example.com", hub, "library/example.com"],
  ["example.com:5000", hub, "library/example.com", "5000"],
  ["node:22/alpine", "node:22", "alpine"],
  ["127.0.0.1:8000/a/b", "127.0.0.1:8000", "a/b"],
  ["192.168.0.1:80", hub, "library/192.168.0.1", "80"],
  ["Docker/tool", "Docker", "tool"],
  ["LOCALHOST/tool", "LOCALHOST", "tool"],
  ["Example.COM/tool:Latest", "Example.COM", "tool", "Latest"],
  ["xn--n3h.com:18080/tool", "xn--n3h.com:18080", "tool"],
  ["a.b-c.d/e", "a.b-c.d", "e"],
  ["my_registry.test/tool", "my_registry.test", "tool"],
  ["[::1]/tool", "[::1]", "tool"],
  ["[2001:DB8::1]:5000/a/b:1", "[2001:DB8::1]:5000", "a/b", "1"],
  ["[fc00:1:2:3:4:5:6:7]:5000/x", "[fc00:1:2:3:4:5:6:7]:5000", "x"],
  // Components
  ["a", hub, "library/a"],
  ["0", hub, "library/0"],
  ["a.b_c__d-e---f", hub, "library/a.b_c__d-e---f"],
  ["test_com/tool", hub, "test_com/tool"],
  ["a/b.c/d_e/f__g", hub, "a/b.c/d_e/f__g"],
  ["jess/t", hub, "jess/t"],
  ["ghcr.io/a-b/c.d:e", "ghcr.io", "a-b/c.d", "e"],
  // Tags
  ["node:_", hub, "library/node", "_"],
  ["node:A.b-c_9", hub, "library/node", "A.b-c_9"],
  ["node:1.", hub, "library/node", "1."],
  ["node:latest", hub, "library/node", "latest"],
  [`node:${"x".repeat(128)}`, hub, "library/node", "x".repeat(128)],
  [`sha256:${hex(64)}`, hub, "library/sha256", hex(64)],
  // Digests
  [`node@${sha256}`, hub, "library/node", null, sha256],
  [`node@${sha384}`, hub, "library/node", null, sha384],
  [`node@${sha512}`, hub, "library/node", null, sha512],
  [`node:22@${sha256}`, hub, "library/node", "22", sha256],
  [`[::1]:5000/a:b@${sha256}`, "[::1]:5000", "a", "b", sha256],
  // Lengths and ids: 255 characters with the implied part, and 64 hex digits only where nothing else is said
  [`docker.io/${hex(64)}`, hub, `library/${hex(64)}`],
  [hex(63), hub, `library/${hex(63)}`],
  [`${hex(64)}:1`, hub, `library/${hex(64)}`, "1"],
  ["g".repeat(64), hub, `library/${"g".repeat(64)}`],
  ["x".repeat(247), hub, `library/${"x".repeat(247)}`],
  [`quay.io/${"x".repeat(255)}`, "quay.io", "x".repeat(255)],
  [`${"a/".repeat(127)}a`, hub, `${"a/".repeat(127)}a`],
];

/** Text, the fault's code, the characters it points at, and what was plainly meant. */
const faulty: readonly (readonly [string, string, string, string?])[] = [
  ["", "empty", ""],
  // Capitals
  ["Node:22", "upper-case", "N", "node:22"],
  ["acme/Tool", "upper-case", "T", "acme/tool"],
  ["acme/TOOL:V1", "upper-case", "TOOL", "acme/tool:V1"],
  ["docker.io/acme/Tool", "upper-case", "T", "docker.io/acme/tool"],
  ["ghcr.io/ACME/tool", "upper-case", "ACME", "ghcr.io/acme/tool"],
  ["Scratch", "upper-case", "S", "scratch"],
  // Addresses and commands that were pasted
  ["https://hub.docker.com/r/acme/tool", "hub-address", "https://hub.docker.com/r/acme/tool", "acme/tool"],
  ["https://hub.docker.com/_/node", "hub-address", "https://hub.docker.com/_/node", "node"],
  [
    "https://hub.docker.com/_/node/tags?page=2",
    "hub-address",
    "https://hub.docker.com/_/node/tags?page=2",
    "node",
  ],
  [
    "https://hub.docker.com/r/acme/tool/#x",
    "hub-address",
    "https://hub.docker.com/r/acme/tool/#x",
    "acme/tool",
  ],
  ["hub.docker.com/r/acme/tool", "hub-address", "hub.docker.com/r/acme/tool", "acme/tool"],
  ["hub.docker.com/_/node", "hub-address", "hub.docker.com/_/node", "node"],
  ["docker.io/_/node", "hub-address", "docker.io/_/node", "node"],
  [
    "https://hub.docker.com/layers/library/node/22/images/sha256-12",
    "hub-address",
    "https://hub.docker.com/layers/library/node/22/images/sha256-12",
    "node",
  ],
  [
    "https://hub.docker.com/repository/docker/acme/tool/general",
    "hub-address",
    "https://hub.docker.com/repository/docker/acme/tool/general",
    "acme/tool",
  ],
  ["hub.docker.com/u/acme", "hub-address", "hub.docker.com/u/acme"],
  ["https://ghcr.io/acme/tool:1", "scheme", "https://", "ghcr.io/acme/tool:1"],
  ["http://localhost:5000/tool", "scheme", "http://", "localhost:5000/tool"],
  ["docker://node:22", "scheme", "docker://", "node:22"],
  ["docker-image://acme/tool", "scheme", "docker-image://", "acme/tool"],
  ["https://github.com/docker/docker", "scheme", "https://", "github.com/docker/docker"],
  ["https://hub.docker.com/acme/tool", "scheme", "https://", "acme/tool"],
  ["docker pull node:22", "command", "docker pull", "node:22"],
  ["$ sudo docker image pull acme/tool", "command", "$ sudo docker image pull", "acme/tool"],
  ["podman run node", "command", "podman run", "node"],
  ["docker run -it node", "command", "docker run"],
  // Characters that are easily overlooked
  ["node 22", "blank", " "],
  ["node:22 ", "blank", " ", "node:22"],
  ["  node", "blank", "  ", "node"],
  ["node\t:22", "blank", "\t"],
  ["node\u00a0", "blank", "\u00a0", "node"],
  ["no\u200bde:22", "invisible-character", "\u200b", "node:22"],
  ["\ufeffnode", "invisible-character", "\ufeff", "node"],
  ["node\u0000", "invisible-character", "\u0000", "node"],
  ["no\u00adde", "invisible-character", "\u00ad", "node"],
  ["node\u202e22", "bidi-character", "\u202e", "node22"],
  ["\u2067node", "bidi-character", "\u2067", "node"],
  ["nоde", "look-alike-character", "о", "node"],
  ["pythоn:3", "look-alike-character", "о", "python:3"],
  ["nginх:1.27", "look-alike-character", "х", "nginx:1.27"],
  ["ｎｏｄｅ", "look-alike-character", "ｎ", "node"],
  ["node:22–alpine", "look-alike-character", "–", "node:22-alpine"],
  ["acme⁄tool", "look-alike-character", "⁄", "acme/tool"],
  ["“node”", "look-alike-character", "“"],
  ["größe", "character", "ö"],
  ["node:🐳", "character", "🐳"],
  // Slashes, colons, at signs
  ["docker///docker", "slash", "///", "docker/docker"],
  ["/node", "slash", "/", "node"],
  ["acme/", "slash", "/", "acme"],
  ["docker.io/", "slash", "/", "docker.io"],
  [":22", "no-name", ":"],
  [`@${sha256}`, "no-name", "@"],
  ["node:", "empty-tag", ":", "node"],
  ["ghcr.io/acme/tool:", "empty-tag", ":", "ghcr.io/acme/tool"],
  [`node:@${sha256}`, "empty-tag", ":", `node@${sha256}`],
  ["node@", "empty-digest", "@", "node"],
  ["node:22@", "empty-digest", "@", "node:22"],
  ["node:22:alpine", "second-colon", ":"],
  ["ghcr.io:443/a:1:2", "second-colon", ":"],
  // Tags
  ["node:.22", "tag-start", ".", "node:22"],
  ["node:-alpine", "tag-start", "-", "node:alpine"],
  ["node:22+build", "tag-character", "+"],
  ["acme/tool:22/alpine", "tag-character", "/"],
  ["node:{{tag}}", "tag-character", "{"],
  ["node:$TAG", "tag-character", "$"],
  [`node:${"x".repeat(129)}`, "tag-length", "x"],
  // Digests
  [`node:${sha256}`, "digest-separator", ":", `node@${sha256}`],
  [`node:22:${sha256}`, "digest-separator", ":", `node:22@${sha256}`],
  ["node@22", "digest-form", "22", "node:22"],
  [`node@${hex(64)}`, "digest-form", hex(64), `node:${hex(64)}`],
  [`node@sha256-${hex(64)}`, "digest-form", `sha256-${hex(64)}`, `node@${sha256}`],
  [`node@sha256:${hex(63)}`, "digest-length", hex(63)],
  [`node@sha512:${hex(64)}`, "digest-length", hex(64)],
  ["node@sha256:", "digest-length", ""],
  [`node@sha256:${hex(63)}g`, "digest-character", "g"],
  [`node@${sha256.toUpperCase()}`, "digest-upper-case", sha256.toUpperCase(), `node@${sha256}`],
  [
    `node@sha256:${hex(64).toUpperCase()}`,
    "digest-upper-case",
    `sha256:${hex(64).toUpperCase()}`,
    `node@${sha256}`,
  ],
  [`node@md5:${hex(32)}`, "digest-algorithm", "md5"],
  [`node@sha1:${hex(40)}`, "digest-algorithm", "sha1"],
  [`node@sha256+b64:${hex(64)}`, "digest-algorithm", "sha256+b64"],
  // Domains
  ["-docker.io/tool", "domain", "-docker"],
  ["docker.io-/tool", "domain", "io-"],
  ["a..b/tool", "domain", "a..b"],
  [".io/tool", "domain", ".io"],
  ["registry:/tool", "port", ""],
  ["registry:latest/tool", "port", "latest"],
  ["fc00::1:5000/tool", "domain-ipv6", "fc00::1:5000"],
  ["[fe80::1%eth0]:5000/tool", "domain-ipv6", "[fe80::1%eth0]:5000"],
  ["[::192.0.2.33]:5000/tool", "domain-ipv6", "[::192.0.2.33]:5000"],
  // Paths
  ["-node", "separator", "-"],
  ["node-", "separator", "-"],
  ["_acme/tool", "separator", "_"],
  ["acme/_tool", "separator", "_"],
  ["____/____", "separator", "____"],
  ["dock..er/tool", "domain", "dock..er"],
  ["acme/dock..er", "separator", ".."],
  ["acme/dock_.er", "separator", "_."],
  ["acme/dock-.er", "separator", "-."],
  ["a___b", "separator", "___"],
  ["node=22", "character", "=", "node:22"],
  ["node==22", "character", "=", "node:22"],
  ["acme\\tool", "character", "\\", "acme/tool"],
  ["aa/asdf$$^/aa", "character", "$"],
  ["{{image}}", "character", "{"],
  ["node,alpine", "character", ","],
  ["node*", "character", "*"],
  ["~/node", "character", "~"],
  [hex(64), "image-id", hex(64)],
  [`${"a/".repeat(128)}a`, "name-length", `${"a/".repeat(128)}a`],
  ["x".repeat(248), "name-length", "x".repeat(248)],
];

function partsOf(text: string): Reference {
  const parsed = parseReference(text);
  assert.ok(parsed.ok, `${text} is refused: ${JSON.stringify(parsed)}`);
  return parsed.reference;
}

describe("reference grammar", () => {
  for (const [text, domain, path, tag = null, digest = null] of legal) {
    it(`reads ${text.slice(0, 100)}`, () => {
      assert.deepEqual(partsOf(text), { domain, path, tag, digest });
    });
  }
});

describe("faults of references", () => {
  for (const [text, code, pointed, meant] of faulty) {
    it(`finds ${code} in ${JSON.stringify(text.slice(0, 100))}`, () => {
      const parsed = parseReference(text);
      assert.ok(!parsed.ok, "is refused");
      const { problem } = parsed;
      assert.equal(problem.code, code);
      const { start, end } = problem.span;
      assert.equal(text.slice(start, end), pointed);
      assert.equal(problem.meant, meant);
      assert.equal(matchReference(text), undefined);
      assert.match(
        problem.message,
        /^[\x20-\x7e…‘’“”öоｎ–⁄х🐳]+\.$/u,
        "no odd character but the one it is about",
      );
    });
  }

  it("shows only the characters beyond the limit", () => {
    const parsed = parseReference(`node:${"x".repeat(130)}`);
    assert.deepEqual(parsed.ok ? undefined : parsed.problem.span, { start: 133, end: 135 });
  });

  it("never shows an invisible character or a direction in its message", () => {
    for (const character of ["\u200b", "\u202e", "\u0007", "\u00a0", "\ufeff"]) {
      const parsed = parseReference(`no${character}de`);
      assert.ok(!parsed.ok && !parsed.problem.message.includes(character));
      assert.match(parsed.problem.message, /U\+/);
    }
  });

  it("speaks the reader's language", () => {
    const parsed = parseReference("Node", (template) => `<${template}>`);
    assert.equal(parsed.ok ? "" : parsed.problem.message, "<An image name is written in lower case.>");
  });
});

describe("names of references", () => {
  /** Text, familiar name, repository's name, canonical name. */
  const names: readonly (readonly [string, string, string, string])[] = [
    ["node:22", "node", "docker.io/library/node", "docker.io/library/node:22"],
    ["docker.io/acme/tool", "acme/tool", "docker.io/acme/tool", "docker.io/acme/tool"],
    ["library/a/b", "library/a/b", "docker.io/library/a/b", "docker.io/library/a/b"],
    [`ghcr.io/a/b:1@${sha256}`, "ghcr.io/a/b", "ghcr.io/a/b", `ghcr.io/a/b:1@${sha256}`],
    ["Foo/bar", "Foo/bar", "Foo/bar", "Foo/bar"],
    [
      "localhost:5000/library/x",
      "localhost:5000/library/x",
      "localhost:5000/library/x",
      "localhost:5000/library/x",
    ],
  ];
  for (const [text, familiar, repository, canonical] of names) {
    it(`of ${text}`, () => {
      const reference = partsOf(text);
      assert.equal(familiarName(reference), familiar);
      assert.equal(repositoryName(reference), repository);
      assert.equal(canonicalName(reference), canonical);
    });
  }

  it("of a whole reference, as short as Docker writes it", () => {
    for (const text of ["node", "node:22", `acme/tool:1@${sha256}`, "ghcr.io/a/b:1"]) {
      assert.equal(familiarReference(partsOf(text)), text);
      assert.equal(familiarReference(partsOf(canonicalName(partsOf(text)))), text);
    }
  });

  /** Text, the path on Docker Hub, whether it can't exist there. */
  const onHub: readonly (readonly [string, string | undefined, boolean])[] = [
    ["node", "library/node", false],
    ["acme/tool", "acme/tool", false],
    ["acme/team/tool", "acme/team/tool", true],
    ["registry-1.docker.io/acme/tool", "acme/tool", false],
    ["registry-1.docker.io/node", "node", true],
    ["registry.hub.docker.com/library/node", "library/node", false],
    ["ghcr.io/a/b/c", undefined, false],
    ["Docker/tool", undefined, false],
    ["mirror.gcr.io/library/node", undefined, false],
  ];
  for (const [text, path, isImpossible] of onHub) {
    it(`looks ${text} up ${path === undefined ? "elsewhere" : "on Docker Hub"}`, () => {
      const reference = partsOf(text);
      assert.equal(hubRepository(reference), path);
      assert.equal(isDockerHub(reference), path !== undefined);
      assert.equal(impossibleOnHub(reference), isImpossible);
    });
  }
});

describe("any text as a reference", () => {
  const near = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom(..."aA0.:/_-@[]%$ ") }),
    fc
      .array(
        fc.constantFrom(
          "node",
          "acme",
          "docker.io",
          "/",
          ":",
          "@",
          sha256,
          "A",
          "..",
          "_",
          "localhost",
          "[::1]",
        ),
      )
      .map((parts) => parts.join("")),
  );

  it("is either read, with parts that make it up, or refused with a place in it", () => {
    fc.assert(
      fc.property(near, (text) => {
        const parsed = parseReference(text);
        assert.equal(parsed.ok, matchReference(text) !== undefined);
        if (parsed.ok) {
          const { name, domain, path, tag, digest } = parsed.parts;
          const slice = (span: { start: number; end: number }) => text.slice(span.start, span.end);
          assert.equal(domain === undefined ? slice(path) : `${slice(domain)}/${slice(path)}`, slice(name));
          const whole = `${slice(name)}${tag === undefined ? "" : `:${slice(tag)}`}${digest === undefined ? "" : `@${slice(digest)}`}`;
          assert.equal(whole, text);
          assert.equal(parsed.reference.tag, tag === undefined ? null : slice(tag));
          assert.equal(parsed.reference.digest, digest === undefined ? null : slice(digest));
        } else {
          const { span, meant, message } = parsed.problem;
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
          assert.ok(message.length > 10);
          if (meant !== undefined) assert.ok(parseReference(meant).ok);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("reads the same in its canonical form", () => {
    fc.assert(
      fc.property(near, (text) => {
        const parsed = parseReference(text);
        if (!parsed.ok) return;
        const { reference } = parsed;
        assert.deepEqual(partsOf(canonicalName(reference)), reference);
        // A name of 64 hex digits is only one with its registry in front.
        if (matchReference(familiarName(reference)) === undefined) return;
        assert.deepEqual(partsOf(familiarName(reference)), { ...reference, tag: null, digest: null });
      }),
      { numRuns: 2000 },
    );
  });

  it("takes time in proportion to its length", () => {
    const shapes = [
      "a",
      "A",
      "a-",
      "//",
      " ",
      "\u200b",
      "a.",
      "a/",
      "[",
      ":",
      "@",
      "a__",
      "-",
      "é",
      "аa",
      "/a:",
    ];
    const rest = ["", "!", "@sha256:", ":"];
    for (const shape of shapes) {
      for (const end of rest) {
        const textOf = (size: number) => shape.repeat(size) + end;
        checkProportional(`${shape} and ${end}`, 100_000, textOf, parseReference);
      }
    }
  });
});
