import { type CodeAction, CodeActionKind, type Diagnostic, TextEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { toCheckedImage } from "../core/checkedImage.ts";
import { dayOf } from "../core/dates.ts";
import type { ImageReference } from "../core/imageReference.ts";
import type { NameList } from "../core/policy/policyEdits.ts";
import type { Finding, RuleId } from "../core/rules/rule.ts";
import { ignoreHere } from "../core/silenceEdits.ts";
import { toAction } from "./actions.ts";
import type { ReadDocument, ServerContext } from "./serverContext.ts";
import { toTextEdit } from "./toLsp.ts";

/** Rules whose findings a name on a list of the policy ends, and the list. */
const listFor: Readonly<Partial<Record<RuleId, NameList>>> = {
  "missing-repository": "private",
  "lookalike-name": "trusted",
  "suspicious-repository": "trusted",
  "untrusted-publisher": "trusted",
};

/** The ways to live with a finding: a comment where it is, or a name in the project's policy. */
export async function silencingActions(
  context: ServerContext,
  read: ReadDocument,
  finding: Finding,
  about: Diagnostic[],
): Promise<CodeAction[]> {
  const { document, reading } = read;
  // In a folder that isn't trusted neither a comment nor a policy silences anything.
  if (context.client.trusted === false) return [];
  const image = reading.references.find(
    ({ span }) => span.start <= finding.span.start && finding.span.start <= span.end,
  );
  if (image === undefined || document.kind === undefined || finding.rule === "unused-ignore") return [];
  const comment = ignoreHere(document.text.getText(), document.kind, image, finding.rule, context.say);
  const actions = [toAction(context, document, comment, CodeActionKind.QuickFix, about)];
  const list = listFor[finding.rule];
  const listed = list === undefined ? undefined : await listing(context, read, image, list, about);
  return listed === undefined ? actions : [...actions, listed];
}

/**
 * Puts the image's name on a list of the policy that is in force for the document, with the day for a reason, which
 * the reader puts in better words. Where there is none, one is made at the top of the workspace folder.
 */
async function listing(
  { editor, policies, documents, names, say, host }: ServerContext,
  { document, reading }: ReadDocument,
  image: ImageReference,
  list: NameList,
  about: Diagnostic[],
): Promise<CodeAction | undefined> {
  const checked = toCheckedImage(image, reading.references);
  if (checked === undefined || !editor.versionedEdits) return undefined;
  const { addToPolicy, patternAround } = await import("../core/policy/policyEdits.ts");

  const target = await policies.textFor(document);
  if (target === undefined || (target.text === undefined && !editor.createsFiles)) return undefined;
  const { path, text } = target;
  const name = patternAround(checked);
  const reason = say("reviewed on {0}", dayOf(host.now()));
  const edit = addToPolicy(text ?? "", list, { name, reason });
  if (edit === undefined) return undefined;

  const uri = names.uriOf(path);
  const open = documents.at(path);
  const policy = open?.text ?? TextDocument.create(uri, "yaml", 0, text ?? "");
  const version = open?.text.version ?? null;
  const create = { kind: "create" as const, uri, options: { ignoreIfExists: true } };
  const change = {
    textDocument: { uri: open?.uri ?? uri, version },
    edits: [
      text === undefined
        ? TextEdit.insert({ line: 0, character: 0 }, edit.newText)
        : toTextEdit(policy, edit),
    ],
  };
  return {
    title:
      list === "private"
        ? say("Expect {0} to be private in this project", name)
        : say("Trust {0} in this project", name),
    kind: CodeActionKind.QuickFix,
    ...(about.length === 0 ? {} : { diagnostics: about }),
    edit: { documentChanges: text === undefined ? [create, change] : [change] },
  };
}
