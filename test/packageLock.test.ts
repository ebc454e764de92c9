import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

interface Locked {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

const lock: Lock = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, "../package-lock.json"), "utf8"),
);

describe("package-lock.json", () => {
  it("holds what every platform needs, so that npm ci installs from it anywhere", () => {
    const missing = Object.entries(lock.packages).flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => {
        // As Node.js looks for it: in the package's own node_modules, then in those above.
        const places = folder
          .split("/node_modules/")
          .map((_, depth, parts) => parts.slice(0, depth + 1).join("/node_modules/"));
        return ![...places.map((place) => `${place}/node_modules/${name}`), `node_modules/${name}`].some(
          (place) => place in lock.packages,
        );
      }),
    );
    assert.deepEqual(missing, []);
  });

  it("takes packages from npm's own registry", () => {
    const elsewhere = Object.values(lock.packages)
      .map(({ resolved }) => resolved)
      .filter((resolved) => resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/"));
    assert.deepEqual(elsewhere, []);
  });
});
