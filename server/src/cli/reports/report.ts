import type { Unchecked } from "../../core/check.ts";
import type { ImageReference } from "../../core/imageReference.ts";
import { canonicalName } from "../../core/reference.ts";
import type { Finding, Severity } from "../../core/rules/rule.ts";
import type { LineIndex } from "../../core/span.ts";

/** What was read in one file, and found in it. */
export interface FileReport {
  /** As the user would name it, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** In the order of their places. */
  readonly references: readonly ImageReference[];
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
}

/** What a whole run found; files in the order of their names. */
export interface CheckReport {
  readonly files: readonly FileReport[];
  /** Requests that went out for it. */
  readonly requests: number;
}

/** The name under which an image counts once, however often it is used. */
export function imageNameOf(image: ImageReference): string {
  return image.reference === null ? (image.value ?? image.raw) : canonicalName(image.reference);
}

/** The distinct images of some files that would be pulled. */
export function imagesOf(files: readonly FileReport[]): ReadonlySet<string> {
  const images = new Set<string>();
  for (const { references } of files) {
    for (const reference of references) if (reference.role === "image") images.add(imageNameOf(reference));
  }
  return images;
}

export function countOf(report: CheckReport, severity: Severity): number {
  return report.files.reduce(
    (sum, file) => sum + file.findings.filter((f) => f.severity === severity).length,
    0,
  );
}

/** All findings with their file, in stable order. */
export function* findingsIn(
  report: CheckReport,
): Generator<{ readonly in: FileReport; readonly finding: Finding }> {
  for (const file of report.files) for (const finding of file.findings) yield { in: file, finding };
}
