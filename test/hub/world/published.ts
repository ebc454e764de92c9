import type { RepositorySpec } from "../model.ts";
import { movedPage } from "../pages.ts";
import { amd64, family, image, repository } from "./words.ts";

/** The moved page of an emptied repository, the way a company writes it. */
const bitnamiMoved = movedPage("docker.io/bitnami/kafka", "docker.io/bitnamilegacy/kafka");

/** Of verified publishers, sponsored projects and well-known accounts; what is no image; what was reported. */
export const published: readonly RepositorySpec[] = [
  repository(
    "grafana/grafana",
    "The official Grafana docker container",
    "2015-01-15T10:00:00Z",
    5_200_000_000,
    [...family("11.3.1 11.3 latest main", 8, { "": 124, "-ubuntu": 156 }), image("10.4.13 10.4", 9, 115)],
    {
      platforms: ["linux/amd64", "linux/arm64", "linux/arm/v7"],
      page: "# Grafana\n\nRun it: `docker run -d -p 3000:3000 grafana/grafana`.\n",
    },
  ),
  repository(
    "grafana/loki-docker-driver",
    "Loki Docker logging driver plugin",
    "2019-03-01T10:00:00Z",
    6_000_000,
    [image("3.2.1 latest", 30, 20, { contentType: "plugin" })],
    { type: "plugin" },
  ),
  repository("bitnami/nginx", "Bitnami Secure Image for nginx", "2015-01-15T10:00:00Z", 690_000_000, [
    image("latest", 3, 66),
  ]),
  repository("bitnami/kafka", "Bitnami container image for Kafka", "2018-03-12T10:00:00Z", 240_000_000, [], {
    emptiedPush: "2025-08-20T08:00:00Z",
    page: bitnamiMoved,
    type: "image",
  }),
  repository(
    "bitnamilegacy/kafka",
    "Bitnami Legacy container image for Kafka, without updates",
    "2025-07-16T10:00:00Z",
    21_000_000,
    [
      image("4.0.0 4.0 latest", "2025-08-20T09:00:00Z", 290),
      image("3.9.0 3.9 3", "2025-08-20T08:00:00Z", 280),
    ],
  ),
  repository("bitnamicharts/nginx", "Bitnami Helm chart for nginx", "2023-04-03T10:00:00Z", 3_200_000, [
    image("18.2.6", 6, 0.05, { contentType: "helm" }),
    image("18.2.5", 20, 0.05, { contentType: "helm" }),
  ]),
  repository("hashicorp/consul", "Official image of Consul", "2021-05-05T10:00:00Z", 160_000_000, [
    image("1.20.1 1.20 latest", 25, 60),
  ]),
  repository("hashicorp/vault", "Official image of Vault", "2021-05-05T10:00:00Z", 190_000_000, [
    image("1.18.2 1.18 latest", 6, 160),
  ]),
  repository(
    "jenkins/jenkins",
    "The leading open source automation server",
    "2016-07-01T10:00:00Z",
    1_100_000_000,
    [image("lts lts-jdk17 2.479.2-lts", 3, 280), image("2.487 latest", 2, 282)],
  ),
  repository(
    "aquasec/trivy",
    "A simple and comprehensive scanner for containers",
    "2019-05-01T10:00:00Z",
    480_000_000,
    [
      image("0.70.0 latest canary", 12, 60),
      image("0.69.3", "2026-03-12T10:00:00Z", 58),
      image("0.69.4", "2026-03-19T18:00:00Z", 58),
      image("0.69.5 0.69.6", "2026-03-22T16:00:00Z", 58),
    ],
  ),
  repository(
    "linuxserver/calibre-web",
    "Web app for browsing, reading and downloading eBooks",
    "2017-10-01T10:00:00Z",
    90_000_000,
    [image("0.6.24 latest", 5, 330)],
    {
      page: "# Calibre-Web\n\nBrowse, read and download eBooks: epub, pdf, free of charge. Ask on [Discord](https://discord.gg/linuxserver).\n",
    },
  ),
  repository("binacle/binacle-net", "Bin packing as a service", "2023-02-01T10:00:00Z", 12_000, [
    image("1.3.0 1.3 1 latest", 40, 88),
  ]),
  repository(
    "itzg/minecraft-server",
    "Minecraft server with automatic download of versions, mods and plugins",
    "2014-09-07T10:00:00Z",
    420_000_000,
    [image("latest stable java21", 1, 330), image("java17", 1, 320)],
    { stars: 2_400 },
  ),
  repository("dizcza/docker-hashcat", "Hashcat with CUDA and OpenCL", "2018-07-01T10:00:00Z", 2_100_000, [
    image("latest cuda", 300, 2_900, { platforms: amd64 }),
  ]),
  repository("prom/prometheus", "The Prometheus monitoring system", "2014-11-01T10:00:00Z", 1_900_000_000, [
    image("v3.0.0 v3 latest", 9, 110),
    image("v2.55.1 v2", 20, 106),
  ]),
  repository(
    "vieux/sshfs",
    "sshfs volume plugin for Docker",
    "2016-12-01T10:00:00Z",
    2_400_000,
    [image("latest", 2_600, 5, { contentType: "plugin" })],
    { type: "plugin" },
  ),
  repository(
    "ai/smollm2",
    "Tiny LLM built for speed, edge devices, and local development.",
    "2025-03-14T10:00:00Z",
    1_300_000,
    [
      image("latest 360M-Q4_K_M", 200, 256, { contentType: "model" }),
      image("135M-Q4_K_M", 200, 98, { contentType: "model" }),
    ],
  ),
  repository(
    "ai/gemma3",
    "Google's latest Gemma, small yet strong for chat and generation.",
    "2025-03-14T10:00:00Z",
    2_700_000,
    [image("latest 4B-Q4_K_M", 150, 2_500, { contentType: "model" })],
  ),
  repository(
    "stalwartlabs/mail-server",
    "Moved to stalwartlabs/stalwart",
    "2023-07-01T10:00:00Z",
    3_000_000,
    [],
    { archived: true, emptiedPush: 400, type: "image" },
  ),
  repository("stalwartlabs/stalwart", "Mail and collaboration server", "2025-05-26T10:00:00Z", 900_000, [
    image("v0.14.1 v0.14 latest", 12, 60),
    image("v0.13.4 v0.13", 70, 58),
  ]),
  repository("vibersastra/ubuntu", "Ubuntu with useful tools", "2021-11-20T10:00:00Z", 10_400, [
    image("latest", "2022-02-01T10:00:00Z", 31, { platforms: amd64 }),
  ]),
];
