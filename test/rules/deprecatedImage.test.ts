import { deprecatedImage } from "../../server/src/core/rules/deprecatedImage.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { checkFix, checkRule } from "../harness/check.ts";

const knowledge = loadKnowledge();

describe("deprecated-image", () => {
  it("names the successors, without a look-up", () =>
    checkRule(
      deprecatedImage,
      "lookups-off",
      `
      FROM openjdk:17
           ^^^^^^^ info: openjdk is deprecated. Its maintainers name amazoncorretto, eclipse-temurin, ibm-semeru-runtimes, ibmjava and sapmachine instead.
      FROM docker.io/library/centos:7
           ^^^^^^^^^^^^^^^^^^^^^^^^ info: centos is no longer an official image and gets no updates.
      FROM vault:1.13
           ^^^^^ info: vault is no longer an official image and gets no updates. Its maintainers name hashicorp/vault instead.
      FROM eclipse-temurin:21
      FROM acme/openjdk
      FROM ghcr.io/acme/centos
      `,
      { knowledge },
    ));

  it("marks the tag where only tags are deprecated", () =>
    checkRule(
      deprecatedImage,
      "lookups-off",
      `
      FROM amazonlinux:2018.03.0.20230306.1
                       ^^^^^^^^^^^^^^^^^^^^ info: amazonlinux:2018.03.0.20230306.1 is deprecated. Its maintainers name amazonlinux:2023 instead.
      FROM amazonlinux:2
                       ^ info: amazonlinux:2 is deprecated…
      FROM amazonlinux:2023
      FROM amazonlinux
      FROM python:3-onbuild
                  ^^^^^^^^^ info: python:3-onbuild is deprecated: official images gave up their ONBUILD variants…
      `,
      { knowledge },
    ));

  it("says nothing of images whose page gives advice only, or took its notice back", () =>
    checkRule(
      deprecatedImage,
      "lookups-off",
      `
      FROM nextcloud:29
      FROM rockylinux:9
      FROM teamspeak
      FROM elasticsearch:8.13.0
      FROM adminer
      `,
      { knowledge },
    ));

  it("tells a namespace that moved, but for the tags that stayed", () =>
    checkRule(
      deprecatedImage,
      "lookups-off",
      `
      FROM bitnami/redis:7.2
           ^^^^^^^^^^^^^ info: The versioned images of bitnami moved in August 2025: bitnamilegacy holds frozen copies that get no updates.
      FROM bitnami/redis:latest
      FROM bitnamilegacy/redis:7.2
           ^^^^^^^^^^^^^^^^^^^ info: bitnamilegacy/redis is a frozen copy that gets no updates.
      FROM bitnamicharts/redis
      `,
      { knowledge },
    ));

  it("writes the host that took over", () =>
    checkFix(deprecatedImage, "lookups-off", "FROM k8s.gcr.io/pause:3.9", "FROM registry.k8s.io/pause:3.9", {
      knowledge,
    }));
});
