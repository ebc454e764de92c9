import { checkDocument } from "../checkedDocument.ts";
import { Coalescing } from "../coalescing.ts";
import { inBackground } from "../guarded.ts";
import type { OpenDocument } from "../openDocument.ts";
import { type ImagesResult, imagesChangedMethod } from "../protocol.ts";
import { readNewest, type ServerContext } from "../serverContext.ts";
import { toRange } from "../toLsp.ts";
import { type ImageUse, toImageEntries, usesIn } from "./imagesModel.ts";
import type { WorkspaceCheck } from "./workspaceCheck.ts";

/** Changes in quick succession are told as one. */
const shortestIntervalMs = 100;
/** Looking for changes takes no more than this part of the time, however many files there are. */
const greatestShare = 0.05;

/** What the images were when the editor was told of them last. */
interface Told {
  readonly files: readonly ImageUse[];
  readonly inFiles: string;
  readonly inDocuments: string;
}

/** The images of open documents and of the workspace's files, as one list. */
export class WorkspaceImages {
  readonly #context: ServerContext;
  readonly #check: WorkspaceCheck;
  readonly #changes: Coalescing;
  /** What a document held when it was read last: what counts until its newest text is. */
  readonly #ofDocuments = new WeakMap<OpenDocument, readonly ImageUse[]>();
  #ofFiles: Promise<readonly ImageUse[]> | undefined;
  #told: Told | undefined;
  #isTelling = false;
  #isDue = false;
  #tellingMs = 0;

  constructor(context: ServerContext, check: WorkspaceCheck) {
    this.#context = context;
    this.#check = check;
    this.#changes = new Coalescing(
      () => inBackground(context.host, imagesChangedMethod, () => this.#tellInTurn()),
      () => Math.max(shortestIntervalMs, this.#tellingMs / greatestShare),
    );
  }

  /** An open document was checked. */
  documentChanged(): void {
    if (this.#context.client.images) this.#changes.want();
  }

  /** What is known of the files that are not open changed. */
  filesChanged(): void {
    this.#ofFiles = undefined;
    this.documentChanged();
  }

  async result(): Promise<ImagesResult> {
    const uses = (await this.#usesInFiles()).concat(await this.#usesInDocuments());
    return { images: toImageEntries(uses, this.#context.say) };
  }

  stop(): void {
    this.#changes.stop();
  }

  #usesInFiles(): Promise<readonly ImageUse[]> {
    this.#ofFiles ??= this.#check.uses();
    return this.#ofFiles;
  }

  async #usesInDocuments(): Promise<readonly ImageUse[]> {
    const uses: ImageUse[] = [];
    for (const document of this.#context.documents.all()) uses.push(...(await this.#usesIn(document)));
    return uses;
  }

  async #usesIn(document: OpenDocument): Promise<readonly ImageUse[]> {
    const { text, kind } = document;
    if (kind === undefined) return [];
    const { reading, options } = await readNewest(this.#context, document);
    if (reading.version !== text.version) return this.#ofDocuments.get(document) ?? [];
    const result = checkDocument(document, reading, options);
    const uses = usesIn(text.uri, reading.references, result, (span) => toRange(text, span));
    this.#ofDocuments.set(document, uses);
    return uses;
  }

  /** Never twice at once: what changed meanwhile is told next. */
  async #tellInTurn(): Promise<void> {
    this.#isDue = this.#isTelling;
    if (this.#isTelling) return;
    this.#isTelling = true;
    const started = performance.now();
    try {
      await this.#tell();
    } finally {
      this.#isTelling = false;
      this.#tellingMs = performance.now() - started;
      if (this.#isDue) this.#changes.want();
    }
  }

  /** Files are compared only where something is new in one, so that a key in a document costs its own images alone. */
  async #tell(): Promise<void> {
    const files = await this.#usesInFiles();
    const before = this.#told;
    const inFiles = files === before?.files ? before.inFiles : this.#textOf(files);
    const inDocuments = this.#textOf(await this.#usesInDocuments());
    this.#told = { files, inFiles, inDocuments };
    if (inFiles === before?.inFiles && inDocuments === before.inDocuments) return;
    await this.#context.connection.sendNotification(imagesChangedMethod);
  }

  #textOf(uses: readonly ImageUse[]): string {
    return JSON.stringify(toImageEntries(uses, this.#context.say));
  }
}
