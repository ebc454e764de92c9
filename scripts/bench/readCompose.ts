// How long reading a compose file takes, against the YAML parser alone on the same text, and whether time grows with
// the text and no faster.
import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { readCompose } from "../../server/src/core/compose.ts";
import { loneSource } from "../../server/src/core/source.ts";

const head = [
  "x-common: &common",
  "  restart: unless-stopped",
  "  logging: { driver: local, options: { max-size: 10m } }",
  "services:",
];

const ordinary = (at: number) => [
  `  app-${at}:`,
  "    <<: *common",
  `    image: registry.example.com/team/app-${at}:\${TAG:-1.${at}}`,
  "    environment:",
  `      - DATABASE_URL=postgres://app:secret@db-${at}:5432/app`,
  "      - LOG_LEVEL=info",
  '    ports: ["8080:8080"]',
  "    healthcheck:",
  '      test: ["CMD", "curl", "-f", "http://localhost:8080/health"]',
  "      interval: 30s",
];

const shapes: Readonly<Record<string, (at: number) => readonly string[]>> = {
  "ordinary services": ordinary,
  "images alone": (at) => [`  app-${at}: { image: "acme/app:${at}" }`],
  "builds and caches": (at) => [
    `  app-${at}:`,
    `    image: acme/app-${at}`,
    "    build:",
    `      context: ./app-${at}`,
    "      args: { NODE: 22, BUILDKIT_SYNTAX: docker/dockerfile:1 }",
    `      cache_from: ["type=registry,ref=acme/app-${at}:cache"]`,
    "      additional_contexts: { base: docker-image://alpine:3 }",
  ],
  "inline Dockerfiles": (at) => [
    `  app-${at}:`,
    "    build:",
    "      dockerfile_inline: |",
    "        FROM node:22 AS build",
    "        RUN npm ci",
    "        FROM debian:12-slim",
    "        COPY --from=build /src /app",
  ],
  "anchors bound again": (at) => [
    `  app-${at}: { image: &image "acme/app:${at}", pre_start: [{ image: *image }] }`,
  ],
  "a line that breaks the rest": (at) => (at === 0 ? ["  broken"] : ordinary(at)),
};

/** The fastest of several runs of each, in milliseconds, taken in turns so that a busy moment meets all alike. */
function fastest(runs: number, ...works: readonly (() => unknown)[]): number[] {
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let run = 0; run < runs; run++) {
    works.forEach((work, index) => {
      const start = performance.now();
      work();
      best[index] = Math.min(best[index] ?? 0, performance.now() - start);
    });
  }
  return best;
}

function textOf(shape: (at: number) => readonly string[], bytes: number): string {
  const lines = [...head];
  for (let at = 0, length = 0; length < bytes; at++) {
    const more = shape(at);
    lines.push(...more);
    length += more.join("\n").length + 1;
  }
  return `${lines.join("\n")}\n`;
}

const sizes = [5_000, 50_000, 400_000];
console.log("Reading a compose file, against the YAML parser alone (both the fastest of several runs)\n");
console.log(
  `${"shape".padEnd(30)}${sizes.map((size) => `${size / 1000} KB`.padStart(20)).join("")}  growth x8`,
);
for (const [name, shape] of Object.entries(shapes)) {
  const cells: string[] = [];
  const times: number[] = [];
  for (const size of sizes) {
    const text = textOf(shape, size);
    const source = loneSource("compose", text, "compose.yaml");
    const runs = Math.ceil(2_000_000 / size);
    const [parser = 0, ours = 0] = fastest(
      runs,
      () => parseDocument(text),
      () => readCompose(source),
    );
    times.push(ours);
    cells.push(`${ours.toFixed(2)} ms ${(ours / parser).toFixed(2)}x`.padStart(20));
  }
  const growth = (times[2] ?? 0) / (times[1] ?? 1);
  console.log(`${name.padEnd(30)}${cells.join("")}  ${growth.toFixed(1)}`);
}

const folder = new URL("../../test/fixtures/compose/", import.meta.url);
const real = ["airflow", "elk", "jitsi", "supabase-like", "monorepo-builds", "observability", "django"].map(
  (name) => {
    const file = new URL(`${name}.${name === "django" ? "yml" : "yaml"}`, folder);
    return readFileSync(file, "utf8");
  },
);
const [parser = 0, ours = 0] = fastest(
  300,
  () => real.map((text) => parseDocument(text)),
  () => real.map((text) => readCompose(loneSource("compose", text))),
);
console.log(`\n${real.length} fixtures: ${ours.toFixed(2)} ms, ${(ours / parser).toFixed(2)}x the parser`);
