import type { Say } from "../../core/say.ts";

/** How a text report is laid out. */
export interface TextLook {
  readonly colour: boolean;
  /** Columns of the terminal; a report never takes more than 100. */
  readonly columns: number;
  readonly say: Say;
  /** A time of day for people: `12:31`. */
  readonly clock: (time: number) => string;
}
