import assert from "node:assert/strict";
import { type Hub, startHub } from "./hub.ts";
import { sha256 } from "./images.ts";

describe("the stand-in for Docker Hub", () => {
  let hub: Hub;
  before(async () => {
    hub = await startHub();
  });
  after(() => hub.stop());

  async function manifest(name: string, reference: string, method = "GET"): Promise<Response> {
    const scope = `repository:${name}:pull`;
    const token = await (
      await fetch(`${hub.authUrl}/token?service=registry.docker.io&scope=${scope}`)
    ).json();
    const accept =
      "application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, " +
      "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
    const headers = { accept, authorization: `Bearer ${Object(token).token}` };
    return fetch(`${hub.registryUrl}/v2/${name}/manifests/${reference}`, { method, headers });
  }

  it("answers a manifest whose bytes hash to the digest that the tag on Hub names", async () => {
    const tag = await (await fetch(`${hub.hubUrl}/v2/repositories/library/node/tags/22`)).json();
    const answer = await manifest("library/node", "22");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    assert.equal(sha256(bytes), Object(tag).digest);
    assert.equal(answer.headers.get("docker-content-digest"), Object(tag).digest);
  });

  it("records what it was asked, but no credential", async () => {
    hub.clearRequests();
    await manifest("library/nginx", "1.27", "HEAD");
    assert.deepEqual(
      hub.requests.map(({ host, method, path, authorization }) => ({ host, method, path, authorization })),
      [
        {
          host: "auth",
          method: "GET",
          path: "/token?service=registry.docker.io&scope=repository:library/nginx:pull",
          authorization: false,
        },
        { host: "registry", method: "HEAD", path: "/v2/library/nginx/manifests/1.27", authorization: true },
      ],
    );
  });
});
