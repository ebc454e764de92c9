import assert from "node:assert/strict";
import { checkAmong } from "../../harness/dockerfileReading.ts";

/** Two services, of which `app` builds the Dockerfile in `app`. */
const project = `
services:
  base:
    build: ./base
    image: acme/base:1
  app:
    build:
      context: ./app
      additional_contexts: { shared: ./shared, tools: "docker-image://acme/tools:2" }
`;

describe("a Dockerfile that compose files around it build", () => {
  it("finds the images of other services built", async () => {
    await checkAmong(
      "/shop/app/Dockerfile",
      `
      FROM acme/base:1
           ^^^^^^^^^^^ from local: acme/base:1
      COPY --from=docker.io/acme/base:1 /a /a
                  ^^^^^^^^^^^^^^^^^^^^^ copy-from local: docker.io/acme/base:1
      FROM acme/base:2
           ^^^^^^^^^^^ from: acme/base:2
      `,
      { "/shop/compose.yaml": project },
    );
  });

  it("knows the contexts that its service gives", async () => {
    await checkAmong(
      "/shop/app/Dockerfile",
      `
      FROM tools
           ^^^^^ from local: tools
      COPY --from=shared /a /a
                  ^^^^^^ copy-from local: shared
      RUN --mount=from=others true
                       ^^^^^^ mount-from: others
      `,
      { "/shop/compose.yaml": project },
    );
  });

  it("is none of those that build another file", async () => {
    await checkAmong(
      "/shop/other/Dockerfile",
      `
      FROM acme/base:1
           ^^^^^^^^^^^ from: acme/base:1
      COPY --from=shared /a /a
                  ^^^^^^ copy-from: shared
      `,
      { "/shop/compose.yaml": project },
    );
  });

  it("starts from the registry's image where its own is named alike", async () => {
    const compose = "services: { web: { build: ., image: nginx }, api: { build: ./api, image: acme/api } }";
    await checkAmong(
      "/shop/Dockerfile",
      `
      FROM nginx
           ^^^^^ from: nginx
      FROM acme/api
           ^^^^^^^^ from local: acme/api
      `,
      { "/shop/docker-compose.yml": compose },
    );
  });

  it("is found by the name that the build gives, from any folder up to three above", async () => {
    const compose =
      "services: { a: { build: { context: a/b, dockerfile: c/api.Dockerfile } }, b: { build: x, image: own } }";
    const text = `
      FROM own
           ^^^ from local: own
    `;
    await checkAmong("/r/a/b/c/api.Dockerfile", text, { "/r/compose.yml": compose });
    await checkAmong("a/b/c/api.Dockerfile", text, { "compose.yml": compose });
    await checkAmong("/r/a/b/c/Dockerfile", text.replace(" local", ""), { "/r/compose.yml": compose });
  });

  it("is built by what files say together: overrides, included ones, those that are extended", async () => {
    const text = `
      FROM \${BASE}:1
           ^^^^^^^^^ from local: own:1
      COPY --from=extra /a /a
                  ^^^^^ copy-from local: extra
    `;
    const own = "services: { own: { build: own, image: 'own:1' } }";
    await checkAmong("/r/app/Dockerfile", `ARG BASE${text}`, {
      "/r/compose.yaml": "services: { app: { build: { context: ./app } }, db: { image: postgres } }",
      "/r/compose.override.yml":
        "services: { app: { build: { args: { BASE: own }, additional_contexts: [ 'extra=./extra' ] } }, own: { build: own, image: 'own:1' } }",
    });
    await checkAmong("/r/app/Dockerfile", `ARG BASE${text}`, {
      "/r/compose.yaml": "services: { app: { image: app }, own: { image: 'own:1' } }",
      "/r/compose.override.yaml":
        "services: { app: { build: { context: app, args: { BASE: own }, additional_contexts: { extra: . } } }, own: { build: own } }",
    });
    await checkAmong("/r/app/Dockerfile", `ARG BASE${text}`, {
      "/r/compose.yaml": "include: [ app/own.yaml, other.yaml ]",
      "/r/app/own.yaml": own,
      "/r/other.yaml": "services: { app: { extends: { file: base.yaml, service: one } } }",
      "/r/base.yaml":
        "services: { one: { build: { context: app, args: [ BASE=own ], additional_contexts: { extra: . } } } }",
    });
  });

  it("takes the arguments that every build of it passes, over its defaults and under what is given", async () => {
    const files = {
      "/r/.env": "DEBIAN=13",
      "/r/compose.yaml": `
services:
  a: { build: { context: ., args: { NODE: 22, DEBIAN: "\${DEBIAN}", ONE: a, GIVEN: 1, HIS: } } }
  b: { build: { context: ., args: [ NODE=22, DEBIAN=13, ONE=b, GIVEN=1 ] } }
`,
    };
    const text = `
      ARG NODE=20 DEBIAN ONE=default GIVEN=0 HIS=his
      FROM node:$NODE
           ^^^^^^^^^^ from: node:22
      FROM debian:$DEBIAN
           ^^^^^^^^^^^^^^ from: debian:13
      FROM one:$ONE
           ^^^^^^^^ from: one:default by default
      FROM given:$GIVEN
           ^^^^^^^^^^^^ from: given:2
      FROM $HIS
           ^^^^ from: his by default
    `;
    await checkAmong("/r/Dockerfile", text, files, { GIVEN: "2" });
  });

  it("keeps its frontend, which the argument is shown for in the compose file", async () => {
    const compose = "services: { a: { build: { context: ., args: { BUILDKIT_SYNTAX: acme/other } } } }";
    await checkAmong(
      "/r/Dockerfile",
      `
      # syntax=docker/dockerfile:1
               ^^^^^^^^^^^^^^^^^^^ syntax: docker/dockerfile:1
      `,
      { "/r/compose.yaml": compose },
    );
  });

  it("may be that of a build whose place is not known, which gives names but no values", async () => {
    const compose =
      "services: { a: { build: { context: '${WHERE}', args: { TAG: 2 }, additional_contexts: { own: . } } } }";
    await checkAmong(
      "/r/Dockerfile",
      `
      ARG TAG=1
      FROM own
           ^^^ from local: own
      FROM node:$TAG
           ^^^^^^^^^ from: node:1 by default
      `,
      { "/r/compose.yaml": compose },
    );
  });

  it("looks for a project by four names in a folder, and no further where there is none", async () => {
    const text = `
      FROM node
           ^^^^ from: node
    `;
    assert.equal((await checkAmong("/r/Dockerfile", text, {})).length, 8);
    assert.equal((await checkAmong("/a/b/c/d/e/f/Dockerfile", text, {})).length, 16);
    const images = { "/r/compose.yaml": "services: { a: { image: nginx } }" };
    assert.equal((await checkAmong("/r/Dockerfile", text, images)).length, 12);
  });

  it("is read as it stands beside a file with faults, and beside one that is too long", async () => {
    const files = { "/r/compose.yaml": "services: { a: { build: [ {" };
    const text = `
      FROM own
           ^^^ from: own
    `;
    await checkAmong("/r/Dockerfile", text, files);
    const long = `services: { a: { build: . }, b: { build: b, image: own } }\n#${" ".repeat(256 * 1024)}`;
    await checkAmong("/r/Dockerfile", text, { "/r/compose.yaml": long });
  });

  it("follows what the files around it say now", async () => {
    const text = `
      FROM own
           ^^^ from local: own
    `;
    const saying = (image: string) => ({
      "/r/compose.yaml": `services: { a: { build: . }, b: { build: b, image: ${image} } }`,
    });
    await checkAmong("/r/Dockerfile", text, saying("own"));
    await checkAmong("/r/Dockerfile", text.replace(" local", ""), saying("other"));
    await checkAmong("/r/Dockerfile", text, { ...saying("$NAME"), "/r/.env": "NAME=own" });
    await checkAmong("/r/Dockerfile", text.replace(" local", ""), saying("$NAME"));
  });
});
