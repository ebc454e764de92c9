import assert from "node:assert/strict";
import { readDockerfile } from "../../server/src/core/dockerfile.ts";
import type { ImageReference } from "../../server/src/core/imageReference.ts";
import { loneSource } from "../../server/src/core/source.ts";
import type { Span } from "../../server/src/core/span.ts";
import { isSharedWithAnother } from "../../server/src/core/writtenRuns.ts";

/** The same by comparing each with each. */
function isShared(span: Span, { value }: ImageReference, references: readonly ImageReference[]): boolean {
  return references.some(
    (other) =>
      other.value !== value &&
      other.pieces.some(
        ({ written }) => written !== undefined && written.start <= span.end && span.start <= written.end,
      ),
  );
}

describe("text that several references take", () => {
  const texts = {
    "one default, one image": "ARG V=22\nFROM node:$V AS a\nFROM node:$V AS b\n",
    "one default, two images": "ARG V=22\nFROM node:$V AS a\nFROM acme/tool:$V\nFROM node:$V\n",
    "a default within a default":
      "ARG V=2\nARG W=2${V}-slim\nFROM node:$W\nFROM acme/tool:$V\nFROM redis:${V}\n",
    "a part of a default": "ARG V=22-slim\nFROM node:${V%-*}\nFROM acme/tool:${V#22}\nFROM redis:${V}\n",
    "a long run over short ones": "ARG V=1234567890\nARG X=${V#1}\nFROM a:$V\nFROM b:${X%7890}\n",
  };
  for (const [what, text] of Object.entries(texts)) {
    it(`is found where it is: ${what}`, () => {
      const { references } = readDockerfile(loneSource("dockerfile", text));
      for (const image of references) {
        for (let start = 0; start <= text.length; start++) {
          for (const end of [start, start + 1, start + 4]) {
            const span = { start, end };
            const expected = isShared(span, image, references);
            assert.equal(
              isSharedWithAnother(span, image, references),
              expected,
              `${image.raw} ${start}-${end}`,
            );
          }
        }
      }
    });
  }
});
