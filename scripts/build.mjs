#!/usr/bin/env node
// @ts-check
// Bundles the extension and the two programs into dist/.
//   node scripts/build.mjs            minified, as shipped
//   node scripts/build.mjs --watch    readable, with source maps, again after every change
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as esbuild from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Node.js modules written as CommonJS call `require`, which an ES module doesn't have. */
export const requireBanner =
  'import { createRequire as tareCreateRequire } from "node:module"; const require = tareCreateRequire(import.meta.url);';

/**
 * Makes `launch:main` an entry that checks the version of Node.js first and loads server/src/main.ts after.
 * @type {esbuild.Plugin}
 */
const launcher = {
  name: "launcher",
  setup(build) {
    build.onResolve({ filter: /^launch:/ }, ({ path: name }) => ({
      path: name.slice(7),
      namespace: "launch",
    }));
    build.onLoad({ filter: /.*/, namespace: "launch" }, ({ path: name }) => ({
      contents: `#!/usr/bin/env node\nimport { launch } from "./launch.ts"; await launch(() => import("./${name}.ts"));`,
      resolveDir: path.join(root, "server/src"),
      loader: "ts",
    }));
  },
};

/**
 * What is used of undici, and the parts of it that are needed for that. Whole, it brings fetch, WebSocket, caches and
 * mocks along, and takes half as long again to load.
 * @type {esbuild.Plugin}
 */
export const usedOfUndici = {
  name: "used-of-undici",
  setup(build) {
    build.onResolve({ filter: /^undici$/ }, () => ({ path: "undici", namespace: "used-of-undici" }));
    build.onLoad({ filter: /.*/, namespace: "used-of-undici" }, () => ({
      contents: `import api from "undici/lib/api/index.js";
        import Dispatcher from "undici/lib/dispatcher/dispatcher.js";
        Object.assign(Dispatcher.prototype, api);
        export { default as EnvHttpProxyAgent } from "undici/lib/dispatcher/env-http-proxy-agent.js";`,
      resolveDir: root,
    }));
  },
};

/**
 * The weights of words as one text, taken apart when a page is judged: most checks judge none, and fifteen thousand
 * texts take longer to load than all other lists.
 * @type {esbuild.Plugin}
 */
const termsAsText = {
  name: "terms-as-text",
  setup(build) {
    build.onResolve({ filter: /bait-terms\.json$/ }, ({ path: name, resolveDir }) => ({
      path: path.resolve(resolveDir, name),
      namespace: "terms-as-text",
    }));
    build.onLoad({ filter: /.*/, namespace: "terms-as-text" }, ({ path: file }) => {
      const { terms, campaigns, bias } = JSON.parse(fs.readFileSync(file, "utf8"));
      const text = JSON.stringify(terms.join("\n"));
      const contents = `const text = ${text};
        export default { ...${JSON.stringify({ campaigns, bias })}, get terms() { return text.split("\\n"); } };`;
      return { contents, loader: "js" };
    });
  },
};

/**
 * The settings of the two bundles: the extension for VS Code's host, and the programs with their shared chunks.
 * Everything the programs import dynamically stays a chunk of its own, loaded when it is needed.
 * @param {{ outDir: string, forReading: boolean }} options
 * @returns {esbuild.BuildOptions[]}
 */
function bundles({ outDir, forReading }) {
  /** @type {esbuild.BuildOptions} */
  const shared = {
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    minify: !forReading,
    sourcemap: forReading,
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
  };
  return [
    {
      ...shared,
      entryPoints: { extension: "client/src/extension.ts" },
      outdir: path.join(outDir, "client"),
      outExtension: { ".js": ".cjs" },
      format: "cjs",
      external: ["vscode"],
    },
    {
      ...shared,
      entryPoints: { main: "launch:main", cli: "launch:cli" },
      outdir: path.join(outDir, "server"),
      outExtension: { ".js": ".mjs" },
      chunkNames: "chunks/[name]-[hash]",
      format: "esm",
      splitting: true,
      // Packages that hold both kinds are taken as ES modules, of which only what is used is kept.
      mainFields: ["module", "main"],
      banner: { js: requireBanner },
      plugins: [launcher, usedOfUndici, termsAsText],
    },
  ];
}

/**
 * Builds once into a clean folder; answers what went into which file.
 * @param {{ outDir?: string }} [options]
 * @returns {Promise<esbuild.Metafile[]>}
 */
export async function build({ outDir = path.join(root, "dist") } = {}) {
  fs.rmSync(outDir, { recursive: true, force: true });
  const results = await Promise.all(
    bundles({ outDir, forReading: false }).map((each) => esbuild.build(each)),
  );
  for (const program of ["main", "cli"]) fs.chmodSync(path.join(outDir, `server/${program}.mjs`), 0o755);
  return results.map(({ metafile }) => metafile ?? { inputs: {}, outputs: {} });
}

async function watch() {
  const contexts = await Promise.all(
    bundles({ outDir: path.join(root, "dist"), forReading: true }).map((each) =>
      esbuild.context({ ...each, logLevel: "info" }),
    ),
  );
  await Promise.all(contexts.map((context) => context.watch()));
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  if (process.argv.includes("--watch")) {
    await watch();
  } else {
    const startedAt = performance.now();
    const metafiles = await build().catch((error) => {
      // What is wrong in a source has been said by then.
      if (error instanceof Error && "errors" in error) process.exit(1);
      throw error;
    });
    const outputs = metafiles.flatMap(({ outputs }) => Object.entries(outputs));
    for (const [file, { bytes }] of outputs)
      console.log(`${(bytes / 1000).toFixed(1).padStart(8)} kB  ${file}`);
    console.log(`Built in ${Math.round(performance.now() - startedAt)} ms.`);
  }
}
