import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { run } from "../../server/src/cli/run.ts";
import { recordContacts } from "../harness/outside.ts";
import { answering } from "../hub/faults.ts";
import { type Hub, startHub } from "../hub/hub.ts";

describe("the hosts that Tare contacts", () => {
  let hub: Hub;
  let folder: string;
  /** A host of an attacker's choice: it must never see a connection. */
  let trap: Server;
  let trapHost: string;
  let trapped: number;

  beforeEach(async () => {
    hub = await startHub();
    folder = mkdtempSync(path.join(tmpdir(), "tare-contacts-"));
    trapped = 0;
    trap = createServer((socket) => {
      trapped++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
    const address = trap.address();
    assert.ok(address !== null && typeof address === "object");
    trapHost = `127.0.0.1:${address.port}`;
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await hub.stop();
    await new Promise((resolve) => trap.close(resolve));
  });

  function write(name: string, text: string): void {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Runs the command in the folder; answers what it printed and where it connected to. */
  async function tare(words: readonly string[]) {
    const contacts = recordContacts();
    let out = "";
    await run(words, {
      env: { ...hub.environment, HOME: path.join(folder, "home") },
      cwd: folder,
      now: Date.now,
      out: (text) => {
        out += text;
      },
      err: () => {},
      outIsTerminal: false,
      errIsTerminal: false,
      columns: 100,
      signal: AbortSignal.timeout(20_000),
    });
    return { out, hosts: new Set(contacts().map(({ host, port }) => `${host}:${port}`)) };
  }

  function assertOnlyHub(hosts: ReadonlySet<string>): void {
    const allowed = [hub.hubUrl, hub.authUrl, hub.registryUrl].map((url) => new URL(url).host);
    assert.deepEqual(
      [...hosts].filter((host) => !allowed.includes(host)),
      [],
    );
    assert.equal(trapped, 0);
    assert.ok(!hub.requests.some(({ host }) => host === "elsewhere"));
  }

  it("are the three of Docker Hub alone, whatever a workspace writes into its files", async () => {
    writeHostileWorkspace();
    // A policy that names hosts is none: whoever wrote it is told so, and gets no report.
    assertOnlyHub((await tare(["check"])).hosts);
    rmSync(path.join(folder, ".tare.yaml"));
    const { out, hosts } = await tare(["check", "--format", "json"]);
    assertOnlyHub(hosts);
    const asked = hub.requests.filter(({ path }) => path.includes("/node/tags/22"));
    assert.ok(asked.length > 0, "the honest image was asked about");
    assert.match(out, /not-hub/);
    for (const words of [
      ["pin", "--dry-run"],
      ["list"],
      ["explain", `${trapHost}/acme/tool`],
      ["explain", "evil/page"],
    ]) {
      assertOnlyHub((await tare(words)).hosts);
    }
  });

  it("are none where the policy is broken, whatever it names", async () => {
    writeHostileWorkspace();
    write(".tare.yaml", `hub: { url: "http://${trapHost}" }\nproxy: "http://${trapHost}"\n`);
    assertOnlyHub((await tare(["check"])).hosts);
  });

  it("stay the same when Docker Hub's answers name others: pages, links, redirects, token servers", async () => {
    write("Dockerfile", "FROM evil/page\nFROM acme/app:9.9\nFROM acme/app:1.4\nFROM acme/legacy\n");
    hub.world.put({
      name: "evil/page",
      description: `see http://${trapHost}/summary`,
      page: `![](http://${trapHost}/pixel.png) <img src="http://${trapHost}/b.png"> [Download](http://${trapHost}/get)`,
      registered: 9,
      pulls: 0,
      stars: 0,
      images: [],
    });
    const trapUrl = `http://${trapHost}/trap`;
    const lures = [
      answering((right) => ({ ...right, status: 302, headers: { location: trapUrl } })),
      answering((right) => ({ ...right, status: 308, headers: { location: `//${trapHost}/x` } })),
      answering((right) => {
        const body = Buffer.from(right.body)
          .toString()
          .replace(/"next":(null|"[^"]*")/, `"next":"${trapUrl}"`);
        return { ...right, body };
      }),
      answering(() => ({
        status: 401,
        headers: { "www-authenticate": `Bearer realm="${trapUrl}",service="registry.docker.io"` },
        body: "",
      })),
      answering((right) => ({
        ...right,
        headers: {
          ...right.headers,
          refresh: `0; url=${trapUrl}`,
          link: `<${trapUrl}>; rel="next"`,
          "alt-svc": `h2="${trapHost}"`,
        },
      })),
    ];
    assertOnlyHub((await tare(["check"])).hosts);
    for (const fault of lures) {
      hub.clearFaults();
      hub.fault({ fault });
      const { hosts } = await tare(["check", "--no-memory"]);
      assert.ok(hosts.size > 0);
      assertOnlyHub(hosts);
    }
  });

  it("are none where look-ups are off", async () => {
    write("Dockerfile", "FROM node:22\n");
    assert.deepEqual([...(await tare(["check", "--offline"])).hosts], []);
    assert.deepEqual([...(await tare(["list"])).hosts], []);
  });

  it("can be changed on the machine only, never by a workspace's settings", () => {
    const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    const sections: { properties: Record<string, { scope?: string }> }[] = [
      manifest.contributes.configuration,
    ].flat();
    const settings = sections.flatMap(({ properties }) => Object.entries(properties));
    const naming = settings.filter(([name]) =>
      /url|host|registr|proxy|credential|token|certificate|folder|path/i.test(name),
    );
    assert.ok(naming.length >= 4);
    for (const [name, { scope }] of naming) assert.match(scope ?? "", /^(machine|application)$/, name);
  });

  /** Every place from which some program takes the name of a host, all of them naming the trap. */
  function writeHostileWorkspace(): void {
    const url = `http://${trapHost}`;
    write(
      "Dockerfile",
      `# syntax=${trapHost}/frontend:1\nARG BASE=${trapHost}/base\nFROM node:22\nFROM \${BASE}:1\nFROM ${trapHost}/acme/tool\nCOPY --from=${trapHost}/acme/more:2 / /\n`,
    );
    write(
      "compose.yaml",
      `x-tare: { hub: { url: "${url}" } }\ninclude: ["${url}/compose.yaml", more.yaml]\nservices:\n  a: { image: "${trapHost}/a", env_file: .env, build: "${url}/repo.git" }\n  b: { image: "\${REGISTRY}/b:1" }\n  c: { extends: { file: "${url}/x.yaml", service: c } }\n`,
    );
    write("more.yaml", `services:\n  d: { image: "${trapHost}/d@sha256:${"0".repeat(64)}" }\n`);
    write(
      ".env",
      `REGISTRY=${trapHost}\nTARE_HUB_URL=${url}\nTARE_REGISTRY_URL=${url}\nTARE_AUTH_URL=${url}\nHTTP_PROXY=${url}\nHTTPS_PROXY=${url}\nALL_PROXY=${url}\nNODE_OPTIONS=--require ./evil.cjs\n`,
    );
    write(".tare.yaml", `registries: ["${trapHost}", ghcr.io]\ntrusted: ["${trapHost}/**"]\n`);
    write(
      ".vscode/settings.json",
      JSON.stringify({
        "tare.hub.url": url,
        "tare.registry.url": url,
        "tare.auth.url": url,
        "http.proxy": url,
      }),
    );
    write(
      ".docker/config.json",
      JSON.stringify({
        auths: { [trapHost]: { auth: "YTpi" } },
        proxies: { default: { httpProxy: url } },
        credsStore: "evil",
      }),
    );
    write("home/.docker/config.json", JSON.stringify({ proxies: { default: { httpProxy: url } } }));
    write(".npmrc", `registry=${url}/\nproxy=${url}\n`);
    write("package.json", JSON.stringify({ tare: { hubUrl: url }, config: { proxy: url } }));
    write(
      "registries.conf",
      `[[registry]]\nlocation = "docker.io"\n[[registry.mirror]]\nlocation = "${trapHost}"\ninsecure = true\n`,
    );
    write("daemon.json", JSON.stringify({ "registry-mirrors": [url] }));
  }
});
