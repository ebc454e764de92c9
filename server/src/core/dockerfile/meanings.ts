import type { ReferenceRole } from "../imageReference.ts";
import type { Reference, ReferenceParts, ReferenceProblem } from "../reference.ts";
import type { Say } from "../say.ts";
import type { Span } from "../span.ts";
import type { ExpansionFault } from "./expand.ts";
import type { Missing } from "./runs.ts";

/** What a reference stands for, and why it stands for nothing. */
export interface Meaning {
  readonly role: ReferenceRole;
  readonly reference: Reference | null;
  readonly parts: ReferenceParts | null;
  readonly problem: ReferenceProblem | null;
  /** The stage that it names. */
  readonly stage: string | null;
}

export const scratch: Meaning = { role: "scratch", reference: null, parts: null, problem: null, stage: null };

export function namesStage(stage: string | null): Meaning {
  return { role: "stage", reference: null, parts: null, problem: null, stage };
}

export function namesImage(role: "image" | "local", reference: Reference, parts: ReferenceParts): Meaning {
  return { role, reference, parts, problem: null, stage: null };
}

export function isInvalid(problem: ReferenceProblem): Meaning {
  return { role: "invalid", reference: null, parts: null, problem, stage: null };
}

function isUnresolved(problem: ReferenceProblem): Meaning {
  return { role: "unresolved", reference: null, parts: null, problem, stage: null };
}

/** Nothing is left of a name: FROM refuses it. */
export function blankName(span: Span, say: Say): Meaning {
  const message = say("Nothing is left of this name after its variables: it needs a build argument.");
  return isUnresolved({ code: "blank", message, span });
}

/** A part of the name isn't known. `isDeclared` says whether an ARG gives it a name at least. */
export function missingPart({ name, why }: Missing, span: Span, isDeclared: boolean, say: Say): Meaning {
  switch (why) {
    case "platform":
      return isUnresolved({
        code: "platform-variable",
        message: say("`{0}` is only known when the build runs.", name),
        span,
      });
    case "broken":
      return isUnresolved({
        code: "broken-variable",
        message: say("The value of `{0}` can't be worked out.", name),
        span,
      });
    case "unset":
      return isUnresolved(
        isDeclared
          ? {
              code: "unset-variable",
              message: say("`{0}` has no default, so this needs a build argument.", name),
              span,
            }
          : {
              code: "undeclared-variable",
              message: say("`{0}` has no value here: no ARG in front of the first FROM names it.", name),
              span,
            },
      );
  }
}

/** A variable or a quote is written in a way that the builder refuses. */
export function faultyText(fault: ExpansionFault, span: Span, say: Say): Meaning {
  switch (fault.code) {
    case "required-variable":
      return isUnresolved({
        code: fault.code,
        message:
          fault.detail === undefined || fault.detail === ""
            ? say("This needs a value for the build argument `{0}`.", fault.about)
            : say("This needs a value for the build argument `{0}`: {1}", fault.about, fault.detail),
        span,
      });
    case "unclosed-quote":
      return isInvalid({
        code: fault.code,
        message: say("A quote opens here and is not closed in this word."),
        span,
      });
    case "too-long":
      return isUnresolved({
        code: fault.code,
        message: say("The variables make this too long to read."),
        span,
      });
    case "bad-substitution":
      return isInvalid({ code: fault.code, message: say("A variable can't be written like this."), span });
  }
}

/** The marks of a template language stand where the name should be. */
export function templateText(length: number, say: Say): Meaning {
  return isUnresolved({
    code: "template",
    message: say("The template decides which image this is."),
    span: { start: 0, end: length },
  });
}

/** A text in which nothing is expanded holds something to expand. */
export function nothingExpands(text: string, say: Say): Meaning {
  const dollar = text.indexOf("$");
  return isInvalid({
    code: "no-variables",
    message:
      dollar < 0
        ? say("Quotes and escapes have no effect here.")
        : say("Variables have no effect here. Name a stage with FROM … AS, and take the files from that."),
    span: { start: Math.max(dollar, 0), end: text.length },
  });
}

/** A number that counts no stage of the file. */
export function noSuchStage(text: string, count: number, say: Say): Meaning {
  return isInvalid({
    code: "no-such-stage",
    message:
      count === 1
        ? say("There is no stage {0}: this file has one, number 0.", text)
        : say("There is no stage {0}: this file has {1}, counted from 0.", text, count),
    span: { start: 0, end: text.length },
  });
}

export function secretFrom(length: number, say: Say): Meaning {
  return isInvalid({
    code: "secret-from",
    message: say("A secret comes from no image, so its mount takes no `from`."),
    span: { start: 0, end: length },
  });
}
