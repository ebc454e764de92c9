import assert from "node:assert/strict";
import { loadKnowledge } from "../../server/src/knowledge.ts";
import { dedent } from "../harness/annotations.ts";
import { applyEdits, findingsIn } from "../harness/check.ts";
import { type FakeHub, fakeDigest } from "../harness/fakeRegistry.ts";

const knowledge = loadKnowledge();
const pinTo = (name: string) => `@${fakeDigest(name)}`;
const was = `@${fakeDigest("the old image")}`;

const hub = {
  openjdk: ["17", "17-jdk-slim", "8u212-jdk", "11", "99"],
  "eclipse-temurin": {
    tags: ["17-jdk", "17-jre", "17", "8-jdk", "8-jdk-alpine", { name: "11", platforms: ["linux/arm64"] }],
  },
  amazoncorretto: { tags: ["17", "17-alpine", { name: "11", platforms: ["linux/arm64"] }] },
  "ibm-semeru-runtimes": [],
  jenkins: ["2.60.3"],
  "jenkins/jenkins": ["2.60.3", "lts"],
  vault: ["1.13.3"],
  "hashicorp/vault": ["1.18", "1.13", "1.13-ent"],
  celery: ["3"],
  python: ["3"],
  amazonlinux: ["2", "2023"],
  "bitnami/redis": { tags: ["latest"] },
  "bitnamilegacy/redis": ["7.2", "7.4"],
  "bitnami/kafka": { contentTypes: ["image"] },
  "bitnamilegacy/kafka": ["3.9", "latest"],
  "acme/chart": ["1"],
  nginx: ["1.27", "1.26.2"],
} satisfies FakeHub;

interface Offered {
  readonly title: string;
  readonly after: string;
  readonly preferred: boolean;
}

/** What the fixes of the first finding that has some make of a text. */
async function offered(before: string, world: FakeHub = hub): Promise<readonly Offered[]> {
  const text = dedent(before);
  const { findings } = await findingsIn(text, world, { knowledge });
  const { fixes } = findings.find((finding) => finding.fixes.length > 0) ?? { fixes: [] };
  return fixes.map(({ title, edits, preferred }) => ({
    title,
    after: applyEdits(text, edits),
    preferred: preferred === true,
  }));
}

const titles = async (text: string, world?: FakeHub) =>
  (await offered(text, world)).map(({ title }) => title);
const short = (name: string) => `${fakeDigest(name).slice(0, 13)}…`;

/** The first fix offered makes one of the other. */
const to = (before: string, after: string) => async () =>
  assert.equal((await offered(before))[0]?.after, dedent(after));
/** The same for the fix that pins. */
const pinned = (before: string, after: string) => async () => {
  const fix = (await offered(before)).find(({ title }) => title.includes("pinned"));
  assert.equal(fix?.after, dedent(after));
};
const not = (before: string, world?: FakeHub) => async () =>
  assert.deepEqual(await titles(before, world), []);

describe("another image in place of one", () => {
  it("is offered for each successor that has the tag, the first of them pinned as well", async () =>
    assert.deepEqual(await titles("FROM openjdk:17"), [
      "Replace with the official image eclipse-temurin:17",
      `Replace with the official image eclipse-temurin:17, pinned to ${short("library/eclipse-temurin:17")}`,
      "Replace with the official image amazoncorretto:17",
    ]));

  it("comes first where it has the very tag", async () => {
    const world = { ...hub, amazoncorretto: ["17-jdk-slim"] };
    assert.deepEqual(await titles("FROM openjdk:17-jdk-slim", world), [
      "Replace with the official image amazoncorretto:17-jdk-slim",
      `Replace with the official image amazoncorretto:17-jdk-slim, pinned to ${short("library/amazoncorretto:17-jdk-slim")}`,
      "Replace with the official image eclipse-temurin:17-jdk, the nearest to 17-jdk-slim",
    ]);
  });

  it("says so where the tag is only near the one that is written", async () =>
    assert.deepEqual(await titles("FROM openjdk:8u212-jdk"), [
      "Replace with the official image eclipse-temurin:8-jdk, the nearest to 8u212-jdk",
      `Replace with the official image eclipse-temurin:8-jdk, the nearest to 8u212-jdk, pinned to ${short("library/eclipse-temurin:8-jdk")}`,
    ]));

  it("is what is very likely meant only if it is the only one, with the very tag", async () => {
    const preferred = async (text: string) => (await offered(text)).map((fix) => fix.preferred);
    assert.deepEqual(await preferred("FROM jenkins:2.60.3"), [true, false]);
    assert.deepEqual(await preferred("FROM bitnami/kafka:3.9"), [true, false]);
    assert.deepEqual(await preferred("FROM vault:1.13.3"), [false, false]);
    assert.deepEqual(await preferred("FROM openjdk:17"), [false, false, false]);
    assert.deepEqual(await preferred("FROM amazonlinux:2"), [false, false]);
  });

  it("is not made together with another tag that is offered for the same image", async () => {
    const world = { ...hub, "bitnami/redis": ["7.1"], "bitnamilegacy/redis": ["7.2"] };
    const text = "FROM bitnami/redis:7.2";
    const { findings } = await findingsIn(text, world, { knowledge });
    const all = findings.flatMap(({ rule, fixes }) =>
      fixes.map(({ title, preferred }) => `${rule}: ${title}${preferred === true ? ", preferred" : ""}`),
    );
    assert.deepEqual(all, [
      "deprecated-image: Replace with bitnamilegacy/redis:7.2",
      `deprecated-image: Replace with bitnamilegacy/redis:7.2, pinned to ${short("bitnamilegacy/redis:7.2")}`,
      'missing-tag: Use tag "7.1", preferred',
    ]);
  });

  it("stays pinned where the image was", async () => {
    assert.deepEqual(await offered(`FROM jenkins:2.60.3${was}`), [
      {
        title: `Replace with jenkins/jenkins:2.60.3, pinned to ${short("jenkins/jenkins:2.60.3")}`,
        after: `FROM jenkins/jenkins:2.60.3${pinTo("jenkins/jenkins:2.60.3")}`,
        preferred: true,
      },
    ]);
    assert.equal(
      (await offered(`FROM ngnix:1.27${was}`))[0]?.after,
      `FROM nginx:1.27${pinTo("library/nginx:1.27")}`,
    );
  });

  it("brings a tag of its own along", to("FROM amazonlinux:2 AS a", "FROM amazonlinux:2023 AS a"));
  it(
    "takes the place of a tag that is only near",
    to("FROM vault:1.13.3 AS v", "FROM hashicorp/vault:1.13 AS v"),
  );
  it(
    "pins such a tag too",
    pinned("FROM vault:1.13.3", `FROM hashicorp/vault:1.13${pinTo("hashicorp/vault:1.13")}`),
  );
  it("is near what was mistyped, too", to("FROM ngnix:1.26.1", "FROM nginx:1.26.2"));
  it(
    "restores what an emptied repository held",
    to("FROM bitnami/kafka:3.9", "FROM bitnamilegacy/kafka:3.9"),
  );
  it("restores a tag that was taken away", to("FROM bitnami/redis:7.2", "FROM bitnamilegacy/redis:7.2"));
  it("needs no tag", to("FROM bitnami/kafka", "FROM bitnamilegacy/kafka"));

  describe("goes where the text stands:", () => {
    const temurin = pinTo("library/eclipse-temurin:17");
    it("the default of an ARG", to("ARG IMG=openjdk:17\nFROM $IMG", "ARG IMG=eclipse-temurin:17\nFROM $IMG"));
    it(
      "pinned, in the default of an ARG",
      pinned("ARG IMG=openjdk:17\nFROM $IMG", `ARG IMG=eclipse-temurin:17${temurin}\nFROM $IMG`),
    );
    it(
      "a name here and a tag in an ARG",
      pinned("ARG TAG=17\nFROM openjdk:${TAG}", `ARG TAG=17${temurin}\nFROM eclipse-temurin:\${TAG}`),
    );
    it(
      "another tag in an ARG",
      to("ARG TAG=1.13.3\nFROM vault:${TAG}", "ARG TAG=1.13\nFROM hashicorp/vault:${TAG}"),
    );
    it("a line that goes on", to("FROM \\\n  open\\\njdk:17", "FROM \\\n  eclipse-temurin:17"));
    it(
      "the default of a variable in compose",
      to(
        "services:\n  a:\n    image: ${IMG:-openjdk:17}\n",
        "services:\n  a:\n    image: ${IMG:-eclipse-temurin:17}\n",
      ),
    );
    it(
      "pinned, at an anchor in compose",
      pinned(
        'x-base: &jdk "openjdk:17" # all use it\nservices:\n  a:\n    image: *jdk\n',
        `x-base: &jdk "eclipse-temurin:17${temurin}" # all use it\nservices:\n  a:\n    image: *jdk\n`,
      ),
    );
    it("the name alone, where the tag also belongs to another image", async () => {
      const text = "ARG TAG=17\nFROM openjdk:$TAG\nFROM eclipse-temurin:$TAG";
      const all = await offered(text);
      assert.deepEqual(
        all.map(({ after }) => after),
        [
          "ARG TAG=17\nFROM eclipse-temurin:$TAG\nFROM eclipse-temurin:$TAG",
          "ARG TAG=17\nFROM amazoncorretto:$TAG\nFROM eclipse-temurin:$TAG",
        ],
      );
    });
    it("nowhere, where the name also belongs to another image", not("ARG J=openjdk\nFROM $J:17\nFROM $J:11"));
  });

  describe("is not offered", () => {
    it("where no tag is near", not("FROM openjdk:99"));
    it("where the platform asked for is missing", not("FROM --platform=linux/amd64 openjdk:11"));
    it("where only a tag without the platform is near", not("FROM --platform=linux/arm64 vault:1.13.3"));
    it("for a digest alone, whose version nobody knows", not(`FROM jenkins${was}`));
    it("where its versions mean something else", not("FROM celery:3"));
    it("while nobody can be asked", not("FROM openjdk:17", "offline"));
    it(
      "where the image that moved is still there",
      not("FROM bitnami/redis:7.2", {
        ...hub,
        "bitnami/redis": ["7.2"],
      }),
    );
    it(
      "where it is no image",
      not("FROM vault:1.13.3", {
        ...hub,
        "hashicorp/vault": { tags: [{ name: "1.13.3", contentType: "helm" }] },
      }),
    );
    it(
      "by the word of a page",
      not("FROM acme/old", {
        "acme/old": { contentTypes: ["image"], page: "Moved: use `nginx/nginx` instead." },
        "nginx/nginx": ["latest"],
      }),
    );
  });

  describe("says where to look where there is none to offer:", () => {
    const says =
      (text: string, part: string, world: FakeHub = hub) =>
      async () => {
        const { findings } = await findingsIn(text, world, { knowledge });
        const messages = findings.map(({ message }) => message.replaceAll("`", "")).join("\n");
        assert.ok(messages.includes(part), messages);
      };
    it(
      "no such tag at any",
      says(
        "FROM openjdk:99",
        "Its maintainers name eclipse-temurin, amazoncorretto, ibm-semeru-runtimes, ibmjava and sapmachine instead. No tag 99, nor one near it, was found at eclipse-temurin, amazoncorretto and ibm-semeru-runtimes.",
      ),
    );
    it(
      "no such platform",
      says("FROM --platform=linux/s390x jenkins:2.60.3", "jenkins/jenkins has no image for linux/s390x"),
    );
    it(
      "an emptied repository whose tag is not among the copies",
      says(
        "FROM bitnami/kafka:1.0",
        "bitnamilegacy/kafka holds frozen copies that get no updates. No tag 1.0, nor one near it, was found at bitnamilegacy/kafka.",
      ),
    );
    const { "eclipse-temurin": _, "bitnamilegacy/kafka": __, ...without } = hub;
    it(
      "a successor that isn't there",
      says(
        "FROM bitnami/kafka:1.0",
        "get no updates. Not found on Docker Hub: bitnamilegacy/kafka.",
        without,
      ),
    );
    it(
      "one that isn't there beside some without the tag",
      says(
        "FROM openjdk:99",
        "No tag 99, nor one near it, was found at amazoncorretto and ibm-semeru-runtimes. Not found on Docker Hub: eclipse-temurin.",
        without,
      ),
    );
    it(
      "a misspelt name",
      says(
        "FROM ngnix:9.99",
        "The official image is nginx. No tag 9.99, nor one near it, was found at nginx.",
      ),
    );
    it("and not where there is one", async () => {
      const { findings } = await findingsIn("FROM openjdk:17", hub, { knowledge });
      assert.match(findings[0]?.message ?? "", /instead\.$/);
    });
  });
});
