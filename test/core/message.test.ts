import assert from "node:assert/strict";
import { plainMessage } from "../../server/src/core/message.ts";

const table: readonly (readonly [string, string])[] = [
  ["`node` has no tag `22-alpin`.", "node has no tag 22-alpin."],
  ["`nginx` has no tag `9`", 'nginx has no tag "9"'],
  ["An image name can't hold `=`.", 'An image name can\'t hold "=".'],
  ["No names here.", "No names here."],
  ["An odd ` stays", "An odd ` stays"],
];

describe("a message in plain text", () => {
  for (const [marked, plain] of table) {
    it(`reads ${plain}`, () => assert.equal(plainMessage(marked), plain));
  }
});
