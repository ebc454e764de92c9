import { invalidReference } from "../../server/src/core/rules/invalidReference.ts";
import { checkFix, checkRule } from "../harness/check.ts";

describe("invalid-reference", () => {
  it("is found without asking anyone", () =>
    checkRule(
      invalidReference,
      "offline",
      `
      FROM Node:22
           ^^^^^^^ [fix] error: A name…
      FROM node:22
      `,
    ));

  it("the fix writes what was plainly meant", () =>
    checkFix(invalidReference, "offline", "FROM Node:22 AS build", "FROM node:22 AS build"));
});
