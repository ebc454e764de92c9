import type { Position } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parseAnnotated } from "./annotations.ts";

/** Takes the annotations' way of writing to the editor's: the text, and the cursor's position at `$0`. */
export function withCursor(marked: string): { text: string; position: Position } {
  const { text } = parseAnnotated(marked);
  const at = text.indexOf("$0");
  if (at < 0) throw new Error("The text has no cursor.");
  const without = text.slice(0, at) + text.slice(at + 2);
  return { text: without, position: TextDocument.create("", "", 0, without).positionAt(at) };
}
