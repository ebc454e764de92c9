import type { Range } from "vscode-languageserver";
import type { CheckResult, Unchecked } from "../../core/check.ts";
import type { ImageReference } from "../../core/imageReference.ts";
import { plainMessage } from "../../core/message.ts";
import { canonicalName } from "../../core/reference.ts";
import { type Finding, severities } from "../../core/rules/rule.ts";
import type { Say } from "../../core/say.ts";
import { countBefore, type Span } from "../../core/span.ts";
import { type Verdict, verdictOf, verdicts } from "../../core/verdict.ts";
import type { ImageEntry } from "../protocol.ts";

/** One use of an image in one file, and what was found there. */
export interface ImageUse {
  readonly uri: string;
  readonly range: Range;
  readonly image: ImageReference;
  readonly findings: readonly Finding[];
  readonly unchecked: Unchecked | undefined;
}

/** The uses of images in one file, each with what was found in it. */
export function usesIn(
  uri: string,
  references: readonly ImageReference[],
  { findings, unchecked }: CheckResult,
  toRange: (span: Span) => Range,
): readonly ImageUse[] {
  const why = new Map(unchecked.map((one) => [one.image, one]));
  return references.map((image) => ({
    uri,
    range: toRange(image.span),
    image,
    findings: findingsWithin(image.span, findings),
    unchecked: why.get(image),
  }));
}

/** The findings, which are in the order of their places, that lie in a span. */
function findingsWithin({ start, end }: Span, findings: readonly Finding[]): readonly Finding[] {
  const within: Finding[] = [];
  for (let at = countBefore(findings, start); at < findings.length; at++) {
    const finding = findings[at];
    if (finding === undefined || finding.span.start > end) break;
    if (finding.span.end <= end) within.push(finding);
  }
  return within;
}

/** All images that some files use, each once: the gravest first, then by name. */
export function toImageEntries(uses: Iterable<ImageUse>, say: Say): readonly ImageEntry[] {
  const byName = new Map<string, ImageUse[]>();
  for (const use of uses) {
    const { image } = use;
    if (image.role !== "image" && image.role !== "invalid") continue;
    const name = image.reference === null ? image.raw : canonicalName(image.reference);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [use]);
    else known.push(use);
  }
  return [...byName.values()].map((all) => toEntry(all, say)).sort(inOrder);
}

function toEntry(uses: readonly ImageUse[], say: Say): ImageEntry {
  const judged = uses.map((use) => ({ use, verdict: verdictOf(use.findings, use.unchecked !== undefined) }));
  const verdict = judged.reduce<Verdict>((worst, one) => graver(worst, one.verdict), "fine");
  const gravest = uses
    .flatMap(({ findings }) => findings)
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))[0];
  const unchecked = uses.find((use) => use.unchecked !== undefined)?.unchecked;
  return {
    name: shortName(uses[0]?.image),
    verdict,
    says: gravest !== undefined ? plainMessage(gravest.message) : whyUnchecked(unchecked, say),
    places: uses.map(({ uri, range }) => ({ uri, range })),
  };
}

/** The image as people write it; without the implied `docker.io/library/`. */
function shortName(image: ImageReference | undefined): string {
  return (image?.value ?? image?.raw ?? "").replace(/^(?:docker\.io\/(?:library\/)?|library\/)/, "");
}

function whyUnchecked(unchecked: Unchecked | undefined, say: Say): string | null {
  switch (unchecked?.why) {
    case undefined:
      return null;
    case "offline":
      return say("The registry does not answer.");
    case "rate-limited":
      return say("The registry asked to slow down.");
    case "denied":
      return say("The registry refused to answer.");
    case "malformed":
      return say("The registry's answer made no sense.");
    case "not-hub":
      return say("Not on Docker Hub, so nobody was asked.");
    case "lookups-off":
      return say("Look-ups are switched off.");
  }
}

function graver(a: Verdict, b: Verdict): Verdict {
  return verdicts.indexOf(a) <= verdicts.indexOf(b) ? a : b;
}

function inOrder(a: ImageEntry, b: ImageEntry): number {
  const order = verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict);
  return order !== 0 ? order : a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
