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
const intervalMs = 100;

/** The images of open documents and of the workspace's files, as one list. */
export class WorkspaceImages {
  readonly #context: ServerContext;
  readonly #check: WorkspaceCheck;
  readonly #telling: Coalescing;
  /** What a document held when it was read last: what counts until its newest text is. */
  readonly #ofDocuments = new WeakMap<OpenDocument, readonly ImageUse[]>();
  #ofFiles: Promise<readonly ImageUse[]> | undefined;
  #told = "";

  constructor(context: ServerContext, check: WorkspaceCheck) {
    this.#context = context;
    this.#check = check;
    this.#telling = new Coalescing(
      () => inBackground(context.host, imagesChangedMethod, () => this.#tell()),
      () => intervalMs,
    );
  }

  /** An open document was checked. */
  documentChanged(): void {
    if (this.#context.client.images) this.#telling.want();
  }

  /** What is known of the files that are not open changed. */
  filesChanged(): void {
    this.#ofFiles = undefined;
    this.documentChanged();
  }

  async result(): Promise<ImagesResult> {
    this.#ofFiles ??= this.#check.uses();
    const uses = [...(await this.#ofFiles)];
    for (const document of this.#context.documents.all()) uses.push(...(await this.#usesIn(document)));
    return { images: toImageEntries(uses, this.#context.say) };
  }

  stop(): void {
    this.#telling.stop();
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

  async #tell(): Promise<void> {
    const now = JSON.stringify(await this.result());
    if (now === this.#told) return;
    this.#told = now;
    await this.#context.connection.sendNotification(imagesChangedMethod);
  }
}
