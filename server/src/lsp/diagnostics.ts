import type { Connection } from "vscode-languageserver";
import { imagesToLookUp } from "../analyze.ts";
import { type CheckResult, purposeOf } from "../core/check.ts";
import type { ImageFacts } from "../core/facts.ts";
import { checkDocument } from "./checkedDocument.ts";
import { Coalescing } from "./coalescing.ts";
import { inBackground } from "./guarded.ts";
import { LookUps } from "./lookUps.ts";
import type { OpenDocument } from "./openDocument.ts";
import { type ReadingContext, readNewest } from "./serverContext.ts";
import { SharedLookUps } from "./sharedLookUps.ts";
import type { Status } from "./status.ts";
import { toDiagnostic } from "./toLsp.ts";
import { Turns } from "./turns.ts";

/** In a burst of edits or answers, how long at least until the next check. */
const shortestIntervalMs = 20;
/** How soon to ask again where nothing answered and nobody said when it will. */
const offlineRetryMs = 60_000;
/** A registry's word on when to come back may be far off or in the past. */
const shortestRetryMs = 1000;
const longestRetryMs = 3_600_000;

/** What one check of a document needs from the server around it. */
export interface DiagnosticsContext extends ReadingContext {
  readonly connection: Connection;
  readonly status: Status;
  /** How long a name that is being typed stands still before it is looked up. */
  readonly typingRestMs: number;
  /** After a check that many times what it took, so that those of big documents take a small part of the time. */
  readonly restPerCheck: number;
  /** Called when a document was read anew, or something else was found in it. */
  readonly onChecked: () => void;
}

/** What is kept for an open document between checks; all of it can be had again from the text. */
interface Watch {
  readonly checks: Coalescing;
  readonly lookUps: LookUps;
  /** The list as it was published last, as text; undefined before the first. */
  published: string | undefined;
  retry: NodeJS.Timeout | undefined;
  /** How long the last check worked; what it waited for, such as the editor's settings, is none of it. */
  checkMs: number;
}

/**
 * Decides when a document is checked and what is published. A check works on the newest text and on the facts that
 * are there, and never waits for the network: answers that come later make the next check. So nothing that belongs
 * to an older text can ever appear.
 */
export class Diagnostics {
  readonly #context: DiagnosticsContext;
  readonly #shared: SharedLookUps;
  readonly #turns = new Turns();
  readonly #watches = new Map<OpenDocument, Watch>();

  constructor(context: DiagnosticsContext) {
    this.#context = context;
    this.#shared = new SharedLookUps(context.host, context.status);
  }

  opened(document: OpenDocument): void {
    const checks = new Coalescing(
      () => {
        inBackground(this.#context.host, `check of ${document.uri}`, () => this.#check(document, watch));
      },
      () => Math.max(shortestIntervalMs, watch.checkMs * this.#context.restPerCheck),
    );
    const lookUps = new LookUps(this.#shared, document.facts, this.#context.typingRestMs, () =>
      checks.want(),
    );
    const watch: Watch = { checks, lookUps, published: undefined, retry: undefined, checkMs: 0 };
    this.#watches.set(document, watch);
    checks.want();
  }

  /** The text, a file around it, or a setting changed. */
  changed(document: OpenDocument): void {
    this.#watches.get(document)?.checks.want();
  }

  /** Someone saved it: what is old enough to be asked again is. */
  refresh(document: OpenDocument): void {
    this.#watches.get(document)?.lookUps.again(() => true);
  }

  closed(document: OpenDocument): void {
    const watch = this.#watches.get(document);
    if (watch === undefined) return;
    this.#watches.delete(document);
    watch.checks.stop();
    watch.lookUps.stop();
    clearTimeout(watch.retry);
    this.#context.status.report(document.uri, []);
    if (watch.published !== "[]") this.#send(document, []);
  }

  /** The registry's answers about a repository, or a whole namespace, are no longer those that were handed out. */
  factsChanged(domain: string, path: string): void {
    this.#shared.changed(domain, path);
  }

  stop(): void {
    for (const document of [...this.#watches.keys()]) {
      document.isOpen = false;
      this.closed(document);
    }
  }

  async #check(document: OpenDocument, watch: Watch): Promise<void> {
    await this.#turns.next();
    if (!document.isOpen) return;
    const { reading, settings, options } = await readNewest(this.#context, document);
    // A newer text has asked for a check of its own.
    if (!document.isOpen || reading.version !== document.text.version) return;
    const startedAt = performance.now();
    // A hint behind an image tells who stands behind it.
    const wanted = settings.inlayHints ? "vet" : purposeOf(options);
    watch.lookUps.want(imagesToLookUp(reading.references), settings.lookUps ? wanted : undefined);
    const result = checkDocument(document, reading, options);
    this.#publish(document, watch, result);
    this.#context.status.report(document.uri, result.unchecked);
    this.#planRetry(watch, result);
    watch.checkMs = document.readMs + performance.now() - startedAt;
    this.#context.onChecked();
  }

  #publish(document: OpenDocument, watch: Watch, { findings }: CheckResult): void {
    document.published = findings;
    const diagnostics = findings.map((finding) => toDiagnostic(document.text, finding));
    const text = JSON.stringify(diagnostics);
    if (text === watch.published) return;
    watch.published = text;
    this.#send(document, diagnostics, document.text.version);
  }

  #send(document: OpenDocument, diagnostics: ReturnType<typeof toDiagnostic>[], version?: number): void {
    const params = { uri: document.uri, diagnostics, ...(version === undefined ? {} : { version }) };
    inBackground(this.#context.host, "publishDiagnostics", () =>
      this.#context.connection.sendDiagnostics(params),
    );
  }

  /** Comes back to what could not be asked: when the registry said, or after a while. */
  #planRetry(watch: Watch, { unchecked }: CheckResult): void {
    const now = this.#context.host.now();
    const waits = unchecked
      .filter(({ why }) => why === "offline" || why === "rate-limited")
      .map(({ retryAt }) => (retryAt === undefined ? offlineRetryMs : retryAt - now));
    if (waits.length === 0) {
      clearTimeout(watch.retry);
      watch.retry = undefined;
    } else if (watch.retry === undefined) {
      const waitMs = Math.min(Math.max(Math.min(...waits), shortestRetryMs), longestRetryMs);
      watch.retry = setTimeout(() => {
        watch.retry = undefined;
        watch.lookUps.again(isMissing);
      }, waitMs);
      watch.retry.unref();
    }
  }
}

/** Whether something about the image could not be had, and might be now. */
function isMissing(facts: ImageFacts): boolean {
  return Object.values(facts).some(
    (fact: unknown) =>
      typeof fact === "object" &&
      fact !== null &&
      "why" in fact &&
      (fact.why === "offline" || fact.why === "rate-limited"),
  );
}
