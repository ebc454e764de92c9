import { FileType, l10n, Position, Uri, WorkspaceEdit, window, workspace } from "vscode";

const fileName = ".tare.yaml";

/** Opens the policy of the workspace folder; where there is none, one that asks for nothing yet, to be saved. */
export async function openPolicy(): Promise<void> {
  const active = window.activeTextEditor?.document.uri;
  const folder = (active && workspace.getWorkspaceFolder(active)) ?? workspace.workspaceFolders?.[0];
  if (folder === undefined) return;
  const file = Uri.joinPath(folder.uri, fileName);
  if (await exists(file)) {
    await window.showTextDocument(file);
    return;
  }
  const document = await workspace.openTextDocument(file.with({ scheme: "untitled" }));
  if (document.getText() === "") {
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(0, 0), template());
    await workspace.applyEdit(edit);
  }
  await window.showTextDocument(document);
}

async function exists(file: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(file)).type & FileType.File) !== 0;
  } catch {
    return false;
  }
}

/** A policy that asks for nothing, as all of it is a comment; each part stands ready to be uncommented. */
function template(): string {
  return `# ${l10n.t("What this project asks of its images. Take away the marks in front of what you need.")}

# ${l10n.t("Guesses don't count against these.")}
# trusted:
#   - acme/*

# ${l10n.t("Nobody else finds these, and that is fine.")}
# private:
#   - acme/internal-*

# ${l10n.t("Not used here.")}
# forbidden:
#   - name: bitnami/*
#     use: bitnamilegacy/*

# ${l10n.t("Every image in these files needs a digest.")}
# pins:
#   - deploy/**

# ${l10n.t("Severities: error, warning, info or off.")}
# rules:
#   unpinned: warning
`;
}
