import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import { isLookedUp } from "../analyze.ts";
import { toCheckedImage } from "../core/checkedImage.ts";
import type { ImageReference } from "../core/imageReference.ts";
import { canonicalName, isDockerHub, parseReference, repositoryName } from "../core/reference.ts";
import { repositoryPage } from "../core/repositoryPage.ts";
import { endangers } from "./endangers.ts";
import type { ReadDocument, ServerContext } from "./serverContext.ts";

/** The command behind the action; its one argument is the name of a repository, not an address. */
export const openPageCommand = "tare.openPage";

/**
 * Leads to the page of an image on Docker Hub. Not offered before Docker Hub has said that the image is there, nor
 * to a page that is bait.
 */
export function openPageAction(
  { editor, say }: ServerContext,
  read: ReadDocument,
  image: ImageReference,
): CodeAction[] {
  const checked = isLookedUp(image) ? toCheckedImage(image) : undefined;
  if (!editor.showsDocuments || checked === undefined || !isDockerHub(checked.reference)) return [];
  const { repository, tag } = read.document.facts.get(canonicalName(checked.reference)) ?? {};
  if (repository?.state !== "known" && tag?.state !== "known") return [];
  if (endangers(read, image)) return [];
  const title = say("Open {0} on Docker Hub", checked.familiarName);
  const command = { title, command: openPageCommand, arguments: [repositoryName(checked.reference)] };
  return [{ title, kind: CodeActionKind.Empty, command }];
}

/** Opens the page of a repository in the reader's browser. Its address is made here, from a name that parses. */
export async function openPage(
  { connection, editor }: Pick<ServerContext, "connection" | "editor">,
  name: unknown,
): Promise<null> {
  if (typeof name !== "string" || !editor.showsDocuments) return null;
  const parsed = parseReference(name);
  const page = parsed.ok && isDockerHub(parsed.reference) ? repositoryPage(parsed.reference) : undefined;
  if (page !== undefined) await connection.window.showDocument({ uri: page.address, external: true });
  return null;
}
