import assert from "node:assert/strict";
import { defaultNetworkOptions } from "../../server/src/registries/index.ts";
import { namedRegistries } from "../../server/src/registries/named.ts";
import { asking } from "./scripted.ts";

describe("a registry that was named", () => {
  const table: readonly (readonly [domain: string, asked: string])[] = [
    ["ghcr.io", "https://ghcr.io"],
    ["registry.example:5000", "https://registry.example:5000"],
    ["localhost:5000", "http://localhost:5000"],
    ["127.0.0.1", "http://127.0.0.1"],
    ["[::1]:5000", "http://[::1]:5000"],
    ["localhost.example", "https://localhost.example"],
    ["127.0.0.1.example:5000", "https://127.0.0.1.example:5000"],
    ["my-localhost:5000", "https://my-localhost:5000"],
  ];
  for (const [domain, address] of table) {
    it(`${domain} is asked at ${address}, so unencrypted on this machine alone`, async () => {
      const asked: string[] = [];
      const options = { ...defaultNetworkOptions, registries: [{ domain }] };
      const all = namedRegistries(options, async ({ url }) => {
        asked.push(new URL(url).origin);
        return { kind: "fault", why: "offline", detail: "nobody is there" };
      });
      const named = all.find((one) => one.domain === domain) ?? assert.fail("not named");
      await named.registry.manifest({ domain, path: "acme/tool" }, "1", asking());
      assert.deepEqual([...new Set(asked)], [address]);
    });
  }
});
