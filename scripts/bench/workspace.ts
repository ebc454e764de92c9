// How long `tare check` takes for a workspace of many files, against the bare walk: a program that lists the same
// folders and reads the same files, and does nothing with them. Both are whole processes, run in turns.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Hub, startHub } from "../../test/hub/hub.ts";
import type { RepositorySpec } from "../../test/hub/model.ts";
import { build } from "../build.mjs";

const files = 10_000;
const filesPerFolder = 20;
const rounds = 3;
const cli = fileURLToPath(new URL("../../dist/server/cli.mjs", import.meta.url));

/** Official and a community's, each with one tag. */
const world: readonly RepositorySpec[] = Array.from({ length: 100 }, (_, at) => ({
  name: at % 2 === 0 ? `library/image${at}` : `acme${at}/image`,
  description: "",
  registered: 900,
  pulls: 1000,
  stars: 1,
  images: [{ tags: "1", pushed: 20 }],
}));

function imageName(at: number, images: number): string {
  return `${(world[at % images]?.name ?? "").replace("library/", "")}:1`;
}

function dockerfile(at: number, images: number): string {
  return `# syntax=docker/dockerfile:1
ARG VERSION=1.4
FROM ${imageName(at, images)} AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit
RUN apt-get update \\
    && apt-get install --no-install-recommends -y build-essential python3 \\
    && rm -rf /var/lib/apt/lists/*
COPY . .
RUN npm run build && npm prune --omit=dev

FROM ${imageName(at + 1, images)}
COPY --from=build --chown=nonroot:nonroot /src/dist /app
USER nonroot
EXPOSE 8080
ENTRYPOINT ["node", "/app/main.js"]
`;
}

function compose(at: number, images: number): string {
  const services = [0, 1, 2].map(
    (service) => `  app-${service}:
    image: ${imageName(at + service, images)}
    environment:
      - DATABASE_URL=postgres://app:secret@db:5432/app
    ports: ["8080:8080"]
`,
  );
  return `services:\n${services.join("")}`;
}

/** Writes a repository: four Dockerfiles to one compose file, in folders of twenty, with rules of git's and a policy. */
function writeWorkspace(folder: string, images: number): void {
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  mkdirSync(join(folder, ".git"), { recursive: true });
  write(".gitignore", "node_modules/\ndist/\n*.log\n/tmp/\n**/coverage/\n.env\n");
  write(
    ".tare.yaml",
    "rules:\n  unpinned: off\npaths:\n  - files: [group1/**, '*.dev']\n    rules:\n      missing-tag: info\ntrusted:\n  - acme1/*\npins:\n  - deploy/**\n",
  );
  for (let at = 0; at < files; at++) {
    const number = Math.floor(at / filesPerFolder);
    const place = `group${number % 25}/service${number}`;
    if (at % filesPerFolder === 0) write(`${place}/.gitignore`, "build/\n*.tmp\n!keep.tmp\n");
    if (at % 5 === 4) write(`${place}/compose.${at}.yaml`, compose(at, images));
    else write(`${place}/Dockerfile.${at}`, dockerfile(at, images));
  }
}

const bareWalk = `
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
function walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path);
    else readFileSync(path, "utf8");
  }
}
walk(".");
`;

/** Prints what a program took of the processors and of memory, as the last thing that it does. */
const telling = `data:text/javascript,${encodeURIComponent(`process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write("\\ntook " + (userCPUTime + systemCPUTime) + " " + maxRSS + "\\n");
});`)}`;

interface Run {
  readonly ms: number;
  /** Of all threads; where other programs are busy, it is disturbed less than the time. */
  readonly cpuMs: number;
  readonly peakMib: number;
}

async function run(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", telling, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await new Promise((resolve) => child.on("close", resolve));
  const ms = performance.now() - started;
  const [, cpu = 0, peak = 0] = /took (\d+) (\d+)/.exec(said) ?? [];
  return { ms, cpuMs: Number(cpu) / 1000, peakMib: Number(peak) / 1024 };
}

/** Several commands in turns, so that a busy moment meets all alike; the best of each. */
async function best(...works: readonly (() => Promise<Run>)[]): Promise<readonly Run[]> {
  const least: Run[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [index, work] of works.entries()) {
      const one = await work();
      const { ms, cpuMs, peakMib } = least[index] ?? one;
      least[index] = {
        ms: Math.min(ms, one.ms),
        cpuMs: Math.min(cpuMs, one.cpuMs),
        peakMib: Math.min(peakMib, one.peakMib),
      };
    }
  }
  return least;
}

function line(what: string, ...cells: readonly string[]): void {
  console.log(what.padEnd(34), ...cells.map((cell) => cell.padStart(9)));
}

function row(what: string, one: Run, bare: Run, requests = ""): void {
  const { ms, cpuMs, peakMib } = one;
  const ratio = (cpuMs / bare.cpuMs).toFixed(1);
  line(what, `${ms.toFixed(0)} ms`, `${cpuMs.toFixed(0)} ms`, ratio, `${peakMib.toFixed(0)} MiB`, requests);
}

async function benchWorkspace(images: number, hub: Hub): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tare-bench-"));
  const memory = mkdtempSync(join(tmpdir(), "tare-bench-memory-"));
  writeWorkspace(folder, images);
  const env = { ...hub.environment, TARE_CACHE_DIR: memory };
  let requests = 0;
  const check = async (...options: string[]) => {
    hub.clearRequests();
    const result = await run([cli, "check", ...options], folder, env);
    requests = hub.requests.length;
    return result;
  };
  const cold = await check();
  const coldRequests = requests;
  const [bare, list, offline, warm] = await best(
    () => run(["--input-type=module", "-e", bareWalk], folder),
    () => run([cli, "list", "--format", "json"], folder, env),
    () => check("--offline", "--no-memory"),
    () => check(),
  );
  if (bare === undefined || list === undefined || offline === undefined || warm === undefined) return;
  console.log();
  line(`${files} files, ${images} images`, "time", "CPU", "x bare", "peak", "requests");
  row("walk and read, nothing else", bare, bare);
  row("tare list --format json", list, bare);
  row("tare check --offline", offline, bare);
  row("tare check, everything remembered", warm, bare, String(requests));
  row("tare check, the first time", cold, bare, String(coldRequests));
  rmSync(folder, { recursive: true, force: true });
  rmSync(memory, { recursive: true, force: true });
}

await build();
const hub = await startHub({ world: { accounts: [], credentials: [], repositories: world } });
for (const images of [8, 100]) await benchWorkspace(images, hub);
await hub.stop();
