import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { unpackDebianProgram } from "../../scripts/debian.mjs";
import { toolsFolder } from "../../scripts/support/vscode.mjs";
import { type Blob, type BuiltImage, buildImage } from "./images.ts";
import type { RepositorySpec } from "./model.ts";

/** Debian's docker-registry (distribution 2.8) on 127.0.0.1, with its storage in a temporary folder. */
export interface DockerRegistry {
  readonly url: string;
  /** Pushes all images of a repository as a client would: blobs, platforms, indexes, tags. */
  push(repository: RepositorySpec): Promise<readonly BuiltImage[]>;
  /** Deletes what a digest names; tags that named it are gone with it. */
  remove(name: string, digest: string): Promise<void>;
  stop(): Promise<void>;
}

/** Rejects with the one command that helps where the program can't be brought. */
export async function startDockerRegistry(): Promise<DockerRegistry> {
  const program = await unpackDebianProgram("docker-registry", path.join(toolsFolder, "debian"));
  const folder = await mkdtemp(path.join(tmpdir(), "tare-registry-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = path.join(folder, "config.yml");
  await writeFile(
    config,
    `version: 0.1
log: { level: error, accesslog: { disabled: true } }
storage: { filesystem: { rootdirectory: ${JSON.stringify(folder)} }, delete: { enabled: true } }
http: { addr: "127.0.0.1:${port}", secret: none-needed }
`,
  );
  const child = spawn(program, ["serve", config], { stdio: ["ignore", "ignore", "pipe"] });
  const endWithParent = () => child.kill("SIGKILL");
  process.once("exit", endWithParent);
  const stop = async () => {
    process.off("exit", endWithParent);
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await ready(child, url);
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    url,
    stop,
    async push(repository) {
      const images = repository.images.map((image) => buildImage(repository, image));
      for (const image of images) await pushImage(`${url}/v2/${repository.name}`, image);
      return images;
    },
    async remove(name, digest) {
      await expect(202, `${url}/v2/${name}/manifests/${digest}`, { method: "DELETE" });
    },
  };
}

/** Children before the index that lists them, since a registry refuses an index over what it doesn't hold. */
async function pushImage(base: string, image: BuiltImage): Promise<void> {
  for (const { config, layers, manifest, mediaType } of image.platforms) {
    for (const blob of [config, ...layers.map((layer) => layer.blob)]) await pushBlob(base, blob);
    await pushManifest(base, manifest.digest, manifest, mediaType);
  }
  for (const name of [image.manifest.digest, ...image.tags]) {
    await pushManifest(base, name, image.manifest, image.mediaType);
  }
}

async function pushBlob(base: string, blob: Blob): Promise<void> {
  const started = await expect(202, `${base}/blobs/uploads/`, { method: "POST" });
  const place = new URL(started.headers.get("location") ?? "");
  place.searchParams.set("digest", blob.digest);
  await expect(201, place.href, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream" },
    body: new Uint8Array(blob.bytes),
  });
}

async function pushManifest(base: string, name: string, manifest: Blob, mediaType: string): Promise<void> {
  await expect(201, `${base}/manifests/${name}`, {
    method: "PUT",
    headers: { "content-type": mediaType },
    body: new Uint8Array(manifest.bytes),
  });
}

async function expect(status: number, url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  if (answer.status !== status) throw new Error(`${init.method} ${url}: ${answer.status} ${text}`);
  return answer;
}

/** Settles when the registry answers; rejects with its own words when it ends first or takes ten seconds. */
async function ready(child: ChildProcess, url: string): Promise<void> {
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said = (said + chunk).slice(-2000);
  });
  let failure: string | undefined;
  child.once("error", (error) => {
    failure = error.message;
  });
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await sleep(25)) {
    if (failure !== undefined || child.exitCode !== null) break;
    const answer = await fetch(`${url}/v2/`).catch(() => undefined);
    if (answer?.status === 200) return;
  }
  throw new Error(`docker-registry did not start. ${failure ?? said}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 3_000);
  await exit;
  clearTimeout(late);
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
