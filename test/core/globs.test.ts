import assert from "node:assert/strict";
import { matchesGlob, matchesPath } from "../../server/src/core/globs.ts";
import { checkProportional } from "../harness/effort.ts";

describe("patterns", () => {
  const table: readonly (readonly [string, string, string])[] = [
    // pattern, fits, doesn't fit
    ["acme/*", "acme/tool", "acme/team/tool acme acmee/tool xacme/tool"],
    ["*", "node redis", "acme/tool"],
    ["acme/**", "acme/tool acme/team/tool", "acme other/acme/tool"],
    ["**/nginx", "nginx acme/nginx ghcr.io/acme/nginx", "acme/xnginx nginx/x"],
    ["ghcr.io/**/tool", "ghcr.io/tool ghcr.io/a/tool ghcr.io/a/b/tool", "ghcr.io/a/xtool ghcr.io"],
    ["acme/app-*-dev", "acme/app-1-dev acme/app--dev", "acme/app-dev acme/app-1/dev"],
    ["n?de", "node", "nde n/de noode"],
    ["a**c", "ac abc a/b/c", "ab"],
    ["a.c", "a.c", "abc"],
    ["", "", "a"],
  ];
  for (const [pattern, fits, misses] of table) {
    it(`${pattern || "nothing"} fits ${fits || "nothing"}, not ${misses}`, () => {
      for (const text of fits.split(" ")) assert.equal(matchesGlob(pattern, text), true, text);
      for (const text of misses.split(" ")) assert.equal(matchesGlob(pattern, text), false, text);
    });
  }

  it("are quick whatever they are", () => {
    const patterns = [
      ["a*", "a"],
      ["**/", "a/"],
    ] as const;
    for (const [pattern, text] of patterns) {
      const shape = (size: number) => `${text.repeat(size)}b`;
      const run = (long: string) => assert.equal(matchesGlob(`${pattern.repeat(100)}c*b`, long), false);
      checkProportional(pattern, 4000, shape, run);
    }
  });

  it("without a slash are about a file's name", () => {
    assert.equal(matchesPath("Dockerfile", "a/b/Dockerfile"), true);
    assert.equal(matchesPath("*.yaml", "a/compose.yaml"), true);
    assert.equal(matchesPath("deploy/**", "deploy/a/b.yaml"), true);
    assert.equal(matchesPath("deploy/", "deploy/a/b.yaml"), true);
    assert.equal(matchesPath("./Dockerfile", "Dockerfile"), true);
    assert.equal(matchesPath("./Dockerfile", "a/Dockerfile"), false);
    assert.equal(matchesPath("deploy/**", "x/deploy/b.yaml"), false);
  });
});
