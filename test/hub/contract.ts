import assert from "node:assert/strict";
import * as v from "valibot";
import { sha256 } from "./images.ts";
import { shapes } from "./shapes.ts";

/** Docker Hub, real or played. */
export interface ContractPlace {
  readonly hubUrl: string;
  readonly authUrl: string;
  readonly registryUrl: string;
}

/** The Accept of every manifest request: a type that is left out can turn a tag that exists into a 404. */
export const manifestTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

const missing = "tare-contract-test-of-a-name-nobody-has";

/**
 * What Tare relies on, said of the names that both the service and the stand-in have. Each address is asked once, one
 * after the other, and nothing is pulled but where `mayPull` allows one.
 */
export function describeContract(options: {
  readonly place: () => ContractPlace;
  /** Whether answers may hold no key but the recorded ones. */
  readonly exact: boolean;
  readonly mayPull: boolean;
}): void {
  const shape = shapes(options.exact);

  const hub = (path: string, init: RequestInit = {}) => ask(options.place().hubUrl + path, init);
  const registry = (path: string, init: RequestInit = {}) => ask(options.place().registryUrl + path, init);

  async function token(scope: string): Promise<string> {
    const answer = await ask(
      `${options.place().authUrl}/token?service=registry.docker.io&scope=${scope}`,
      {},
    );
    assert.equal(answer.status, 200);
    return conforming(shape.token, answer).token;
  }
  async function manifest(name: string, reference: string, method: "HEAD" | "GET" = "HEAD") {
    const authorization = `Bearer ${await token(`repository:${name}:pull`)}`;
    return registry(`/v2/${name}/manifests/${reference}`, {
      method,
      headers: { authorization, accept: manifestTypes },
    });
  }

  describe("Hub's API", () => {
    it("tells a repository's record by the documented path", async () => {
      const answer = await hub("/v2/namespaces/library/repositories/nginx");
      assert.equal(answer.status, 200);
      const record = conforming(shape.repository, answer);
      assert.deepEqual([record.namespace, record.name, record.status], ["library", "nginx", 1]);
      assert.match(record.status_description, /^active$/i);
      assert.ok(record.content_types.includes("image"));
    });

    it("tells the same by the older path, with a slash at the end", async () => {
      const answer = await hub("/v2/repositories/library/nginx/");
      assert.equal(answer.status, 200);
      assert.equal(conforming(shape.repository, answer).name, "nginx");
    });

    it("says how much may still be asked this minute", async () => {
      const { headers } = await hub("/v2/namespaces/library/repositories/nginx", { method: "HEAD" });
      const [limit, left, reset] = ["limit", "remaining", "reset"].map((name) =>
        Number(headers.get(`x-ratelimit-${name}`)),
      );
      assert.ok(limit !== undefined && left !== undefined && reset !== undefined);
      assert.ok(limit > 0 && left >= 0 && left < limit, `${left} of ${limit}`);
      const seconds = reset - Date.now() / 1000;
      assert.ok(seconds > -5 && seconds < 120, `resets in ${seconds} s`);
    });

    it("tells a tag with the digest of its index and all platforms", async () => {
      const answer = await hub("/v2/repositories/library/alpine/tags/latest");
      assert.equal(answer.status, 200);
      const tag = conforming(shape.tag, answer);
      const platforms = tag.images.map(({ os, architecture }) => `${os}/${architecture}`);
      assert.ok(platforms.includes("linux/amd64") && platforms.includes("linux/arm64"));
      assert.ok(tag.digest !== undefined);
      assert.ok(tag.images.every(({ digest }) => digest !== tag.digest));
    });

    it("lists tags by pages, and all of them count", async () => {
      const answer = await hub("/v2/repositories/library/alpine/tags?page_size=2&name=3.");
      assert.equal(answer.status, 200);
      const page = conforming(shape.tagPage, answer);
      assert.equal(page.results.length, 2);
      assert.ok(page.count > 2);
      assert.ok(page.results.every(({ name }) => name.includes("3.")));
      assert.match(page.next ?? "", /[?&]page=2(&|$)/);
      assert.equal(page.previous, null);
    });

    it("has no page past the end", async () => {
      const answer = await hub("/v2/repositories/library/alpine/tags?page=9000&page_size=100");
      assert.equal(answer.status, 404);
      conforming(shape.notFound, answer);
    });

    it("says in JSON that a tag is missing", async () => {
      const answer = await hub(`/v2/repositories/library/alpine/tags/${missing}`);
      assert.equal(answer.status, 404);
      conforming(shape.notFound, answer);
    });

    it("says in JSON that a repository is missing", async () => {
      const answer = await hub(`/v2/namespaces/library/repositories/${missing}`);
      assert.equal(answer.status, 404);
      conforming(shape.notFound, answer);
    });

    it("lists no repositories of a namespace that nobody has", async () => {
      const answer = await hub(`/v2/repositories/${missing}/`);
      assert.equal(answer.status, 200);
      const page = conforming(shape.repositoryPage, answer);
      assert.deepEqual([page.count, page.results.length], [0, 0]);
    });

    it("leads from an organization's name among the users to its record", async () => {
      const answer = await hub("/v2/users/library/");
      assert.equal(answer.status, 308);
      const location = new URL(answer.headers.get("location") ?? "", options.place().hubUrl);
      assert.equal(location.origin, options.place().hubUrl);
      assert.match(location.pathname, /^\/v2\/orgs\/library\/?$/);
      const record = conforming(shape.organization, await hub(location.pathname));
      assert.equal(record.orgname, "library");
    });

    it("says that an account is missing", async () => {
      assert.equal((await hub(`/v2/users/${missing}/`)).status, 404);
    });

    it("searches with the older search, official images by their short name", async () => {
      const answer = await hub("/v2/search/repositories/?query=nginx&page_size=2");
      assert.equal(answer.status, 200);
      const page = conforming(shape.searchV2, answer);
      assert.deepEqual([page.results[0]?.repo_name, page.results[0]?.is_official], ["nginx", true]);
      assert.equal(page.previous, "");
    });
  });

  describe("the registry", () => {
    it("asks for a token of the token server", async () => {
      const answer = await registry("/v2/");
      assert.equal(answer.status, 401);
      const challenge = answer.headers.get("www-authenticate") ?? "";
      assert.match(challenge, /^Bearer realm="https?:\/\/[^"]+\/token",service="registry\.docker\.io"/);
      conforming(shape.registryError, answer);
    });

    it("tells the digest of an index to whoever only asks for the head", async () => {
      const answer = await manifest("library/alpine", "latest");
      assert.equal(answer.status, 200);
      const digest = answer.headers.get("docker-content-digest");
      assert.match(digest ?? "", /^sha256:[0-9a-f]{64}$/);
      assert.match(answer.headers.get("content-type") ?? "", /image\.index|manifest\.list/);
      assert.equal(answer.body, "");
      assert.match(answer.headers.get("ratelimit-remaining") ?? ";w=1", /^\d*;w=\d+$/);
    });

    it("agrees with Hub's API about the digest", async () => {
      const tag = conforming(shape.tag, await hub("/v2/repositories/library/busybox/tags/latest"));
      const answer = await manifest("library/busybox", tag.digest ?? "");
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get("docker-content-digest"), tag.digest);
    });

    it("says that the manifest is missing where the repository is there", async () => {
      const answer = await manifest("library/alpine", missing, "GET");
      assert.equal(answer.status, 404);
      assert.equal(conforming(shape.registryError, answer).errors[0]?.code, "MANIFEST_UNKNOWN");
    });

    it("refuses a repository that is missing, even with a token", async () => {
      const answer = await manifest(`library/${missing}`, "latest");
      assert.equal(answer.status, 401);
      assert.match(answer.headers.get("www-authenticate") ?? "", /error="insufficient_scope"/);
    });

    if (options.mayPull) {
      it("sends a manifest whose bytes hash to its digest", async () => {
        const answer = await manifest("library/busybox", "latest", "GET");
        assert.equal(answer.status, 200);
        assert.equal(sha256(answer.body), answer.headers.get("docker-content-digest"));
      });
    }
  });
}

/** An answer, read whole. Redirects aren't followed. */
interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

async function ask(url: string, init: RequestInit): Promise<Answered> {
  const headers = { "user-agent": "tare-contract-test", ...init.headers };
  const response = await fetch(url, { ...init, headers, redirect: "manual" });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** The body, of the shape it should have. */
function conforming<Schema extends v.GenericSchema>(schema: Schema, answer: Answered): v.InferOutput<Schema> {
  assert.match(answer.headers.get("content-type") ?? "", /^application\/json/);
  const result = v.safeParse(schema, JSON.parse(answer.body));
  assert.ok(result.success, JSON.stringify(result.issues && v.flatten(result.issues), undefined, 2));
  return result.output;
}
