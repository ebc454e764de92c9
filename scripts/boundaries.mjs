#!/usr/bin/env node
// @ts-check
// Fails where a module imports what its folder may not. The rules are the ones ARCHITECTURE.md states as absences.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Packages that core may read text with. */
const parsers = /^(yaml|markdown-it|htmlparser2)($|\/)/;

/**
 * Each rule: the files it binds, and why an import of theirs is wrong, or null where it is fine.
 * `target` is a path from the project's root for our own files, else the specifier as written.
 * @type {readonly { in: RegExp, problem: (target: string, from: string) => string | null }[]}
 */
const rules = [
  {
    in: /^server\/src\/core\//,
    problem: (target) =>
      target.startsWith("server/src/core/") || parsers.test(target)
        ? null
        : "core is pure: it imports only core and a parser",
  },
  {
    in: /^(server|client)\/src\//,
    problem: (target, from) =>
      /^undici(\/|$)/.test(target) && from !== "server/src/registries/http.ts"
        ? "only server/src/registries/http.ts talks to the network"
        : null,
  },
  {
    in: /^(server|client)\/src\//,
    problem: (target, from) =>
      /^(node:)?(https?|http2|net|tls|dgram|dns)(\/|$)/.test(target) &&
      // The list of certificates that Node trusts.
      !(target === "node:tls" && from === "server/src/registries/http.ts")
        ? "only server/src/registries/http.ts talks to the network, and it does so with undici"
        : null,
  },
  {
    in: /^server\/src\/(?!lsp\/|main\.ts$)/,
    problem: (target) =>
      /^vscode-languageserver/.test(target)
        ? "only server/src/lsp and main.ts speak the editor's protocol"
        : null,
  },
  {
    in: /^server\/src\/registries\//,
    problem: (target) =>
      /^server\/src\/(lsp|cli)\//.test(target) ? "registries know nothing of who asks them" : null,
  },
  {
    in: /^server\/src\//,
    problem: (target, from) =>
      target === "node:url" && from !== "server/src/fileNames.ts"
        ? "only server/src/fileNames.ts turns a URI into a path or back"
        : null,
  },
  {
    in: /^server\/src\/lsp\//,
    problem: (target) =>
      target === "node:path" ? "paths have / on every system here: core/paths.ts takes them apart" : null,
  },
  {
    in: /^client\/src\//,
    problem: (target) =>
      target.startsWith("server/") && target !== "server/src/lsp/protocol.ts"
        ? "the client meets the server only through the protocol"
        : null,
  },
  {
    in: /^(server|client)\/src\//,
    problem: (target) => (/^(test|scripts)\//.test(target) ? "what ships needs nothing of the tests" : null),
  },
];

/**
 * What a TypeScript module imports or exports from, types too; `lazily` where it does so while it runs.
 * @param {string} source
 */
export function findImports(source) {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const pattern = /(?:(?<!["'`-])\bfrom\s*|\bimport\s+|(\b(?:import|require)\s*\(\s*))(["'`])([^"'`\n]+)\2/g;
  return [...withoutComments.matchAll(pattern)].map((match) => ({
    specifier: match[3] ?? "",
    lazily: match[1] !== undefined,
  }));
}

/**
 * What is wrong with one module's imports, a sentence each.
 * @param {string} from path from the project's root, with forward slashes
 * @param {string} source
 */
export function findProblems(from, source) {
  return findImports(source).flatMap(({ specifier, lazily }) => {
    const target = specifier.startsWith(".")
      ? path.posix.join(path.posix.dirname(from), specifier)
      : specifier;
    const lazyPackage = lazily && /^(?!\.|node:|vscode$)/.test(specifier);
    return rules
      .filter((rule) => rule.in.test(from))
      .map((rule) => rule.problem(target, from))
      .concat(
        lazyPackage ? "once bundled it has no named exports; load a module of ours that imports it" : null,
      )
      .filter((problem) => problem !== null)
      .map((problem) => `${from} imports ${specifier}: ${problem}.`);
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const files = ["client/src", "server/src"]
    .filter((folder) => fs.existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .map((name) => path.posix.join(folder, name.replaceAll("\\", "/"))),
    )
    .filter((file) => file.endsWith(".ts"));
  const problems = files.flatMap((file) =>
    findProblems(file, fs.readFileSync(path.join(root, file), "utf8")),
  );
  for (const problem of problems) console.error(problem);
  if (files.length === 0) console.error("found no source to look at");
  process.exitCode = problems.length > 0 || files.length === 0 ? 1 : 0;
}
