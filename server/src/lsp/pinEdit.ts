import type { ChangeAnnotation, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Pin } from "../core/pins.ts";
import { canonicalName } from "../core/reference.ts";
import { ago } from "../core/words.ts";
import type { PlannedFile } from "./pinTargets.ts";
import type { ServerContext } from "./serverContext.ts";
import { toTextEdit } from "./toLsp.ts";

/**
 * The edit that makes planned pins, bound to the versions of open documents where the editor can check them. With
 * `confirmed`, each change says what it is and waits for a word of the reader, where the editor can show that.
 */
export function toPinEdit(
  { editor, host, say }: Pick<ServerContext, "editor" | "host" | "say">,
  files: readonly PlannedFile[],
  { confirmed }: { readonly confirmed: boolean },
): WorkspaceEdit {
  const changed = files.filter(({ plan }) => plan.pins.length > 0);
  const plain = ({ target, plan }: PlannedFile): TextEdit[] =>
    plan.pins.map(({ edit }) => toTextEdit(target.text, edit));
  if (!editor.versionedEdits) {
    return { changes: Object.fromEntries(changed.map((file) => [file.target.uri, plain(file)])) };
  }
  // Equal pins, in however many files, are one kind of change.
  const kinds = new Map<string, { readonly id: string; readonly annotation: ChangeAnnotation }>();
  const kindOf = ({ title, image }: Pin, { facts }: PlannedFile): string => {
    const known = kinds.get(title);
    if (known !== undefined) return known.id;
    const tag = facts.get(canonicalName(image.reference))?.tag;
    const pushedAt = tag?.state === "known" ? tag.value.pushedAt : null;
    const description =
      pushedAt === null ? {} : { description: say("pushed {0}", ago(pushedAt, host.now(), say)) };
    const id = `pin ${kinds.size + 1}`;
    kinds.set(title, { id, annotation: { label: title, needsConfirmation: true, ...description } });
    return id;
  };
  const annotates = confirmed && editor.annotatesEdits;
  const documentChanges = changed.map((file) => {
    const { uri, text, version } = file.target;
    const edits = annotates
      ? file.plan.pins.map((pin) => ({ ...toTextEdit(text, pin.edit), annotationId: kindOf(pin, file) }))
      : plain(file);
    return { textDocument: { uri, version }, edits };
  });
  if (!annotates) return { documentChanges };
  const changeAnnotations = Object.fromEntries(
    [...kinds.values()].map(({ id, annotation }) => [id, annotation]),
  );
  return { documentChanges, changeAnnotations };
}
