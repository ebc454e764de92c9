import assert from "node:assert/strict";
import { toSubject } from "../../../server/src/core/campaigns/subject.ts";
import { termsOf } from "../../../server/src/core/campaigns/terms.ts";
import { loadKnowledge } from "../../../server/src/knowledge.ts";
import { factsOf } from "../../corpus/corpus.ts";

describe("the terms of a page", () => {
  const cases: readonly (readonly [
    what: string,
    page: string,
    has: readonly string[],
    hasNot: readonly string[],
  ])[] = [
    ["are its words, in one form", "Vollversion JETZT", ["vollversion", "jetzt"], ["JETZT", "version"]],
    ["are how its longer words begin", "downloads", ["downloads", "^downlo", "^down"], ["^downloads"]],
    [
      "are pieces of what is not parted into words",
      "免费下载",
      ["免费", "免费下", "费下", "下载"],
      ["免费下载"],
    ],
    ["are words beside such pieces", "無料pdf版", ["無料", "pdf"], ["無料pdf"]],
    ["are the lengths of numbers", "since 1984", ["since", "#4"], ["1984"]],
    [
      "are not the letters of addresses",
      "see https://lamp.example/full, ftp://wick/glass or lamps.ru",
      ["see", "or"],
      ["lamp", "full", "wick", "glass", "ftp", "lamps"],
    ],
    [
      "are those before an address that follows without a space",
      "schoolkaitou.workで検索",
      ["検索"],
      ["schoolkaitou", "work"],
    ],
    [
      "are how it is made",
      "# A\n\n- `b` | **c** 🔥!?",
      [":heading", ":list", ":code-span", ":code", ":table", ":bold"],
      [":html"],
    ],
    ["are whether somebody tells of himself", "Mi perro y yo", [":first-person"], [":says-site"]],
    ["are whether it says that there is a site", "Сайт нашего клуба", [":says-site"], [":first-person"]],
    [
      "are how many ways lead out of it",
      "[a](https://a.example/x)",
      [":links-1", ":outward-1"],
      [":links-0"],
    ],
  ];
  for (const [what, page, has, hasNot] of cases) {
    it(what, () => {
      const terms = termsOfPage({ page });
      for (const term of has) assert.ok(terms.has(term), `${term} in ${[...terms].join(" ")}`);
      for (const term of hasNot) assert.ok(!terms.has(term), `no ${term} in ${[...terms].join(" ")}`);
    });
  }

  it("tell the name and the description apart from the page", () => {
    const terms = termsOfPage({ name: "acme/old-lamp", description: "Bright lights", page: "a text" });
    for (const term of ["@old", "@lamp", "@bright", "@lights", "bright", "text"])
      assert.ok(terms.has(term), term);
    for (const term of ["old", "lamp", "@acme", "@text"]) assert.ok(!terms.has(term), term);
  });

  it("take a site's name as no word about a site", () => {
    assert.ok(termsOfPage({ name: "acme/website", description: "my website" }).has(":named-site"));
    assert.ok(!termsOfPage({ name: "acme/website", description: "my website" }).has(":says-site"));
    assert.ok(termsOfPage({ name: "acme/website", description: "website of the club" }).has(":says-site"));
  });

  it("are read from a page's beginning only", () => {
    const terms = termsOfPage({ page: `${"lamp ".repeat(2000)}harbour` });
    assert.ok(terms.has("lamp") && !terms.has("harbour"));
  });
});

function termsOfPage(more: { name?: string; description?: string; page?: string }) {
  const sample = { campaign: null, language: "en", written: "beside", namespace: undefined } as const;
  const whole = { ...sample, name: "someone/thing", description: "", page: "", ...more };
  const subject = toSubject(whole.name, factsOf(whole), loadKnowledge().hosts);
  assert.ok(subject !== undefined);
  return termsOf(subject);
}
