import type { ImageFacts } from "../../core/facts.ts";
import type { ImageReference } from "../../core/imageReference.ts";
import type { Finding } from "../../core/rules/rule.ts";
import { LineIndex } from "../../core/span.ts";
import { toJsonText } from "./jsonText.ts";
import { type CheckReport, type FileReport, findingsIn, imageNameOf, imagesOf } from "./report.ts";

/** `list --format json`, version 1. */
export function listJson(files: readonly FileReport[]): string {
  const references = files.flatMap(({ file, lines, references }) =>
    references.map((reference) => ({
      file,
      kind: reference.kind,
      range: lines.rangeOf(reference.span),
      raw: reference.raw,
      value: reference.value,
      role: reference.role,
      reference: referenceJson(reference),
      platform: reference.platform,
      stage: reference.stage,
      problem: reference.problem?.message ?? null,
    })),
  );
  return toJsonText({ version: 1, references });
}

/** `check --format json`, version 1. */
export function checkJson(report: CheckReport): string {
  const findings = [...findingsIn(report)].map(({ in: { file, lines }, finding }) =>
    findingJson(finding, lines, { file, range: lines.rangeOf(finding.span) }),
  );
  const unchecked = report.files.flatMap(({ file, lines, unchecked }) =>
    unchecked.map(({ image, why }) => ({
      file,
      range: lines.rangeOf(image.span),
      image: imageNameOf(image),
      why,
    })),
  );
  return toJsonText({
    version: 1,
    findings,
    unchecked,
    summary: {
      files: report.files.length,
      references: report.files.reduce((sum, { references }) => sum + references.length, 0),
      images: imagesOf(report.files).size,
      requests: report.requests,
    },
  });
}

/** `explain --format json`, version 1. The fixes are edits of the word that was asked about. */
export function explainJson(
  { word, image }: { readonly word: string; readonly image: string },
  facts: ImageFacts,
  findings: readonly Finding[],
): string {
  // The page stands in the repository's record as it was written; taken apart it is of use to rules only.
  const { page: _page, ...told } = facts;
  return toJsonText({
    version: 1,
    image,
    facts: told,
    findings: findings.map((finding) => findingJson(finding, new LineIndex(word))),
  });
}

/** A finding, with the place where it stands if it stands in a file. */
function findingJson(finding: Finding, lines: LineIndex, place: object = {}): object {
  const { rule, severity, message, image } = finding;
  const evidence = finding.evidence.map(({ signal, text }) => ({ signal, text }));
  return { rule, severity, message, ...place, image, evidence, fixes: fixesJson(finding, lines) };
}

function referenceJson({ reference }: ImageReference): object | null {
  if (reference === null) return null;
  const { domain, path, tag, digest } = reference;
  return { domain, path, tag, digest };
}

function fixesJson(finding: Finding, lines: LineIndex): object[] {
  return finding.fixes.map(({ title, edits }) => ({
    title,
    edits: edits.map(({ span, newText }) => ({ range: lines.rangeOf(span), newText })),
  }));
}
