import type { ImageFacts } from "../core/facts.ts";
import type { Purpose } from "../core/plan.ts";
import type { Reference } from "../core/reference.ts";
import type { Host } from "../host.ts";
import { inBackground } from "./guarded.ts";

/** How many look-ups are under way, for whoever shows it. */
export interface LookUpCounter {
  started(): void;
  ended(): void;
}

/** Someone who wants to know about images: the look-ups of one document. */
export interface Inquirer {
  /** Takes an answer; another one may follow when the registry is asked again. */
  learned(key: string, facts: ImageFacts): void;
}

export type LookUpPurpose = Extract<Purpose, "check" | "vet">;

/** One image that somebody wants to know about. */
interface Inquiry {
  readonly reference: Reference;
  /** What all who ask need together. */
  purpose: LookUpPurpose;
  readonly inquirers: Set<Inquirer>;
  /** Ends the look-up that is under way; undefined while none is. */
  aborting: AbortController | undefined;
  facts: ImageFacts | undefined;
  /** When the facts came in, in milliseconds since 1970. */
  learnedAt: number;
}

/** Facts this old are asked for again when another document names the image; the registry's memory decides then. */
const freshMs = 60_000;

/**
 * The look-ups of all open documents: one for each image, however many documents name it. It ends when nobody wants
 * to know any more.
 */
export class SharedLookUps {
  readonly #host: Host;
  readonly #counter: LookUpCounter;
  readonly #inquiries = new Map<string, Inquiry>();

  constructor(host: Host, counter: LookUpCounter) {
    this.#host = host;
    this.#counter = counter;
  }

  /** Asks about an image on someone's behalf. Answers at once what is known already; more may follow. */
  join(
    key: string,
    reference: Reference,
    inquirer: Inquirer,
    purpose: LookUpPurpose = "check",
  ): ImageFacts | undefined {
    let inquiry = this.#inquiries.get(key);
    if (inquiry === undefined) {
      const inquirers = new Set<Inquirer>();
      inquiry = { reference, purpose, inquirers, aborting: undefined, facts: undefined, learnedAt: 0 };
      this.#inquiries.set(key, inquiry);
    }
    inquiry.inquirers.add(inquirer);
    const asksMore = purpose === "vet" && inquiry.purpose === "check";
    if (asksMore) inquiry.purpose = purpose;
    const isFresh =
      inquiry.facts !== undefined && !asksMore && this.#host.now() - inquiry.learnedAt < freshMs;
    if (!isFresh) this.#lookUp(key, inquiry);
    return inquiry.facts;
  }

  /** Asks again about an image that someone has joined for. */
  again(key: string): void {
    const inquiry = this.#inquiries.get(key);
    if (inquiry !== undefined) this.#lookUp(key, inquiry);
  }

  /** Asks again about the images of a repository or namespace, since the registry has other answers now. */
  changed(domain: string, path: string): void {
    for (const [key, inquiry] of this.#inquiries) {
      const { reference } = inquiry;
      const concerns = reference.path === path || reference.path.startsWith(`${path}/`);
      if (reference.domain === domain && concerns) this.#lookUp(key, inquiry);
    }
  }

  /** Says that someone need not know any more. */
  leave(key: string, inquirer: Inquirer): void {
    const inquiry = this.#inquiries.get(key);
    if (inquiry === undefined) return;
    inquiry.inquirers.delete(inquirer);
    if (inquiry.inquirers.size > 0) return;
    inquiry.aborting?.abort();
    this.#inquiries.delete(key);
  }

  #lookUp(key: string, inquiry: Inquiry): void {
    if (inquiry.aborting !== undefined) return;
    const aborting = new AbortController();
    const { signal } = aborting;
    inquiry.aborting = aborting;
    this.#counter.started();
    const { purpose } = inquiry;
    inBackground(this.#host, `look-up of ${key}`, async () => {
      try {
        const asking = { signal, priority: "visible", why: "open file" } as const;
        const facts = await this.#host.gather(inquiry.reference, purpose, asking);
        if (signal.aborted) return;
        inquiry.facts = facts;
        inquiry.learnedAt = this.#host.now();
        for (const inquirer of inquiry.inquirers) inquirer.learned(key, facts);
      } catch (fault) {
        if (!signal.aborted) throw fault;
      } finally {
        inquiry.aborting = undefined;
        this.#counter.ended();
        // Someone who came meanwhile needs to know more.
        if (!signal.aborted && inquiry.purpose !== purpose) this.#lookUp(key, inquiry);
      }
    });
  }
}
