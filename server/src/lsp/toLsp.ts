import { type Diagnostic, DiagnosticSeverity, type Range, type TextEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { plainMessage } from "../core/message.ts";
import type { FileProblem } from "../core/policy/readPolicy.ts";
import { rulePage } from "../core/rulePages.ts";
import type { Edit, Finding, Fix, Severity } from "../core/rules/rule.ts";
import type { Span } from "../core/span.ts";

/** What a diagnostic carries for clients that offer fixes of their own; the same edits as the code actions. */
export interface DiagnosticData {
  readonly fixes: readonly { readonly title: string; readonly edits: readonly TextEdit[] }[];
}

/** The name under which all our diagnostics appear. */
export const diagnosticSource = "tare";

const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

export function toRange(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function toTextEdit(document: TextDocument, { span, newText }: Edit): TextEdit {
  return { range: toRange(document, span), newText };
}

export function toDiagnostic(document: TextDocument, finding: Finding): Diagnostic {
  return {
    range: toRange(document, finding.span),
    severity: severityNumbers[finding.severity],
    source: diagnosticSource,
    code: finding.rule,
    codeDescription: { href: rulePage(finding.rule) },
    message: plainMessage(finding.message),
    ...(finding.fixes.length === 0 ? {} : { data: toData(document, finding.fixes) }),
  };
}

/** A mistake in a policy. Its code is that of no rule, since no rule is about it. */
export function toPolicyDiagnostic(
  document: TextDocument,
  { span, severity, message }: FileProblem,
): Diagnostic {
  return {
    range: toRange(document, span),
    severity: severityNumbers[severity],
    source: diagnosticSource,
    code: "policy",
    message: plainMessage(message),
  };
}

function toData(document: TextDocument, fixes: readonly Fix[]): DiagnosticData {
  return {
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map((edit) => toTextEdit(document, edit)),
    })),
  };
}
