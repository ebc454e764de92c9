import assert from "node:assert/strict";
import { type Hub, startHub } from "./hub.ts";

describe("signing in to the stand-in", () => {
  let hub: Hub;
  let now = Date.UTC(2026, 5, 1);
  before(async () => {
    hub = await startHub({ now: () => now });
  });
  after(() => hub.stop());

  const basic = (user: string, secret: string) =>
    `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`;

  async function post(url: string, body: string, type = "application/json") {
    const answer = await fetch(url, { method: "POST", body, headers: { "content-type": type } });
    return { status: answer.status, body: Object(await answer.json()) };
  }
  async function registryToken(name: string, authorization?: string) {
    const url = `${hub.authUrl}/token?service=registry.docker.io&scope=repository:${name}:pull`;
    const answer = await fetch(url, { headers: authorization === undefined ? {} : { authorization } });
    return { status: answer.status, body: Object(await answer.json()) };
  }
  async function head(name: string, token: string) {
    const headers = { authorization: `Bearer ${token}`, accept: "application/vnd.oci.image.index.v1+json" };
    return fetch(`${hub.registryUrl}/v2/${name}/manifests/latest`, { method: "HEAD", headers });
  }
  async function record(path: string, token?: string) {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return (await fetch(`${hub.hubUrl}/v2/repositories/${path}`, { headers })).status;
  }

  it("hides a private repository from callers without a name, as if it were missing", async () => {
    assert.equal(await record("acme/secret"), 404);
    const { body } = await registryToken("acme/secret");
    assert.equal((await head("acme/secret", body.token)).status, 401);
  });

  it("shows it to its owner, and says plainly to others that they may not", async () => {
    const owner = await post(
      `${hub.hubUrl}/v2/auth/token`,
      '{"identifier":"acme","secret":"organization-token"}',
    );
    assert.equal(await record("acme/secret", owner.body.access_token), 200);
    const other = await post(
      `${hub.hubUrl}/v2/users/login`,
      '{"username":"robin","password":"personal-token"}',
    );
    assert.equal(await record("acme/secret", other.body.token), 403);
    assert.equal(await record("acme/secret", "made.up.token"), 401);
  });

  it("lets the owner pull it with a name and a secret, or with an identity token", async () => {
    const byName = await registryToken("acme/secret", basic("acme", "organization-token"));
    assert.equal((await head("acme/secret", byName.body.token)).status, 200);
    const form = "grant_type=refresh_token&refresh_token=organization-token&service=registry.docker.io";
    const url = `${hub.authUrl}/token`;
    const traded = await post(
      url,
      `${form}&scope=repository:acme/secret:pull`,
      "application/x-www-form-urlencoded",
    );
    assert.equal((await head("acme/secret", traded.body.access_token)).status, 200);
  });

  it("gives a token to whoever asks, and one without rights for a name it doesn't have", async () => {
    const { status, body } = await registryToken("acme/nothing");
    assert.equal(status, 200);
    const claims = JSON.parse(Buffer.from(body.token.split(".")[1], "base64url").toString());
    assert.deepEqual(claims.access[0].actions, []);
    const answer = await head("acme/nothing", body.token);
    assert.match(
      answer.headers.get("www-authenticate") ?? "",
      /scope="repository:acme\/nothing:pull",error="insufficient/,
    );
  });

  it("refuses a wrong secret wherever one is asked for", async () => {
    assert.equal((await registryToken("library/node", basic("acme", "wrong"))).status, 401);
    assert.equal(
      (await post(`${hub.hubUrl}/v2/auth/token`, '{"identifier":"acme","secret":"wrong"}')).status,
      401,
    );
    assert.equal((await post(`${hub.hubUrl}/v2/users/login`, "no json")).status, 401);
  });

  it("lets a token end after five minutes", async () => {
    const { body } = await registryToken("library/node");
    assert.equal(body.expires_in, 300);
    assert.equal((await head("library/node", body.token)).status, 200);
    now += 301_000;
    const late = await head("library/node", body.token);
    assert.equal(late.status, 401);
    assert.match(late.headers.get("www-authenticate") ?? "", /error="invalid_token"/);
  });

  it("gives no right to one repository with the token of another", async () => {
    const { body } = await registryToken("library/node");
    assert.equal((await head("library/nginx", body.token)).status, 401);
  });
});
