import assert from "node:assert/strict";
import { defaultSettings, readSettings } from "../../server/src/core/settings.ts";

describe("settings", () => {
  const read = (section: unknown) => readSettings(section).settings;
  const problems = (section: unknown) => readSettings(section).problems;

  it("are the defaults where nothing is set", () => {
    for (const nothing of [undefined, null, {}]) {
      assert.deepEqual(readSettings(nothing), { settings: defaultSettings, problems: [] });
    }
  });

  it("name registries by host, or by host and address", () => {
    const mine = { domain: "registry.example.com:5000", url: "https://mirror.example.com/x" };
    assert.deepEqual(read({ registries: ["ghcr.io", mine, "ghcr.io"] }).registries, [
      { domain: "ghcr.io" },
      mine,
    ]);
  });

  it("list what one person trusts and forbids", () => {
    const centos = { name: "centos", use: "quay.io/centos/centos:stream10", reason: "ended" };
    assert.deepEqual(read({ trusted: ["acme/*"], forbidden: ["bitnami/*", centos] }), {
      ...defaultSettings,
      trusted: ["acme/*"],
      forbidden: [{ name: "bitnami/*", use: null, reason: null }, centos],
    });
  });

  for (const odd of [7, "", { use: "nginx" }, { name: "x", use: "two words" }, { name: "x", use: 7 }]) {
    it(`leave out ${JSON.stringify(odd)}, which forbids nothing that could be used`, () => {
      assert.deepEqual(read({ forbidden: [odd, "a"] }).forbidden, [{ name: "a", use: null, reason: null }]);
      assert.equal(problems({ forbidden: [odd] }).length, 1);
    });
  }

  for (const odd of [
    "ghcr.io/acme",
    "https://ghcr.io",
    "node",
    "",
    7,
    { url: "https://a.example" },
    { domain: "ghcr.io", url: "file:///etc/passwd" },
    { domain: "ghcr.io", url: "https://ada:secret@ghcr.io" },
  ]) {
    it(`leave out ${JSON.stringify(odd)}, which is no registry`, () => {
      assert.deepEqual(read({ registries: [odd, "quay.io"] }).registries, [{ domain: "quay.io" }]);
      assert.equal(problems({ registries: [odd, "quay.io"] }).length, 1);
      assert.ok(
        !problems({ registries: [odd] })
          .join()
          .includes("secret"),
      );
    });
  }

  it("use nobody's credentials unless someone asks for Docker's", () => {
    assert.equal(read({ credentials: "docker" }).credentials, "docker");
    assert.equal(read({ credentials: "none" }).credentials, "none");
    assert.equal(read({ credentials: { username: "ada", token: "secret" } }).credentials, "none");
    assert.equal(
      problems({ credentials: { username: "ada", token: "secret" } })
        .join()
        .includes("secret"),
      false,
    );
  });

  it("take the editor's proxy, unless the editor has it switched off", () => {
    const http = { "http.proxy": "http://proxy.example:3128", "http.noProxy": ["localhost"] };
    assert.equal(read(http).proxy, "http://proxy.example:3128");
    assert.deepEqual(read(http).noProxy, ["localhost"]);
    assert.equal(read({ ...http, "http.proxySupport": "override" }).proxy, "http://proxy.example:3128");
    assert.equal(read({ ...http, "http.proxySupport": "off" }).proxy, null);
  });
});
