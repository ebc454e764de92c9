import type { ImageReference, ReferenceKind } from "../imageReference.ts";
import { parseReference, type ReferenceProblem } from "../reference.ts";
import type { Say } from "../say.ts";
import type { Span } from "../span.ts";
import { type Interpolated, type InterpolationProblem, unsetMark } from "./interpolate.ts";
import { type MappedText, piecesOf, spanOf } from "./mappedText.ts";
import type { ServiceContext } from "./places.ts";

/** A text of a compose file that holds references. */
export interface ReferenceText {
  readonly kind: ReferenceKind;
  /** Before its variables are filled in. */
  readonly template: MappedText;
  readonly expanded: Interpolated;
  /** The references within the expanded text. */
  readonly cut: (value: MappedText) => readonly MappedText[];
  readonly service: ServiceContext | undefined;
}

/** The references in a text, with their variables filled in. Whether one is built here is decided later. */
export function readReferences(
  document: string,
  { kind, template, expanded, cut, service }: ReferenceText,
  say: Say,
): readonly ImageReference[] {
  const whole = spanOf(template);
  if (whole === undefined) return [];
  const { result, problem, unset, variable } = expanded;
  const certainty = variable ? "default" : "written";
  const platform = service?.platform ?? null;
  const at = (span: Span) => ({ ...blank(document, kind, span), platform, certainty }) as const;

  if (problem !== undefined) {
    const role = problem.kind === "syntax" ? "invalid" : "unresolved";
    return [{ ...at(whole), role, problem: faultOf(problem, template, document, whole, say) }];
  }
  if (result.text === "") {
    const none = {
      code: "empty",
      message: say("Its variables leave nothing to pull."),
      span: atStart(whole),
    };
    return [{ ...at(whole), role: "unresolved", problem: none }];
  }
  const references: ImageReference[] = [];
  for (const value of cut(result)) {
    const span = spanOf(value);
    if (span === undefined || value.text === "") continue;
    references.push(
      value.text.includes(unsetMark)
        ? { ...at(span), role: "unresolved", problem: unsetProblem(unset, span, say) }
        : { ...at(span), ...namedBy(value, kind, say) },
    );
  }
  return references;
}

/** All of a reference but its role, for one whose value isn't known. */
export function blank(
  document: string,
  kind: ReferenceKind,
  span: Span,
): Omit<ImageReference, "role" | "certainty"> {
  return {
    kind,
    span,
    raw: document.slice(span.start, span.end),
    value: null,
    pieces: [],
    reference: null,
    parts: null,
    platform: null,
    stage: null,
    problem: null,
  };
}

type Named = Pick<ImageReference, "role" | "value" | "pieces" | "reference" | "parts" | "problem">;

/** What a text that has all its values names. */
export function namedBy(value: MappedText, kind: ReferenceKind, say: Say): Named {
  const parsed = parseReference(value.text, say);
  const text = { value: value.text, pieces: piecesOf(value) };
  if (parsed.ok) {
    const role = kind === "model" ? "artifact" : "image";
    return { ...text, role, reference: parsed.reference, parts: parsed.parts, problem: null };
  }
  // Models are found by other rules too: `hf.co/Org/Name-GGUF` has upper case.
  if (kind === "model") return { ...text, role: "artifact", reference: null, parts: null, problem: null };
  return { ...text, role: "invalid", reference: null, parts: null, problem: parsed.problem };
}

export function unsetProblem(unset: readonly string[], span: Span, say: Say): ReferenceProblem {
  const [name = ""] = unset;
  return {
    code: "unset-variable",
    message: say("{0} has no value here: no default, and no line in the project's .env file.", name),
    span: atStart(span),
  };
}

function faultOf(
  problem: InterpolationProblem,
  template: MappedText,
  document: string,
  whole: Span,
  say: Say,
): ReferenceProblem {
  if (problem.kind === "required") {
    const { name, reason } = problem;
    const message =
      reason === ""
        ? say("{0} must be given a value.", name)
        : say("{0} must be given a value: {1}", name, reason);
    return { code: "required-variable", message, span: atStart(whole) };
  }
  const exact = document.slice(whole.start, whole.end) === template.text;
  return {
    code: "variable-syntax",
    message: say("Compose can't read this variable; a plain dollar sign is written twice."),
    span: exact ? { start: problem.start, end: problem.end } : atStart(whole),
  };
}

/** The whole of a span, as offsets into the text that stands there. */
function atStart(span: Span): Span {
  return { start: 0, end: span.end - span.start };
}
