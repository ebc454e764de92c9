import { plainMessage } from "../../core/message.ts";
import type { Severity } from "../../core/rules/rule.ts";
import { toJsonText } from "./jsonText.ts";
import { type CheckReport, findingsIn } from "./report.ts";
import { visible, withoutCommands } from "./terminal.ts";

const githubLevels: Record<Severity, string> = { error: "error", warning: "warning", info: "notice" };

/**
 * `check --format github`: workflow commands that GitHub turns into annotations of the changed lines.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubAnnotations(report: CheckReport): string {
  let text = "";
  for (const { in: file, finding } of findingsIn(report)) {
    const { start, end } = file.lines.rangeOf(finding.span);
    const place = [
      // A name that moves the cursor of a terminal would do so in the log of the build too.
      `file=${githubProperty(visible(file.file))}`,
      `line=${start.line + 1}`,
      `endLine=${end.line + 1}`,
      // GitHub takes columns only where the range stays on one line.
      ...(start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : []),
      `title=${githubProperty(`Tare: ${finding.rule}`)}`,
    ];
    text += `::${githubLevels[finding.severity]} ${place.join(",")}::${githubData(withoutCommands(plainMessage(finding.message)))}\n`;
  }
  return text;
}

function githubData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function githubProperty(text: string): string {
  return githubData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

const gitlabSeverities: Record<Severity, string> = { error: "critical", warning: "major", info: "info" };

/**
 * `check --format gitlab`: a Code Quality report. The fingerprint stays the same while lines move, so that GitLab
 * tells old findings from new ones.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabCodeQuality(report: CheckReport, fingerprintOf: (text: string) => string): string {
  const issues = [...findingsIn(report)].map(({ in: file, finding, identity }) => {
    const { start, end } = file.lines.rangeOf(finding.span);
    return {
      description: plainMessage(finding.message),
      check_name: finding.rule,
      fingerprint: fingerprintOf(identity),
      severity: gitlabSeverities[finding.severity],
      location: {
        path: file.file,
        positions: {
          begin: { line: start.line + 1, column: start.character + 1 },
          end: { line: end.line + 1, column: end.character + 1 },
        },
      },
    };
  });
  return toJsonText(issues);
}
