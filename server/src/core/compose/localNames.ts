import type { ImageReference } from "../imageReference.ts";
import { canonicalName, matchReference, type Reference } from "../reference.ts";
import { asScalar, type ComposeMap, field, itemsOf, scalarField, textOf } from "./nodes.ts";
import type { ServiceContext } from "./places.ts";

/** Adds the names that the images of a service get when it is built, in a form that can be compared. */
export function addBuiltNames(
  names: Set<string>,
  service: ComposeMap,
  context: ServiceContext,
  project: string | undefined,
): void {
  if (!context.builds) return;
  const add = (text: string | undefined) => {
    const parsed = text === undefined ? undefined : matchReference(text);
    if (parsed !== undefined) names.add(builtName(parsed.reference));
  };
  const image = scalarField(service, "image");
  if (image !== undefined) add(textOf(image));
  else if (project !== undefined) add(`${project}-${context.name}`);
  for (const item of itemsOf(field(field(service, "build"), "tags"))) {
    add(textOf(asScalar(item)));
  }
}

/**
 * The reference as it is, or as one that is built here. `contexts` are the services that use it. Compose tries a
 * pull of the name before it builds, for each of them whose policy doesn't forbid it.
 */
export function settleLocal(
  image: ImageReference,
  contexts: readonly ServiceContext[],
  builtNames: ReadonlySet<string>,
): ImageReference {
  if (image.role !== "image" || image.reference === null) return image;
  // What a build takes and leaves as its cache lies in a registry, whatever is built here.
  if (image.kind === "cache-from" || image.kind === "cache-to") return image;
  const builtBeside = image.kind === "image" && contexts.some(({ builds }) => builds);
  if (!builtBeside && !builtNames.has(builtName(image.reference))) return image;
  const pulledFirst = contexts.some(({ pullPolicy }) => pullPolicy !== "build" && pullPolicy !== "never");
  return { ...image, role: "local", ...(pulledFirst ? { pulledFirst } : {}) };
}

function builtName(reference: Reference): string {
  return canonicalName({ ...reference, tag: reference.tag ?? "latest" });
}

/**
 * The project's name: what the environment says, the file's own `name`, or its folder's. Undefined where the folder
 * isn't known. Compose keeps lower-case letters, digits, `-` and `_` only.
 */
export function projectName(
  given: string | undefined,
  written: string | undefined,
  folder: string,
): string | undefined {
  const name = given || written || folder.split("/").at(-1) || "";
  const cleaned = name
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, "")
    .replace(/^[_-]+/, "");
  return cleaned === "" ? undefined : cleaned;
}
