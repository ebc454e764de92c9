import { type CheckOptions, type CheckResult, checkReferences } from "./core/check.ts";
import type { ImageFacts } from "./core/facts.ts";
import type { ImageReference } from "./core/imageReference.ts";
import type { Purpose } from "./core/plan.ts";
import { canonicalName } from "./core/reference.ts";
import type { Host } from "./host.ts";
import type { Asking } from "./registries/registry.ts";

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
