import assert from "node:assert/strict";
import * as v from "valibot";
import { type Hub, startHub } from "./hub.ts";
import { shapes } from "./shapes.ts";

describe("Hub's API on the stand-in", () => {
  let hub: Hub;
  before(async () => {
    hub = await startHub({ limits: { hubPerMinute: 100_000 } });
  });
  after(() => hub.stop());

  const shape = shapes(true);
  async function get(path: string, method = "GET") {
    const answer = await fetch(hub.hubUrl + path, { method, redirect: "manual" });
    const text = await answer.text();
    const json = (answer.headers.get("content-type") ?? "").startsWith("application/json") && text !== "";
    return { status: answer.status, headers: answer.headers, body: json ? Object(JSON.parse(text)) : text };
  }

  it("gives the records of the world the shape of Hub's", async () => {
    // Bursts are a thousand of one kind: their first ten will do.
    for (const { spec, tagNames } of hub.world.repositories()) {
      if (spec.private === true || /-[1-9]\d+/.test(spec.name)) continue;
      v.assert(shape.repository, (await get(`/v2/repositories/${spec.name}`)).body);
      const [tag] = tagNames;
      if (tag === undefined) continue;
      v.assert(shape.tag, (await get(`/v2/repositories/${spec.name}/tags/${tag}`)).body);
      v.assert(shape.tagImages, (await get(`/v2/repositories/${spec.name}/tags/${tag}/images`)).body);
      v.assert(shape.tagPage, (await get(`/v2/repositories/${spec.name}/tags?page_size=5`)).body);
    }
  });

  it("gives every account and search hit the shape of Hub's", async () => {
    for (const name of ["grafana", "acme", "linuxserver"]) {
      v.assert(shape.organization, (await get(`/v2/orgs/${name}/`)).body);
      v.assert(shape.repositoryPage, (await get(`/v2/namespaces/${name}/repositories`)).body);
    }
    for (const name of ["zorvek", "itzg"]) v.assert(shape.user, (await get(`/v2/users/${name}`)).body);
    v.assert(shape.searchV4, (await get("/api/search/v4?query=nginx&size=10")).body);
    v.assert(shape.searchV2, (await get("/v2/search/repositories/?query=kafka")).body);
  });

  it("leads from each kind of account to the other, and badges organizations", async () => {
    assert.equal((await get("/v2/orgs/zorvek/")).headers.get("location"), "/v2/users/zorvek/");
    assert.equal((await get("/v2/users/grafana/")).headers.get("location"), "/v2/orgs/grafana/");
    assert.equal((await get("/v2/orgs/grafana/")).body.badge, "verified_publisher");
    assert.equal((await get("/v2/orgs/linuxserver/")).body.badge, "open_source");
    assert.equal((await get("/v2/orgs/acme/")).body.badge, "");
  });

  it("answers the same by both paths, with and without a slash at the end", async () => {
    const paths = ["/v2/repositories/acme/app", "/v2/namespaces/acme/repositories/app"];
    const bodies = await Promise.all(paths.flatMap((path) => [get(path), get(`${path}/`)]));
    for (const { body } of bodies) assert.deepEqual(body, bodies[0]?.body);
  });

  it("answers HEAD with the head of GET and no body", async () => {
    const [whole, head] = await Promise.all([
      get("/v2/repositories/library/node/tags/22"),
      get("/v2/repositories/library/node/tags/22", "HEAD"),
    ]);
    assert.equal(head.status, 200);
    assert.equal(head.body, "");
    assert.equal(head.headers.get("content-length"), whole.headers.get("content-length"));
  });

  it("knows an imageless repository from a missing one", async () => {
    assert.equal((await get("/v2/repositories/fresh/app")).status, 200);
    assert.equal((await get("/v2/repositories/fresh/app/tags?page_size=1")).body.count, 0);
    assert.equal((await get("/v2/repositories/fresh/app/tags", "HEAD")).status, 404);
    assert.equal((await get("/v2/repositories/fresh/app/tags/latest")).status, 404);
    const missing = await get("/v2/repositories/acme/tol");
    assert.equal(missing.status, 404);
    assert.deepEqual(missing.body.errinfo, { namespace: "acme", repository: "tol" });
  });

  it("pages through five thousand tags, at most a hundred at once, the newest first", async () => {
    const first = await get("/v2/repositories/acme/nightly/tags?page_size=1000");
    assert.equal(first.body.count, 5_002);
    assert.equal(first.body.results.length, 100);
    assert.equal(first.body.results[0].name, "build-05000");
    const last = await get("/v2/repositories/acme/nightly/tags?page_size=100&page=51");
    assert.equal(last.body.results.length, 2);
    assert.equal(last.body.next, null);
    assert.match(last.body.previous, /page=50/);
    assert.equal((await get("/v2/repositories/acme/nightly/tags?page_size=100&page=52")).status, 404);
  });

  it("filters tags by a part of their name, and orders them", async () => {
    const names = async (query: string) =>
      (await get(`/v2/repositories/library/node/tags?${query}`)).body.results.map(
        (tag: { name: string }) => tag.name,
      );
    assert.deepEqual(await names("name=22.11.0-sl"), ["22.11.0-slim"]);
    assert.deepEqual((await names("ordering=name&page_size=100"))[0], "14");
    assert.deepEqual((await names("ordering=-last_updated&page_size=100"))[0], "fermium-alpine");
  });

  it("tells a tag of 2017 without a digest, and attestations as unknown platforms", async () => {
    const old = (await get("/v2/repositories/acme/legacy/tags/latest")).body;
    assert.ok(!("digest" in old));
    assert.equal(old.media_type, "application/vnd.docker.container.image.v1+json");
    const { images } = (await get("/v2/repositories/acme/app/tags/1.4")).body;
    assert.deepEqual(
      images.map(({ os, architecture }: { os: string; architecture: string }) => `${os}/${architecture}`),
      ["linux/amd64", "unknown/unknown"],
    );
  });

  it("tells charts, models and plugins by their content type", async () => {
    const kinds = ["bitnamicharts/nginx", "ai/smollm2", "vieux/sshfs"].map(
      async (name) => (await get(`/v2/repositories/${name}`)).body.content_types,
    );
    assert.deepEqual(await Promise.all(kinds), [["helm"], ["model"], ["plugin"]]);
  });

  it("shows a burst of a thousand empty repositories in three days", async () => {
    const { body } = await get("/v2/namespaces/zorvek/repositories?page_size=100&ordering=-last_updated");
    assert.equal(body.count, 1_026);
    const dates = body.results.map((each: { date_registered: string }) => Date.parse(each.date_registered));
    assert.ok(Math.max(...dates) - Math.min(...dates) < 3 * 86_400_000);
    assert.ok(body.results.every((each: { storage_size: null }) => each.storage_size === null));
  });

  it("refuses an ordering it doesn't know", async () => {
    const answer = await get("/v2/namespaces/acme/repositories?ordering=stars");
    assert.equal(answer.status, 400);
    assert.equal(answer.body.text, "Invalid ordering value");
  });

  it("finds by search what can be pulled: nothing empty, nothing private", async () => {
    const names = async (query: string) =>
      (await get(`/api/search/v4?query=${query}&size=100`)).body.results.map((hit: { id: string }) => hit.id);
    assert.deepEqual(await names("kitap"), []);
    assert.deepEqual(await names("secret"), []);
    assert.equal((await names("nginx"))[0], "library/nginx");
    assert.ok((await names("grafana&badges=verified_publisher")).includes("grafana/grafana"));
    assert.deepEqual(await names("nginx&badges=open_source"), []);
    assert.equal((await get("/api/content/v1/products/search?q=nginx")).body.count, 0);
  });

  it("tells an address it doesn't have from a name it doesn't have", async () => {
    assert.deepEqual((await get("/v2/nothing")).body, { message: "404: Page Not Found" });
    assert.match((await get("/v2/repositories/nginx/tags/latest")).headers.get("content-type") ?? "", /html/);
    assert.match((await get("/r/library/nginx")).headers.get("content-type") ?? "", /html/);
    assert.equal((await get("/v2/repositories/Library/Nginx")).status, 404);
  });

  it("lets the world change while it runs", async () => {
    assert.equal((await get("/v2/repositories/nova/later")).status, 404);
    hub.world.put({
      name: "nova/later",
      description: "",
      registered: 0,
      pulls: 0,
      stars: 0,
      images: [{ tags: "latest", pushed: 0 }],
    });
    assert.equal(
      (await get("/v2/repositories/nova/later/tags/latest")).body.digest,
      hub.world.digest("nova/later:latest"),
    );
    hub.world.remove("nova/later");
    assert.equal((await get("/v2/repositories/nova/later")).status, 404);
  });
});

describe("the limits of the stand-in", () => {
  it("refuses more than so many requests a minute, and says until when", async () => {
    let now = Date.UTC(2026, 5, 1);
    const hub = await startHub({ now: () => now, limits: { hubPerMinute: 2 } });
    const ask = () => fetch(`${hub.hubUrl}/v2/repositories/library/node`);
    const answers = [await ask(), await ask(), await ask()];
    assert.deepEqual(
      answers.map(({ status, headers }) => [status, headers.get("x-ratelimit-remaining")]),
      [
        [200, "1"],
        [200, "0"],
        [429, "0"],
      ],
    );
    assert.equal(answers[2]?.headers.get("retry-after"), String(now / 1000 + 60));
    assert.deepEqual(await answers[2]?.json(), { detail: "Rate limit exceeded", error: false });
    now += 60_000;
    assert.equal((await ask()).status, 200);
    await hub.stop();
  });
});
