import { checkCompose as check } from "../../harness/composeReading.ts";

describe("compose: anchors, merges and documents", () => {
  it("lists an aliased value once, where its scalar stands", () => {
    check(`
      x-image: &app acme/app:1
                    ^^^^^^^^^^ image: acme/app:1
      services:
        a: { image: *app }
        b: { image: *app }
    `);
  });

  it("lists the image of an aliased service once", () => {
    check(`
      services:
        a: &a
          image: nginx
                 ^^^^^ image: nginx
        b: *a
        c:
          <<: *a
    `);
  });

  it("leaves anchors and tags out of the span", () => {
    check(`
      services:
        a: { image: &one nginx }
                         ^^^^^ image: nginx
        b: { image: !!str &two redis }
                               ^^^^^ image: redis
        c: { image: &three !override "busybox" }
                                      ^^^^^^^ image: busybox
    `);
  });

  it("follows merges: explicit keys win, and earlier mappings over later ones", () => {
    check(`
      x-one: &one { image: one/app }
                           ^^^^^^^ image: one/app on linux/arm64
      x-two: &two { image: two/app, platform: linux/arm64 }
      services:
        a:
          <<: [*one, *two]
        b:
          <<: *two
          image: three
                 ^^^^^ image: three on linux/arm64
    `);
  });

  it("lets explicit keys win wherever the merge stands", () => {
    check(`
      x-a: &a { image: not/this }
      services:
        before: { image: one, <<: *a }
                         ^^^ image: one
        behind: { <<: *a, image: two }
                                 ^^^ image: two
    `);
  });

  it("merges merged mappings, and mappings in place", () => {
    check(`
      x-a: &a { image: deep }
                       ^^^^ image: deep
      x-b: &b { <<: *a, restart: always }
      x-c: &c { <<: *b }
      services:
        one: { <<: *c }
        two: { <<: { image: inside } }
                            ^^^^^^ image: inside
        three: { <<: [*c, { image: not/this }] }
    `);
  });

  it("merges at every level", () => {
    check(`
      x-services: &services
        a: { image: shared }
                    ^^^^^^ image: shared
        b: { image: not/this }
      x-build: &build
        cache_from: [acme/cache]
                     ^^^^^^^^^^ cache-from: acme/cache
      services:
        <<: *services
        b:
          build: { <<: *build, context: . }
    `);
  });

  it("takes a quoted << as an ordinary key", () => {
    check(`
      x-a: &a { image: not/this }
      services:
        a: { "<<": *a }
    `);
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
        e: { image: *later }
      x-later: &later not/this
    `);
  });

  it("leaves out an extension that no service reaches", () => {
    check(`
      x-a: &a { image: not/this }
      x-services: { b: { image: not/this } }
      services:
        a: { <<: *a, image: redis }
                            ^^^^^ image: redis
    `);
  });

  it("keeps the anchors of one document from the next", () => {
    check(`
      services:
        a: { image: &i one }
                       ^^^ image: one
      ---
      services:
        b: { image: *i }
    `);
  });

  it("lets later documents override earlier ones", () => {
    check(
      `
      services:
        a: { image: overridden }
        b: { image: kept }
                    ^^^^ image: kept
      ---
      services:
        a: { image: effective }
                    ^^^^^^^^^ image: effective
        b: { image: null, platform: linux/arm64 }
        c: { image: new }
                    ^^^ image: new
      ...
    `.replace("image: kept\n", "image: kept on linux/arm64\n"),
    );
  });

  it("drops what !reset stands on, and what that would override", () => {
    check(`
      x-none: &none !reset
      services:
        a: { image: dropped }
        b: { image: !reset dropped }
        c: { image: dropped }
        d: { image: dropped, build: . }
        e: { image: kept, build: . }
                    ^^^^ image: kept
      ---
      services:
        a: { image: !reset null }
        c: !reset {}
        d: { image: !reset "" }
        e: { build: !reset null }
    `);
  });

  it("replaces what !override stands on, instead of merging", () => {
    check(`
      services:
        a:
          build: { cache_from: [dropped] }
        b:
          build: { cache_from: [kept] }
                                ^^^^ cache-from: kept
        c: { image: dropped }
      ---
      services:
        a:
          build: !override { cache_from: [other] }
                                          ^^^^^ cache-from: other
        b:
          build: { cache_from: [more] }
                                ^^^^ cache-from: more
        c: !override { restart: always }
    `);
  });

  it("takes the last of two equal keys", () => {
    check(`
      services:
        a:
          image: dropped
          image: counts
                 ^^^^^^ image: counts
    `);
  });
});
