import assert from "node:assert/strict";
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import { checkDockerfile, dockerfileSource, saying } from "../harness/dockerfileReading.ts";

/** The references of a text that can't be drawn under: one line each. */
function listOf(text: string): string[] {
  return readDockerfile(dockerfileSource(text)).references.map((image) => `${saying(image)} | ${image.raw}`);
}

describe("Dockerfile: instructions", () => {
  it("finds the image of every FROM", () => {
    checkDockerfile(`
      FROM node:22
           ^^^^^^^ from: node:22
      FROM ghcr.io/acme/tool:1.2 AS tool
           ^^^^^^^^^^^^^^^^^^^^^ from: ghcr.io/acme/tool:1.2, stage tool
      FROM scratch
           ^^^^^^^ from scratch: scratch
    `);
  });

  it("takes keywords in any case, and AS too", () => {
    checkDockerfile(`
      from node aS Build
           ^^^^ from: node, stage build
      CoPy --from=nginx a b
                  ^^^^^ copy-from: nginx
      rUn --mount=from=golang,target=/x true
                       ^^^^^^ mount-from: golang
      onBuild Copy --from=redis a b
                          ^^^^^ onbuild: redis elsewhere
    `);
  });

  it("separates a keyword by blanks, tabs, vertical tabs, form feeds and carriage returns, and by nothing else", () => {
    assert.deepEqual(listOf("FROM\ta\nFROM \v\f b\nFROM\r c\nFROM\u00a0d\nFROM\u2003e\n"), [
      "from: a | a",
      "from: b | b",
      "from: c | c",
    ]);
  });

  it("passes over blanks in front of an instruction, Unicode's too", () => {
    assert.deepEqual(listOf("  \tFROM a\n\u00a0\u3000FROM b\n\u0085FROM c\n"), [
      "from: a | a",
      "from: b | b",
      "from: c | c",
    ]);
  });

  it("knows comments at the start of a line only", () => {
    checkDockerfile(`
      # FROM no
        # FROM no
      FROM alpine # trailing words are no comment
           ^^^^^^ from: alpine
      FROM#no
      #
      FROM b
           ^ from: b
    `);
  });

  it("drops a byte order mark at the start, and at the start only", () => {
    assert.deepEqual(listOf("\ufeffFROM a\n\ufeffFROM b\n"), ["from: a | a"]);
    assert.deepEqual(listOf("\ufeff# escape=`\nFROM a`\nb\n"), ["from: ab | a`\nb"]);
  });

  it("takes every kind of line end that BuildKit takes", () => {
    assert.deepEqual(listOf("FROM a\r\nFROM b\r\r\nFROM c\n\nFROM d"), [
      "from: a | a",
      "from: b | b",
      "from: c | c",
      "from: d | d",
    ]);
    assert.deepEqual(listOf("FROM a\rFROM b\n"), ["from: a | a"]);
  });

  it("ignores what is no instruction", () => {
    checkDockerfile(`
      FORM node
      FROMAGE node
      FRO M node
      FROM
      ADD --from=nginx a b
      COPY a --from=nginx b
      RUN true --mount=from=golang
      ENV FROM=node
      FROM b
           ^ from: b
    `);
  });

  it("goes on behind lines that BuildKit refuses", () => {
    checkDockerfile(`
      FROM one two
           ^^^ from: one
      FROM one two three
           ^^^ from: one
      FROM node AS
           ^^^^ from: node
      FROM node AS 1st
           ^^^^ from: node
      COPY --from a b
      COPY --from= a b
      COPY --from=
      COPY --FROM=nginx a b
      RUN --mount= true
      RUN --mount=from= true
      RUN --mount=from=a,\\"b true
      ONBUILD
      ONBUILD FROM node
      ONBUILD ONBUILD COPY --from=nginx a b
      ARG
      FROM last
           ^^^^ from: last
    `);
  });
});

describe("Dockerfile: lines that go on", () => {
  it("joins a word that a continuation cuts, and spans it", () => {
    assert.deepEqual(listOf("FROM alp\\\nine:3\n"), ["from: alpine:3 | alp\\\nine:3"]);
    assert.deepEqual(listOf("FROM alp\\  \t\r\nine:3\n"), ["from: alpine:3 | alp\\  \t\r\nine:3"]);
    assert.deepEqual(listOf("FR\\\nOM a\n"), ["from: a | a"]);
    assert.deepEqual(listOf("COPY --fr\\\nom=ngi\\\nnx a b\n"), ["copy-from: nginx | ngi\\\nnx"]);
  });

  it("keeps the blanks of the next line, so they separate words", () => {
    assert.deepEqual(listOf("FROM alp\\\n ine\n"), ["from: alp | alp"]);
    assert.deepEqual(listOf("FROM \\\n  alpine \\\n  AS b\n"), ["from: alpine, stage b | alpine"]);
  });

  it("lets a doubled escape end the line", () => {
    assert.deepEqual(listOf("RUN echo \\\\\nFROM a\n"), ["from: a | a"]);
    assert.deepEqual(listOf("RUN echo \\\\\\\nFROM a\n"), ["from: a | a"]);
    assert.deepEqual(listOf("RUN echo \\ \\\nFROM a\n"), []);
  });

  it("continues a line that is an escape and nothing else", () => {
    assert.deepEqual(listOf("\\\nFROM a\n"), ["from: a | a"]);
    assert.deepEqual(listOf("RUN x \\\n\\\nFROM a\n"), []);
  });

  it("needs the escape at the very end: blanks and tabs may follow, nothing else", () => {
    assert.deepEqual(listOf("RUN x \\ \t \nFROM a\n"), []);
    assert.deepEqual(listOf("RUN x \\\v\nFROM a\n"), ["from: a | a"]);
    assert.deepEqual(listOf("RUN x \\\u00a0\nFROM a\n"), ["from: a | a"]);
    assert.deepEqual(listOf("RUN x \\ # note\nFROM a\n"), ["from: a | a"]);
  });

  it("passes over comments and empty lines inside", () => {
    checkDockerfile(`
      RUN a \\
      # FROM no
        # FROM no \\

        b
      FROM \\
        # which one?

        nginx \\
        ^^^^^ from: nginx, stage web
        AS web
    `);
    assert.deepEqual(listOf("FROM al\\\n# x\n\n   \npine\n"), ["from: alpine | al\\\n# x\n\n   \npine"]);
  });

  it("ends a continuation with the file", () => {
    assert.deepEqual(listOf("FROM a\\"), ["from: a | a"]);
    assert.deepEqual(listOf("FROM a\\\n"), ["from: a | a"]);
    assert.deepEqual(listOf("FROM a \\\n# x"), ["from: a | a"]);
  });

  it("reads flags that stand on lines of their own", () => {
    checkDockerfile(`
      RUN --mount=type=cache,target=/c \\
          --mount=type=bind,from=golang:1.22,target=/g \\
                                 ^^^^^^^^^^^ mount-from: golang:1.22
          go build
      RUN \\
          \\
          --mount=from=node,target=/n true
                       ^^^^ mount-from: node
      COPY \\
        --chown=a \\
        --from=nginx \\
               ^^^^^ copy-from: nginx
        a b
    `);
  });

  it("finds flags behind any number of lines", () => {
    const flags = Array.from(
      { length: 300 },
      (_, at) => `  --mount=type=bind,from=i${at},target=/x${at} \\\n`,
    );
    const found = listOf(`RUN \\\n${flags.join("")}  true --mount=from=no\n`);
    assert.equal(found.length, 300);
    assert.equal(found.at(-1), "mount-from: i299 | i299");
  });
});

describe("Dockerfile: directives", () => {
  it("escapes with what # escape= says", () => {
    assert.deepEqual(listOf("# escape=`\nRUN dir c:\\\nFROM a`\nb\n"), ["from: ab | a`\nb"]);
    assert.deepEqual(listOf("#ESCAPE = `  \nRUN a\\\nFROM a\n"), ["from: a | a"]);
    assert.deepEqual(listOf("  # escape=`\nRUN \\\nFROM a\n"), ["from: a | a"]);
  });

  it("takes directives at the top only: not behind a comment, an empty line or an instruction", () => {
    for (const before of ["# hello\n", "\n", "FROM x\n", "# unknown=1\n", "#\n", "#!/bin/sh\n"]) {
      const found = listOf(`${before}# escape=\`\nFROM a\\\nb\n`);
      assert.equal(found.at(-1), "from: ab | a\\\nb", JSON.stringify(before));
    }
    assert.deepEqual(
      listOf("# syntax=x/y\n# check=skip=all\n# escape=`\nRUN a\\\nFROM a\n").at(-1),
      "from: a | a",
    );
  });

  it("keeps the backslash where # escape= asks for anything else", () => {
    assert.deepEqual(listOf("# escape=x\nFROM a\\\nb\n"), ["from: ab | a\\\nb"]);
    assert.deepEqual(listOf("# escape=\\\n# escape=`\nFROM a\\\nb\n"), ["from: ab | a\\\nb"]);
  });

  it("finds the frontend of # syntax=", () => {
    checkDockerfile(`
      # syntax=docker/dockerfile:1
               ^^^^^^^^^^^^^^^^^^^ syntax: docker/dockerfile:1
      FROM a
           ^ from: a
    `);
    checkDockerfile(`
      #   SynTax   =   docker/dockerfile:1   some more words
                       ^^^^^^^^^^^^^^^^^^^ syntax: docker/dockerfile:1
    `);
    checkDockerfile(`
      # check=skip=all
      # escape=\\
      # syntax=acme/frontend
               ^^^^^^^^^^^^^ syntax: acme/frontend
    `);
  });

  it("wants # syntax= at the very start of its line, unlike # escape=", () => {
    assert.deepEqual(listOf(" # syntax=a/b\nFROM c\n"), ["from: c | c"]);
    assert.deepEqual(listOf("\ufeff# syntax=a/b\nFROM c\n"), ["syntax: a/b | a/b", "from: c | c"]);
    assert.deepEqual(listOf("# nothing\n# syntax=a/b\nFROM c\n"), ["from: c | c"]);
    assert.deepEqual(listOf("FROM c\n# syntax=a/b\n"), ["from: c | c"]);
  });

  it("takes the first of two frontends, though the build stops there", () => {
    assert.deepEqual(listOf("# syntax=a/b\n# syntax=c/d\nFROM e\n"), ["syntax: a/b | a/b", "from: e | e"]);
  });

  it("cuts the frontend at a space, not at a tab", () => {
    assert.deepEqual(listOf("# syntax=a/b x\n"), ["syntax: a/b | a/b"]);
    assert.deepEqual(listOf("# syntax=a/b\tx\n"), ["syntax invalid: a/b\\tx (blank) | a/b\tx"]);
  });

  it("looks for the frontend behind a line that starts with #!", () => {
    assert.deepEqual(listOf("#!/usr/bin/env docker\n# syntax=a/b\nFROM c\n"), [
      "syntax: a/b | a/b",
      "from: c | c",
    ]);
    assert.deepEqual(listOf("#!x\r\n# syntax=a/b\r\n"), ["syntax: a/b | a/b"]);
    assert.deepEqual(listOf("#!x"), []);
  });

  it("knows the frontend's other forms: //syntax= and a JSON object", () => {
    assert.deepEqual(listOf("//syntax=a/b\n"), ["syntax: a/b | a/b"]);
    assert.deepEqual(listOf("// syntax = a/b c\n//x"), ["syntax: a/b | a/b"]);
    assert.deepEqual(listOf('{"a": ["syntax"], "n": 1, "syntax": "a/b", "c": {"syntax": "no"}}'), [
      "syntax: a/b | a/b",
    ]);
    assert.deepEqual(listOf('{"syntax": "a/b", "syntax": "c/d"}'), ["syntax: c/d | c/d"]);
    assert.deepEqual(listOf('{"syntax": "a\\/b"}'), ["syntax: a/b | a\\/b"]);
    assert.deepEqual(listOf('#!x\n {"\\u0073yntax": "a/b"}\n'), ["syntax: a/b | a/b"]);
    assert.deepEqual(listOf('{"syntax": 1}'), []);
    assert.deepEqual(listOf('{"syntax": "a/b"'), []);
    assert.deepEqual(listOf('["syntax"]'), []);
  });

  it("takes a frontend for an image, whatever its name", () => {
    checkDockerfile(
      `
      # syntax=scratch
               ^^^^^^^ syntax: scratch
      FROM node AS a
           ^^^^ from local: node, stage a
      `,
      { contexts: { node: ".", "acme/frontend": "." } },
    );
    checkDockerfile(
      `
      # syntax=acme/frontend
               ^^^^^^^^^^^^^ syntax: acme/frontend
      `,
      { contexts: { "acme/frontend": "." } },
    );
  });

  it("lets BUILDKIT_SYNTAX replace the frontend", () => {
    checkDockerfile(
      `
      # syntax=docker/dockerfile:1
               ^^^^^^^^^^^^^^^^^^^ syntax: acme/other:2
      `,
      { args: { BUILDKIT_SYNTAX: "acme/other:2" } },
    );
  });

  it("says what is wrong with a frontend", () => {
    checkDockerfile(`
      # syntax=Docker/Dockerfile
               ^^^^^^^^^^^^^^^^^ syntax invalid: Docker/Dockerfile (upper-case)
    `);
  });
});

describe("Dockerfile: here-documents", () => {
  /** What opens a here-document that ends at EOF; the FROM inside is data. */
  const opening = [
    "RUN <<EOF",
    "RUN cat <<EOF",
    "RUN <<-EOF",
    "RUN 3<<EOF cat",
    'RUN <<"EOF"',
    "RUN <<'EOF'",
    "RUN <<E'O'F",
    "RUN <<\\EOF",
    "RUN << EOF",
    "RUN <<\t EOF cat",
    "RUN cat <<EOF && echo x",
    "RUN cat <<EOF > /x",
    "COPY <<EOF /x",
    "COPY --chown=a <<EOF /x",
    "ADD <<EOF /x",
    "add <<eof /x".replace("eof", "EOF"),
    "ONBUILD RUN <<EOF",
    "onbuild copy <<EOF /x",
    "RUN --mount=type=cache,target=/c <<EOF",
    "RUN --network=none cat <<EOF",
    "RUN [ -f x ] && cat <<EOF",
    'RUN echo "a b" <<EOF',
    "RUN echo \\' <<EOF",
    "RUN echo ${A:-b} $C <<EOF",
    "RUN cat \\\n  <<EOF",
    "RUN cat <\\\n<EOF",
    "RUN cat <<\\\nEOF",
    "RU\\\nN cat <<EOF",
  ];
  it("leaves the body alone, however it is opened", () => {
    for (const line of opening) {
      assert.deepEqual(listOf(`${line}\nFROM no\n# x \\\nEOF\nFROM yes\n`), ["from: yes | yes"], line);
    }
  });

  /** What looks like a here-document and is none. */
  const closed = [
    'RUN echo "<<EOF"',
    "RUN echo '<<EOF'",
    "RUN echo \\<<EOF",
    "RUN cat <<<EOF",
    "RUN cat <<< EOF",
    "RUN echo $((1<<EOF))",
    "RUN a<<EOF",
    "RUN <<- EOF",
    "RUN cat <<",
    'RUN ["sh", "-c", "cat <<EOF"]',
    'RUN --network=none ["cat", "<<EOF"]',
    'COPY ["<<EOF", "/x"]',
    'ONBUILD RUN ["cat <<EOF"]',
    'RUN ["${a:-x", "y} z", "<<EOF"]',
    'RUN ["a\\"", "b <<EOF"]',
    "CMD cat <<EOF",
    "ENTRYPOINT <<EOF",
    "ENV A=<<EOF",
    "LABEL a=<<EOF",
    "SHELL <<EOF",
    "HEALTHCHECK CMD cat <<EOF",
    "RUN echo don't <<EOF",
    'RUN echo " <<EOF',
    "RUN echo ${ <<EOF",
    "RUN echo ${a!} <<EOF",
    "# RUN <<EOF",
    "RUN <<EOFX",
    "RUN cat <<EOF|sh",
  ];
  it("sees none where BuildKit sees none", () => {
    for (const line of closed) {
      assert.deepEqual(listOf(`${line}\nFROM yes\nEOF\n`), ["from: yes | yes"], line);
    }
  });

  it("ends the body at the very word, to the end of the line", () => {
    assert.deepEqual(listOf("RUN <<EOF\n EOF\nEOF \nEOFX\n\tEOF\nFROM no\nEOF\nFROM a\n"), ["from: a | a"]);
    assert.deepEqual(listOf("RUN <<-EOF\n EOF\nFROM no\n\t\tEOF\nFROM a\n"), ["from: a | a"]);
    assert.deepEqual(listOf("RUN <<EOF\r\nFROM no\r\nEOF\r\nFROM a\r\n"), ["from: a | a"]);
    assert.deepEqual(listOf("RUN cat <<EOF|sh\nFROM no\nEOF\nFROM no\nEOF|sh\nFROM a\n"), ["from: a | a"]);
    assert.deepEqual(listOf("RUN <<'E O F'\nFROM no\nE O F\nFROM a\n"), ["from: a | a"]);
    assert.deepEqual(listOf("RUN <<$X\nFROM no\n$X\nFROM a\n"), ["from: a | a"]);
    assert.deepEqual(listOf("RUN <<EOF\nFROM no\nEOF"), []);
  });

  it("reads several bodies in their order", () => {
    assert.deepEqual(listOf("COPY <<X <<Y /d\nY\nFROM no\nX\nX\nFROM no\nY\nFROM a\n"), ["from: a | a"]);
  });

  it("finds here-documents with a backslash, whatever # escape= says", () => {
    assert.deepEqual(listOf("# escape=`\nRUN echo \\' <<EOF\nFROM no\nEOF\nFROM a\n"), ["from: a | a"]);
    assert.deepEqual(listOf("# escape=`\nRUN echo `' <<EOF\nFROM a\nEOF\n"), ["from: a | a"]);
  });

  it("keeps the rest of the file in sight where a body is never closed", () => {
    assert.deepEqual(listOf("RUN <<EOF\nFROM a\nRUN <<EOF\nFROM b\n"), ["from: a | a", "from: b | b"]);
    assert.deepEqual(listOf("RUN <<A <<B\nFROM no\nA\nFROM a\n"), ["from: a | a"]);
  });

  it("reads the flags of what opens a here-document", () => {
    assert.deepEqual(listOf("COPY --from=nginx <<EOF /x\nCOPY --from=no a b\nEOF\n"), [
      "copy-from: nginx | nginx",
    ]);
    assert.deepEqual(listOf("RUN --mount=from=go,target=/x <<EOF\nRUN --mount=from=no\nEOF\n"), [
      "mount-from: go | go",
    ]);
  });
});

describe("Dockerfile: flags", () => {
  it("reads flags in front of the arguments only", () => {
    checkDockerfile(`
      COPY --link --from=nginx a b
                         ^^^^^ copy-from: nginx
      COPY --chown=a:b --from=redis --chmod=755 a b
                              ^^^^^ copy-from: redis
      COPY -- --from=no a b
      RUN --network=none --mount=from=go,target=/x --security=insecure x --mount=from=no
                                      ^^ mount-from: go
    `);
  });

  it("takes quotes and escapes away, and spans what is inside", () => {
    checkDockerfile(`
      COPY --from="nginx:1" a b
                   ^^^^^^^ copy-from: nginx:1
      COPY --from='nginx:1' a b
                   ^^^^^^^ copy-from: nginx:1
      COPY --"from=nginx:1" a b
                   ^^^^^^^ copy-from: nginx:1
      COPY --from=ng"in"x a b
                  ^^^^^^^ copy-from: nginx
      COPY --from="ng"inx a b
                  ^^^^^^^ copy-from: nginx
      COPY --from=ng"inx" a b
                  ^^^^^^^ copy-from: nginx
      COPY --from=ng\\inx a b
                  ^^^^^^ copy-from: nginx
      COPY --from=\\nginx a b
                  ^^^^^^ copy-from: nginx
    `);
  });

  it("escapes with a backslash in flags, whatever # escape= says", () => {
    assert.deepEqual(listOf("# escape=`\nCOPY --from=ng\\inx a b\n"), ["copy-from: nginx | ng\\inx"]);
  });

  it("reads the platform of FROM, expanded", () => {
    checkDockerfile(`
      ARG P=arm64
      FROM --platform=linux/amd64 a
                                  ^ from: a on linux/amd64
      FROM --platform="linux/\${P}" b
                                   ^ from: b on linux/arm64
      FROM --platform=$BUILDPLATFORM c
                                     ^ from: c
      FROM --platform=$NONE d
                            ^ from: d
      FROM --platform=\${TARGETPLATFORM:-linux/386} e
                                                   ^ from: e
      FROM --platform= f
                       ^ from: f
    `);
    checkDockerfile(
      `
      FROM --platform=$BUILDPLATFORM c
                                     ^ from: c on linux/riscv64
      `,
      { args: { BUILDPLATFORM: "linux/riscv64" } },
    );
  });
});

describe("Dockerfile: mounts", () => {
  it("finds from= anywhere in a mount, in any case, and in each of several mounts", () => {
    checkDockerfile(`
      RUN --mount=from=a,target=/x --mount=type=bind,target=/y,from=b --mount=type=cache,FROM=c true
                       ^ mount-from: a
                                                                    ^ mount-from: b
                                                                                              ^ mount-from: c
      RUN --mount=type=cache,target=/from --mount=type=secret,id=x true
    `);
  });

  it("reads a mount as a CSV record", () => {
    checkDockerfile(`
      RUN --mount='type=bind,"from=nginx:1",target=/x' true
                                   ^^^^^^^ mount-from: nginx:1
      RUN --mount=\\"from=nginx\\",target=/x true
                         ^^^^^ mount-from: nginx
      RUN --mount='"from=a""b"' true
                         ^^^^ mount-from invalid: a\\"b (character)
      RUN --mount=type=bind,'from=a',target=/x true
                                  ^ mount-from: a
    `);
  });

  it("lets the last from= of a mount win", () => {
    checkDockerfile(`
      RUN --mount=from=a,from=b true
                              ^ mount-from: b
    `);
  });

  it("refuses from= in the mount of a secret", () => {
    checkDockerfile(`
      RUN --mount=type=secret,from=nginx,id=x true
                                   ^^^^^ mount-from invalid: nginx (secret-from)
    `);
  });
});

describe("Dockerfile: quotes of FROM", () => {
  it("spans what is inside the quotes", () => {
    checkDockerfile(`
      FROM "alpine:3"
            ^^^^^^^^ from: alpine:3
      FROM 'alpine:3' AS a
            ^^^^^^^^ from: alpine:3, stage a
      FROM al"pine":3
           ^^^^^^^^^^ from: alpine:3
      FROM "alpine":3
           ^^^^^^^^^^ from: alpine:3
      FROM "al"'pine'
           ^^^^^^^^^^ from: alpine
    `);
    assert.deepEqual(listOf('FROM ""\n'), ["from invalid: (empty) | "]);
  });

  it("splits words before quotes are looked at", () => {
    checkDockerfile(`
      FROM "alpine 3"
           ^^^^^^^ from invalid: (unclosed-quote)
      FROM 'x
           ^^ from invalid: (unclosed-quote)
    `);
  });
});

describe("Dockerfile: templates", () => {
  it("leaves to the template what the template decides", () => {
    checkDockerfile(
      `
      FROM {{ base_image }}:{{ tag }} AS build
           ^^^^^^^^^^^^^^^^^^^^^^^^^^ from unresolved: (template), stage build
      FROM {{image}}
           ^^^^^^^^^ from unresolved: (template)
      FROM node:{% if x %}22{% else %}24{% endif %}
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ from unresolved: (template)
      FROM <%= image %>
           ^^^^^^^^^^^^ from unresolved: (template)
      FROM {{ open
           ^^^^^^^ from unresolved: (template)
      FROM Node
           ^^^^ from unresolved: Node (upper-case)
      COPY --from={{x}} a b
                  ^^^^^ copy-from unresolved: {{x}} (character)
      FROM node:22
           ^^^^^^^ from: node:22
      `,
      { template: true },
    );
  });

  it("holds other files to the grammar", () => {
    checkDockerfile(`
      FROM {{image}}
           ^^^^^^^^^ from invalid: {{image}} (character)
    `);
  });
});
