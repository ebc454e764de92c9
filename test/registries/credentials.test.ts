import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type CredentialSource, Credentials } from "../../server/src/registries/credentials.ts";
import { createRegistry, type Network, type NetworkOptions } from "../../server/src/registries/index.ts";
import { redirectTo, status } from "../hub/faults.ts";
import { type Hub, startHub } from "../hub/hub.ts";
import { asking } from "./scripted.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("credentials", () => {
  let folder: string;
  let log: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tare-docker-"));
    log = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function find(domain: string, config: unknown, source: CredentialSource = "docker", environment = {}) {
    writeFileSync(join(folder, "config.json"), typeof config === "string" ? config : JSON.stringify(config));
    const path = `${folder}${delimiter}${process.env.PATH}`;
    return new Credentials({
      source,
      environment: { DOCKER_CONFIG: folder, PATH: path, ...environment },
      now: Date.now,
      log: (line) => log.push(line),
    }).for(domain);
  }

  /** Installs a credential helper that answers by a shell script; `$server` is what it was asked for. */
  function helper(name: string, script: string): void {
    const file = join(folder, `docker-credential-${name}`);
    writeFileSync(file, `#!/bin/sh\n[ "$1" = get ] || exit 9\nread -r server\n${script}\n`);
    chmodSync(file, 0o755);
  }

  const robin = { kind: "password", username: "robin", secret: "s:3cret" };

  it("are not even looked for until someone asks", async () => {
    const config = { auths: { "https://index.docker.io/v1/": { auth: base64("robin:s:3cret") } } };
    assert.equal(await find("docker.io", config, "none"), undefined);
  });

  it("are read from Docker's file, by every name of the Hub", async () => {
    for (const name of [
      "https://index.docker.io/v1/",
      "index.docker.io",
      "docker.io",
      "registry-1.docker.io",
    ]) {
      assert.deepEqual(
        await find("docker.io", { auths: { [name]: { auth: base64("robin:s:3cret") } } }),
        robin,
      );
    }
    assert.deepEqual(await find("docker.io", { auths: { "docker.io": { identitytoken: "id" } } }), {
      kind: "identity-token",
      token: "id",
    });
  });

  it("of one registry are never another's", async () => {
    const config = { auths: { "ghcr.io": { auth: base64("robin:s:3cret") } } };
    assert.deepEqual(await find("ghcr.io", config), robin);
    assert.equal(await find("quay.io", config), undefined);
    assert.equal(await find("docker.io", config), undefined);
    const given = { username: "robin", token: "s:3cret" };
    assert.deepEqual(await find("docker.io", {}, given), robin);
    assert.equal(await find("ghcr.io", {}, given), undefined);
  });

  it("of DOCKER_AUTH_CONFIG come first", async () => {
    const inline = JSON.stringify({ auths: { "docker.io": { auth: base64("robin:s:3cret") } } });
    const file = { auths: { "docker.io": { auth: base64("other:one") } } };
    assert.deepEqual(await find("docker.io", file, "docker", { DOCKER_AUTH_CONFIG: inline }), robin);
  });

  it("come from no program that lies in the working folder, which may be a stranger's", async () => {
    const ran = join(folder, "ran");
    helper("planted", `touch '${ran}'; echo '{"Username":"robin","Secret":"s:3cret"}'`);
    const before = process.cwd();
    process.chdir(folder);
    try {
      const path = `.${delimiter}${delimiter}${process.env.PATH}`;
      await find("docker.io", { credsStore: "planted" }, "docker", { PATH: path });
    } finally {
      process.chdir(before);
    }
    assert.equal(existsSync(ran), false);
  });

  it("come from the helper of the registry, else from the store, else from the file", async () => {
    helper("mine", `echo '{"ServerURL":"x","Username":"robin","Secret":"s:3cret"}'`);
    helper("store", `echo '{"Username":"store","Secret":"x"}'`);
    helper("empty", `echo 'credentials not found in native keychain'; exit 1`);
    const auths = { "ghcr.io": { auth: base64("file:x") } };
    const usernameOf = async (config: unknown) => {
      const found = await find("ghcr.io", config);
      return found?.kind === "password" ? found.username : undefined;
    };
    assert.equal(
      await usernameOf({ credHelpers: { "ghcr.io": "mine" }, credsStore: "store", auths }),
      "robin",
    );
    assert.equal(
      await usernameOf({ credHelpers: { "quay.io": "mine" }, credsStore: "store", auths }),
      "store",
    );
    assert.equal(await usernameOf({ credsStore: "empty", auths }), "file");
    assert.deepEqual(log, []);
  });

  it("of a helper may be an identity token, and the Hub is asked for by its old address", async () => {
    helper(
      "asked",
      `[ "$server" = "https://index.docker.io/v1/" ] && echo '{"Username":"<token>","Secret":"id"}'`,
    );
    assert.deepEqual(
      await find("docker.io", { credsStore: "asked", auths: { "https://index.docker.io/v1/": {} } }),
      {
        kind: "identity-token",
        token: "id",
      },
    );
  });

  it("can't be had from a helper that is missing, fails or babbles, and the log holds no secret", async () => {
    helper("fails", "echo hunter2; echo hunter2 >&2; exit 3");
    helper("babbles", "echo hunter2");
    helper("odd", `echo '{"Username":7,"Secret":"hunter2"}'`);
    for (const name of ["missing", "fails", "babbles", "odd"]) {
      assert.equal(await find("ghcr.io", { credsStore: name }), undefined);
    }
    assert.equal(log.length, 4);
    assert.ok(!log.join().includes("hunter2"));
  });

  it("are asked of no program outside the path", async () => {
    helper("evil", "touch ran");
    for (const name of ["../evil", "/bin/evil", "evil;touch x", "", 7]) {
      assert.equal(await find("ghcr.io", { credsStore: name, credHelpers: { "ghcr.io": name } }), undefined);
    }
    assert.ok(!existsSync(join(folder, "ran")) && !existsSync("ran"));
  });

  it("of a file that is broken or odd are none", async () => {
    for (const config of [
      "{",
      "[]",
      "null",
      { auths: 7 },
      { auths: { "docker.io": null } },
      { auths: { "docker.io": { auth: "%%%" } } },
      { auths: { "docker.io": { auth: base64("no colon") } } },
      { auths: { __proto__: { auth: "x" } } },
    ]) {
      assert.equal(await find("docker.io", config), undefined, JSON.stringify(config));
    }
    rmSync(join(folder, "config.json"));
    const none = new Credentials({
      source: "docker",
      environment: {},
      now: Date.now,
      log: (line) => log.push(line),
    });
    assert.equal(await none.for("docker.io"), undefined);
  });
});

describe("signing in", () => {
  let hub: Hub;
  let networks: Network[];
  let log: string[];
  let folder: string;
  const secret = { domain: "docker.io", path: "acme/secret" };

  beforeEach(async () => {
    hub = await startHub();
    networks = [];
    log = [];
    folder = mkdtempSync(join(tmpdir(), "tare-sign-in-"));
  });
  afterEach(async () => {
    for (const network of networks) await network.close();
    await hub.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function open(credentials: CredentialSource, more: Partial<NetworkOptions> = {}): Network {
    const network = createRegistry({
      hubUrl: hub.hubUrl,
      authUrl: hub.authUrl,
      registryUrl: hub.registryUrl,
      cacheDir: folder,
      credentials,
      timeLimitMs: 2000,
      log: (line) => log.push(line),
      ...more,
    });
    networks.push(network);
    return network;
  }
  const acme = { username: "acme", token: "organization-token" };

  it("shows what is private, and makes what isn't there certain", async () => {
    const stranger = open("none");
    assert.deepEqual(withoutTime(await stranger.registry.tag(secret, "latest", asking())), {
      state: "absent",
    });
    const owner = open(acme);
    assert.equal((await owner.registry.tag(secret, "latest", asking())).state, "known");
    assert.equal((await owner.registry.manifest(secret, "latest", asking())).state, "known");
    const gone = await owner.registry.repository({ domain: "docker.io", path: "acme/gone" }, asking());
    assert.deepEqual(withoutTime(gone), { state: "absent", signedIn: true });
    assert.equal(hub.requests.filter(({ endpoint }) => endpoint === "hub.login").length, 1);
  });

  it("is part of what is remembered: nobody is told what another account saw", async () => {
    await open(acme).registry.tag(secret, "latest", asking());
    for (const network of networks.splice(0)) await network.close();
    assert.equal((await open("none").registry.tag(secret, "latest", asking())).state, "absent");
    assert.equal(
      (await open({ username: "robin", token: "personal-token" }).registry.tag(secret, "latest", asking()))
        .state,
      "unknown",
    );
    hub.clearRequests();
    assert.equal((await open(acme).registry.tag(secret, "latest", asking())).state, "known");
    assert.equal(hub.requests.length, 0);
  });

  it("is tried once: a refusal is remembered, and everyone is asked without", async () => {
    const { registry } = open({ username: "acme", token: "wrong" });
    for (const name of ["node", "nginx", "python"]) {
      const repository = { domain: "docker.io", path: `library/${name}` };
      assert.equal((await registry.tag(repository, "latest", asking())).state, "known");
      assert.equal((await registry.manifest(repository, "latest", asking())).state, "known");
    }
    assert.equal(hub.requests.filter(({ endpoint }) => endpoint === "hub.login").length, 1);
    const shown = hub.requests.filter(
      ({ endpoint, authorization }) => endpoint === "auth.token" && authorization,
    );
    assert.equal(shown.length, 1);
    assert.deepEqual(log.length, 1);
    const absent = await registry.repository(secret, asking());
    assert.deepEqual(withoutTime(absent), { state: "absent" });
  });

  it("that can't be had now leaves the question open, rather than asking as a stranger", async () => {
    hub.fault({ fault: status(503), on: "hub.login" });
    const fact = await open(acme).registry.tag(secret, "latest", asking());
    assert.ok(fact.state === "unknown" && fact.why === "offline");
  });

  it("never leaves its own host, nor a trace in the list of requests, the log or the file", async () => {
    hub.fault({
      fault: redirectTo(`${hub.elsewhereUrl}/trap`),
      on: ["hub.tag", "registry.manifest", "auth.token"],
    });
    const network = open(acme);
    await network.registry.tag(secret, "latest", asking());
    await network.registry.manifest(secret, "latest", asking());
    hub.clearFaults();
    await network.registry.tag(secret, "latest", asking({ fresh: true }));
    await network.registry.manifest(secret, "latest", asking({ fresh: true }));
    assert.ok(hub.requests.every(({ host }) => host !== "elsewhere"));
    await network.close();
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), "latin1"));
    const traces = [JSON.stringify(network.requests.entries), log.join(), ...files].join();
    assert.ok(traces.includes("acme/secret"));
    for (const trace of ["organization-token", base64("acme:organization-token"), "Bearer", "eyJ"]) {
      assert.ok(!traces.includes(trace), trace);
    }
  });

  it("with an identity token is for the registry alone", async () => {
    const config = { auths: { "https://index.docker.io/v1/": { identitytoken: "identity-token" } } };
    writeFileSync(join(folder, "config.json"), JSON.stringify(config));
    const { registry } = open("docker", { environment: { DOCKER_CONFIG: folder } });
    const manifest = await registry.manifest({ domain: "docker.io", path: "library/node" }, "22", asking());
    assert.ok(manifest.state === "known" && manifest.value.found);
    assert.deepEqual(
      hub.requests.map(({ host, method }) => `${method} ${host}`),
      ["POST auth", "HEAD registry"],
    );
  });

  function withoutTime(fact: object): object {
    return JSON.parse(JSON.stringify(fact, (key, value) => (key === "askedAt" ? undefined : value)));
  }
});
