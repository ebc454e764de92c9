import { imagesToLookUp } from "../../analyze.ts";
import { type CheckResult, purposeOf } from "../../core/check.ts";
import { type ImageFacts, nothingKnown } from "../../core/facts.ts";
import type { Reference } from "../../core/reference.ts";
import { wayFrom } from "../../fileNames.ts";
import { checkDocument } from "../checkedDocument.ts";
import { Coalescing } from "../coalescing.ts";
import { inBackground } from "../guarded.ts";
import type { Progress } from "../progress.ts";
import type { ServerContext } from "../serverContext.ts";
import { toDiagnostic, toRange } from "../toLsp.ts";
import { type ImageUse, usesIn } from "./imagesModel.ts";
import { batches, type FoundFile, filesAtOnce, type ReadFile } from "./workspaceFiles.ts";
import type { WorkspaceReader } from "./workspaceReader.ts";

/** Answers that come in quick succession are published together. */
const intervalMs = 100;

export interface WorkspaceCheckContext extends Pick<ServerContext, "host" | "say" | "names" | "connection"> {
  readonly reader: WorkspaceReader;
  /** Whether the editor has the file open: then its text there counts, and others publish for it. */
  readonly isOpen: (path: string) => boolean;
  /** Called when the images of the workspace may be others than before. */
  readonly onChanged: () => void;
}

/** An image to look up, and the files that name it. */
interface Wanted {
  readonly reference: Reference;
  readonly files: ReadFile[];
  /** What all of them need together. */
  purpose: ReturnType<typeof purposeOf>;
}

/**
 * Checks the container files of the workspace that are not open, and keeps what it found true while files change.
 * An image is looked up once, however many files name it; the answers lie in the registry's memory.
 */
export class WorkspaceCheck {
  readonly #context: WorkspaceCheckContext;
  readonly #files = new Map<string, ReadFile>();
  readonly #published = new Map<string, string>();
  readonly #publishing: Coalescing;
  readonly #toPublish = new Set<ReadFile>();
  #running: AbortController | undefined;
  #hasRun = false;

  constructor(context: WorkspaceCheckContext) {
    this.#context = context;
    this.#publishing = new Coalescing(
      () => inBackground(context.host, "publishing of the workspace", () => this.#publishAll()),
      () => intervalMs,
    );
  }

  /** Reads and checks everything, until `given` aborts. A run that is still under way ends. */
  async run(progress: Progress, given: AbortSignal): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const signal = AbortSignal.any([running.signal, given]);
    this.#hasRun = true;
    const { say, reader } = this.#context;
    const before = new Set(this.#files.keys());
    let found = 0;
    for await (const batch of batches(reader.find(signal), filesAtOnce)) {
      if (signal.aborted) return;
      found += batch.length;
      progress.report(say("{0} files read", found));
      for (const { path } of batch) before.delete(path);
      await Promise.all(batch.map((file) => this.#read(file)));
    }
    if (signal.aborted) return;
    for (const path of before) this.#forget(path);
    await this.#lookUp([...this.#files.values()], signal, (done, all) => {
      progress.report(say("{0} of {1} images asked about", done, all), Math.round((100 * done) / all));
    });
    if (this.#running === running) this.#running = undefined;
  }

  stop(): void {
    this.#running?.abort();
    this.#publishing.stop();
  }

  /** A file was made, changed or deleted on disk, or opened or closed in the editor. */
  fileChanged(path: string): void {
    if (!this.#hasRun) return;
    const file = this.#context.reader.recognise(path);
    const dependants = [...this.#files.values()].filter(({ dependsOn }) => dependsOn.includes(path));
    const files = [...(file === undefined ? [] : [file]), ...dependants.map((one) => one.file)];
    this.#readAgain(`check of ${path}`, files);
  }

  /** The settings changed: what was read is read as they want it now. */
  settingsChanged(): void {
    this.#readAgain(
      "check with other settings",
      [...this.#files.values()].map(({ file }) => file),
    );
  }

  /** A policy in a folder changed, came or went: what lies in the folder and below it is judged anew. */
  policyChanged(folder: string): void {
    const { names } = this.#context;
    const concerned = [...this.#files.values()].filter(
      ({ file }) => wayFrom(names, folder, file.path) !== undefined,
    );
    for (const file of concerned) this.#publish(file);
    this.#lookUpInBackground(`policy in ${folder}`, concerned);
  }

  /** Asks again about the images of a repository or namespace, since the registry has other answers now. */
  factsChanged(domain: string, path: string): void {
    const concerned = [...this.#files.values()].filter(({ reading }) =>
      reading.references.some(
        ({ reference }) =>
          reference?.domain === domain && (reference.path === path || reference.path.startsWith(`${path}/`)),
      ),
    );
    this.#lookUpInBackground(`renewed facts of ${path}`, concerned);
  }

  /** Every use of an image in the files that are not open. */
  async uses(): Promise<readonly ImageUse[]> {
    const uses: ImageUse[] = [];
    for (const file of this.#files.values()) {
      const result = await this.#check(file);
      uses.push(
        ...usesIn(file.text.uri, file.reading.references, result, (span) => toRange(file.text, span)),
      );
    }
    return uses;
  }

  #readAgain(why: string, files: readonly FoundFile[]): void {
    if (files.length === 0) return;
    inBackground(this.#context.host, why, async () => {
      await Promise.all(files.map((one) => this.#read(one)));
      const read = files.flatMap((one) => this.#files.get(one.path) ?? []);
      await this.#lookUp(read, new AbortController().signal, () => {});
    });
  }

  async #read(file: FoundFile): Promise<void> {
    const { reader, isOpen } = this.#context;
    const isOut = isOpen(file.path) || (await reader.isLeftOut(file));
    const read = isOut ? undefined : await reader.read(file);
    // It may have been opened while it was read.
    if (read === undefined || isOpen(file.path)) {
      this.#forget(file.path);
      return;
    }
    this.#files.set(file.path, read);
    this.#publish(read);
  }

  #forget(path: string): void {
    const file = this.#files.get(path);
    if (file === undefined) return;
    this.#files.delete(path);
    this.#toPublish.delete(file);
    if (this.#published.delete(path) && !this.#context.isOpen(path)) this.#send(file, []);
    this.#context.onChanged();
  }

  #lookUpInBackground(why: string, files: readonly ReadFile[]): void {
    if (files.length === 0) return;
    inBackground(this.#context.host, why, () => this.#lookUp(files, new AbortController().signal, () => {}));
  }

  /** Looks every image of some files up, each once, and hands the facts to all files that name it. */
  async #lookUp(
    files: readonly ReadFile[],
    signal: AbortSignal,
    onProgress: (done: number, all: number) => void,
  ): Promise<void> {
    const { host, reader } = this.#context;
    const wanted = new Map<string, Wanted>();
    for (const file of files) {
      const { lookUps } = await reader.settingsOf(file.file);
      const purpose = purposeOf(await reader.optionsFor(file));
      for (const [key, { reference }] of imagesToLookUp(file.reading.references)) {
        if (reference === null) continue;
        const known = wanted.get(key);
        if (!lookUps) this.#learn([file], key, nothingKnown("lookups-off"));
        else if (known === undefined) wanted.set(key, { reference, purpose, files: [file] });
        else {
          known.files.push(file);
          if (purpose === "vet") known.purpose = purpose;
        }
      }
    }
    const asking = { signal, priority: "background", why: "workspace check" } as const;
    let done = 0;
    await Promise.all(
      [...wanted].map(async ([key, { files: named, reference, purpose }]) => {
        try {
          this.#learn(named, key, await host.gather(reference, purpose, asking));
          onProgress(++done, wanted.size);
        } catch (fault) {
          if (!signal.aborted) throw fault;
        }
      }),
    );
  }

  #learn(files: readonly ReadFile[], key: string, facts: ImageFacts): void {
    for (const file of files) {
      file.facts.set(key, facts);
      if (this.#files.get(file.file.path) === file) this.#publish(file);
    }
  }

  #publish(file: ReadFile): void {
    this.#toPublish.add(file);
    this.#publishing.want();
    this.#context.onChanged();
  }

  async #publishAll(): Promise<void> {
    const files = [...this.#toPublish];
    this.#toPublish.clear();
    for (const file of files) {
      const { path } = file.file;
      const { findings } = await this.#check(file);
      if (this.#files.get(path) !== file || this.#context.isOpen(path)) continue;
      const diagnostics = findings.map((finding) => toDiagnostic(file.text, finding));
      const text = JSON.stringify(diagnostics);
      if (text === (this.#published.get(path) ?? "[]")) continue;
      this.#published.set(path, text);
      this.#send(file, diagnostics);
    }
  }

  async #check(file: ReadFile): Promise<CheckResult> {
    return checkDocument(file, file.reading, await this.#context.reader.optionsFor(file));
  }

  #send({ text }: ReadFile, diagnostics: ReturnType<typeof toDiagnostic>[]): void {
    const { connection, host } = this.#context;
    inBackground(host, "publishDiagnostics", () =>
      connection.sendDiagnostics({ uri: text.uri, diagnostics }),
    );
  }
}
