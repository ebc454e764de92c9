import assert from "node:assert/strict";
import { isOwnTokenServer, readChallenge } from "../../server/src/registries/challenge.ts";
import type { HttpRequest, HttpResult } from "../../server/src/registries/http.ts";
import type { SignIn } from "../../server/src/registries/signIns.ts";
import { Tokens } from "../../server/src/registries/tokens.ts";
import { asking } from "./scripted.ts";

const robin: SignIn = { kind: "password", username: "robin", secret: "one" };
const acme: SignIn = { kind: "password", username: "acme", secret: "two" };
const server = { realm: "https://auth.example/token", service: "registry.example" };

/** A token server that numbers its tokens. */
function tokenServer(life?: unknown) {
  const sent: HttpRequest[] = [];
  const clock = { now: 1_000_000 };
  const tokens = new Tokens(
    async (request): Promise<HttpResult> => {
      sent.push(request);
      const body = Buffer.from(JSON.stringify({ token: `t${sent.length}`, expires_in: life }));
      return { kind: "answer", status: 200, headers: new Map(), body, sentBytes: body.length };
    },
    () => clock.now,
  );
  const get = async (path: string, signIn?: SignIn, from = server) => {
    const result = await tokens.get(from, path, signIn, asking());
    return "token" in result ? result.token : result.fact.state;
  };
  return { sent, clock, get, tokens };
}

describe("tokens", () => {
  it("are kept for their time, each for its repository, account and server", async () => {
    const { get, clock } = tokenServer(300);
    assert.equal(await get("a/b"), "t1");
    assert.equal(await get("a/b"), "t1");
    assert.equal(await get("a/c"), "t2");
    assert.equal(await get("a/b", robin), "t3");
    assert.equal(await get("a/b", acme), "t4");
    assert.equal(await get("a/b", undefined, { ...server, service: "other" }), "t5");
    clock.now += 289_000;
    assert.equal(await get("a/b", robin), "t3");
    clock.now += 2_000;
    assert.equal(await get("a/b", robin), "t6");
  });

  it("without a life time are good for a minute, and none for more than an hour", async () => {
    for (const [life, goodMs] of [
      [undefined, 49_000],
      [-5, 49_000],
      ["soon", 49_000],
      [1e9, 3_589_000],
    ] as const) {
      const { get, clock } = tokenServer(life);
      await get("a/b");
      clock.now += goodMs;
      assert.equal(await get("a/b"), "t1");
      clock.now += 2000;
      assert.equal(await get("a/b"), "t2");
    }
  });

  it("are asked for with a credential only where it travels encrypted", async () => {
    const { get, sent } = tokenServer(300);
    await get("a/b", robin);
    await get("a/b", robin, { ...server, realm: "http://auth.example/token" });
    await get("a/b", robin, { ...server, realm: "http://127.0.0.1:5000/token" });
    assert.deepEqual(
      sent.map(({ headers }) => headers?.authorization !== undefined),
      [true, false, true],
    );
  });

  it("are forgotten when a registry refuses them", async () => {
    const { get, tokens } = tokenServer(300);
    await get("a/b");
    tokens.forget("t1");
    assert.equal(await get("a/b"), "t2");
  });
});

describe("a registry's challenge", () => {
  it("is read in every spelling, and odd ones are none", () => {
    const bearer = { realm: "https://a.example/token", service: "s" };
    const table: [string | undefined, unknown][] = [
      [
        'Bearer realm="https://a.example/token",service="s",scope="repository:a/b:pull"',
        { scheme: "bearer", server: bearer, error: undefined },
      ],
      [
        'bearer  service=s, error="insufficient_scope" , realm=https://a.example/token',
        { scheme: "bearer", server: bearer, error: "insufficient_scope" },
      ],
      ['Basic realm="x"', { scheme: "basic", server: undefined, error: undefined }],
      ['Bearer realm="no address"', { scheme: "bearer", server: undefined, error: undefined }],
      ["Bearer", { scheme: "bearer", server: undefined, error: undefined }],
      ["Negotiate", undefined],
      [`Bearer ${"x".repeat(5000)}`, undefined],
      [undefined, undefined],
    ];
    for (const [header, expected] of table) assert.deepEqual(readChallenge(header), expected, header);
  });

  const kin: [string, string, boolean][] = [
    ["https://ghcr.io", "https://ghcr.io/token", true],
    ["https://registry.gitlab.com", "https://gitlab.com/jwt/auth", true],
    ["https://registry.example.com", "https://auth.example.com/token", true],
    ["https://example.com", "https://auth.example.com/token", true],
    ["https://registry.example.com", "https://example.org/token", false],
    ["https://registry.example.com", "https://badexample.com/token", false],
    ["https://registry.example.co.uk", "https://auth.example.co.uk/token", true],
    ["https://registry.example.co.uk", "https://other.co.uk/token", false],
    ["https://registry.example.com", "https://com/token", false],
    ["https://registry.example.com", "http://auth.example.com/token", false],
    ["https://registry.example.com", "ftp://registry.example.com/token", false],
    ["https://registry.example.com", "https://robin:secret@auth.example.com/token", false],
    ["http://localhost:5000", "http://localhost:5001/token", true],
    ["http://localhost:5000", "https://localhost:5001/token", true],
    ["http://10.0.0.1:5000", "http://10.0.0.2/token", false],
    ["http://10.0.0.1", "http://1.0.0.1/token", false],
    ["https://registry.example.com", "https://named.example.net/token", true],
  ];
  for (const [registry, realm, expected] of kin) {
    it(`of ${registry} ${expected ? "may" : "may not"} lead to ${realm}`, () =>
      assert.equal(isOwnTokenServer(realm, registry, ["named.example.net"]), expected));
  }
});
