import assert from "node:assert/strict";
import { english } from "../../server/src/core/say.ts";
import { age, ago, grouped, list, pulls, size, soon } from "../../server/src/core/words.ts";
import { day, minute, now } from "../harness/fakeRegistry.ts";

describe("words", () => {
  const times: readonly (readonly [number, string, string])[] = [
    [0, "just now", "less than a day old"],
    [-5 * minute, "just now", "less than a day old"],
    [90_000, "a minute ago", "less than a day old"],
    [2 * minute, "2 minutes ago", "less than a day old"],
    [75 * minute, "an hour ago", "less than a day old"],
    [23 * 60 * minute, "23 hours ago", "less than a day old"],
    [day, "yesterday", "a day old"],
    [3 * day, "3 days ago", "3 days old"],
    [60 * day, "60 days ago", "60 days old"],
    [70 * day, "2 months ago", "2 months old"],
    [800 * day, "2 years ago", "2 years old"],
  ];
  for (const [passed, passedAs, oldAs] of times) {
    it(`says ${passedAs}, ${oldAs}`, () => {
      assert.equal(ago(now - passed, now, english), passedAs);
      assert.equal(age(now - passed, now, english), oldAs);
    });
  }

  it("says when", () => {
    assert.equal(soon(now + 30_000, now, english), "in less than a minute");
    assert.equal(soon(now + 3.5 * minute, now, english), "in 4 minutes");
    assert.equal(soon(now + 6 * 60 * minute, now, english), "in 6 hours");
  });

  const counts: readonly (readonly [number, string])[] = [
    [0, "no pulls"],
    [1, "one pull"],
    [37, "37 pulls"],
    [20_000, "20,000 pulls"],
    [999_999, "999,999 pulls"],
    [2_400_000, "2.4 million pulls"],
    [150_000_000, "150 million pulls"],
    [999_960_000, "more than 1 billion pulls"],
    [10_700_000_000, "more than 10 billion pulls"],
  ];
  for (const [count, words] of counts) it(`says ${words}`, () => assert.equal(pulls(count, english), words));

  it("counts millions in ten thousands as well, for the languages that do", () => {
    const said: unknown[] = [];
    for (const count of [2_400_000, 150_400_000]) {
      pulls(count, (template, ...values) => {
        said.push([template, ...values]);
        return "";
      });
    }
    assert.deepEqual(said, [
      ["{0} million pulls", "2.4", "240"],
      ["{0} million pulls", "150", "15,000"],
    ]);
  });

  const sizes: readonly (readonly [number, string])[] = [
    [0, "0 bytes"],
    [999, "999 bytes"],
    [3_400_000, "3.4 MB"],
    [69_123_456, "69 MB"],
    [999_600_000, "1 GB"],
    [1_240_000_000, "1.2 GB"],
  ];
  for (const [bytes, words] of sizes) it(`says ${words}`, () => assert.equal(size(bytes), words));

  it("groups digits and joins lists", () => {
    assert.equal(grouped(1234567), "1,234,567");
    assert.equal(list(["a"], 3, english), "a");
    assert.equal(list(["a", "b", "c"], 3, english), "a, b and c");
    assert.equal(list(["a", "b", "c", "d", "e"], 3, english), "a, b, c and 2 more");
  });
});
