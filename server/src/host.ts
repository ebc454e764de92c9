import type { ImageFacts } from "./core/facts.ts";
import type { Knowledge } from "./core/knowledge.ts";
import type { Purpose } from "./core/plan.ts";
import type { Reference } from "./core/reference.ts";
import type { Asking, Registry } from "./registries/registry.ts";

export type LogLevel = "error" | "warning" | "info" | "debug";

/** Everything the program may ask of the world. Built once by an entry, handed down from there. */
export interface Host {
  /** Milliseconds since 1970. */
  now(): number;
  log(level: LogLevel, message: string): void;
  /** The lists that ship with Tare; read when first needed. */
  knowledge(): Promise<Knowledge>;
  /** Gathers what a verdict on one image needs. Rejects only when the signal aborts. */
  gather(reference: Reference, purpose: Purpose, asking: Asking): Promise<ImageFacts>;
  /** The registries as one, for questions that are about no one image. */
  registry(): Promise<Registry>;
}
