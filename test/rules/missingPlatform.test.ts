import { missingPlatform } from "../../server/src/core/rules/missingPlatform.ts";
import { checkRule } from "../harness/check.ts";
import { fakeDigest } from "../harness/fakeRegistry.ts";

const hub = {
  "acme/app": {
    tags: [
      { name: "amd", platforms: ["linux/amd64"] },
      { name: "both", platforms: ["linux/amd64", "linux/arm64/v8"] },
      { name: "small", platforms: ["linux/386", "linux/arm/v6"] },
      { name: "none", platforms: [] },
    ],
  },
};

describe("missing-platform", () => {
  it("marks the tag, and says what there is", () =>
    checkRule(
      missingPlatform,
      hub,
      `
      FROM --platform=linux/arm64 acme/app:amd
                                           ^^^ warning: acme/app:amd has no image for linux/arm64; it has linux/amd64.
      FROM --platform=linux/s390x acme/app:both
                                           ^^^^ warning: acme/app:both has no image for linux/s390x; it has linux/amd64 and linux/arm64.
      `,
    ));

  it("reads a service's platform", () =>
    checkRule(
      missingPlatform,
      hub,
      `
      services:
        web:
          image: acme/app:amd
                          ^^^ warning: acme/app:amd has no image for linux/arm64; it has linux/amd64.
          platform: linux/arm64
      `,
    ));

  it("takes names that every object has, and levels that no processor has, as they are written", () =>
    checkRule(
      missingPlatform,
      hub,
      `
      FROM --platform=linux/constructor acme/app:amd
                                                 ^^^ warning: acme/app:amd has no image for linux/constructor; it has linux/amd64.
      FROM --platform=linux/__proto__ acme/app:amd
                                               ^^^ warning: acme/app:amd has no image for linux/__proto__; it has linux/amd64.
      FROM --platform=linux/arm/v4000000000 acme/app:amd
                                                     ^^^ warning: acme/app:amd has no image for linux/arm/v4000000000; it has linux/amd64.
      `,
    ));

  const runs: readonly (readonly [string, string])[] = [
    ["linux/amd64", "amd"],
    ["linux/x86_64", "amd"],
    ["amd64", "amd"],
    ["linux/amd64/v3", "amd"],
    ["linux/arm64", "both"],
    ["linux/arm64/v8", "both"],
    ["linux/aarch64", "both"],
    ["linux/amd64", "small"],
    ["linux/arm/v7", "small"],
    ["linux/arm64", "small"],
    ["linux", "amd"],
    ["linux/arm64", "none"],
  ];
  for (const [platform, tag] of runs) {
    it(`takes ${tag} for ${platform}`, () =>
      checkRule(missingPlatform, hub, `FROM --platform=${platform} acme/app:${tag}`));
  }

  it("does not run newer variants on older platforms", () =>
    checkRule(
      missingPlatform,
      { "acme/app": { tags: [{ name: "1", platforms: ["linux/arm/v7"] }] } },
      `
      FROM --platform=linux/arm/v6 acme/app:1
                                            ^ warning: acme/app:1 has no image for linux/arm/v6; it has linux/arm/v7.
      `,
    ));

  it("says nothing of a digest that the tag does not name: its platforms are not known", () =>
    checkRule(
      missingPlatform,
      { "acme/app": { tags: ["1"], digests: [fakeDigest("old")] } },
      `FROM --platform=linux/arm64 acme/app:1@${fakeDigest("old")}`,
    ));

  it("says nothing while the registry cannot be asked", () =>
    checkRule(missingPlatform, "offline", "FROM --platform=linux/arm64 acme/app:amd"));
});
