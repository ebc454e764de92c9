import { checkDockerfile } from "../harness/dockerfileReading.ts";

describe("Dockerfile: stages in FROM", () => {
  it("names an earlier stage, and the image before that stage is there", () => {
    checkDockerfile(`
      FROM base AS app
           ^^^^ from: base, stage app
      FROM node AS base
           ^^^^ from: node, stage base
      FROM base
           ^^^^ from stage: base, stage base
    `);
  });

  it("takes a stage that is named like its own image for the image first", () => {
    checkDockerfile(`
      FROM nginx AS nginx
           ^^^^^ from: nginx, stage nginx
      FROM nginx
           ^^^^^ from stage: nginx, stage nginx
    `);
  });

  it("compares what it expands to as it is: a capital letter names no stage", () => {
    checkDockerfile(`
      ARG STAGE=base
      FROM node AS Base
           ^^^^ from: node, stage base
      FROM base
           ^^^^ from stage: base, stage base
      FROM Base
           ^^^^ from invalid: Base (upper-case)
      FROM $STAGE
           ^^^^^^ from stage: base by default, stage base
      FROM "base"
            ^^^^ from stage: base, stage base
    `);
  });

  it("keeps a name from arguments that are no name", () => {
    checkDockerfile(`
      FROM node AS 1st
           ^^^^ from: node
      FROM node AS a/b
           ^^^^ from: node
      FROM node IS c
           ^^^^ from: node
      FROM 1st
           ^^^ from: 1st
      FROM node AS a.b-c_d
           ^^^^ from: node, stage a.b-c_d
      FROM a.b-c_d
           ^^^^^^^ from stage: a.b-c_d, stage a.b-c_d
    `);
  });

  it("knows no numbers", () => {
    checkDockerfile(`
      FROM node
           ^^^^ from: node
      FROM 0
           ^ from: 0
    `);
  });

  it("takes scratch for nothing, exactly so, unless a stage is called that", () => {
    checkDockerfile(`
      FROM scratch
           ^^^^^^^ from scratch: scratch
      FROM scratch:latest
           ^^^^^^^^^^^^^^ from: scratch:latest
      FROM Scratch
           ^^^^^^^ from invalid: Scratch (upper-case)
      FROM node AS scratch
           ^^^^ from: node, stage scratch
      FROM scratch
           ^^^^^^^ from stage: scratch, stage scratch
    `);
  });

  it("finds the stages that an unknown platform chooses between", () => {
    checkDockerfile(`
      FROM one AS base-amd64
           ^^^ from: one, stage base-amd64
      FROM base-$TARGETARCH AS a
           ^^^^^^^^^^^^^^^^ from stage:, stage base-amd64
      FROM two AS base-arm64
           ^^^ from: two, stage base-arm64
      FROM base-\${TARGETARCH} AS b
           ^^^^^^^^^^^^^^^^^^ from stage:
      FROM other-$TARGETARCH
           ^^^^^^^^^^^^^^^^^ from unresolved: (platform-variable)
      FROM $TARGETARCH
           ^^^^^^^^^^^ from unresolved: (platform-variable)
      FROM three AS arm64
           ^^^^^ from: three, stage arm64
      FROM $TARGETARCH
           ^^^^^^^^^^^ from stage:, stage arm64
      FROM four AS linux-arm-v7
           ^^^^ from: four, stage linux-arm-v7
      FROM \${TARGETOS}-\${TARGETARCH}\${TARGETVARIANT:+-$TARGETVARIANT}
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ from stage:, stage linux-arm-v7
      FROM \${TARGETOS}-\${TARGETARCH}-\${TARGETVARIANT}
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ from stage:, stage linux-arm-v7
      FROM five AS tool-dev
           ^^^^ from: five, stage tool-dev
      FROM tool-$TARGETARCH
           ^^^^^^^^^^^^^^^^ from unresolved: (platform-variable)
    `);
  });

  it("does not guess a stage from a build argument that nobody gave", () => {
    checkDockerfile(`
      ARG FLAVOR
      FROM one AS base-slim
           ^^^ from: one, stage base-slim
      FROM base-$FLAVOR
           ^^^^^^^^^^^^ from unresolved: (unset-variable)
    `);
  });
});

describe("Dockerfile: stages in COPY and mounts", () => {
  it("see every stage of the file, in any case, the last of its name", () => {
    checkDockerfile(`
      FROM one AS Base
           ^^^ from: one, stage base
      COPY --from=BASE a b
                  ^^^^ copy-from stage: BASE, stage base
      COPY --from=later a b
                  ^^^^^ copy-from stage: later, stage later
      RUN --mount=from=Later,target=/x true
                       ^^^^^ mount-from stage: Later, stage later
      FROM two AS later
           ^^^ from: two, stage later
    `);
  });

  it("count stages from 0 in COPY", () => {
    checkDockerfile(`
      FROM one AS base
           ^^^ from: one, stage base
      COPY --from=0 a b
                  ^ copy-from stage: 0, stage base
      COPY --from=1 a b
                  ^ copy-from stage: 1, stage 1
      COPY --from=+0 a b
                  ^^ copy-from stage: +0, stage base
      COPY --from=001 a b
                  ^^^ copy-from stage: 001, stage 1
      COPY --from=-0 a b
                  ^^ copy-from stage: -0, stage base
      FROM two
           ^^^ from: two
      COPY --from=2 a b
                  ^ copy-from invalid: 2 (no-such-stage)
      COPY --from=-1 a b
                  ^^ copy-from invalid: -1 (no-such-stage)
      COPY --from=9223372036854775807 a b
                  ^^^^^^^^^^^^^^^^^^^ copy-from invalid: 9223372036854775807 (no-such-stage)
      COPY --from=9223372036854775808 a b
                  ^^^^^^^^^^^^^^^^^^^ copy-from: 9223372036854775808
      COPY --from=-9223372036854775808 a b
                  ^^^^^^^^^^^^^^^^^^^^ copy-from invalid: -9223372036854775808 (no-such-stage)
      COPY --from=-9223372036854775809 a b
                  ^^^^^^^^^^^^^^^^^^^^ copy-from invalid: -9223372036854775809 (separator)
      COPY --from=0000000000000000000000000 a b
                  ^^^^^^^^^^^^^^^^^^^^^^^^^ copy-from stage: 0000000000000000000000000, stage base
      COPY --from=1.0 a b
                  ^^^ copy-from: 1.0
      COPY --from=1_0 a b
                  ^^^ copy-from: 1_0
    `);
  });

  it("go on counting in COPY with what lines above took from images", () => {
    checkDockerfile(`
      FROM one AS base
           ^^^ from: one, stage base
      COPY --from=1 a b
                  ^ copy-from invalid: 1 (no-such-stage)
      COPY --from=base a b
                  ^^^^ copy-from stage: base, stage base
      COPY --from=0 a b
                  ^ copy-from stage: 0, stage base
      ONBUILD COPY --from=nginx a b
                          ^^^^^ onbuild: nginx elsewhere
      COPY --from=1 a b
                  ^ copy-from invalid: 1 (no-such-stage)
      COPY --from=nginx a b
                  ^^^^^ copy-from: nginx
      COPY --from=1 a b
                  ^ copy-from stage: 1
      COPY --from=2 a b
                  ^ copy-from invalid: 2 (no-such-stage)
      RUN --mount=type=cache,target=/x --mount=from=golang,target=/y true
                                                    ^^^^^^ mount-from: golang
      COPY --from=3 a b
                  ^ copy-from stage: 3
      COPY --from=4 a b
                  ^ copy-from invalid: 4 (no-such-stage)
      COPY --from=-1 a b
                  ^^ copy-from invalid: -1 (no-such-stage)
    `);
  });

  it("count no stages in mounts: a number is an image", () => {
    checkDockerfile(`
      FROM one
           ^^^ from: one
      RUN --mount=from=0,target=/x true
                       ^ mount-from: 0
    `);
  });

  it("know scratch, exactly so", () => {
    checkDockerfile(`
      COPY --from=scratch a b
                  ^^^^^^^ copy-from scratch: scratch
      RUN --mount=from=scratch,target=/x true
                       ^^^^^^^ mount-from scratch: scratch
      COPY --from=SCRATCH a b
                  ^^^^^^^ copy-from invalid: SCRATCH (upper-case)
    `);
  });

  it("expand nothing, and say so", () => {
    checkDockerfile(`
      ARG IMAGE=nginx
      FROM one
           ^^^ from: one
      COPY --from=$IMAGE a b
                  ^^^^^^ copy-from invalid: $IMAGE (no-variables)
      COPY --from=a\${IMAGE} a b
                  ^^^^^^^^^ copy-from invalid: a\${IMAGE} (no-variables)
      COPY --from='"nginx"' a b
                   ^^^^^^^ copy-from invalid: \\"nginx\\" (no-variables)
      COPY --from=nginx$ a b
                  ^^^^^^ copy-from invalid: nginx$ (character)
      RUN --mount=from=$IMAGE,target=/x true
                       ^^^^^^ mount-from invalid: $IMAGE (no-variables)
      RUN --mount=from=nginx$,target=/x true
                       ^^^^^^ mount-from invalid: nginx$ (character)
    `);
  });
});

describe("Dockerfile: ONBUILD", () => {
  it("names images and stages of the file that builds upon this one", () => {
    checkDockerfile(`
      FROM one AS base
           ^^^ from: one, stage base
      ONBUILD COPY --from=nginx:1 a b
                          ^^^^^^^ onbuild: nginx:1 elsewhere
      ONBUILD COPY --from=base a b
                          ^^^^ onbuild: base elsewhere
      ONBUILD COPY --from=0 a b
                          ^ onbuild stage: 0 elsewhere, stage 0
      ONBUILD COPY --from=7 a b
                          ^ onbuild stage: 7 elsewhere, stage 7
      ONBUILD RUN --mount=from=golang,target=/x true
                               ^^^^^^ onbuild: golang elsewhere
      ONBUILD COPY --from=$X a b
                          ^^ onbuild invalid: $X (no-variables) elsewhere
      ONBUILD ADD --from=x a b
      ONBUILD --x COPY --from=no a b
    `);
  });

  it("names stages of this file where one of them builds upon the trigger's stage", () => {
    checkDockerfile(`
      FROM one AS base
           ^^^ from: one, stage base
      ONBUILD COPY --from=deps a b
                          ^^^^ onbuild stage: deps elsewhere, stage deps
      FROM two AS deps
           ^^^ from: two, stage deps
      FROM base
           ^^^^ from stage: base, stage base
    `);
    checkDockerfile(`
      FROM one AS base
           ^^^ from: one, stage base
      ONBUILD COPY --from=deps a b
                          ^^^^ onbuild: deps elsewhere
      FROM two AS base
           ^^^ from: two, stage base
      ONBUILD COPY --from=deps a b
                          ^^^^ onbuild stage: deps elsewhere, stage deps
      FROM three AS deps
           ^^^^^ from: three, stage deps
      FROM base
           ^^^^ from stage: base, stage base
    `);
  });
});

describe("Dockerfile: named contexts", () => {
  it("stand in for images of their name, with and without :latest", () => {
    checkDockerfile(
      `
      FROM node
           ^^^^ from local: node
      FROM docker.io/library/node:latest AS b
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ from local: docker.io/library/node:latest, stage b
      FROM node:22
           ^^^^^^^ from: node:22
      COPY --from=assets a b
                  ^^^^^^ copy-from local: assets
      RUN --mount=from=assets,target=/x true
                       ^^^^^^ mount-from local: assets
      FROM scratch
           ^^^^^^^ from scratch: scratch
      `,
      { contexts: { "node:latest": "docker-image://acme/node", assets: "../assets", scratch: "." } },
    );
  });

  it("replace a stage of their name, so that its base is not pulled", () => {
    checkDockerfile(
      `
      FROM node AS deps
           ^^^^ from local: node, stage deps
      COPY --from=deps a b
                  ^^^^ copy-from stage: deps, stage deps
      FROM node AS context
           ^^^^ from: node, stage context
      `,
      { contexts: { deps: "https://example.com/x.git", context: "." } },
    );
  });
});
