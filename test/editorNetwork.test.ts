import assert from "node:assert/strict";
import { readSettings } from "../server/src/core/settings.ts";
import { editorNetworkOptions } from "../server/src/editorNetwork.ts";
import type { Environment } from "../server/src/environment.ts";
import type { SignIn } from "../server/src/lsp/protocol.ts";

const pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const files = new Map([
  ["/etc/ca.pem", pem],
  ["/etc/passwd", "root:x:0:0"],
]);

describe("what an editor wants of the network", () => {
  const logged: string[] = [];
  beforeEach(() => logged.splice(0));
  const wanted = (
    section: unknown,
    more: { env?: Environment; registries?: readonly string[]; signIn?: SignIn } = {},
  ) => {
    const { env = {}, registries = [], signIn = null } = more;
    const { settings } = readSettings(section);
    const textOf = async (path: string) => files.get(path);
    return editorNetworkOptions(env, { settings, registries, signIn }, textOf, (line) => logged.push(line));
  };
  const proxied = { "http.proxy": "http://editor.example:1", "http.noProxy": ["a.example", "b.example"] };

  it("goes through the editor's proxy where the environment names none", async () => {
    assert.deepEqual((await wanted(proxied)).proxy, {
      http: "http://editor.example:1",
      https: "http://editor.example:1",
      no: "a.example,b.example",
    });
  });

  it("goes through the environment's proxy where there is one", async () => {
    const env = { HTTPS_PROXY: "http://env.example:2", NO_PROXY: "c.example" };
    assert.deepEqual((await wanted(proxied, { env })).proxy, {
      http: "",
      https: "http://env.example:2",
      no: "c.example",
    });
  });

  it("keeps the environment's exceptions beside the editor's proxy", async () => {
    const { proxy } = await wanted(proxied, { env: { NO_PROXY: "c.example" } });
    assert.equal(proxy?.no, "c.example");
    assert.equal(proxy?.https, "http://editor.example:1");
  });

  it("asks the registries of settings and policies, each once, at the address that was set", async () => {
    const mine = { domain: "ghcr.io", url: "https://mirror.example.com" };
    const { registries } = await wanted({ registries: [mine] }, { registries: ["ghcr.io", "quay.io"] });
    assert.deepEqual(registries, [mine, { domain: "quay.io" }]);
  });

  it("trusts the certificates in files that hold some, and names those that don't", async () => {
    const certificates = ["/etc/ca.pem", "ca.pem", "/etc/passwd", "/gone"];
    assert.deepEqual((await wanted({ certificates })).extraCertificates, [pem]);
    assert.deepEqual(
      logged.map((line) => line.split('"')[1]),
      ["ca.pem", "/etc/passwd", "/gone"],
    );
    assert.ok(!logged.join().includes("root:"));
  });

  it("asks in the name of who signed in, before whom the settings say", async () => {
    const signIn = { username: "ada", token: "t" };
    assert.equal((await wanted({})).credentials, "none");
    assert.equal((await wanted({ credentials: "docker" })).credentials, "docker");
    assert.deepEqual((await wanted({ credentials: "docker" }, { signIn })).credentials, signIn);
  });

  it("asks at the addresses of the settings, else of the environment", async () => {
    const env = { TARE_HUB_URL: "http://127.0.0.1:1", TARE_AUTH_URL: "http://127.0.0.1:2" };
    const { hubUrl, authUrl } = await wanted({ hub: { url: "http://127.0.0.1:3" } }, { env });
    assert.deepEqual([hubUrl, authUrl], ["http://127.0.0.1:3", "http://127.0.0.1:2"]);
  });
});
