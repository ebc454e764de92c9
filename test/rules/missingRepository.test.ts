import { missingRepository } from "../../server/src/core/rules/missingRepository.ts";
import { checkRule } from "../harness/check.ts";

const hub = { node: ["22"], "acme/tool": ["1"] };

describe("missing-repository", () => {
  it("is an error among the official images", () =>
    checkRule(
      missingRepository,
      hub,
      `
      FROM nodule:22
           ^^^^^^ error: Docker Hub has no official image nodule.
      `,
    ));

  it("says that a private repository looks the same", () =>
    checkRule(
      missingRepository,
      hub,
      `
      FROM acme/tol:1
           ^^^^^^^^ warning: Docker Hub has no repository acme/tol, or it is private to someone else.
      FROM acme/tool:1
      `,
    ));

  it("knows without asking that a name of three parts can't be there", () =>
    checkRule(
      missingRepository,
      "offline",
      `
      FROM acme/team/tool:1
           ^^^^^^^^^^^^^^ warning: Docker Hub has no repository acme/team/tool: a name there has two parts.
      FROM ghcr.io/acme/team/tool:1
      `,
    ));

  it("says nothing while Docker Hub cannot be asked", () =>
    checkRule(missingRepository, "rate-limited", "FROM acme/tol:1"));
});
