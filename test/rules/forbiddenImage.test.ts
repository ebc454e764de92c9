import { forbiddenImage } from "../../server/src/core/rules/forbiddenImage.ts";
import { checkFix, checkRule } from "../harness/check.ts";

const policy = `
  forbidden:
    - name: bitnami/*
      use: bitnamilegacy
      reason: its images moved
    - name: centos
      use: quay.io/centos/centos:stream10
    - mongo:latest
    - name: redis
      until: 2026-11-22
`;

describe("forbidden-image", () => {
  it("marks what the policy forbids, offline too", () =>
    checkRule(
      forbiddenImage,
      "offline",
      `
      FROM bitnami/kafka:3
           ^^^^^^^^^^^^^ [fix] error: This project's policy forbids bitnami/kafka. It wants bitnamilegacy instead.
      FROM mongo
           ^^^^^ error: This project's policy forbids mongo.
      FROM mongo:8
      FROM node:22
      `,
      { policy },
    ));

  it("marks it where it is built here under that name, too", () =>
    checkRule(
      forbiddenImage,
      "offline",
      `
      services:
        web:
          build: .
          image: bitnami/web
                 ^^^^^^^^^^^ [fix] error: This project's policy forbids bitnami/web…
      `,
      { policy },
    ));

  it("no longer forbids what has ended", () =>
    checkRule(forbiddenImage, "offline", "FROM redis:8", { policy }));

  it("forbids nothing without a policy", () => checkRule(forbiddenImage, "offline", "FROM centos:7"));

  it("the fix replaces the tag where it brings one", () =>
    checkFix(
      forbiddenImage,
      "offline",
      "FROM centos:7 AS base",
      "FROM quay.io/centos/centos:stream10 AS base",
      { policy },
    ));

  it("the fix keeps the tag where it brings none", () =>
    checkFix(forbiddenImage, "offline", "FROM bitnami/kafka:3", "FROM bitnamilegacy:3", { policy }));
});
