import { type Document, parseAllDocuments } from "yaml";
import { type ComposeMap, type ComposeOwner, overridden } from "./nodes.ts";
import { readTree } from "./tree.ts";

/** A compose file as YAML: its documents merged, and where its text stops making sense. */
export interface ComposeFile {
  readonly owner: ComposeOwner;
  /** Undefined where there is no mapping at the top. */
  readonly top: ComposeMap | undefined;
  /** Offset of the first fault; undefined where the text is sound. */
  readonly faultAt: number | undefined;
}

/**
 * Keys that occur twice are for Compose to refuse: while somebody types they are normal. And every scalar is text,
 * so that `1.20` stays as it is written.
 */
const options = {
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
  strict: false,
  schema: "failsafe",
} as const;

/** Later documents override earlier ones, as later files do. */
export function readComposeFile(owner: ComposeOwner): ComposeFile {
  const documents = parseDocuments(owner.text);
  if (documents === undefined) return { owner, top: undefined, faultAt: 0 };
  const trees = documents.map((document) => readTree(document, owner));
  const merged = overridden(trees);
  const faults = documents.flatMap(({ errors }) => errors.map(({ pos }) => pos[0]));
  return {
    owner,
    top: merged?.kind === "map" ? merged : undefined,
    faultAt: faults.length === 0 ? undefined : faults.reduce((one, other) => Math.min(one, other)),
  };
}

/** Undefined for a text that is nested too deeply for the parser. */
function parseDocuments(text: string): readonly Document[] | undefined {
  try {
    const documents = parseAllDocuments(text, options);
    return Array.isArray(documents) ? documents : [];
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}
