/**
 * What Tare knows without asking anyone: the lists of `server/data`, read and validated at the edge and handed in
 * as plain data. Names are familiar names on Docker Hub unless said otherwise.
 */
export interface Knowledge {
  /** Names of the Docker Official Images, without `library/`. */
  readonly officialImages: ReadonlySet<string>;
}

/** Knows nothing: for callers that only read references. */
export const noKnowledge: Knowledge = { officialImages: new Set() };
