import type { ImageReference } from "./imageReference.ts";
import type { Say } from "./say.ts";

/**
 * Says what a reference is that names no image to be pulled, in one or two sentences. Backquotes mark names.
 * Undefined for an image, which has a card of its own (`card.ts`).
 */
export function roleSentence(image: ImageReference, say: Say): string | undefined {
  const { role, stage, problem, raw } = image;
  const value = image.value ?? raw;
  switch (role) {
    case "image":
      return undefined;
    case "stage":
      return say("`{0}` is a stage of this file, so nothing is pulled for it.", stage ?? value);
    case "scratch":
      return say("`scratch` is no image: the build starts with an empty file system.");
    case "local":
      return localSentence(image.kind, value, say);
    case "artifact":
      return say("`{0}` is stored in a registry, but is no container image.", value);
    case "unresolved":
      return problem === null
        ? say("What `{0}` stands for is decided elsewhere, so it is not looked up.", raw)
        : say("What `{0}` stands for is not known here: {1}", raw, problem.message);
    case "invalid":
      return problem?.message;
  }
}

function localSentence(kind: ImageReference["kind"], value: string, say: Say): string {
  switch (kind) {
    case "from":
    case "copy-from":
    case "mount-from":
    case "onbuild":
      return say("`{0}` is built here, or a named context of this build, so it is not looked up.", value);
    case "additional-context":
      return say("`{0}` is a named context of this build, so nothing is pulled for it.", value);
    default:
      return say("`{0}` is built here and gets this name, so it is not looked up.", value);
  }
}
