// How long reading a Dockerfile takes, against one pass of a regular expression over the same text, and whether
// time grows with the text and no faster.
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import { loneSource } from "../../server/src/core/source.ts";

/** What a reader made of one regular expression would look for: instructions that may name an image. */
const plainSearch = /^[ \t]*(FROM|COPY|RUN|ARG|ADD|ONBUILD)[ \t]+(.*)$/gim;

const staged = [
  "FROM --platform=linux/amd64 registry.example.com/team/base:${VERSION:-1.4} AS build-#",
  "LABEL org.opencontainers.image.source=https://example.com/team/app",
  "WORKDIR /src",
  "COPY package.json package-lock.json ./",
  "RUN --mount=type=cache,target=/root/.npm npm ci --no-audit",
  "# The native parts need a compiler.",
  "RUN apt-get update \\",
  "    && apt-get install --no-install-recommends -y build-essential python3 \\",
  "    # comments may stand in between",
  "    && rm -rf /var/lib/apt/lists/*",
  "COPY . .",
  "ENV NODE_ENV=production PORT=8080",
  "RUN npm run build && npm prune --omit=dev",
  "",
  "FROM gcr.io/distroless/nodejs22-debian12 AS run-#",
  "COPY --from=build-# --chown=nonroot:nonroot /src/dist /app",
  "USER nonroot",
  "EXPOSE 8080",
  'ENTRYPOINT ["node", "/app/main.js"]',
  "",
];

const installing = [
  "RUN apt-get update \\",
  "    && apt-get install --no-install-recommends -y build-essential python3 \\",
  "    # comments may stand in between",
  "    && rm -rf /var/lib/apt/lists/*",
  "COPY . .",
  "ENV NODE_ENV=production PORT=8080",
  "LABEL org.opencontainers.image.source=https://example.com/team/app",
  "",
  "RUN npm run build && npm prune --omit=dev",
];

function repeated(lines: readonly string[], count: number): string {
  return Array.from({ length: count }, (_, number) =>
    (lines[number % lines.length] ?? "").replaceAll("#", String(Math.floor(number / lines.length))),
  ).join("\n");
}

const shapes: Readonly<Record<string, (lines: number) => string>> = {
  "one image, many lines": (lines) => `FROM node:22\n${repeated(installing, lines)}\n`,
  "an image in ten lines": (lines) => `ARG VERSION=1.4\n${repeated(staged, lines)}\n`,
  "one here-document": (lines) => `FROM a\nRUN <<EOF\n${"FROM evil\n".repeat(lines)}EOF\nFROM b\n`,
  "one continuation": (lines) =>
    `FROM a\nRUN --mount=from=b,target=/b echo \\\n${"  x && \\\n".repeat(lines)}  y\n`,
  "one stage chain": (lines) =>
    Array.from({ length: lines }, (_, at) => `FROM ${at === 0 ? "a" : `s${at - 1}`} AS s${at}`).join("\n"),
  "unknown platforms": (lines) =>
    Array.from({ length: lines }, (_, at) => `FROM b${at}-\${TARGETARCH} AS s${at}`).join("\n"),
  "unclosed here-documents": (lines) =>
    `FROM a\n${Array.from({ length: lines }, (_, at) => `RUN <<E${at % 7}`).join("\n")}`,
  "a chain of ARG": (lines) =>
    `${Array.from({ length: lines }, (_, at) => `ARG A${at}=${at === 0 ? "x" : `\${A${at - 1}}`}`).join("\n")}\nFROM \${A${lines - 1}}\n`,
};

/** The fastest of several runs, in milliseconds. */
function fastest(work: () => unknown, runs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const small = 10_000;
const large = 100_000;
const read = (text: string) => () => readDockerfile(loneSource("dockerfile", text));
const search = (text: string) => () => {
  let length = 0;
  for (const [, keyword = "", rest = ""] of text.matchAll(plainSearch))
    length += keyword.length + rest.length;
  return length;
};

console.log(
  "shape".padEnd(26),
  "10k lines".padStart(10),
  "x regex".padStart(9),
  "100k".padStart(10),
  "growth of 10".padStart(13),
);
for (const [name, shape] of Object.entries(shapes)) {
  const short = shape(small);
  const long = shape(large);
  const once = fastest(read(short), 30);
  const plain = fastest(search(short), 30);
  const ten = fastest(read(long), 6);
  console.log(
    name.padEnd(26),
    `${once.toFixed(2)} ms`.padStart(10),
    (once / plain).toFixed(2).padStart(9),
    `${ten.toFixed(1)} ms`.padStart(10),
    (ten / once).toFixed(1).padStart(13),
  );
}

console.log();
await import("./readCompose.ts");
