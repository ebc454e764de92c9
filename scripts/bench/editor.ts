// How long an editor waits for Tare, against a server that answers at once and knows nothing: what the protocol and
// two processes cost anyhow. With the path of another language server for Dockerfiles, against that one as well:
//   npm run bench -- editor node_modules/dockerfile-language-server-nodejs/bin/docker-langserver
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { startHub } from "../../test/hub/hub.ts";
import { build } from "../build.mjs";
import { EditorSession } from "../support/editorSession.ts";

const rounds = 3;
const requests = 20;
const documents = 200;
const folder = mkdtempSync(join(tmpdir(), "tare-bench-"));

const block = [
  "FROM node:22-alpine AS build#",
  "WORKDIR /src",
  "COPY package.json package-lock.json ./",
  "RUN --mount=type=cache,target=/root/.npm npm ci --no-audit",
  "RUN apt-get update \\",
  "    && apt-get install --no-install-recommends -y build-essential \\",
  "    && rm -rf /var/lib/apt/lists/*",
  "COPY . .",
  "ENV NODE_ENV=production PORT=8080",
  "EXPOSE 8080",
];

/** A Dockerfile whose first line has a squiggle: of Tare for its tag, of any server for the instruction below. */
function dockerfile(lines: number): string {
  const body = Array.from({ length: lines - 2 }, (_, at) =>
    (block[at % block.length] ?? "").replace("#", String(at)),
  );
  return ["FROM node:22-alpin", "MAINTAINER someone", ...body, ""].join("\n");
}

/** A server that takes everything in and finds one thing on the first line, whatever stands there. */
const atOnce = `
const range = { start: { line: 0, character: 5 }, end: { line: 0, character: 9 } };
const send = (message) => {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  process.stdout.write("Content-Length: " + body.length + "\\r\\n\\r\\n");
  process.stdout.write(body);
};
let held = Buffer.alloc(0);
process.stdin.on("data", (chunk) => {
  held = Buffer.concat([held, chunk]);
  for (;;) {
    const head = held.indexOf("\\r\\n\\r\\n");
    if (head < 0) return;
    const length = Number(/Content-Length: (\\d+)/i.exec(held.toString("latin1", 0, head))[1]);
    if (held.length < head + 4 + length) return;
    const { id, method, params } = JSON.parse(held.toString("utf8", head + 4, head + 4 + length));
    held = held.subarray(head + 4 + length);
    if (method === "initialize")
      send({ id, result: { capabilities: { textDocumentSync: 2, hoverProvider: true, completionProvider: {} } } });
    else if (method === "textDocument/didOpen")
      send({ method: "textDocument/publishDiagnostics", params: { uri: params.textDocument.uri, diagnostics: [{ range, message: "x" }] } });
    else if (method === "exit") process.exit();
    else if (id !== undefined) send({ id, result: null });
  }
});
`;

/** What is measured of one server, in milliseconds; of memory, in MiB. */
type Figures = Map<string, number>;

function keepLeast(figures: Figures, name: string, value: number): void {
  figures.set(name, Math.min(figures.get(name) ?? Number.POSITIVE_INFINITY, value));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function times(count: number, work: (round: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < count; round++) {
    const started = performance.now();
    await work(round);
    taken.push(performance.now() - started);
  }
  return median(taken);
}

/** One process of a server, measured; the least of several processes counts. */
async function measure(figures: Figures, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const started = performance.now();
  const session = await EditorSession.start(args, env, pathToFileURL(folder).href);
  keepLeast(figures, "start, until it is ready", performance.now() - started);
  let documentsSoFar = 0;
  const fresh = () => pathToFileURL(join(folder, `d${documentsSoFar++}`, "Dockerfile")).href;
  const opened = async (text: string) => {
    const uri = fresh();
    await session.openAndSee(uri, text);
    return uri;
  };
  const open = async (name: string, text: string, count: number) =>
    keepLeast(figures, name, await times(count, () => opened(text)));

  await open("first file of all, until its squiggle", dockerfile(20), 1);
  await open("file of 20 lines, until its squiggle", dockerfile(20), requests);
  await open("file of 300 lines", dockerfile(300), requests);
  await open("file of 10,000 lines", dockerfile(10_000), 5);

  for (const lines of [300, 10_000]) {
    const uri = await opened(dockerfile(lines));
    await session.hover(uri, { line: 2, character: 7 });
    keepLeast(
      figures,
      `hover, ${lines.toLocaleString("en")} lines`,
      await times(requests, () => session.hover(uri, { line: 2, character: 7 })),
    );
    keepLeast(
      figures,
      `key and a hover beside it, ${lines.toLocaleString("en")} lines`,
      await times(requests, async (round) => {
        await session.type(uri, { line: 3, character: 12 + round }, "x");
        await session.hover(uri, { line: 3, character: 2 });
      }),
    );
  }

  const names = await opened("FROM no\nMAINTAINER a\n");
  keepLeast(
    figures,
    "completion of a name",
    await times(requests, () => session.complete(names, { line: 0, character: 7 })),
  );
  const tags = await opened("FROM node:\nMAINTAINER a\n");
  keepLeast(
    figures,
    "completion of a tag, asked the first time",
    await times(1, () => session.complete(tags, { line: 0, character: 10 })),
  );
  keepLeast(
    figures,
    "completion of a tag, known",
    await times(requests, () => session.complete(tags, { line: 0, character: 10 })),
  );

  await Promise.all(Array.from({ length: documents }, () => opened(dockerfile(300))));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const memory = session.memoryMib();
  if (memory !== undefined) keepLeast(figures, `memory with ${documents} files open (MiB)`, memory);
  await session.stop();
}

async function benchEditor(): Promise<void> {
  await build();
  const hub = await startHub();
  const tare = fileURLToPath(new URL("../../dist/server/main.mjs", import.meta.url));
  const plain = join(folder, "atOnce.cjs");
  writeFileSync(plain, atOnce);
  const rival = process.argv[3];
  const servers = [plain, tare, ...(rival === undefined ? [] : [rival])].map((path) => ({
    path,
    figures: new Map<string, number>(),
  }));
  const env = { ...hub.environment, TARE_CACHE_DIR: join(folder, "memory") };
  // The first round fills Tare's memory on disk; from then on its answers are there when it starts.
  await measure(new Map(), [tare, "--stdio"], env);
  for (let round = 0; round < rounds; round++) {
    for (const { path, figures } of servers) await measure(figures, [path, "--stdio"], env);
  }
  const [limit, ours, other] = servers.map(({ figures }) => figures);
  const cells = (...texts: readonly string[]) => texts.map((text) => text.padStart(12)).join("");
  console.log(
    "".padEnd(46),
    cells("at once", "Tare", "ratio", ...(other ? ["the other", "Tare to it"] : [])),
  );
  for (const [name, value] of ours ?? []) {
    const least = limit?.get(name) ?? 0;
    const theirs = other?.get(name);
    const rest = theirs === undefined ? [] : [theirs.toFixed(2), (value / theirs).toFixed(2)];
    console.log(
      name.padEnd(46),
      cells(least.toFixed(2), value.toFixed(2), (value / least).toFixed(2), ...rest),
    );
  }
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
}

await benchEditor();
