import type { RepositorySpec } from "../model.ts";
import { amd64, everywhere, family, image, officialImage } from "./words.ts";

/** Docker Official Images, those that are deprecated too. */
export const official: readonly RepositorySpec[] = [
  officialImage(
    "node",
    "Node.js is a JavaScript-based platform for server-side and networking applications.",
    2014,
    4_100,
    [
      ...family("24.1.0 24.1 24 current latest", 6, {
        " -bookworm": 391,
        "-slim -bookworm-slim": 79,
        "-alpine -alpine3.21": 57,
      }),
      ...family("22.11.0 22.11 22 lts jod", 9, {
        " -bookworm": 388,
        "-slim -bookworm-slim": 78,
        "-alpine -alpine3.20": 56,
      }),
      ...family("22.10.0 22.10", 37, {
        " -bookworm": 388,
        "-slim -bookworm-slim": 78,
        "-alpine -alpine3.20": 56,
      }),
      ...family("20.18.0 20.18 20 iron", 9, {
        " -bookworm": 380,
        "-slim -bookworm-slim": 74,
        "-alpine -alpine3.20": 48,
      }),
      ...family("18.20.4 18.20 18 hydrogen", 70, {
        " -bookworm": 372,
        "-slim -bookworm-slim": 70,
        "-alpine -alpine3.20": 46,
      }),
      ...family("14.21.3 14.21 14 fermium", 950, { "": 346, "-slim": 62, "-alpine": 40 }),
      // What `22` named before: nothing but its digest leads to it now.
      image("", 23, 388, { id: "22-before" }),
    ],
  ),
  officialImage(
    "nginx",
    "Official build of Nginx.",
    2014,
    12_900,
    [
      ...family("1.27.3 1.27 1 mainline latest", 4, {
        " -bookworm": 69,
        "-alpine -alpine3.20": 20,
        "-alpine-slim": 6,
        "-perl": 87,
      }),
      ...family("1.26.2 1.26 stable", 11, { " -bookworm": 68, "-alpine -alpine3.20": 19, "-alpine-slim": 6 }),
      ...family("1.25.5 1.25", 210, { "": 67, "-alpine": 18 }),
    ],
    { platforms: everywhere, categories: ["Web servers"] },
  ),
  officialImage(
    "alpine",
    "A minimal Docker image based on Alpine Linux with a complete package index and only 5 MB in size!",
    2014,
    11_200,
    [
      image("3.21.0 3.21 3 latest", 12, 3.6),
      image("3.20.3 3.20", 75, 3.6),
      image("3.19.4 3.19", 75, 3.4),
      image("3.18.9 3.18", 75, 3.4),
      image("edge 20240923", 60, 3.6),
      image("3.12.12 3.12", 970, 2.8),
    ],
    { platforms: everywhere },
  ),
  officialImage(
    "ubuntu",
    "Ubuntu is a Debian-based Linux operating system based on free software.",
    2014,
    5_600,
    [
      image("24.04 noble noble-20241118 latest", 5, 30),
      image("22.04 jammy jammy-20241118", 6, 30),
      image("20.04 focal focal-20241011", 40, 27),
      image("18.04 bionic bionic-20230530", 1_270, 25),
    ],
  ),
  officialImage(
    "debian",
    "Debian is a Linux distribution that's composed entirely of free and open-source software.",
    2014,
    1_100,
    [
      ...family("bookworm 12 12.8 latest bookworm-20241111", 12, { "": 49, "-slim": 29 }),
      ...family("bullseye 11 11.11", 12, { "": 54, "-slim": 31 }),
      image("trixie-20240311 unstable-20240311", "2024-03-12T01:20:00Z", 50),
    ],
    { platforms: everywhere },
  ),
  officialImage(
    "postgres",
    "The PostgreSQL object-relational database system provides reliability and data integrity.",
    2014,
    9_800,
    [
      ...family("17.2 17 latest", 7, { " -bookworm": 157, "-alpine -alpine3.20": 102 }),
      ...family("16.6 16", 7, { " -bookworm": 156, "-alpine -alpine3.20": 95 }),
      ...family("15.10 15", 7, { " -bookworm": 155, "-alpine": 93 }),
      ...family("13.18 13", 7, { "": 152, "-alpine": 92 }),
      ...family("9.6.24 9.6 9", 990, { "": 87, "-alpine": 15 }),
    ],
    { platforms: everywhere, categories: ["Databases & storage"] },
  ),
  officialImage(
    "redis",
    "Redis is the world's fastest data platform for caching, vector search, and NoSQL databases.",
    2014,
    4_900,
    [
      ...family("7.4.1 7.4 7 latest", 14, { " -bookworm": 45, "-alpine -alpine3.20": 17 }),
      ...family("6.2.16 6.2 6", 14, { " -bookworm": 42, "-alpine": 12 }),
    ],
    { platforms: everywhere },
  ),
  officialImage(
    "python",
    "Python is an interpreted, interactive, object-oriented, open-source programming language.",
    2014,
    3_600,
    [
      ...family("3.13.0 3.13 3 latest", 11, {
        " -bookworm": 362,
        "-slim -slim-bookworm": 45,
        "-alpine -alpine3.20": 17,
      }),
      ...family("3.12.7 3.12", 11, {
        " -bookworm": 360,
        "-slim -slim-bookworm": 44,
        "-alpine -alpine3.20": 17,
      }),
      ...family("3.11.10 3.11", 11, { " -bookworm": 355, "-slim": 45, "-alpine": 18 }),
      ...family("2.7.18 2.7 2", 1_600, { "": 340, "-slim": 51, "-alpine": 27 }),
    ],
  ),
  officialImage(
    "golang",
    "Go (golang) is a general purpose, higher-level, imperative programming language.",
    2014,
    2_300,
    [
      ...family("1.23.3 1.23 1 latest", 15, { " -bookworm": 298, "-alpine -alpine3.20": 74 }),
      ...family("1.22.9 1.22", 15, { " -bookworm": 286, "-alpine": 69 }),
    ],
  ),
  officialImage(
    "busybox",
    "Busybox base image.",
    2014,
    10_400,
    [...family("1.37.0 1.37 1 latest", 50, { " -glibc": 2.1, "-musl": 0.9 })],
    { platforms: everywhere },
  ),
  officialImage("httpd", "The Apache HTTP Server Project", 2014, 4_600, [
    ...family("2.4.62 2.4 2 latest", 40, { " -bookworm": 58, "-alpine": 22 }),
  ]),
  officialImage(
    "mongo",
    "MongoDB document databases provide high availability and easy scalability.",
    2014,
    4_700,
    [
      image("8.0.3 8.0 8 latest noble", 18, 298),
      image("7.0.15 7.0 7 jammy", 18, 258),
      image("4.4.29 4.4 4", 240, 160),
    ],
    { platforms: ["linux/amd64", "linux/arm64/v8", "windows/amd64"] },
  ),
  officialImage(
    "mysql",
    "MySQL is a widely used, open-source relational database management system (RDBMS).",
    2014,
    4_500,
    [
      image("9.1.0 9.1 9 latest innovation", 38, 180),
      image("8.4.3 8.4 8 lts", 38, 170),
      image("8.0.40 8.0", 38, 172),
      image("5.7.44 5.7 5", 390, 144, { platforms: amd64 }),
    ],
    { platforms: ["linux/amd64", "linux/arm64/v8"] },
  ),
  officialImage(
    "mariadb",
    "MariaDB Server is a high performing open source relational database, forked from MySQL.",
    2014,
    1_500,
    [image("11.6.2 11.6 11 latest", 12, 116), image("10.11.10 10.11 10", 12, 118)],
  ),
  officialImage(
    "php",
    "While designed for web development, the PHP scripting language also provides general-purpose use.",
    2014,
    1_300,
    [
      ...family("8.4.1 8.4 8 latest", 3, {
        " -cli": 180,
        "-fpm": 175,
        "-apache": 182,
        "-alpine": 42,
        "-fpm-alpine": 34,
      }),
      ...family("8.3.14 8.3", 3, { " -cli": 178, "-fpm": 172, "-apache": 179, "-alpine": 41 }),
    ],
  ),
  officialImage("rabbitmq", "RabbitMQ is an open source multi-protocol messaging broker.", 2014, 2_900, [
    ...family("4.0.4 4.0 4 latest", 8, {
      "": 104,
      "-management": 115,
      "-alpine": 76,
      "-management-alpine": 86,
    }),
    ...family("3.13.7 3.13 3", 8, { "": 101, "-management": 112, "-alpine": 72 }),
  ]),
  officialImage("traefik", "Traefik, The Cloud Native Edge Router", 2015, 3_400, [
    image("v3.2.1 v3.2 v3 3.2.1 3.2 3 latest munster", 10, 48),
    image("v2.11.14 v2.11 v2 2.11", 10, 43),
  ]),
  officialImage(
    "caddy",
    "Caddy 2 is a powerful, enterprise-ready, open source web server with automatic HTTPS.",
    2017,
    530,
    [...family("2.8.4 2.8 2 latest", 70, { " -alpine": 19, "-builder": 130 })],
  ),
  officialImage(
    "eclipse-temurin",
    "Official Images for OpenJDK binaries built by Eclipse Temurin.",
    2021,
    640,
    [
      image("21.0.5_11-jdk 21-jdk 21 latest", 20, 210),
      image("21.0.5_11-jre 21-jre", 20, 100),
      image("17.0.13_11-jdk 17-jdk 17", 20, 170),
      image("11-jdk 11", 20, 160),
    ],
  ),
  officialImage(
    "amazoncorretto",
    "Corretto is a no-cost, production-ready distribution of OpenJDK.",
    2018,
    330,
    [
      ...family("21 21.0.5 latest", 20, { "": 205, "-alpine": 150 }),
      ...family("17 17.0.13", 20, { "": 200, "-alpine": 145 }),
      ...family("11 11.0.25", 20, { "": 195, "-alpine": 140 }),
    ],
  ),
  officialImage(
    "hello-world",
    "Hello World! (an example of minimal Dockerization)",
    2014,
    2_200,
    [image("latest linux", 130, 0.01)],
    { platforms: everywhere },
  ),
  officialImage(
    "memcached",
    "Free & open source, high-performance, distributed memory object caching system.",
    2014,
    1_600,
    [...family("1.6.32 1.6 1 latest", 22, { "": 32, "-alpine": 5 })],
  ),
  officialImage(
    "elasticsearch",
    "Elasticsearch is a powerful open source search and analytics engine.",
    2014,
    950,
    [image("8.16.1", 9, 610), image("7.17.25", 33, 360)],
  ),
  officialImage(
    "wordpress",
    "The WordPress rich content management system can utilize plugins, widgets, and themes.",
    2014,
    1_400,
    [...family("6.7.1 6.7 6 latest", 5, { " -apache": 233, "-fpm": 228, "-fpm-alpine": 85 })],
  ),
  officialImage("docker", "Docker in Docker!", 2015, 1_900, [
    image("27.3.1 27.3 27 latest cli", 30, 65),
    image("27.3.1-dind 27-dind dind", 30, 140),
  ]),
  officialImage("nextcloud", "A safe home for all your data.", 2016, 860, [
    ...family("30.0.2 30 latest production", 8, { "": 470, "-fpm": 455, "-alpine": 310 }),
  ]),
  // Deprecated: the record and the old tags stay.
  officialImage("openjdk", "Pre-release / non-production builds of OpenJDK", 2014, 1_700, [
    image("11 11-jdk", 840, 320),
    image("17 17-jdk", 930, 231),
    image("8 8-jdk", 840, 258),
    image("24-ea latest", 20, 240),
  ]),
  officialImage("centos", "DEPRECATED; The official build of CentOS.", 2014, 1_200, [
    image("7 centos7 7.9.2009", "2020-11-16T21:00:00Z", 76),
    image("8 centos8 latest", "2021-09-15T18:20:00Z", 83),
  ]),
  officialImage(
    "java",
    'DEPRECATED; use "openjdk" (or other JDK implementations) instead',
    2014,
    90,
    [image("8 latest 8-jdk", "2017-01-17T01:00:00Z", 244)],
    { platforms: amd64, attested: false, format: "docker" },
  ),
  officialImage(
    "jenkins",
    'DEPRECATED; use "jenkins/jenkins:lts" instead',
    2014,
    130,
    [image("latest 2.60.3", "2018-07-17T22:00:00Z", 263)],
    { platforms: amd64, attested: false, format: "docker" },
  ),
  officialImage("consul", 'DEPRECATED; use "hashicorp/consul" instead', 2015, 1_300, [
    image("1.15.4 1.15", 1_230, 43),
  ]),
  officialImage("vault", 'DEPRECATED; use "hashicorp/vault" instead', 2015, 700, [
    image("1.13.3 1.13", 1_250, 70),
  ]),
];
