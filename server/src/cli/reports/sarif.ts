import { isAbsolute } from "node:path";
import { plainMessage, shownEvidence } from "../../core/message.ts";
import type { Finding, Rule, Severity } from "../../core/rules/rule.ts";
import type { LineIndex } from "../../core/span.ts";
import { fileNames } from "../../fileNames.ts";
import { toJsonText } from "./jsonText.ts";
import { type CheckReport, findingsIn } from "./report.ts";

const levels: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };

/** What the report says of the tool that made it. */
export interface SarifTool {
  readonly version: string;
  readonly rules: readonly Rule[];
  /** Address of a rule's page. */
  readonly pageOf: (rule: string) => string;
}

/**
 * `check --format sarif`: SARIF 2.1.0 for code scanning. Columns count UTF-16 units. What could not be checked is a
 * notification of the run, never a result.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(report: CheckReport, tool: SarifTool, fingerprintOf: (text: string) => string): string {
  const ruleIds = tool.rules.map(({ id }) => id);
  const results = [...findingsIn(report)].map(({ in: file, finding, identity }) => {
    const ruleIndex = ruleIds.indexOf(finding.rule);
    return {
      ruleId: finding.rule,
      ...(ruleIndex < 0 ? {} : { ruleIndex }),
      level: levels[finding.severity],
      message: { text: messageOf(finding) },
      locations: [{ physicalLocation: locationOf(file.file, file.lines, finding.span) }],
      partialFingerprints: { "tareFinding/v1": fingerprintOf(identity) },
      ...(finding.fixes.length === 0
        ? {}
        : {
            fixes: finding.fixes.map(({ title, edits }) => ({
              description: { text: title },
              artifactChanges: [
                {
                  artifactLocation: artifactOf(file.file),
                  replacements: edits.map(({ span, newText }) => ({
                    deletedRegion: regionOf(file.lines, span),
                    insertedContent: { text: newText },
                  })),
                },
              ],
            })),
          }),
    };
  });
  const notifications = report.files.flatMap((file) =>
    file.unchecked.map(({ image, why }) => ({
      level: "note",
      descriptor: { id: `unchecked-${why}` },
      message: { text: `${image.value ?? image.raw} could not be checked: ${why}.` },
      locations: [{ physicalLocation: locationOf(file.file, file.lines, image.span) }],
    })),
  );
  const run = {
    tool: {
      driver: {
        name: "Tare",
        semanticVersion: tool.version,
        rules: tool.rules.map(({ id, summary, severity }) => ({
          id,
          shortDescription: { text: summary },
          helpUri: tool.pageOf(id),
          defaultConfiguration: severity === "off" ? { enabled: false } : { level: levels[severity] },
        })),
      },
    },
    columnKind: "utf16CodeUnits",
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
    results,
  };
  return toJsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  });
}

function messageOf({ message, evidence }: Finding): string {
  const plain = plainMessage(message);
  return [plain, ...shownEvidence(evidence).map(({ text }) => `- ${text}`)].join("\n");
}

function locationOf(file: string, lines: LineIndex, span: { start: number; end: number }) {
  return { artifactLocation: artifactOf(file), region: regionOf(lines, span) };
}

/** A relative file is named from the root of the checkout, as code scanning expects. */
function artifactOf(file: string) {
  return isAbsolute(file)
    ? { uri: fileNames.uriOf(file) }
    : { uri: file.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
}

function regionOf(lines: LineIndex, span: { start: number; end: number }) {
  const { start, end } = lines.rangeOf(span);
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
