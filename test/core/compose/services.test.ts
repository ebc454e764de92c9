import { checkCompose as check } from "../../harness/composeReading.ts";

describe("compose: where images stand", () => {
  it("finds the image of each service", () => {
    check(`
      services:
        web:
          image: nginx:1.27
                 ^^^^^^^^^^ image: nginx:1.27
        db:
          image: "postgres"  # quoted
                  ^^^^^^^^ image: postgres
        cache: { image: 'redis:7' }
                         ^^^^^^^ image: redis:7
        ? long
        : ? image
          : busybox
            ^^^^^^^ image: busybox
        "quoted":
          "image": alpine
                   ^^^^^^ image: alpine
    `);
  });

  it("passes over what is no text: null, lists, mappings", () => {
    check(`
      services:
        a:
          image:
        b:
          image: null
        c:
          image: ~
        d:
          image: [nginx]
        e:
          image: { name: nginx }
        f: nginx
        g:
          image: ""
        h: null
        i: [image, nginx]
    `);
  });

  it("takes a number, a boolean and a date as they are written", () => {
    check(`
      services:
        a: { image: 1.20 }
                    ^^^^ image: 1.20
        b: { image: 0x10 }
                    ^^^^ image: 0x10
        c: { image: true }
                    ^^^^ image: true
        d: { image: 2024-01-01 }
                    ^^^^^^^^^^ image: 2024-01-01
        e: { image: "null" }
                     ^^^^ image: null
    `);
  });

  it("looks for services at the top only, and nowhere else for images", () => {
    check(`
      version: "3"
      image: not/this
      web:
        image: not/this
      configs:
        services: { a: { image: not/this } }
      services:
        a:
          image: nginx
                 ^^^^^ image: nginx
          container_name: not/this
          labels: { image: not/this }
          deploy: { image: not/this }
          environment: [image=not/this]
          x-image: not/this
          x-other: { image: not/this }
          post_start: [{ image: not/this, command: x }]
          develop: { watch: [{ path: ., image: not/this }] }
    `);
  });

  it("takes a service whose name starts with x- as a service", () => {
    check(`
      services:
        x-a: { image: nginx }
                      ^^^^^ image: nginx
    `);
  });

  it("leaves out what a provider runs", () => {
    check(`
      services:
        a:
          provider: { type: awesomecloud }
          image: nginx
    `);
  });

  it("finds the images of steps before the start", () => {
    check(`
      services:
        a:
          image: acme/app
                 ^^^^^^^^ image: acme/app
          pre_start:
            - image: acme/migrate:2
                     ^^^^^^^^^^^^^^ pre-start: acme/migrate:2
              command: ./migrate
            - command: ./without
    `);
  });

  it("finds images that are mounted as volumes, in the long form", () => {
    check(`
      services:
        a:
          volumes:
            - type: image
              source: acme/models:7
                      ^^^^^^^^^^^^^ volume-image: acme/models:7
              target: /models
            - type: bind
              source: ./not/this
              target: /x
            - not:/this
            - { type: "\${KIND:-image}", source: acme/more }
                                                ^^^^^^^^^ volume-image: acme/more
            - source: not/this
    `);
  });

  it("finds images among additional contexts, as a mapping and as a list", () => {
    check(
      `
      services:
        a:
          build:
            additional_contexts:
              base: docker-image://alpine:3
                                   ^^^^^^^^ additional-context: alpine:3
              other: ./folder
              site: https://example.com/x.git
              app: service:b
              layout: oci-layout:///x
              none:
        b:
          build:
            additional_contexts:
              - base=docker-image://alpine:3.20
                                    ^^^^^^^^^^^ additional-context: alpine:3.20
              - "quoted=docker-image://busybox"
                                       ^^^^^^^ additional-context: busybox
              - other=./folder
              - docker-image://ghcr.io/x/y
    `.replace("- docker-image://ghcr.io/x/y", "- plain"),
    );
  });

  it("finds images that hold a build's cache", () => {
    check(`
      services:
        a:
          build:
            cache_from:
              - acme/app:cache
                ^^^^^^^^^^^^^^ cache-from: acme/app:cache
              - type=registry,ref=acme/app:two
                                  ^^^^^^^^^^^^ cache-from: acme/app:two
              - 'ref=acme/app:three,type=registry'
                     ^^^^^^^^^^^^^^ cache-from: acme/app:three
              - Type=registry,REF=acme/app:four
                                  ^^^^^^^^^^^^^ cache-from: acme/app:four
              - acme/five,acme/six
                ^^^^^^^^^ cache-from: acme/five
                          ^^^^^^^^ cache-from: acme/six
              - 'type=registry,"ref=acme/app:seven"'
                                    ^^^^^^^^^^^^^^ cache-from: acme/app:seven
              - type=gha
              - type=local,src=not/this
              - ref=not/this
            cache_to:
              - type=registry,ref=acme/app:cache,mode=max
                                  ^^^^^^^^^^^^^^ cache-to: acme/app:cache
              - type=inline
            tags:
              - not/this:1
    `);
  });

  it("takes models as artifacts", () => {
    check(`
      services:
        chat:
          image: acme/chat
                 ^^^^^^^^^ image: acme/chat
          models: [llm]
      models:
        llm:
          model: ai/smollm2
                 ^^^^^^^^^^ model artifact: ai/smollm2
        other:
          model: hf.co/Org/Model-GGUF:Q4_K_M
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ model artifact: hf.co/Org/Model-GGUF:Q4_K_M
          context_size: 1024
        unknown:
          model: \${MODEL}
                 ^^^^^^^^ model unresolved: (unset-variable) by default
    `);
  });

  it("says what is wrong with a name", () => {
    check(`
      services:
        a: { image: Nginx }
                    ^^^^^ image invalid: Nginx
        b: { image: "nginx:" }
                     ^^^^^^ image invalid: nginx:
        c: { image: "https://hub.docker.com/r/acme/tool" }
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ image invalid: https://hub.docker.com/r/acme/tool
        d: { image: " nginx" }
                     ^^^^^^ image invalid:  nginx
    `);
  });

  it("tells the platform that a service asks for", () => {
    check(
      `
      services:
        a:
          image: nginx
                 ^^^^^ image: nginx on linux/arm64
          platform: linux/arm64
          pre_start:
            - image: init
                     ^^^^ pre-start: init on linux/arm64
        b:
          image: redis
                 ^^^^^ image: redis on linux/s390x
          platform: \${PLATFORM}
        c:
          image: busybox
                 ^^^^^^^ image: busybox
          platform: \${NONE}
    `,
      { variables: { PLATFORM: "linux/s390x" } },
    );
  });

  it("takes the default platform for services that ask for none", () => {
    check(
      `
      services:
        a: { image: nginx }
                    ^^^^^ image: nginx on linux/arm/v7
        b: { image: redis, platform: linux/amd64 }
                    ^^^^^ image: redis on linux/amd64
    `,
      { path: "compose.yaml", files: { ".env": "DOCKER_DEFAULT_PLATFORM=linux/arm/v7" } },
    );
  });
});
