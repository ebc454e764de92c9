import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { requireBanner, usedOfUndici } from "../../scripts/build.mjs";
import { type HttpOptions, type HttpResult, openHttp } from "../../server/src/registries/http.ts";
import { asking, type ScriptedServer, startScripted } from "./scripted.ts";
import { startTinyproxy, type Tinyproxy } from "./tinyproxy.ts";

const pem = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), "utf8");
const tls = { key: pem("server.key"), cert: pem("server.pem") };

let open = openHttp;
const closing: (() => Promise<unknown>)[] = [];

async function get(url: string, more: Partial<HttpOptions> = {}, how = {}): Promise<HttpResult> {
  const client = open({
    userAgent: "tare/1.2.3",
    timeLimitMs: 1000,
    sizeLimitBytes: 10_000,
    proxy: { http: "", https: "", no: "" },
    extraCertificates: [],
    connections: 6,
    ...more,
  });
  closing.push(client.close);
  return client.http({ method: "GET", url, asking: asking(how) });
}

/** The address of a server that does as it likes with its connections. */
async function listening(answer: (socket: Socket) => void): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  closing.push(async () => server.close());
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

function said(result: HttpResult): string {
  return result.kind === "fault" ? `${result.why}: ${result.detail}` : Buffer.from(result.body).toString();
}

/** Bundles it as it is shipped: with those parts of undici alone that are used. */
async function bundled(): Promise<typeof openHttp> {
  const folder = mkdtempSync(join(tmpdir(), "tare-http-"));
  const outfile = join(folder, "http.mjs");
  await esbuild.build({
    entryPoints: [fileURLToPath(new URL("../../server/src/registries/http.ts", import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    banner: { js: requireBanner },
    plugins: [usedOfUndici],
  });
  const shipped = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return shipped.openHttp;
}

for (const [how, load] of [
  ["as it is written", async () => openHttp],
  ["as it is shipped", bundled],
] as const) {
  describe(`the way to the network, ${how}`, () => {
    before(async () => {
      open = await load();
    });
    describe("one request", () => {
      let server: ScriptedServer;
      beforeEach(async () => {
        server = await startScripted(() => ({ body: "hello" }));
      });
      afterEach(async () => {
        for (const close of closing.splice(0)) await close();
        await server.close();
      });

      it("names the program and its version, and nothing of the user", async () => {
        let seen: object = {};
        server.answer(({ headers }) => {
          seen = headers;
          return { body: "" };
        });
        await get(server.url);
        const { host, connection, ...rest } = seen as Record<string, string>;
        assert.deepEqual(rest, { "user-agent": "tare/1.2.3", "accept-encoding": "gzip" });
        assert.ok(host && connection);
      });

      it("is unpacked, and bounded before and after that", async () => {
        const packed = (text: string) => ({ headers: { "content-encoding": "gzip" }, body: gzipSync(text) });
        server.answer(() => packed("hello"));
        assert.equal(said(await get(server.url)), "hello");
        server.answer(() => packed("x".repeat(10_001)));
        assert.equal(said(await get(server.url)), "malformed: the answer is too large");
        server.answer(() => ({ body: "x".repeat(10_001) }));
        assert.equal(said(await get(server.url)), "malformed: the answer is too large");
        server.answer(() => ({ body: "x".repeat(10_000) }));
        assert.equal(said(await get(server.url)).length, 10_000);
        server.answer(() => ({ headers: { "content-encoding": "gzip" }, body: "no gzip" }));
        assert.equal(said(await get(server.url)), "malformed: the answer can't be unpacked");
        server.answer(() => ({ headers: { "content-encoding": "br" }, body: "x" }));
        assert.match(said(await get(server.url)), /^malformed: the answer is packed in a way/);
      });

      it("takes no longer than it may, however the answer is delayed", async () => {
        for (const script of [
          () => ({ delayMs: 2000 }),
          () => (response: ServerResponse) => {
            response.writeHead(200);
            response.write("a");
          },
        ]) {
          server.answer(script);
          assert.equal(said(await get(server.url, { timeLimitMs: 150 })), "offline: no answer within 150 ms");
        }
      });

      it("says in plain words why there is no answer", async () => {
        const broken = await listening((socket) => socket.end("nonsense\r\n\r\n"));
        const gone = await listening((socket) => socket.destroy());
        assert.equal(said(await get(broken)), "malformed: the answer is no HTTP");
        assert.equal(said(await get(gone)), "offline: the connection broke");
        assert.equal(said(await get("http://127.0.0.1:1")), "offline: the connection was refused");
      });

      it("rejects with the caller's reason, and only then", async () => {
        server.answer(() => ({ delayMs: 500 }));
        const controller = new AbortController();
        const answer = get(server.url, {}, { signal: controller.signal });
        setTimeout(() => controller.abort(new Error("closed")), 30);
        await assert.rejects(answer, /closed/);
      });

      it("trusts a certificate that the settings name, beside the usual ones", async () => {
        const secure = await startScripted(() => ({ body: "hello" }), tls);
        assert.equal(said(await get(secure.url)), "offline: the server's certificate is not trusted");
        assert.equal(said(await get(secure.url, { extraCertificates: [pem("authority.pem")] })), "hello");
        await secure.close();
      });
    });

    describe("through a proxy", function () {
      this.timeout(60_000);
      let server: ScriptedServer;
      let secure: ScriptedServer;
      let proxy: Tinyproxy;
      let guarded: Tinyproxy;
      before(async () => {
        server = await startScripted(() => ({ body: "hello" }));
        secure = await startScripted(() => ({ body: "hello" }), tls);
        proxy = await startTinyproxy();
        guarded = await startTinyproxy({ name: "robin", password: "secret" });
      });
      afterEach(async () => {
        for (const close of closing.splice(0)) await close();
      });
      after(async () => {
        await proxy?.stop();
        await guarded?.stop();
        await server?.close();
        await secure?.close();
      });

      const extraCertificates = [pem("authority.pem")];

      it("both kinds of address are reached, https without the proxy seeing more than the host", async () => {
        const through = { http: proxy.url, https: proxy.url, no: "" };
        assert.equal(said(await get(`${server.url}/a`, { proxy: through })), "hello");
        assert.equal(said(await get(`${secure.url}/b`, { proxy: through, extraCertificates })), "hello");
        const seen = await proxy.seen();
        assert.deepEqual(seen, [`GET ${server.url}/a`, `CONNECT ${new URL(secure.url).host}`]);
      });

      it("named without a scheme, and one that wants a login", async () => {
        const bare = { http: new URL(proxy.url).host, https: "", no: "" };
        assert.equal(said(await get(`${server.url}/c`, { proxy: bare })), "hello");
        const login = guarded.url.replace("//", "//robin:secret@");
        assert.equal(
          said(await get(`${server.url}/d`, { proxy: { http: login, https: login, no: "" } })),
          "hello",
        );
        const refused = "offline: the proxy asks for a login";
        assert.equal(
          said(await get(`${server.url}/e`, { proxy: { http: guarded.url, https: "", no: "" } })),
          refused,
        );
        const tunnel = { proxy: { http: "", https: guarded.url, no: "" }, extraCertificates };
        assert.equal(said(await get(secure.url, tunnel)), refused);
      });

      it("goes round it for hosts that are excepted", async () => {
        const before = (await proxy.seen()).length;
        for (const no of ["127.0.0.1", "example.com, 127.0.0.1", "*"]) {
          assert.equal(said(await get(server.url, { proxy: { http: proxy.url, https: "", no } })), "hello");
        }
        assert.equal((await proxy.seen()).length, before);
      });

      it("goes nowhere while the proxy can't be reached", async () => {
        const before = server.asked.length;
        const dead = { http: "http://127.0.0.1:1", https: "", no: "" };
        assert.equal(said(await get(server.url, { proxy: dead })), "offline: the connection was refused");
        assert.equal(server.asked.length, before);
      });
    });
  });
}
