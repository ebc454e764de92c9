import type { Connection } from "vscode-languageserver";
import type { ImageReference } from "../core/imageReference.ts";
import type { Knowledge } from "../core/knowledge.ts";
import type { Say } from "../core/say.ts";
import type { Settings } from "../core/settings.ts";
import type { Host } from "../host.ts";
import type { Documents } from "./documents.ts";
import type { EditorAbilities } from "./editorAbilities.ts";
import type { OpenDocument, Reading } from "./openDocument.ts";
import type { ClientOptions } from "./protocol.ts";
import type { Readings } from "./readings.ts";

/** What the answers to requests are made from. */
export interface ServerContext {
  readonly connection: Connection;
  readonly host: Host;
  readonly documents: Documents;
  readonly readings: Readings;
  readonly editor: EditorAbilities;
  readonly client: ClientOptions;
  readonly settingsOf: (document: OpenDocument) => Promise<Settings>;
  readonly say: Say;
  /** After this long a card is shown with what is known: nobody holds the mouse still for a slow registry. */
  readonly hoverPatienceMs: number;
}

/** A document with what a request needs to know about its newest version. */
export interface ReadDocument {
  readonly document: OpenDocument;
  readonly reading: Reading;
  readonly settings: Settings;
  readonly knowledge: Knowledge;
}

/** Reads the newest version of an open document; undefined where it isn't open or changed on the way. */
export async function readDocument(context: ServerContext, uri: string): Promise<ReadDocument | undefined> {
  const document = context.documents.get(uri);
  if (document === undefined) return undefined;
  const settings = await context.settingsOf(document);
  const knowledge = await context.host.knowledge();
  const reading = await context.readings.of(document, settings);
  if (!document.isOpen || reading.version !== document.text.version) return undefined;
  return { document, reading, settings, knowledge };
}

/** The reference that an offset stands in or right behind; the innermost where one lies in another. */
export function referenceAt(
  references: readonly ImageReference[],
  offset: number,
): ImageReference | undefined {
  let best: ImageReference | undefined;
  for (const image of references) {
    const { start, end } = image.span;
    if (offset < start || offset > end) continue;
    if (best === undefined || end - start < best.span.end - best.span.start) best = image;
  }
  return best;
}
