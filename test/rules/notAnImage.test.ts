import { notAnImage } from "../../server/src/core/rules/notAnImage.ts";
import { checkAll, checkRule } from "../harness/check.ts";

const hub = {
  "acme/chart": { contentTypes: ["helm"], tags: [{ name: "1", contentType: "helm", platforms: [] }] },
  "acme/mixed": {
    contentTypes: ["image", "helm"],
    tags: ["1", { name: "chart", contentType: "helm", platforms: [] }],
  },
  "acme/driver": {
    contentTypes: ["plugin"],
    tags: [{ name: "latest", contentType: "plugin", platforms: [] }],
  },
  "acme/odd": {
    contentTypes: ["unrecognized"],
    tags: [
      { name: "1", contentType: "unrecognized", platforms: [] },
      { name: "2", contentType: null },
    ],
  },
  "ai/smol": { contentTypes: ["model"], tags: [{ name: "latest", contentType: "model", platforms: [] }] },
};

describe("not-an-image", () => {
  it("says what the repository holds", () =>
    checkRule(
      notAnImage,
      hub,
      `
      FROM acme/chart:1
           ^^^^^^^^^^ warning: acme/chart holds Helm charts, not images: nothing here can run.
      FROM acme/driver
           ^^^^^^^^^^^ warning: acme/driver holds plugins of the Docker engine, not images: nothing here can run.
      FROM acme/mixed:1
      `,
    ));

  it("marks the tag where other tags are images", () =>
    checkRule(
      notAnImage,
      hub,
      `
      FROM acme/mixed:chart
                      ^^^^^ warning: acme/mixed:chart is no image: this tag holds Helm charts…
      `,
    ));

  it("stands for a tag that is missing, since another tag would not help", () =>
    checkAll(
      hub,
      `
      FROM acme/chart:2
           ^^^^^^^^^^ warning not-an-image: acme/chart holds Helm charts, not images: nothing here can run.
      `,
      { severities: new Map([["not-an-image", "warning"]]) },
    ));

  it("tells a tag that holds attestations alone, without an image for any platform", () =>
    checkRule(
      notAnImage,
      {
        "acme/app": {
          contentTypes: ["image"],
          tags: ["1", { name: "2", contentType: "attestation", platforms: [] }],
        },
      },
      `
      FROM acme/app:1
      FROM acme/app:2
                    ^ warning: acme/app:2 is no image: this tag holds signatures and attestations, and nothing here can run.
      `,
    ));

  it("tells a repository of signatures from one that lacks a tag", () =>
    checkAll(
      {
        "acme/signatures": [`sha256-${"0a".repeat(32)}.sig`, `sha256-${"0a".repeat(32)}`],
        "acme/app": [`sha256-${"0a".repeat(32)}.sig`, "1"],
      },
      `
      FROM acme/signatures
           ^^^^^^^^^^^^^^^ error not-an-image: acme/signatures holds signatures and attestations, not images: nothing here can run.
      FROM acme/app:2
                    ^ error missing-tag: acme/app has no tag 2…
      `,
    ));

  it("proves nothing by a kind that Docker Hub can't name", () =>
    checkRule(notAnImage, hub, "FROM acme/odd:1\nFROM acme/odd:2"));

  it("finds a model in a compose file's models just right, and in a service wrong", () =>
    checkRule(
      notAnImage,
      hub,
      `
      services:
        web:
          image: ai/smol
                 ^^^^^^^ warning: ai/smol holds AI models, not images: nothing here can run.
      models:
        llm:
          model: ai/smol
      `,
    ));
});
