import assert from "node:assert/strict";
import { readCompose } from "../../../server/src/core/compose.ts";
import { checkCompose as check } from "../../harness/composeReading.ts";
import { sourceOf } from "../../harness/reading.ts";

describe("compose: names that are built here", () => {
  it("takes an image beside a build as local, and tells that it is pulled first", () => {
    check(`
      services:
        a:
          build: .
          image: acme/a
                 ^^^^^^ image local: acme/a pulled first
        b:
          build: { context: ./b }
          image: acme/b
                 ^^^^^^ image local: acme/b pulled first
          pull_policy: missing
        c:
          build: {}
          image: acme/c
                 ^^^^^^ image local: acme/c pulled first
          pull_policy: always
        d:
          build: null
          image: acme/d
                 ^^^^^^ image: acme/d
    `);
  });

  it("is not pulled where the policy forbids it", () => {
    check(
      `
      services:
        a:
          build: .
          image: acme/a
                 ^^^^^^ image local: acme/a
          pull_policy: build
        b:
          build: .
          image: acme/b
                 ^^^^^^ image local: acme/b
          pull_policy: \${POLICY}
        c:
          image: acme/c
                 ^^^^^^ image: acme/c
          pull_policy: never
    `,
      { variables: { POLICY: "never" } },
    );
  });

  it("takes the image that another service builds as local", () => {
    check(`
      services:
        worker:
          image: acme/app
                 ^^^^^^^^ image local: acme/app pulled first
        app:
          build: .
          image: acme/app:latest
                 ^^^^^^^^^^^^^^^ image local: acme/app:latest pulled first
        old:
          image: acme/app:1
                 ^^^^^^^^^^ image: acme/app:1
        pinned:
          image: acme/app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ image: acme/app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
        waits:
          pre_start: [{ image: docker.io/acme/app }]
                               ^^^^^^^^^^^^^^^^^^ pre-start local: docker.io/acme/app pulled first
    `);
  });

  it("takes the tags that a build sets as local", () => {
    check(`
      services:
        app:
          build: { context: ., tags: ["acme/app:dev", "acme/app:\${V:-1}"] }
        a: { image: acme/app:dev }
                    ^^^^^^^^^^^^ image local: acme/app:dev pulled first
        b: { image: acme/app:1 }
                    ^^^^^^^^^^ image local: acme/app:1 pulled first
        c: { image: acme/app:2 }
                    ^^^^^^^^^^ image: acme/app:2
    `);
  });

  it("knows the name that Compose gives to an image without one", () => {
    check(`
      name: My.Shop
      services:
        app: { build: . }
        a: { image: myshop-app }
                    ^^^^^^^^^^ image local: myshop-app pulled first
        b: { image: app }
                    ^^^ image: app
    `);
    check(
      `
      services:
        app: { build: . }
        a: { image: my_shop-app }
                    ^^^^^^^^^^^ image local: my_shop-app pulled first
    `,
      { path: "work/_My_Shop!/compose.yaml" },
    );
    check(
      `
      name: other
      services:
        app: { build: . }
        a: { image: given-app }
                    ^^^^^^^^^ image local: given-app pulled first
    `,
      { path: "x/compose.yaml", files: { "x/.env": "COMPOSE_PROJECT_NAME=given" } },
    );
  });

  it("leaves what lies in a registry as it is: caches", () => {
    check(`
      services:
        app:
          image: acme/app
                 ^^^^^^^^ image local: acme/app pulled first
          build:
            cache_from: [acme/app]
                         ^^^^^^^^ cache-from: acme/app
    `);
  });

  it("takes one scalar that is built by one service and used by another as local", () => {
    check(`
      x-app: &app acme/app
                  ^^^^^^^^ image local: acme/app pulled first
      services:
        user: { image: *app }
        maker: { image: *app, build: ., pull_policy: build }
    `);
  });
});

describe("compose: the files around", () => {
  it("fills a service in with the one that it extends", () => {
    check(`
      services:
        base:
          build: .
          platform: linux/arm64
        app:
          extends: base
          image: acme/app
                 ^^^^^^^^ image local: acme/app pulled first on linux/arm64
        other:
          extends: { service: app }
          image: acme/other
                 ^^^^^^^^^^ image local: acme/other pulled first on linux/arm64
        none:
          extends: missing
          image: acme/none
                 ^^^^^^^^^ image: acme/none
        bare:
          extends: base
          build: !reset null
          image: acme/bare
                 ^^^^^^^^^ image: acme/bare on linux/arm64
    `);
  });

  it("extends a service of another file, whose images are listed there", () => {
    check(
      `
      services:
        app:
          extends: { file: ../common/base.yaml, service: base }
          image: acme/app
                 ^^^^^^^^ image local: acme/app pulled first
        plain:
          extends: { file: ../common/base.yaml, service: plain }
    `,
      {
        path: "shop/compose.yaml",
        files: {
          "common/base.yaml":
            "services:\n  base: { extends: deep, image: x }\n  deep: { build: . }\n  plain: { image: y }\n",
        },
      },
    );
  });

  it("ends where services extend each other", () => {
    check(
      `
      services:
        a: { extends: b, image: one }
                                ^^^ image: one
        b: { extends: a, image: two }
                                ^^^ image: two
        c: { extends: c, image: three }
                                ^^^^^ image: three
        d: { extends: { file: compose.yaml, service: d }, image: four }
                                                                 ^^^^ image: four
    `,
      { path: "compose.yaml" },
    );
  });

  it("knows what included files build", () => {
    check(
      `
      include:
        - sub/compose.yaml
        - { path: [other.yaml], env_file: other.env, project_directory: elsewhere }
        - oci://example.com/x:1
      services:
        a: { image: acme/sub }
                    ^^^^^^^^ image local: acme/sub pulled first
        b: { image: acme/deep }
                    ^^^^^^^^^ image local: acme/deep pulled first
        c: { image: acme/other:3 }
                    ^^^^^^^^^^^^ image local: acme/other:3 pulled first
        d: { image: acme/none }
                    ^^^^^^^^^ image: acme/none
    `,
      {
        path: "compose.yaml",
        files: {
          "sub/compose.yaml": "include: [deep.yaml]\nservices: { s: { build: ., image: 'acme/${NAME}' } }",
          "sub/.env": "NAME=sub",
          "sub/deep.yaml": "services: { t: { build: ., image: acme/deep } }",
          "other.yaml": "services: { o: { build: ., image: 'acme/other:${V}' }, n: { image: acme/none } }",
          "other.env": "V=3",
        },
      },
    );
  });

  it("lets the including file's variables beat those of an included one", () => {
    check(
      `
      include: [sub/compose.yaml]
      services:
        a: { image: acme/outer }
                    ^^^^^^^^^^ image local: acme/outer pulled first
    `,
      {
        path: "compose.yaml",
        files: {
          ".env": "NAME=outer",
          "sub/compose.yaml": "services: { s: { build: ., image: 'acme/${NAME}' } }",
          "sub/.env": "NAME=inner",
        },
      },
    );
  });

  it("asks the project that includes the file for what it lacks itself", () => {
    const files = {
      "compose.yaml": "include: [{ path: sub/app/compose.yaml, env_file: app.env }]",
      ".env": "TAG=7\nOWN=outer",
      "app.env": "MORE=8",
      "sub/app/.env": "OWN=own",
    };
    check(
      `
      services:
        a: { image: "acme/a:\${TAG}-\${MORE}" }
                     ^^^^^^^^^^^^^^^^^^^^^ image: acme/a:7-8 by default
        b: { image: "acme/b:\${OWN}" }
                     ^^^^^^^^^^^^^ image: acme/b:own by default
        c: { image: "acme/c:\${NONE}" }
                     ^^^^^^^^^^^^^^ image unresolved: (unset-variable) by default
    `,
      { path: "sub/app/compose.yaml", files },
    );
    check(
      `
      services:
        base: { image: "acme/base:\${TAG}" }
                        ^^^^^^^^^^^^^^^^ image: acme/base:7 by default
    `,
      {
        path: "common/base.yaml",
        files: {
          "compose.yaml": "services: { a: { extends: { file: common/base.yaml, service: base } } }",
          ".env": "TAG=7",
        },
      },
    );
  });

  it("asks no project around for a file that lacks nothing", () => {
    const { dependsOn } = readCompose(
      sourceOf("compose", "services: { a: { image: x } }", { path: "a/b/compose.yaml" }),
    );
    assert.ok(!dependsOn.includes("compose.yaml"));
    const asking = readCompose(
      sourceOf("compose", "services: { a: { image: $X } }", { path: "a/b/compose.yaml" }),
    );
    assert.ok(asking.dependsOn.includes("compose.yaml") && asking.dependsOn.includes("a/docker-compose.yml"));
  });

  it("ends where files include each other", () => {
    check(
      `
      include: [compose.yaml, b.yaml]
      services: { a: { image: nginx } }
                              ^^^^^ image: nginx
    `,
      { path: "compose.yaml", files: { "b.yaml": "include: [compose.yaml, b.yaml]" } },
    );
  });

  it("knows what the files build that COMPOSE_FILE lists with this one", () => {
    const builds = "services: { a: { build: ., image: acme/a } }\n";
    const local = `
      services:
        b:
          image: acme/a
                 ^^^^^^ image local: acme/a pulled first
    `;
    const lists = (env: string, path = "x/prod.yml") => ({
      path,
      files: { "x/.env": env, "x/base.yml": builds },
    });
    check(local, lists("COMPOSE_FILE=base.yml:./prod.yml\n"));
    check(local, lists("COMPOSE_FILE=base.yml;prod.yml\n"));
    check(local, lists("COMPOSE_PATH_SEPARATOR=,\nCOMPOSE_FILE=base.yml,prod.yml\n"));
    check(local, {
      path: "C:/x/prod.yml",
      files: { "C:/x/.env": "COMPOSE_FILE=C:\\x\\base.yml;C:\\x\\prod.yml\n", "C:/x/base.yml": builds },
    });
    const foreign = local.replace("local: acme/a pulled first", ": acme/a").replace(" :", ":");
    check(foreign, lists("COMPOSE_FILE=base.yml:other.yml\n"));
    check(foreign, lists("TAG=1\n"));
    check(foreign, lists("COMPOSE_FILE=prod.yml\n", "x/prod.yml"));
  });

  it("knows what the file builds that this one overrides, and the other way round", () => {
    const text = `
      services:
        app:
          image: acme/app
                 ^^^^^^^^ image local: acme/app pulled first
    `;
    const builds = "services: { app: { build: . } }";
    check(text, { path: "x/compose.override.yaml", files: { "x/compose.yml": builds } });
    check(text, { path: "x/docker-compose.prod.yml", files: { "x/docker-compose.yml": builds } });
    check(text, { path: "x/compose.yaml", files: { "x/docker-compose.override.yml": builds } });
  });

  it("names the files that it asks for", () => {
    const text = `
include: [sub/c.yaml, { path: a.yaml, env_file: a.env }]
services:
  a: { extends: { file: ../base.yaml, service: x } }
  b: { build: ./b }
  c: { build: { context: ../c, dockerfile: deploy/Dockerfile.prod } }
  d: { build: https://github.com/acme/app.git }
  e: { build: { context: "\${NONE}" } }
`;
    const { dependsOn } = readCompose(sourceOf("compose", text, { path: "shop/compose.yaml" }));
    const expected = [
      "shop/.env",
      "shop/sub/c.yaml",
      "shop/sub/.env",
      "shop/a.yaml",
      "shop/a.env",
      "base.yaml",
      "shop/b/Dockerfile",
      "shop/b/dockerfile",
      "c/deploy/Dockerfile.prod",
    ];
    assert.deepEqual(
      dependsOn.filter((path) => !/compose\.(?:override\.)?ya?ml$/.test(path)).toSorted(),
      expected.toSorted(),
    );
  });
});
