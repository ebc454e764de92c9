import { FileType, l10n, Position, Uri, WorkspaceEdit, window, workspace } from "vscode";

const fileName = ".tare.yaml";

/**
 * Opens the policy for the file in front: the nearest one beside or above it, up to the workspace folder. Where there
 * is none, one that asks for nothing yet, to be saved at the top of the folder.
 */
export async function openPolicy(): Promise<void> {
  const active = window.activeTextEditor?.document.uri;
  const own = active && workspace.getWorkspaceFolder(active);
  const top = (own ?? workspace.workspaceFolders?.[0])?.uri;
  if (top === undefined) return;
  for (const folder of foldersAbove(own && active, top)) {
    const file = Uri.joinPath(folder, fileName);
    if (!(await exists(file))) continue;
    await window.showTextDocument(file);
    return;
  }
  const file = Uri.joinPath(top, fileName);
  const document = await workspace.openTextDocument(file.with({ scheme: "untitled" }));
  if (document.getText() === "") {
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(0, 0), template());
    await workspace.applyEdit(edit);
  }
  await window.showTextDocument(document);
}

/** The folders from that of a file up to the one at the top; that one alone where there is no file. */
function foldersAbove(file: Uri | undefined, top: Uri): readonly Uri[] {
  const steps =
    file === undefined ? [] : file.path.slice(top.path.length).split("/").filter(Boolean).slice(0, -1);
  return [...steps.map((_, at) => Uri.joinPath(top, ...steps.slice(0, at + 1))).reverse(), top];
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
