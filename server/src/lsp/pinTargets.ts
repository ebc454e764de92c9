import type { TextDocument } from "vscode-languageserver-textdocument";
import { gatherAll, imagesToLookUp } from "../analyze.ts";
import type { CheckOptions } from "../core/check.ts";
import { type ImageFacts, nothingKnown } from "../core/facts.ts";
import type { ImageReference } from "../core/imageReference.ts";
import { imagesToPin, type PinPlan, planPins } from "../core/pins.ts";
import { canonicalName } from "../core/reference.ts";
import type { CheckedImage } from "../core/rules/rule.ts";
import type { OpenDocument } from "./openDocument.ts";
import { readDocument, type ServerContext } from "./serverContext.ts";
import { filesAtOnce, type ReadFile } from "./workspace/workspaceFiles.ts";
import type { WorkspaceReader } from "./workspace/workspaceReader.ts";

/** A file whose images are to be pinned, as it is at one moment. */
export interface PinTarget {
  readonly uri: string;
  readonly text: TextDocument;
  /** Null for a file that isn't open. */
  readonly version: number | null;
  readonly images: readonly CheckedImage[];
  /** Whether its images may be asked about. */
  readonly lookUps: boolean;
}

/** Reads a file as it is now; undefined where it is gone, or has nothing to pin. */
export type ReadTarget = () => Promise<PinTarget | undefined>;

export interface PlannedFile {
  readonly target: PinTarget;
  readonly plan: PinPlan;
  /** What the plan was made from, by canonical name. */
  readonly facts: ReadonlyMap<string, ImageFacts>;
}

/** An open document, in its newest version. */
export function documentTarget(context: ServerContext, uri: string): ReadTarget {
  return async () => {
    // A key that is pressed while it is read makes it worth a second look.
    const read = (await readDocument(context, uri)) ?? (await readDocument(context, uri));
    if (read === undefined) return undefined;
    const { document, reading, options, settings } = read;
    return targetOf(document, document.text.version, reading.references, options, settings.lookUps);
  };
}

/** The container files of the workspace: those on disk, and what is open in the editor as it stands there. */
export async function workspaceTargets(
  context: ServerContext,
  reader: WorkspaceReader,
  roots: readonly string[],
  signal: AbortSignal,
): Promise<readonly ReadTarget[]> {
  const { documents, files } = context;
  const targets = new Map<string, ReadTarget>();
  for (const { kind, place, uri } of documents.all()) {
    const { root, path } = place;
    if (kind === undefined || root === null || !roots.includes(root)) continue;
    if (!(await reader.isLeftOut({ root, path }))) targets.set(uri, documentTarget(context, uri));
  }
  for await (const file of reader.find(signal)) {
    const uri = documents.at(file.path)?.uri ?? context.names.uriOf(file.path);
    targets.set(uri, async () => {
      // It may have been opened since, or closed.
      const open = documents.at(file.path);
      if (open !== undefined) return documentTarget(context, open.uri)();
      const read = await reader.read(file, files.within(file.root));
      return read === undefined ? undefined : fileTarget(reader, read);
    });
  }
  return [...targets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, target]) => target);
}

/**
 * Asks about the images of all files, each once, and plans their pins. The plan is made for what the files hold when
 * the answers are there.
 */
export async function planFiles(
  { host, say }: Pick<ServerContext, "host" | "say">,
  reads: readonly ReadTarget[],
  signal: AbortSignal,
  onAsked: (done: number, all: number) => void,
): Promise<readonly PlannedFile[]> {
  const first = await readAll(reads);
  const wanted = first.flatMap(({ target: { lookUps, images } }) =>
    lookUps ? images.map(({ image }) => image) : [],
  );
  const all = imagesToLookUp(wanted).size;
  let done = 0;
  const asking = { signal, priority: "cursor", why: "pin" } as const;
  const asked = await gatherAll(wanted, host, "pin", asking, () => onAsked(++done, all));
  const again = await readAll(first.map(({ read }) => read));
  const judging = { now: host.now(), say, knowledge: await host.knowledge() };
  return again.map(({ target }) => {
    const { images, lookUps } = target;
    const facts = lookUps ? asked : switchedOff(images);
    // What was written meanwhile was not asked about.
    const known = images.filter(({ reference }) => facts.has(canonicalName(reference)));
    return { target, plan: planPins(known, facts, judging), facts };
  });
}

async function readAll(reads: readonly ReadTarget[]) {
  const found: { readonly read: ReadTarget; readonly target: PinTarget }[] = [];
  for (let at = 0; at < reads.length; at += filesAtOnce) {
    const some = reads.slice(at, at + filesAtOnce).map(async (read) => ({ read, target: await read() }));
    for (const { read, target } of await Promise.all(some))
      if (target !== undefined) found.push({ read, target });
  }
  return found;
}

async function fileTarget(reader: WorkspaceReader, read: ReadFile): Promise<PinTarget | undefined> {
  const { lookUps } = await reader.settingsOf(read.file);
  return targetOf(read, null, read.reading.references, await reader.optionsFor(read), lookUps);
}

function targetOf(
  { text }: Pick<OpenDocument, "text">,
  version: number | null,
  references: readonly ImageReference[],
  options: CheckOptions,
  lookUps: boolean,
): PinTarget | undefined {
  const images = imagesToPin(references, options);
  return images.length === 0 ? undefined : { uri: text.uri, text, version, images, lookUps };
}

function switchedOff(images: readonly CheckedImage[]): ReadonlyMap<string, ImageFacts> {
  return new Map(
    images.map(({ reference }) => [canonicalName(reference), nothingKnown("lookups-off")] as const),
  );
}
