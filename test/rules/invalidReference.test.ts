import { invalidReference } from "../../server/src/core/rules/invalidReference.ts";
import { checkFix, checkRule } from "../harness/check.ts";

describe("invalid-reference", () => {
  it("marks the characters that break the grammar, without asking anyone", () =>
    checkRule(
      invalidReference,
      "offline",
      `
      FROM acme/Tool:22
                ^ [fix] error: An image name is written in lower case.
      FROM node:22
      FROM node:22:slim
                  ^ error: Only one tag fits here…
      `,
    ));

  it("finds it in compose files too, inside the quotes", () =>
    checkRule(
      invalidReference,
      "offline",
      `
      services:
        web:
          image: "acme//tool"
                      ^^ [fix] error: There is nothing between these slashes.
      `,
    ));

  it("the fix writes what was plainly meant", () =>
    checkFix(invalidReference, "offline", "FROM Node:22 AS build", "FROM node:22 AS build"));
});
