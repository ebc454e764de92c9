import { readCompose } from "../../server/src/core/compose.ts";
import { type Around, checkReading } from "../harness/reading.ts";

const check = (annotated: string, around?: Around) => checkReading(readCompose, "compose", annotated, around);

describe("compose: services", () => {
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
    `);
  });

  it("takes a number as it is written", () => {
    check(`
      services:
        a:
          image: 1.20
                 ^^^^ image: 1.20
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
});

describe("compose: anchors and merges", () => {
  it("lists an aliased value once, where its scalar stands", () => {
    check(`
      x-image: &app acme/app:1
                    ^^^^^^^^^^ image: acme/app:1
      services:
        a: { image: *app }
        b: { image: *app }
    `);
  });

  it("follows merges: explicit keys win, and earlier mappings over later ones", () => {
    check(
      `
      x-one: &one { image: one/app }
                           ^^^^^^^ image: one/app
      x-two: &two { image: two/app, platform: linux/arm64 }
      services:
        a:
          <<: [*one, *two]
        b:
          <<: *two
          image: three
                 ^^^^^ image: three on linux/arm64
    `.replace("image: one/app\n", "image: one/app on linux/arm64\n"),
    );
  });

  it("takes the latest binding of an anchor before the alias", () => {
    check(`
      services:
        a: { image: &i one }
                       ^^^ image: one
        b: { image: *i }
        c: { image: &i two }
                       ^^^ image: two
        d: { image: *i }
    `);
  });

  it("leaves out an extension that no service reaches", () => {
    check(`
      x-a: &a { image: nginx }
      services:
        a: { <<: *a, image: redis }
                            ^^^^^ image: redis
    `);
  });
});

describe("compose: variables", () => {
  it("shows the default where it stands", () => {
    check(`
      services:
        a:
          image: acme/app:\${TAG:-1.2}
                 ^^^^^^^^^^^^^^^^^^^^ image: acme/app:1.2 by default
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

  it("says that a value is missing, and never looks at the remainder", () => {
    check(`
      services:
        a:
          image: \${REGISTRY}/app
                 ^^^^^^^^^^^^^^^ image unresolved: (unset-variable) by default
    `);
  });
});
