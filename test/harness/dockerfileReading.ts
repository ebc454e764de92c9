import assert from "node:assert/strict";
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import type { ImageReference } from "../../server/src/core/imageReference.ts";
import { loneSource, type Source } from "../../server/src/core/source.ts";
import { readWithFiles } from "../../server/src/readers.ts";
import { draw, parseAnnotated } from "./annotations.ts";

export interface DockerfileSetting {
  readonly template?: boolean;
  /** Build arguments. */
  readonly args?: Readonly<Record<string, string>>;
  /** Named build contexts. */
  readonly contexts?: Readonly<Record<string, string>>;
}

export function dockerfileSource(text: string, setting: DockerfileSetting = {}): Source {
  return {
    ...loneSource("dockerfile", text),
    template: setting.template === true,
    variables: new Map(Object.entries(setting.args ?? {})),
    ...(setting.contexts === undefined ? {} : { contexts: new Map(Object.entries(setting.contexts)) }),
  };
}

/**
 * Reads a Dockerfile with its references drawn under it, and compares both ways. A mark says the kind, the role
 * where it isn't `image`, the value or the fault's code, and what else is known:
 *
 *     FROM node:$TAG AS build
 *          ^^^^^^^^^ from: node:22 by default, stage build
 */
export function checkDockerfile(annotated: string, setting: DockerfileSetting = {}): void {
  const { text, marks } = parseAnnotated(annotated);
  const { references } = readDockerfile(dockerfileSource(text, setting));
  checkInvariants(text, references);
  const actual = references.map((image) => ({ ...image.span, says: saying(image) }));
  assert.equal(draw(text, actual), draw(text, marks));
}

/** The same for a Dockerfile among other files: answers the paths that were looked for. */
export async function checkAmong(
  path: string,
  annotated: string,
  files: Readonly<Record<string, string>>,
  args: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { text, marks } = parseAnnotated(annotated);
  const source = { ...dockerfileSource(text, { args }), path };
  const looked: string[] = [];
  const { references, dependsOn } = await readWithFiles(source, readDockerfile, async (wanted) => {
    looked.push(wanted);
    return files[wanted];
  });
  checkInvariants(text, references);
  const actual = references.map((image) => ({ ...image.span, says: saying(image) }));
  assert.equal(draw(text, actual), draw(text, marks));
  assert.deepEqual([...new Set(dependsOn)].sort(), looked.toSorted(), "looks at what it depends on, once");
  return looked;
}

/** One line for a reference, as the marks have it. */
export function saying(image: ImageReference): string {
  const role = image.role === "image" ? "" : ` ${image.role}`;
  const fault = image.problem === null ? "" : `(${image.problem.code})`;
  const value = image.value === null ? "" : JSON.stringify(image.value).slice(1, -1);
  const what = [value, fault].filter((part) => part !== "").join(" ");
  const more = [
    image.certainty === "default" ? " by default" : image.certainty === "elsewhere" ? " elsewhere" : "",
    image.platform === null ? "" : ` on ${image.platform}`,
    image.stage === null ? "" : `, stage ${image.stage}`,
  ];
  return `${image.kind}${role}: ${what}${more.join("")}`.replace(": ,", ":,").trimEnd();
}

/** What holds of every reference of every Dockerfile, however broken. */
export function checkInvariants(text: string, references: readonly ImageReference[]): void {
  let previous = -1;
  for (const image of references) {
    const { span, raw, value, pieces, role, problem } = image;
    assert.ok(span.start > previous || (span.start === previous && span.end === span.start), "in order");
    previous = span.start;
    assert.ok(span.start <= span.end && span.end <= text.length, "the span lies in the text");
    assert.equal(raw, text.slice(span.start, span.end), "raw is the text at the span");
    assert.equal(pieces.map((piece) => piece.text).join(""), value ?? "", "pieces join to the value");
    for (const { at, written, text: own } of pieces) {
      assert.ok(at.start >= span.start && at.end <= span.end, "a piece is shown inside the reference");
      assert.ok(at.start <= at.end);
      if (written !== undefined)
        assert.equal(text.slice(written.start, written.end), own, "written verbatim");
    }
    const isNamed = role === "image" || role === "local";
    assert.equal(image.reference !== null, isNamed);
    assert.equal(image.parts !== null, isNamed);
    assert.equal(problem !== null, role === "unresolved" || role === "invalid");
    if (isNamed || role === "scratch") assert.notEqual(value, null);
    if (problem !== null) {
      assert.ok(problem.message.endsWith(".") || problem.code === "required-variable", problem.message);
      assert.ok(problem.span.start >= 0 && problem.span.start <= problem.span.end);
      assert.ok(problem.span.end <= (value ?? raw).length, "a problem lies in what it is about");
    }
  }
}
