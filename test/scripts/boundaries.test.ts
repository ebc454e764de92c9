import assert from "node:assert/strict";
import { findImports, findProblems } from "../../scripts/boundaries.mjs";

describe("the walls between the parts", () => {
  it("sees every way to import", () => {
    const source = `
      import a from "a"; import "b"; import type { C } from 'c'; export * from "d";
      const e = await import("e"); const f = require("f");
      import {
        g,
      } from "g";
      // import h from "h";
      /* import i from "i"; */
    `;
    const found = findImports(source).map(({ specifier, lazily }) =>
      lazily ? `${specifier} lazily` : specifier,
    );
    assert.deepEqual(found.sort(), ["a", "b", "c", "d", "e lazily", "f lazily", "g"]);
  });

  const wrong: readonly (readonly [file: string, specifier: string])[] = [
    ["server/src/core/check.ts", "node:fs"],
    ["server/src/core/rules/rule.ts", "../../registries/registry.ts"],
    ["server/src/core/check.ts", "valibot"],
    ["server/src/registries/dockerHub.ts", "undici"],
    ["server/src/registries/dockerHub.ts", "node:https"],
    ["server/src/registries/dockerHub.ts", "../lsp/server.ts"],
    ["server/src/cli/report.ts", "vscode-languageserver/node"],
    ["client/src/extension.ts", "../../server/src/main.ts"],
    ["server/src/workspaceDisk.ts", "node:url"],
    ["server/src/lsp/nearbyFiles.ts", "node:path"],
    ["server/src/main.ts", "../../test/harness/check.ts"],
  ];
  for (const [file, specifier] of wrong) {
    it(`keeps ${specifier} out of ${file}`, () => {
      assert.equal(findProblems(file, `import x from "${specifier}";`).length, 1);
      assert.notDeepEqual(findProblems(file, `const x = await import("${specifier}");`), []);
    });
  }

  it("keeps packages from being loaded lazily by name, which the bundle can't do", () => {
    const problems = findProblems(
      "server/src/registries/http.ts",
      `const { request } = await import("undici");`,
    );
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? "", /no named exports/);
    assert.deepEqual(findProblems("server/src/main.ts", `await import("./registries/http.ts");`), []);
    assert.deepEqual(findProblems("server/src/host.ts", `await import("node:sqlite");`), []);
  });

  const fine: readonly (readonly [file: string, specifier: string])[] = [
    ["server/src/core/rules/rule.ts", "../facts.ts"],
    ["server/src/core/compose.ts", "yaml"],
    ["server/src/registries/http.ts", "undici"],
    ["server/src/lsp/hover.ts", "vscode-languageserver"],
    ["server/src/fileNames.ts", "node:url"],
    ["client/src/extension.ts", "vscode-languageclient/node"],
    ["client/src/extension.ts", "../../server/src/lsp/protocol.ts"],
  ];
  for (const [file, specifier] of fine) {
    it(`lets ${file} import ${specifier}`, () => {
      assert.deepEqual(findProblems(file, `import x from "${specifier}";`), []);
    });
  }
});
