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

  it("says nothing while Docker Hub cannot be asked", () =>
    checkRule(missingRepository, "rate-limited", "FROM acme/tol:1"));
});
