import assert from "node:assert/strict";
import { readCompose } from "../../../server/src/core/compose.ts";
import { checkCompose as check } from "../../harness/composeReading.ts";
import { sourceOf } from "../../harness/reading.ts";

describe("compose: text that is being typed", () => {
  it("keeps the other services while a key has no colon", () => {
    check(`
      services:
        a:
          image: nginx
                 ^^^^^ image: nginx
        b:
          imag
        c:
          image: redis:7 # c
                 ^^^^^^^ image: redis:7
    `);
  });

  it("keeps the other services while a quote is open", () => {
    check(`
      services:
        a:
          image: "nginx
                  ^^^^^ image: nginx
        b:
          image: redis
                 ^^^^^ image: redis
        c:
          build: .
          image: 'busybox'
                  ^^^^^^^ image local: busybox pulled first
    `);
  });

  it("keeps the other services while brackets are open", () => {
    check(`
      services:
        a:
          ports: ["80:80"
          image: nginx
                 ^^^^^ image: nginx
        b:
          command: { x: [
        c:
          image: redis
                 ^^^^^ image: redis
    `);
  });

  it("reads a name that ends in a colon as it stands", () => {
    check(`
      services:
        a:
          image: nginx:
                 ^^^^^^ image invalid: nginx:
        b:
          image: redis
                 ^^^^^ image: redis
    `);
  });

  it("reads files that are indented with tabs", () => {
    check(
      "services:\n\ta:\n\t\timage: nginx\n\t\t       ^^^^^ image: nginx\n\tb:\n\t\timage: redis\n\t\t       ^^^^^ image: redis",
    );
  });

  it("reads lines that a template engine fills in", () => {
    check(`
      services:
      {% for name in names %}
        a:
          image: nginx
                 ^^^^^ image: nginx
      {% endfor %}
        b:
          image: redis
                 ^^^^^ image: redis
    `);
  });

  it("goes on behind a wrong indentation", () => {
    check(`
      services:
        a:
          image: nginx
                 ^^^^^ image: nginx
           ports: []
        b:
          image: redis
                 ^^^^^ image: redis
    `);
  });

  it("finds other places line by line: models, steps, contexts", () => {
    check(`
      services:
        a:
          command: "open
        b:
          pre_start:
            - image: init
                     ^^^^ pre-start: init
            - command: x
              image: more
                     ^^^^ pre-start: more
          build:
            additional_contexts:
              base: docker-image://alpine
                                   ^^^^^^ additional-context: alpine
              other: ./folder
        c: { restart: always, image: "redis", tty: true }
                                      ^^^^^ image: redis
      models:
        llm:
          model: ai/smollm2
                 ^^^^^^^^^^ model artifact: ai/smollm2
    `);
  });

  it("passes over what only looks like an image", () => {
    check(`
      image: not/this
      services:
        a:
          command: "open
        b:
          environment:
            image: not/this
          command: |
            image: not/this
          # image: not/this
          labels:
            - image: not/this
        c:
          image: *alias
        d:
          image: !reset not/this
        e:
          image: null
        f:
          image:
      x-a:
        image: not/this
      volumes:
        g:
          image: not/this
    `);
  });

  it("fills in variables there too", () => {
    check(
      `
      services:
        a:
          command: "open
        b:
          image: acme/app:\${TAG}
                 ^^^^^^^^^^^^^^^ image: acme/app:7 by default
    `,
      { path: "compose.yaml", files: { ".env": "TAG=7" } },
    );
  });

  it("finds nothing in what is no mapping", () => {
    for (const text of [
      "",
      "\n",
      "services",
      "- services",
      "services:",
      "services: []",
      "42",
      "\ufeff",
      "---",
      "...",
    ])
      check(text);
  });
});

describe("compose: templates", () => {
  it("leaves to the template what breaks the grammar", () => {
    const text = 'services:\n  a: { image: "{{ image }}:1" }\n  b: { image: nginx }\n';
    const roles = (template: boolean) =>
      readCompose({ ...sourceOf("compose", text), template }).references.map(({ role }) => role);
    assert.deepEqual(roles(true), ["unresolved", "image"]);
    assert.deepEqual(roles(false), ["invalid", "image"]);
  });
});
