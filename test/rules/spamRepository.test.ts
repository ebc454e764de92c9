import assert from "node:assert/strict";
import { spamRepository } from "../../server/src/core/rules/spamRepository.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { checkAll, checkRule, findingsIn } from "../harness/check.ts";

const knowledge = loadKnowledge();
const crack =
  "# Photo Pro 9 Crack + Keygen\n\nGet the full version.\n\n**[Download ➡➡➡](https://www.google.com/url?q=https://urluss.com/2tQb7P)**";
const hub = {
  "zorvek/photo-pro-crack": { page: crack },
  "zorvek/kitap-pdf": { page: "Free PDF and EPUB of the book.\n\n[DOWNLOAD](http://rd.lesac.ru/book)" },
  "kelvaro/website": { page: "34 year old Plumber Bob from Leeds, has hobbies such as chess and sailing." },
  "zorvek/racer": {
    page: "Street Racer 2 full version cracked for PC, all cars unlocked, no virus, free.\n\nType street racer gold into Google and open the first result.",
  },
  "void/void": [],
  "honest/crack-tester": { page: "Cracks password hashes. `docker run honest/crack-tester`" },
};

describe("spam-repository", () => {
  it("names the campaign", () =>
    checkRule(
      spamRepository,
      hub,
      `
      FROM zorvek/photo-pro-crack
           ^^^^^^^^^^^^^^^^^^^^^^ error: zorvek/photo-pro-crack holds no image. Its page is bait of the kind used in the Downloader campaign: don't follow its links.
      FROM zorvek/kitap-pdf:latest
           ^^^^^^^^^^^^^^^^ error: zorvek/kitap-pdf holds no image. Its page is bait of the kind used in the eBook phishing campaign…
      FROM kelvaro/website
           ^^^^^^^^^^^^^^^ error: kelvaro/website holds no image. Its page is made-up text of the kind used in the Website campaign.
      FROM zorvek/racer
           ^^^^^^^^^^^^ error: zorvek/racer holds no image. Its page is bait of the kind used in the Downloader campaign: don't go where it sends you.
      FROM void/void
      FROM honest/crack-tester
      `,
      { knowledge },
    ));

  it("says nothing of the same page where there is an image", () =>
    checkRule(
      spamRepository,
      { "zorvek/photo-pro-crack": { tags: ["latest"], page: crack, pullCount: 3 } },
      "FROM zorvek/photo-pro-crack",
      {
        knowledge,
      },
    ));

  it("says nothing while the registry itself cannot confirm that there is none", () =>
    checkRule(spamRepository, hub, "FROM zorvek/photo-pro-crack", { knowledge, registryUnknown: "offline" }));

  it("stands in for all that is said of an empty repository", () =>
    checkAll(
      hub,
      `
      FROM zorvek/kitap-pdf:1
           ^^^^^^^^^^^^^^^^ error spam-repository: zorvek/kitap-pdf holds no image…
      `,
      { knowledge },
    ));

  it("shows its evidence as inert text", async () => {
    const { findings } = await findingsIn("FROM zorvek/photo-pro-crack", hub, { knowledge }, [
      spamRepository,
    ]);
    const evidence = findings[0]?.evidence ?? [];
    assert.deepEqual(
      evidence.map(({ signal }) => signal),
      [
        "no-tags",
        "made-up-shortener",
        "blind-call",
        "free-goods",
        "hidden-target",
        "only-way-out",
        "nothing-else",
        "bait-words",
      ],
    );
    for (const { text } of evidence) {
      assert.doesNotMatch(text, /https?:\/\/|www\.|[\n\u0000-\u001f]|urluss\.com/);
      assert.ok(text.length < 250, text);
    }
  });
});
