import type { Unchecked } from "../../core/check.ts";
import { plainMessage, shownEvidence } from "../../core/message.ts";
import { familiarReference } from "../../core/reference.ts";
import type { Finding, Severity } from "../../core/rules/rule.ts";
import type { Say } from "../../core/say.ts";
import { countBefore } from "../../core/span.ts";
import { type CheckReport, countOf, type FileReport, imageNameOf, imagesOf } from "./report.ts";
import { ansiPaint, noPaint, type Paint, visible, withoutCommands } from "./terminal.ts";
import type { TextLook } from "./textLook.ts";
import { showLine, widthOf, wrap } from "./widths.ts";

const widest = 100;
const narrowest = 40;

/** `check --format text`: what a compiler of today prints. */
export function checkText(report: CheckReport, look: TextLook): string {
  const paint = look.colour ? ansiPaint : noPaint;
  let text = "";
  for (const file of report.files) {
    const sourceLines = file.text.split(/\r\n|\n|\r/);
    for (const finding of file.findings) text += `${findingText(finding, file, sourceLines, look, paint)}\n`;
  }
  return withoutCommands(`${text}${summaryText(report, look, paint)}\n`);
}

function findingText(
  finding: Finding,
  file: FileReport,
  sourceLines: readonly string[],
  look: TextLook,
  paint: Paint,
): string {
  const width = Math.max(narrowest, Math.min(widest, look.columns));
  const { start, end } = file.lines.rangeOf(finding.span);
  const line = sourceLines[start.line] ?? "";
  const colour = paint[finding.severity];
  const number = String(start.line + 1).padStart(5);
  const margin = `${" ".repeat(number.length)} ${paint.dim("│")}`;
  const room = width - number.length - 3;
  const shown = showLine(
    line,
    start.character,
    start.line === end.line ? end.character : line.length,
    room - 1,
  );

  const rows = [
    `${paint.strong(`${visible(file.file)}:${start.line + 1}:${start.character + 1}`)}  ${colour(finding.severity)}  ${paint.dim(finding.rule)}`,
    `${paint.dim(`${number} │`)} ${shown.text}`,
  ];
  const mark = `${" ".repeat(shown.from)}${"^".repeat(shown.to - shown.from)}`;
  const beside = room - shown.to - 2;
  const message = visible(finding.message);
  if (widthOf(message) <= beside) {
    rows.push(`${margin} ${colour(mark)} ${emphasised(message, paint)}`);
  } else {
    rows.push(`${margin} ${colour(mark)}`);
    for (const part of wrap(message, room - 1)) rows.push(`${margin}  ${emphasised(part, paint)}`);
  }
  const labelled = (label: string, text: string) => {
    const indent = 9;
    const [first = "", ...more] = wrap(visible(text), room - indent);
    rows.push(`${margin}  ${paint.dim(label.padEnd(indent - 3))} ${first}`);
    for (const part of more) rows.push(`${margin}  ${" ".repeat(indent - 2)}${part}`);
  };
  const seen = shownEvidence(finding.evidence).filter(({ text }) => text !== finding.message);
  for (const [at, { text }] of seen.entries()) labelled(at === 0 ? "seen" : "", text);
  for (const { title } of finding.fixes) labelled("fix", title);
  if (finding.evidence.length > 0) labelled("more", `tare explain ${explainable(finding, file)}`);
  return `${rows.join("\n")}\n`;
}

/** The name to hand to `tare explain`: as short as Docker itself writes it. */
function explainable(finding: Finding, file: FileReport): string {
  const image = file.references[countBefore(file.references, finding.span.start + 1) - 1];
  const isThere = image !== undefined && finding.span.end <= image.span.end;
  return isThere && image.reference !== null ? visible(familiarReference(image.reference)) : finding.image;
}

/** Names stand in backquotes; on a terminal with colours they are set in bold instead. */
function emphasised(text: string, paint: Paint): string {
  return paint === noPaint
    ? plainMessage(text)
    : text.replace(/`([^`]+)`/g, (_, name: string) => paint.strong(name));
}

function summaryText(report: CheckReport, { say, clock }: TextLook, paint: Paint): string {
  const images = imagesOf(report.files).size;
  const files = report.files.length;
  if (files === 0) return say("No container files found.");
  const looked = say(
    "{0} in {1}",
    counted(images, say("1 image"), say("{0} images", images)),
    counted(files, say("1 file"), say("{0} files", files)),
  );
  const found = (severity: Severity, one: string, many: string) => {
    const count = countOf(report, severity);
    return count === 0 ? [] : [paint[severity](counted(count, one, many))];
  };
  const errors = countOf(report, "error");
  const warnings = countOf(report, "warning");
  const notes = countOf(report, "info");
  const parts = [
    ...found("error", say("1 error"), say("{0} errors", errors)),
    ...found("warning", say("1 warning"), say("{0} warnings", warnings)),
    ...found("info", say("1 note"), say("{0} notes", notes)),
  ];
  const unchecked = report.files.flatMap((file) => file.unchecked);
  const left = unchecked.length === 0 ? [] : [uncheckedText(unchecked, say, clock)];
  if (parts.length === 0 && left.length === 0) parts.push(paint.good(say("nothing wrong")));
  return `${looked}: ${[...parts, ...left].join(", ")}`;
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** How many images could not be checked, with the reasons; an image counts once however often it is used. */
function uncheckedText(unchecked: readonly Unchecked[], say: Say, clock: (time: number) => string): string {
  const images = new Map(unchecked.map((one) => [imageNameOf(one.image), one]));
  const reasons = new Set([...images.values()].map((one) => reasonText(one, say, clock)));
  return `${say("{0} not checked", images.size)} (${[...reasons].sort().join("; ")})`;
}

function reasonText({ why, retryAt }: Unchecked, say: Say, clock: (time: number) => string): string {
  switch (why) {
    case "offline":
      return say("no answer from the registry");
    case "rate-limited":
      return retryAt === undefined
        ? say("the registry asked to slow down")
        : say("the registry asked to slow down until {0}", clock(retryAt));
    case "denied":
      return say("the registry refused to answer");
    case "malformed":
      return say("the registry's answer made no sense");
    case "not-hub":
      return say("not on Docker Hub");
    case "lookups-off":
      return say("look-ups are off");
  }
}
