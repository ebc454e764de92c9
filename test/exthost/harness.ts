import assert from "node:assert/strict";
import * as vscode from "vscode";

/** The folder that the suite runs in. */
export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error("No folder is open.");
  return folder.uri;
}

export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspaceFolder(), name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Makes a document that is on no disk. */
export async function untitled(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** What Tare publishes for a document, each as `rule text`, where the text is what the squiggle stands under. */
export function findingsIn(document: vscode.TextDocument): readonly string[] {
  return ourDiagnostics(document).map(
    (diagnostic) => `${ruleOf(diagnostic)} ${document.getText(diagnostic.range)}`,
  );
}

export function ourDiagnostics(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === "tare")
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Waits until exactly these findings are published; fails with what was published last. */
export async function expectFindings(
  document: vscode.TextDocument,
  expected: readonly string[],
): Promise<void> {
  const end = Date.now() + 20_000;
  while (JSON.stringify(findingsIn(document)) !== JSON.stringify(expected)) {
    if (Date.now() > end) assert.deepEqual(findingsIn(document), expected);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The place of a text's middle in a document. */
export function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  assert.notEqual(at, -1, `"${text}" is not in the document`);
  return document.positionAt(at + Math.floor(text.length / 2));
}

/** What hovers say over a text, as the Markdown they are written in. */
export async function hoverOver(document: vscode.TextDocument, text: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    placeOf(document, text),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
}

/** The quick fixes at a text. */
export function fixesAt(document: vscode.TextDocument, text: string): Promise<readonly vscode.CodeAction[]> {
  return actionsAt(document, text, vscode.CodeActionKind.QuickFix);
}

/** The actions of a kind at a text, with the changes that are worked out only once an action is chosen. */
export async function actionsAt(
  document: vscode.TextDocument,
  text: string,
  kind: vscode.CodeActionKind,
): Promise<readonly vscode.CodeAction[]> {
  const place = placeOf(document, text);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    new vscode.Range(place, place),
    kind.value,
    5,
  );
}

/** Applies what a quick fix would change. */
export async function apply(action: vscode.CodeAction): Promise<void> {
  assert.ok(action.edit, `"${action.title}" changes nothing`);
  assert.equal(await vscode.workspace.applyEdit(action.edit), true);
}

/** Replaces the first place of a text. */
export async function replace(document: vscode.TextDocument, text: string, by: string): Promise<void> {
  const at = document.getText().indexOf(text);
  assert.notEqual(at, -1, `"${text}" is not in the document`);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, by);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}
