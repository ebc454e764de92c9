import { gatherAll, isLookedUp } from "../analyze.ts";
import { toCheckedImage } from "../core/checkedImage.ts";
import { mergeEdits } from "../core/edits.ts";
import { pin } from "../core/fixes.ts";
import { canonicalName } from "../core/reference.ts";
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
  const fixes = open.flatMap((checked) => {
    const known = facts.get(canonicalName(checked.reference));
    const fix = known === undefined ? undefined : pin(checked, known, context.say);
    return fix === undefined ? [] : [fix.edits];
  });
  const { edits, leftOut } = mergeEdits(fixes);
  const left = open.length - fixes.length + leftOut;
  const edit = edits.length === 0 ? null : toWorkspaceEdit(context, document, edits);
  return { edit, pinned: open.length - left, left };
}

const nothingPinned: PinResult = { edit: null, pinned: 0, left: 0 };
