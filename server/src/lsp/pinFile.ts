import { gatherAll, imageKey, isLookedUp } from "../analyze.ts";
import { toCheckedImage } from "../core/checkedImage.ts";
import { pin } from "../core/fixes.ts";
import type { Edit } from "../core/rules/rule.ts";
import { toWorkspaceEdit } from "./actions.ts";
import type { PinResult } from "./protocol.ts";
import { readDocument, type ServerContext } from "./serverContext.ts";

/** The edit that writes the digest of every image of a document that has none. */
export async function pinFile(context: ServerContext, uri: string, signal: AbortSignal): Promise<PinResult> {
  const read = await readDocument(context, uri);
  if (read === undefined) return nothingPinned;
  const { document, reading } = read;
  const open = reading.references.flatMap((image) => {
    const checked = isLookedUp(image) ? toCheckedImage(image, reading.references) : undefined;
    return checked === undefined || checked.digest !== undefined ? [] : [checked];
  });
  const images = open.map(({ image }) => image);
  const facts = await gatherAll(images, context.host, "pin", { signal, priority: "cursor", why: "pin" });
  const { version } = reading;
  if (!document.isOpen || document.text.version !== version) return nothingPinned;
  const edits: Edit[] = [];
  let left = 0;
  for (const checked of open) {
    const known = facts.get(imageKey(checked.reference));
    const fix = known === undefined ? undefined : pin(checked, known, context.say);
    if (fix === undefined) left++;
    else for (const edit of fix.edits) if (!edits.some((other) => isSame(other, edit))) edits.push(edit);
  }
  const edit = edits.length === 0 ? null : toWorkspaceEdit(context, document, edits);
  return { edit, pinned: open.length - left, left };
}

const nothingPinned: PinResult = { edit: null, pinned: 0, left: 0 };

/** Two references may stand on the one default of an ARG. */
function isSame(a: Edit, b: Edit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}
