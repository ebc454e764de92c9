import type { Connection } from "vscode-languageserver";
import type { CheckOptions } from "../core/check.ts";
import type { ImageReference } from "../core/imageReference.ts";
import { withOwnLists } from "../core/policy.ts";
import type { Say } from "../core/say.ts";
import type { Settings } from "../core/settings.ts";
import type { FileNames } from "../fileNames.ts";
import type { Host } from "../host.ts";
import type { Documents } from "./documents.ts";
import type { EditorAbilities } from "./editorAbilities.ts";
import type { NearbyFiles } from "./nearbyFiles.ts";
import type { OpenDocument, Reading } from "./openDocument.ts";
import type { ProjectPolicies } from "./projectPolicies.ts";
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
  readonly policies: ProjectPolicies;
  /** The files around documents; open ones as they stand in the editor. */
  readonly files: NearbyFiles;
  readonly names: FileNames;
  readonly say: Say;
  /** After this long a card is shown with what is known: nobody holds the mouse still for a slow registry. */
  readonly hoverPatienceMs: number;
  /** How long what is being typed stands still before it is looked up. */
  readonly typingRestMs: number;
  /** How many times what a check of a document took passes at least before the next one. */
  readonly restPerCheck: number;
}

/** A document with what a request needs to know about its newest version. */
export interface ReadDocument {
  readonly document: OpenDocument;
  readonly reading: Reading;
  readonly settings: Settings;
  /** What its rules are run with. */
  readonly options: CheckOptions;
}

/** What a document is read with. */
export type ReadingContext = Pick<ServerContext, "host" | "say" | "settingsOf" | "policies" | "readings">;

/** Reads the newest version of an open document; undefined where it isn't open or changed on the way. */
export async function readDocument(context: ServerContext, uri: string): Promise<ReadDocument | undefined> {
  const document = context.documents.get(uri);
  if (document === undefined) return undefined;
  const read = await readNewest(context, document);
  return document.isOpen && read.reading.version === document.text.version ? read : undefined;
}

/** Reads a document. It may have changed or been closed since: compare `reading.version` before use. */
export async function readNewest(
  { host, say, settingsOf, policies, readings }: ReadingContext,
  document: OpenDocument,
): Promise<ReadDocument> {
  const settings = await settingsOf(document);
  const knowledge = await host.knowledge();
  const policy = await policies.of(document);
  const reading = await readings.of(document, settings);
  const { severities } = settings;
  const { ignores } = reading;
  const options = { now: host.now(), say, knowledge, severities, ignores, ...withOwnLists(policy, settings) };
  return { document, reading, settings, options };
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
