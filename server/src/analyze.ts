import { type CheckOptions, type CheckResult, checkReferences } from "./core/check.ts";
import type { ImageFacts } from "./core/facts.ts";
import type { ImageReference } from "./core/imageReference.ts";
import type { Purpose } from "./core/plan.ts";
import { canonicalName } from "./core/reference.ts";
import type { ReadResult, Source } from "./core/source.ts";
import type { Host } from "./host.ts";
import type { Asking } from "./registries/registry.ts";

/** A text on its way to be read, before the files around it are known. */
export type Unread = Omit<Source, "files">;

/** Answers the text of a file by the path a reader named, undefined where there is none to be had. */
export type ReadFile = (path: string) => Promise<string | undefined>;

/** Reads one source; handed in so that the parser for its format is loaded only when needed. */
export type Reader = (source: Source) => ReadResult;

/** A compose file may include one that includes another; deeper nests than this are cut off. */
const maximumRounds = 8;
/** Files that one document may draw in. */
const maximumFiles = 100;

/**
 * Text to references: reads the source, loads the files that it depends on, and reads again until nothing new is
 * named. A lone Dockerfile is read once.
 */
export async function readWithFiles(unread: Unread, reader: Reader, readFile: ReadFile): Promise<ReadResult> {
  const files = new Map<string, string>();
  const tried = new Set<string>();
  for (let round = 0; ; round++) {
    const result = reader({ ...unread, files });
    const wanted = result.dependsOn
      .filter((path) => !tried.has(path))
      .slice(0, Math.max(0, maximumFiles - tried.size));
    if (wanted.length === 0 || round === maximumRounds) return result;
    const texts = await Promise.all(wanted.map(readFile));
    let found = false;
    for (const [index, path] of wanted.entries()) {
      tried.add(path);
      const text = texts[index];
      if (text === undefined) continue;
      files.set(path, text);
      found = true;
    }
    if (!found) return result;
  }
}

/** The images among references that a registry can be asked about, each once, by their canonical name. */
export function imagesToLookUp(references: readonly ImageReference[]): Map<string, ImageReference> {
  const images = new Map<string, ImageReference>();
  for (const image of references) {
    if (!isLookedUp(image) || image.reference === null) continue;
    const key = canonicalName(image.reference);
    if (!images.has(key)) images.set(key, image);
  }
  return images;
}

/** Whether a registry would be asked for it: what is pulled, and what compose tries to pull before it builds. */
export function isLookedUp(image: ImageReference): boolean {
  return image.reference !== null && (image.role === "image" || image.pulledFirst === true);
}

/** References to facts: gathers for all images at once; the registry behind the host does the queueing. */
export async function gatherAll(
  references: readonly ImageReference[],
  host: Host,
  purpose: Purpose,
  asking: Asking,
  onFacts: (key: string, facts: ImageFacts) => void = () => {},
): Promise<Map<string, ImageFacts>> {
  const facts = new Map<string, ImageFacts>();
  const gathering = [...imagesToLookUp(references)].map(async ([key, image]) => {
    if (image.reference === null) return;
    const gathered = await host.gather(image.reference, purpose, asking);
    facts.set(key, gathered);
    onFacts(key, gathered);
  });
  await Promise.all(gathering);
  return facts;
}

/** Facts to findings. An image that `facts` doesn't hold counts as not asked about yet. */
export function findingsOf(
  references: readonly ImageReference[],
  facts: ReadonlyMap<string, ImageFacts>,
  options: CheckOptions,
): CheckResult {
  return checkReferences(
    references,
    (image) => (image.reference === null ? undefined : facts.get(canonicalName(image.reference))),
    options,
  );
}
