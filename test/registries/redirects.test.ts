import assert from "node:assert/strict";
import type { Http, HttpRequest } from "../../server/src/registries/http.ts";
import { followingRedirects } from "../../server/src/registries/redirects.ts";
import { asking } from "./scripted.ts";

/** Answers each address with where it leads, and every other with the end of the way. */
function leading(ways: Readonly<Record<string, string>>) {
  const sent: string[] = [];
  const http: Http = async ({ url, headers = {} }) => {
    sent.push(`${url} ${headers.authorization ?? ""}`.trim());
    const location = ways[url];
    return {
      kind: "answer",
      status: location === undefined ? 200 : 307,
      headers: new Map(location === undefined ? [] : [["location", location]]),
      body: new Uint8Array(),
      sentBytes: 0,
    };
  };
  const ask = async (method: HttpRequest["method"] = "GET") => {
    const headers = { authorization: "Bearer secret" };
    const result = await followingRedirects(http)({ method, url: `${at}/1`, headers, asking: asking() });
    return result.kind === "answer" ? "answered" : result.detail;
  };
  return { sent, ask };
}

const at = "https://registry.example";
const elsewhere = "the answer points to another host";

describe("redirects", () => {
  it("are followed on the same origin, with the credential", async () => {
    const { sent, ask } = leading({ [`${at}/1`]: "/2", [`${at}/2`]: `${at}/3` });
    assert.equal(await ask(), "answered");
    assert.deepEqual(sent, [`${at}/1 Bearer secret`, `${at}/2 Bearer secret`, `${at}/3 Bearer secret`]);
  });

  for (const [what, location] of [
    ["another host", "https://other.example/2"],
    ["another port", `${at}:444/2`],
    ["the same host without its encryption", "http://registry.example/2"],
    ["the same host by another scheme", "ftp://registry.example/2"],
    ["a host that the sign of a login hides", "https://registry.example@other.example/2"],
    ["the same host with a login of its own", "https://me@registry.example/2"],
    ["the same host with a password of its own", "https://:secret@registry.example/2"],
    ["a host without a scheme", "//other.example/2"],
    ["nowhere", "https://"],
  ] as const) {
    it(`don't lead to ${what}`, async () => {
      const { sent, ask } = leading({ [`${at}/1`]: location });
      assert.equal(await ask(), elsewhere);
      assert.equal(sent.length, 1);
    });
  }

  it("are followed three times, and not in a circle", async () => {
    const three = leading({ [`${at}/1`]: "/2", [`${at}/2`]: "/3", [`${at}/3`]: "/4" });
    assert.equal(await three.ask(), "answered");
    const circle = leading({ [`${at}/1`]: "/1" });
    assert.equal(await circle.ask(), "the answer points elsewhere again and again");
    assert.equal(circle.sent.length, 4);
  });

  it("don't send what was posted a second time", async () => {
    const { sent, ask } = leading({ [`${at}/1`]: "/2" });
    assert.equal(await ask("POST"), "the answer points elsewhere again and again");
    assert.equal(sent.length, 1);
  });
});
