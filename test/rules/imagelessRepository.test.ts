import { imagelessRepository } from "../../server/src/core/rules/imagelessRepository.ts";
import { missingTag } from "../../server/src/core/rules/missingTag.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { type CheckSetting, checkAll, checkRule } from "../harness/check.ts";
import { askedAt, day, now } from "../harness/fakeRegistry.ts";

const hub = { "acme/void": [], "acme/tool": ["1"] };

describe("imageless-repository", () => {
  it("marks the name", () =>
    checkRule(
      imagelessRepository,
      hub,
      `
      FROM --platform=linux/amd64 acme/void:1 AS build
                                  ^^^^^^^^^ error: acme/void holds no image, so there is nothing to pull.
      FROM acme/tool:2
      FROM acme/gone
      `,
    ));

  it("says that an owner emptied it, by what it held", () =>
    checkRule(
      imagelessRepository,
      {
        "acme/stored": { storageSizeBytes: 5_000_000 },
        "acme/pulled": { pullCount: 2_400_000 },
        "acme/pushed": { registeredAt: now - 900 * day, pushedAt: now - 300 * day },
      },
      `
      FROM acme/stored
           ^^^^^^^^^^^ error: acme/stored holds no image, so there is nothing to pull. It held images once; its owner removed all tags.
      FROM acme/pulled
           ^^^^^^^^^^^ error: acme/pulled holds no image, so there is nothing to pull. It held images once; its owner removed all tags.
      FROM acme/pushed
           ^^^^^^^^^^^ error: acme/pushed holds no image, so there is nothing to pull. It held images once; its owner removed all tags.
      `,
    ));

  it("names where the page says that the images went, and never offers it as a fix", () =>
    checkRule(
      imagelessRepository,
      {
        "acme/old-tool": {
          contentTypes: ["image"],
          page: "# Old tool\n\nThis image has **moved**.\n\nFind it at [our registry](https://ghcr.io/acme/old-tool).",
        },
        "acme/away": { contentTypes: ["image"], page: "We have moved, see our site." },
      },
      `
      FROM acme/old-tool:2
           ^^^^^^^^^^^^^ error: acme/old-tool holds no image, so there is nothing to pull. Its owner removed all tags; the page names ghcr.io/acme/old-tool.
      FROM acme/away
           ^^^^^^^^^ error: acme/away holds no image, so there is nothing to pull. Its owner removed all tags; the page says the images moved.
      `,
    ));

  it("names where our lists know that the images went, whatever the page says", () =>
    checkAll(
      {
        "bitnami/kafka": { contentTypes: ["image"], page: "We moved. `docker pull evil/kafka`" },
        "bitnamilegacy/kafka": ["3.9"],
        "bitwardenrs/server": { contentTypes: ["image"] },
      },
      `
      FROM bitnami/kafka:3.9
           ^^^^^^^^^^^^^ [fix] error imageless-repository: bitnami/kafka holds no image, so there is nothing to pull. The versioned images of bitnami moved in August 2025: bitnamilegacy/kafka holds frozen copies that get no updates.
      FROM bitwardenrs/server
           ^^^^^^^^^^^^^^^^^^ error imageless-repository: bitwardenrs/server holds no image, so there is nothing to pull. It moved to vaultwarden/server in April 2021. No tag latest was found at vaultwarden/server.
      `,
      { knowledge: loadKnowledge() },
    ));

  it("says in one finding what was probably meant", () =>
    checkAll(
      {
        "ngnix/nginx": [],
        "promm/prometheus": [],
        "someone/redis": [],
        nginx: ["1"],
        "prom/prometheus": ["v2"],
      },
      `
      FROM ngnix/nginx:1
           ^^^^^^^^^^^ [fix] error imageless-repository: ngnix/nginx holds no image, so there is nothing to pull. The official image is nginx, one slip away.
      FROM promm/prometheus:v2
           ^^^^^^^^^^^^^^^^ [fix] error imageless-repository: promm/prometheus holds no image, so there is nothing to pull. The well-known image is prom/prometheus, one slip away.
      FROM someone/redis
           ^^^^^^^^^^^^^ error imageless-repository: someone/redis holds no image, so there is nothing to pull. The official image of that name is redis.
      `,
      { knowledge: loadKnowledge() },
    ));

  it("tells a repository that is just being set up", () =>
    checkRule(
      imagelessRepository,
      { "fresh/app": { registeredAt: now - 3 * day, pushedAt: now - 3 * day, pullCount: 12 } },
      `
      FROM fresh/app
           ^^^^^^^^^ error: fresh/app was registered 3 days ago and nothing has been pushed to it yet.
      `,
    ));

  it("doesn't call a repository new after two weeks", () =>
    checkRule(
      imagelessRepository,
      { "left/app": { registeredAt: now - 15 * day, pushedAt: now - 15 * day, pullCount: 12 } },
      `
      FROM left/app
           ^^^^^^^^ error: left/app holds no image, so there is nothing to pull.
      `,
    ));

  it("needs the registry to agree with Hub's list", () =>
    checkRule(imagelessRepository, hub, "FROM acme/void:1", { registryUnknown: "offline" }));

  it("needs the whole list, not one of tags that resemble another", async () => {
    const partial = (filter: string | null): CheckSetting => ({
      facts: (facts) => ({
        ...facts,
        tags: { state: "known", askedAt, value: { count: 0, filter, tags: [] } },
        manifest: { state: "absent", askedAt },
      }),
    });
    await checkRule(imagelessRepository, hub, "FROM acme/tool:2", partial("2"));
    await checkRule(
      imagelessRepository,
      hub,
      "FROM acme/tool:2\n     ^^^^^^^^^ error: acme/tool holds no image…",
      partial(null),
    );
  });

  it("takes a page's own name for no successor", () =>
    checkRule(
      imagelessRepository,
      { "acme/void": { contentTypes: ["image"], page: "We moved. `docker pull acme/void`" } },
      "FROM acme/void:1\n     ^^^^^^^^^ error: acme/void holds no image, so there is nothing to pull. Its owner removed all tags; the page says the images moved.",
    ));

  it("believes the registry over Hub's list", () =>
    checkRule(imagelessRepository, { "acme/void": { unlisted: ["1"] } }, "FROM acme/void:1"));

  it("says nothing while Docker Hub cannot be asked", () =>
    checkRule(imagelessRepository, "rate-limited", "FROM acme/void:1"));

  it("stands for the tag and the digest that are missing too", async () => {
    await checkAll(
      hub,
      "FROM acme/void:1\n     ^^^^^^^^^ error imageless-repository: acme/void holds no image…",
    );
    await checkRule(missingTag, hub, "FROM acme/void:1");
  });
});
