import { shorten } from "../plainText.ts";
import type { ReferenceProblem } from "../reference.ts";
import { digestLengths, isDigest } from "../referenceGrammar.ts";
import type { Say } from "../say.ts";
import { withMeant } from "./withMeant.ts";

/** What is wrong behind the first at sign, or with a digest that has none. */
export function digestProblem(text: string, say: Say): ReferenceProblem | undefined {
  const at = text.indexOf("@");
  const misplaced = /:(sha(?:256|384|512)):([a-fA-F0-9]+)$/.exec(text);
  if (at < 0 && misplaced !== null) {
    return withMeant(
      {
        code: "digest-separator",
        message: say("A digest stands behind `@`, not behind a colon."),
        span: { start: misplaced.index, end: misplaced.index + 1 },
      },
      `${text.slice(0, misplaced.index)}@${text.slice(misplaced.index + 1).toLowerCase()}`,
    );
  }
  if (at < 0) return undefined;
  const digest = text.slice(at + 1);
  const span = { start: at + 1, end: text.length };
  if (digest === "") {
    return withMeant(
      {
        code: "empty-digest",
        message: say("There is no digest behind `@`."),
        span: { start: at, end: at + 1 },
      },
      text.slice(0, at),
    );
  }
  if (isDigest(digest)) return undefined;
  const colon = digest.indexOf(":");
  if (colon < 0) {
    const bare = /^sha(256|384|512)[-=](.*)$/.exec(digest);
    return withMeant(
      {
        code: "digest-form",
        message: say("A digest is written `sha256:` and 64 hex digits; a tag stands behind a colon."),
        span,
      },
      bare === null ? `${text.slice(0, at)}:${digest}` : `${text.slice(0, at)}@sha${bare[1]}:${bare[2]}`,
    );
  }
  const algorithm = digest.slice(0, colon);
  const hex = digest.slice(colon + 1);
  const lowered = digest.toLowerCase();
  if (lowered !== digest && isDigest(lowered)) {
    return withMeant(
      { code: "digest-upper-case", message: say("A digest is written in lower case."), span },
      `${text.slice(0, at)}@${lowered}`,
    );
  }
  const length = digestLengths.get(algorithm);
  if (length === undefined) {
    return {
      code: "digest-algorithm",
      message: say("Docker knows no digests of the kind `{0}`; most are `sha256`.", shorten(algorithm, 80)),
      span: { start: at + 1, end: at + 1 + colon },
    };
  }
  const strange = /[^a-f0-9]/i.exec(hex);
  const hexStart = at + 1 + colon + 1;
  if (strange !== null) {
    return {
      code: "digest-character",
      message: say("`{0}` is no hex digit.", strange[0]),
      span: { start: hexStart + strange.index, end: hexStart + strange.index + 1 },
    };
  }
  return {
    code: "digest-length",
    message: say("A {0} digest has {1} hex digits, this one has {2}.", algorithm, length, hex.length),
    span: { start: hexStart, end: text.length },
  };
}
