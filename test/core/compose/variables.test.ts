import assert from "node:assert/strict";
import { readCompose } from "../../../server/src/core/compose.ts";
import { checkCompose as check } from "../../harness/composeReading.ts";
import { sourceOf } from "../../harness/reading.ts";

describe("compose: variables", () => {
  it("shows the default where it stands", () => {
    check(`
      services:
        a:
          image: acme/app:\${TAG:-1.2}
                 ^^^^^^^^^^^^^^^^^^^^ image: acme/app:1.2 by default
        b:
          image: "\${REGISTRY:-docker.io}/\${NAME-acme}/app"
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ image: docker.io/acme/app by default
    `);
  });

  it("takes values from .env in the project's folder", () => {
    check(
      `
      services:
        a:
          image: acme/app:$TAG
                 ^^^^^^^^^^^^^ image: acme/app:7 by default
    `,
      { path: "sub/compose.yaml", files: { "sub/.env": "TAG=7\n", ".env": "TAG=8" } },
    );
  });

  it("lets what is given beat .env", () => {
    check(
      `
      services:
        a:
          image: acme/app:\${TAG}
                 ^^^^^^^^^^^^^^^ image: acme/app:9 by default
    `,
      { path: "compose.yaml", files: { ".env": "TAG=7" }, variables: { TAG: "9" } },
    );
  });

  it("takes other env files where COMPOSE_ENV_FILES names them, the last one first", () => {
    check(
      `
      services:
        a: { image: "acme/app:\${A}.\${B}" }
                     ^^^^^^^^^^^^^^^^^^ image: acme/app:1.2 by default
        b: { image: "acme/app:\${C:-none}" }
                     ^^^^^^^^^^^^^^^^^^^ image: acme/app:none by default
    `,
      {
        path: "compose.yaml",
        files: { ".env": "C=7", "one.env": "A=1\nB=1", "env/two.env": "B=2" },
        variables: { COMPOSE_ENV_FILES: "one.env,env/two.env" },
      },
    );
  });

  it("does without .env where COMPOSE_DISABLE_ENV_FILE says so", () => {
    check(
      `
      services:
        a: { image: "acme/app:\${TAG:-none}" }
                     ^^^^^^^^^^^^^^^^^^^^^ image: acme/app:none by default
    `,
      { path: "compose.yaml", files: { ".env": "TAG=7" }, variables: { COMPOSE_DISABLE_ENV_FILE: "true" } },
    );
  });

  it("leaves a service's env_file and environment to its container", () => {
    check(
      `
      services:
        a:
          env_file: [web.env]
          environment: { TAG: "8" }
          image: acme/app:\${TAG:-none}
                 ^^^^^^^^^^^^^^^^^^^^^ image: acme/app:none by default
    `,
      { path: "compose.yaml", files: { "web.env": "TAG=7" } },
    );
  });

  it("says that a value is missing, and never looks at the remainder", () => {
    check(`
      services:
        a:
          image: \${REGISTRY}/app
                 ^^^^^^^^^^^^^^^ image unresolved: (unset-variable) by default
        b:
          image: acme/app\${SUFFIX}
                 ^^^^^^^^^^^^^^^^^ image unresolved: (unset-variable) by default
        c:
          image: \${IMAGE:?must be set}
                 ^^^^^^^^^^^^^^^^^^^^^ image unresolved: (required-variable) by default
        d:
          image: "\${EMPTY:-}"
                  ^^^^^^^^^^ image unresolved: (empty) by default
    `);
  });

  it("takes an empty value as a value", () => {
    check(
      `
      services:
        a:
          image: \${PREFIX}acme/app\${SUFFIX}
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ image: acme/app by default
        b:
          image: node:22\${SLIM:+-slim}
                 ^^^^^^^^^^^^^^^^^^^^^ image: node:22 by default
        c:
          image: \${PREFIX}/app
                 ^^^^^^^^^^^^^ image invalid: /app by default
    `,
      { path: "compose.yaml", files: { ".env": "PREFIX=\nSUFFIX=''" } },
    );
  });

  it("refuses what Compose refuses", () => {
    check(`
      services:
        a: { image: "acme/\${}" }
                     ^^^^^^^^ image invalid: (variable-syntax)
        b: { image: "acme/\${A#x}" }
                     ^^^^^^^^^^^ image invalid: (variable-syntax)
        c: { image: "acme/\${A" }
                     ^^^^^^^^ image invalid: (variable-syntax)
    `);
  });

  it("reads a doubled dollar sign as one", () => {
    check(`
      services:
        a: { image: acme/$$app }
                    ^^^^^^^^^^ image invalid: acme/$app
    `);
  });

  it("finds what is missing in a part of a value", () => {
    check(`
      services:
        a:
          build:
            additional_contexts:
              base: docker-image://\${BASE}
                                   ^^^^^^^ additional-context unresolved: (unset-variable) by default
              more: \${WHERE:-docker-image://alpine}
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ additional-context: alpine by default
            cache_from:
              - type=registry,ref=acme/app,other=\${NONE}
                                  ^^^^^^^^ cache-from: acme/app by default
    `);
  });

  it("fills in keys of no mapping", () => {
    check(`
      services:
        a: { "\${KEY:-image}": not/this }
    `);
  });

  it("knows the project's name as a variable", () => {
    check(`
      name: shop
      services:
        a: { image: "acme/\${COMPOSE_PROJECT_NAME}:1" }
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ image: acme/shop:1 by default
    `);
  });

  it("names the files that decide, there or not", () => {
    const text = "services: { a: { image: x } }";
    const { dependsOn } = readCompose(sourceOf("compose", text, { path: "shop/compose.yaml" }));
    assert.ok(dependsOn.includes("shop/.env"));
    assert.ok(dependsOn.includes("shop/compose.override.yaml"));
  });
});
