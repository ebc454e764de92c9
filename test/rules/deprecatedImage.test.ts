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
           ^^^^^^^ info: openjdk is deprecated. Its maintainers name eclipse-temurin, amazoncorretto, ibm-semeru-runtimes, ibmjava and sapmachine instead.
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
      FROM amazonlinux:2017.09-with-sources
                       ^^^^^^^^^^^^^^^^^^^^ info: amazonlinux:2017.09-with-sources is deprecated…
      FROM amazonlinux:2023
      FROM amazonlinux:2023.6.20241121.0
      FROM amazonlinux
      FROM plone:5.2.9
                 ^^^^^ info: plone:5.2.9 is deprecated. Its maintainers name plone/plone-backend instead.
      FROM plone:4
                 ^ info: plone:4 is deprecated…
      FROM plone:6
      FROM plone
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
           ^^^^^^^^^^^^^ info: The versioned images of bitnami moved in August 2025: bitnamilegacy/redis holds frozen copies that get no updates.
      FROM bitnami/redis:latest
      FROM bitnamilegacy/redis:7.2
           ^^^^^^^^^^^^^^^^^^^ info: bitnamilegacy/redis is a frozen copy that gets no updates.
      FROM bitnamicharts/redis
      `,
      { knowledge },
    ));

  it("tells where an owner moved an image", () =>
    checkRule(
      deprecatedImage,
      "lookups-off",
      `
      FROM bitwardenrs/server:1.20.0
           ^^^^^^^^^^^^^^^^^^ info: bitwardenrs/server gets no updates. It moved to vaultwarden/server in April 2021.
      FROM vaultwarden/server:1.32.0
      `,
      { knowledge },
    ));

  it("tells hosts that were frozen from those that are alike", () =>
    checkRule(
      deprecatedImage,
      "lookups-off",
      `
      FROM k8s.gcr.io/kube-proxy:v1.24.0
           ^^^^^^^^^^ [fix] info: k8s.gcr.io was frozen in April 2023: its images live on at registry.k8s.io.
      FROM registry.k8s.io/kube-proxy:v1.24.0
      FROM gcr.io/k8s/kube-proxy:v1.24.0
      FROM k8s.gcr.io.example.com/kube-proxy:v1.24.0
      `,
      { knowledge },
    ));

  it("offers successors that a look-up proved", () =>
    checkRule(
      deprecatedImage,
      { openjdk: ["17", "17-ea"], "eclipse-temurin": ["17"] },
      `
      FROM openjdk:17
           ^^^^^^^ [fix] info: openjdk is deprecated…
      FROM openjdk:lts
           ^^^^^^^ info: openjdk is deprecated…
      `,
      { knowledge },
    ));

  it("writes the host that took over", () =>
    checkFix(deprecatedImage, "lookups-off", "FROM k8s.gcr.io/pause:3.9", "FROM registry.k8s.io/pause:3.9", {
      knowledge,
    }));
});
