import { checkCompose as check } from "../../harness/composeReading.ts";

describe("compose: arguments of builds", () => {
  const dockerfile = [
    "ARG BASE=alpine",
    "ARG TAG",
    "ARG REGISTRY=docker.io",
    "ARG UNUSED=x",
    "FROM ${BASE} AS build",
    "ARG LATER",
    "FROM node:${TAG}-slim",
    "FROM ${REGISTRY}/acme/app:${TAG}",
    "RUN echo ${UNUSED} ${LATER}",
    "COPY --from=build /a /b",
    "",
  ].join("\n");
  const around = {
    path: "shop/compose.yaml",
    files: { "shop/app/Dockerfile": dockerfile, "shop/.env": "V=23" },
  };

  it("finds the ones that become images, with the whole reference that they make", () => {
    check(
      `
      services:
        a:
          build:
            context: app
            args:
              BASE: golang:1.25
                    ^^^^^^^^^^^ build-arg: golang:1.25
              TAG: 22
                   ^^ build-arg: node:22-slim elsewhere
                   ^^ build-arg: docker.io/acme/app:22 elsewhere
              UNUSED: not/this
              LATER: not/this
              OTHER: not/this
    `,
      around,
    );
  });

  it("finds them in a list too, and fills in variables", () => {
    check(
      `
      services:
        a:
          build:
            context: ./app
            args:
              - "TAG=\${V}"
                     ^^^^ build-arg: node:23-slim elsewhere
                     ^^^^ build-arg: docker.io/acme/app:23 elsewhere
              - BASE=golang:\${GO:-1.25}
                     ^^^^^^^^^^^^^^^^^^ build-arg: golang:1.25 by default
              - UNUSED
    `,
      around,
    );
  });

  it("leaves arguments to a Dockerfile that isn't known, and those without a value", () => {
    check(
      `
      services:
        a: { build: { context: ./none, args: { BASE: not/this } } }
        b: { build: { context: "https://example.com/app.git", args: { BASE: not/this } } }
        c: { build: { context: ./app, args: { BASE: null, TAG: "\${NONE}" } } }
        d: { build: { context: ./app, dockerfile: Dockerfile.other, args: { BASE: not/this } } }
    `,
      around,
    );
  });

  it("leaves arguments out that name a stage, or that make nothing", () => {
    check(
      `
      services:
        a:
          build:
            context: .
            args: { KIND: prod, EMPTY: "" }
    `,
      {
        path: "compose.yaml",
        files: { Dockerfile: "ARG KIND\nARG EMPTY\nFROM a AS prod\nFROM ${KIND}\nFROM a${EMPTY}\n" },
      },
    );
  });

  it("says where an argument makes no reference", () => {
    check(
      `
      services:
        a:
          build:
            context: .
            args: { BASE: Golang }
                          ^^^^^^ build-arg invalid: Golang
    `,
      { path: "compose.yaml", files: { Dockerfile: "ARG BASE\nFROM ${BASE}\n" } },
    );
  });

  it("finds the frontend in BUILDKIT_SYNTAX, whatever the Dockerfile", () => {
    check(`
      services:
        a:
          build:
            context: ./none
            args:
              BUILDKIT_SYNTAX: docker/dockerfile:1 and more
                               ^^^^^^^^^^^^^^^^^^^ build-arg: docker/dockerfile:1
        b:
          build:
            args: ["BUILDKIT_SYNTAX=acme/frontend"]
                                    ^^^^^^^^^^^^^ build-arg: acme/frontend
    `);
  });

  it("lists an argument that several builds share once", () => {
    check(
      `
      x-args: &args { BASE: golang }
                            ^^^^^^ build-arg: golang
      services:
        a: { build: { context: ./app, args: *args } }
        b: { build: { context: ./app, args: { <<: *args, OTHER: x } } }
    `,
      around,
    );
  });
});

describe("compose: inline Dockerfiles", () => {
  it("reads them in a literal block", () => {
    check(`
      services:
        a:
          build:
            dockerfile_inline: |
              # syntax=docker/dockerfile:1
                       ^^^^^^^^^^^^^^^^^^^ syntax: docker/dockerfile:1
              FROM --platform=linux/amd64 golang:1.25 AS build
                                          ^^^^^^^^^^^ from: golang:1.25 on linux/amd64
              RUN <<EOF
              FROM not/this
              EOF

              FROM scratch
                   ^^^^^^^ from scratch: scratch
              COPY --from=build /a /b
                          ^^^^^ copy-from stage: build
              COPY --from=busybox /a /b
                          ^^^^^^^ copy-from: busybox
          image: acme/a
                 ^^^^^^ image local: acme/a pulled first
    `);
  });

  it("finds there what other services build", () => {
    check(`
      services:
        a:
          image: acme/a
                 ^^^^^^ image local: acme/a pulled first
          build:
            args: { BASE: acme/b }
                          ^^^^^^ build-arg local: acme/b
            dockerfile_inline: |
              ARG BASE
              FROM $$BASE
                   ^^^^^^ from local: acme/b
              FROM acme/a
                   ^^^^^^ from: acme/a
        b: { build: ./b, image: "acme/b:latest" }
                                 ^^^^^^^^^^^^^ image local: acme/b:latest pulled first
    `);
  });

  it("reads them in every other style", () => {
    check(
      `
      services:
        keep:
          build:
            dockerfile_inline: |2+
                FROM alpine:3
                     ^^^^^^^^ from: alpine:3

        folded:
          build:
            dockerfile_inline: >-
              FROM busybox
                   ^^^^^^^ from: busybox

              RUN x
        double: { build: { dockerfile_inline: "FROM one\\nFROM t\\x77o\\n" } }
                                                    ^^^ from: one
                                                              ^^^^^^ from: two
        single: { build: { dockerfile_inline: 'FROM ''busybox''' } }
                                                      ^^^^^^^ from: busybox
        plain: { build: { dockerfile_inline: FROM debian } }
                                                  ^^^^^^ from: debian
    `,
    );
  });

  it("fills in Compose's variables first and the Dockerfile's behind them", () => {
    check(
      `
      services:
        a:
          build:
            args: { TAG: "22" }
                          ^^ build-arg: node:22 elsewhere
            dockerfile_inline: |
              ARG TAG=20
              FROM node:$$TAG
                   ^^^^^^^^^^ from: node:22
              FROM debian:\${V:-12}
                   ^^^^^^^^^^^^^^^ from: debian:12 by default
              FROM \${NONE}/app
                   ^^^^^^^^^^^ from unresolved: (unset-variable) by default
    `,
      {},
    );
  });

  it("reads them as they stand where Compose refuses a variable", () => {
    check(`
      services:
        a:
          build:
            dockerfile_inline: |
              FROM node:22
                   ^^^^^^^ from: node:22
              RUN echo \${PATH%%:*}
    `);
  });

  it("knows the contexts that stand for images", () => {
    check(`
      services:
        a:
          build:
            additional_contexts: { base: ./base, "alpine": docker-image://acme/alpine }
                                                                          ^^^^^^^^^^^ additional-context: acme/alpine
            dockerfile_inline: |
              FROM base
                   ^^^^ from local: base
              FROM alpine:latest
                   ^^^^^^^^^^^^^ from local: alpine:latest
              FROM alpine:3
                   ^^^^^^^^ from: alpine:3
    `);
  });

  it("lists a shared one once", () => {
    check(`
      services:
        a:
          build: &build
            dockerfile_inline: FROM alpine
                                    ^^^^^^ from: alpine
        b: { build: *build }
    `);
  });

  it("maps places through CRLF", () => {
    const lines = [
      "services:",
      "  a:",
      "    build:",
      "      dockerfile_inline: |",
      "        FROM busybox",
      "             ^^^^^^^ from: busybox",
      "        RUN x",
      "        FROM alpine:3",
      "             ^^^^^^^^ from: alpine:3",
      "    restart: always",
    ];
    check(lines.map((line) => (line.includes("^") ? line : `${line}\r`)).join("\n"));
    check(
      lines
        .slice(0, -1)
        .map((line) => (line.includes("^") ? line : `${line}\r`))
        .join("\n"),
    );
  });
});
