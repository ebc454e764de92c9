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

/** A finding with the file it is in. */
export interface PlacedFinding {
  readonly in: FileReport;
  readonly finding: Finding;
  /** Stays the same while lines move, and tells equal findings in a file apart: for a code host's fingerprint. */
  readonly identity: string;
}

/** All findings with their file, in stable order. */
export function* findingsIn(report: CheckReport): Generator<PlacedFinding> {
  const seen = new Map<string, number>();
  for (const file of report.files) {
    for (const finding of file.findings) {
      const kind = `${finding.rule}\n${file.file}\n${finding.image}`;
      const count = seen.get(kind) ?? 0;
      seen.set(kind, count + 1);
      yield { in: file, finding, identity: `${kind}\n${count}` };
    }
  }
}
