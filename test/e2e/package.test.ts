import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { packageFile, root } from "../../scripts/support/npm.mjs";
import { listZip } from "./harness/zip.ts";

describe("the package", () => {
  const names = () => listZip(packageFile()).map(({ name }) => name);

  /** Everything that may be inside, and why. */
  const allowed = [
    /^\[Content_Types\]\.xml$/, // the format
    /^extension\.vsixmanifest$/, // the format
    /^extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt|icon\.png)$/, // shown before it runs
    /^extension\/(package\.nls|l10n\/bundle\.l10n)(\.[a-z-]+)?\.json$/, // texts in other languages
    /^extension\/dist\/client\/extension\.cjs$/,
    /^extension\/dist\/server\/(main|cli)\.mjs$/,
    /^extension\/dist\/server\/chunks\/[\w.-]+\.mjs$/,
    /^extension\/syntaxes\/[\w.-]+\.json$/,
    /^extension\/server\/data\/policy\.schema\.json$/, // read by editors while someone writes a policy
    /^extension\/walkthrough\/[\w.-]+\.(md|svg|webp)$/,
  ];

  it("holds only what runs or is shown", () => {
    const extra = names().filter((name) => !allowed.some((pattern) => pattern.test(name)));
    assert.deepEqual(extra, []);
  });

  it("holds the extension and both programs", () => {
    const missing = ["client/extension.cjs", "server/main.mjs", "server/cli.mjs"]
      .map((name) => `extension/dist/${name}`)
      .filter((name) => !names().includes(name));
    assert.deepEqual(missing, []);
  });

  it("holds every file that the manifest names", () => {
    const manifest = fs.readFileSync(path.join(root, "package.json"), "utf8");
    const { contributes, icon }: { contributes: unknown; icon: string } = JSON.parse(manifest);
    const named = [...JSON.stringify(contributes).matchAll(/"\.\/([^"]+)"/g)].map(([, file = ""]) => file);
    assert.ok(named.length > 0);
    const missing = [icon, ...named].filter((file) => !names().includes(`extension/${file}`));
    assert.deepEqual(missing, []);
  });

  it("weighs at most a megabyte", () => {
    assert.ok(fs.statSync(packageFile()).size <= 1_000_000);
  });

  it("holds no source map and no path of the machine it was built on", () => {
    for (const file of fs.readdirSync(path.join(root, "dist"), { recursive: true, encoding: "utf8" })) {
      if (!/\.[cm]js$/.test(file)) continue;
      const content = fs.readFileSync(path.join(root, "dist", file), "utf8");
      assert.doesNotMatch(content, /sourceMappingURL=/, file);
      assert.ok(!content.includes(root), `${file} names ${root}`);
    }
  });

  /** The files of dist/server that are loaded at once when one of them is. */
  const loadedWith = (name: string, seen = new Set<string>()): ReadonlySet<string> => {
    if (seen.has(name)) return seen;
    seen.add(name);
    const content = fs.readFileSync(path.join(root, "dist/server", name), "utf8");
    for (const [, specifier = ""] of content.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+\.mjs)"/g)) {
      loadedWith(path.posix.join(path.posix.dirname(name), specifier), seen);
    }
    return seen;
  };

  it("loads nothing but the check of the version when a program starts", () => {
    for (const program of ["main.mjs", "cli.mjs"]) {
      const files = [...loadedWith(program)].map((name) => path.join(root, "dist/server", name));
      const bytes = files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
      assert.ok(bytes < 10_000, `${program} loads ${bytes} bytes at once`);
    }
  });

  it("lists the images of a Dockerfile without loading YAML, rules or what tells wide characters", () => {
    const chunks = fs.readdirSync(path.join(root, "dist/server/chunks"));
    for (const command of ["list", "dockerfile"]) {
      const chunk = chunks.find((name) => new RegExp(`^${command}-\\w+\\.mjs$`).test(name));
      assert.ok(chunk !== undefined, `there is no chunk called ${command}`);
      const files = [...loadedWith(`chunks/${chunk}`)].map((name) => path.join(root, "dist/server", name));
      const bytes = files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
      assert.ok(bytes < 100_000, `${command} loads ${bytes} bytes at once`);
      for (const file of files) {
        assert.doesNotMatch(fs.readFileSync(file, "utf8"), /RGI_Emoji|YAMLParseError/, file);
      }
    }
  });
});
