import assert from "node:assert/strict";
import type { ImageFacts } from "../../server/src/core/facts.ts";
import { nextQuestions } from "../../server/src/core/plan.ts";
import type { Reference } from "../../server/src/core/reference.ts";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { factsOf, type Sample } from "../corpus/corpus.ts";

const knowledge = loadKnowledge();

function sample(name: string, page: string): Sample {
  return {
    name,
    campaign: null,
    language: "en",
    written: "beside",
    description: "",
    page,
    namespace: undefined,
  };
}

/** What a check still asks, in words. */
function asked(name: string, facts: ImageFacts, purpose: "check" | "card" | "pin" = "check"): string[] {
  const path = name.includes("/") ? name : `library/${name}`;
  const reference: Reference = { domain: "docker.io", path, tag: "1.27", digest: null };
  return nextQuestions(reference, facts, purpose, knowledge).map((question) =>
    "name" in question ? `${question.ask} ${question.name}` : question.ask,
  );
}

describe("what a verdict asks beyond the image itself", () => {
  const bait = sample("zorvek/kitap-pdf", "Free PDF of the book. [DOWNLOAD](http://rd.lesac.ru/x)");

  it("asks what else the account holds once the page looks like bait, and only once", () => {
    const facts = factsOf(bait);
    assert.deepEqual(asked(bait.name, facts), ["namespace"]);
    const answered: ImageFacts = { ...facts, namespace: { state: "unknown", why: "offline" } };
    assert.deepEqual(asked(bait.name, answered), []);
  });

  it("asks nothing about the account of an honest page, however empty the repository", () => {
    const honest = sample("acme/tool", "A tool. `docker run acme/tool`");
    assert.deepEqual(asked(honest.name, factsOf(honest)), []);
    assert.deepEqual(asked("acme/void", factsOf(sample("acme/void", ""))), []);
  });

  it("asks nothing of the kind for a pin", () =>
    assert.deepEqual(asked(bait.name, factsOf(bait), "pin"), []));

  it("looks up what was probably meant, with the tag that is written, once the written name is not in use", () => {
    const absent = { state: "absent", askedAt: 1 } as const;
    const missing: ImageFacts = {
      tag: absent,
      repository: absent,
      tags: absent,
      manifest: { state: "known", askedAt: 1, value: { found: false, missing: "repository" } },
    };
    assert.deepEqual(asked("ngnix", missing), ["alternative nginx:1.27"]);
    assert.deepEqual(asked("ngnix-alphine", missing), ["alternative nginx:alpine"]);
    assert.deepEqual(asked("dhi/python", missing), []);
    assert.deepEqual(asked("acme/gone", missing), []);
    assert.deepEqual(asked("pyhton/python", missing), ["alternative python:1.27"]);
    const proven = { alternatives: { "nginx:1.27": { tag: absent } } };
    assert.deepEqual(asked("ngnix", { ...missing, ...proven }), []);
  });

  it("looks up three successors at most of an image that was given up, once the registry has answered", () => {
    const known: ImageFacts = { tag: { state: "unknown", why: "offline" } };
    assert.deepEqual(asked("openjdk", known), []);
    const answered: ImageFacts = { tag: { state: "absent", askedAt: 1 } };
    assert.deepEqual(
      asked("openjdk", answered).filter((question) => question.startsWith("alternative")),
      [
        "alternative eclipse-temurin:1.27",
        "alternative amazoncorretto:1.27",
        "alternative ibm-semeru-runtimes:1.27",
      ],
    );
    assert.deepEqual(
      asked("celery", answered).filter((each) => each.startsWith("alternative")),
      [],
    );
    assert.deepEqual(
      asked("openjdk", answered, "pin").filter((each) => each.startsWith("alternative")),
      [],
    );
  });

  it("looks where the images of a namespace went only where they are gone", () => {
    const empty = factsOf(sample("bitnami/kafka", ""));
    assert.deepEqual(asked("bitnami/kafka", empty), ["alternative bitnamilegacy/kafka:1.27"]);
    const { tags: _tags, ...rest } = empty;
    assert.deepEqual(asked("bitnami/kafka", { ...rest, ...tagThere }), []);
  });
});

const tagThere: ImageFacts = {
  tag: {
    state: "known",
    askedAt: 1,
    value: {
      name: "1.27",
      digest: null,
      mediaType: null,
      contentType: "image",
      platforms: [],
      pushedAt: null,
      pulledAt: null,
    },
  },
};
