import type { ImageReference } from "../imageReference.ts";
import { canonicalName, matchReference, type Reference } from "../reference.ts";
import { asScalar, type ComposeMap, field, itemsOf, scalarField, textOf } from "./nodes.ts";
import type { ServiceContext } from "./places.ts";

/** Names of images that a project builds, in a form that can be compared, each with the services that build it. */
export type BuiltNames = ReadonlyMap<string, ReadonlySet<string>>;

/** Adds the names that the images of a service get when it is built. */
export function addBuiltNames(
  names: Map<string, Set<string>>,
  service: ComposeMap,
  context: ServiceContext,
  project: string | undefined,
): void {
  if (!context.builds) return;
  const add = (text: string | undefined) => {
    const parsed = text === undefined ? undefined : matchReference(text);
    if (parsed === undefined) return;
    const name = builtName(parsed.reference);
    names.set(name, (names.get(name) ?? new Set()).add(context.name));
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
  builtNames: BuiltNames,
): ImageReference {
  if (image.role !== "image" || image.reference === null) return image;
  // What a build takes and leaves as its cache lies in a registry, whatever is built here.
  if (image.kind === "cache-from" || image.kind === "cache-to") return image;
  const builtBeside = image.kind === "image" && contexts.some(({ builds }) => builds);
  if (!builtBeside && !builtNames.has(builtName(image.reference))) return image;
  const pulledFirst = contexts.some(({ pullPolicy }) => pullPolicy !== "build" && pullPolicy !== "never");
  return { ...image, role: "local", ...(pulledFirst ? { pulledFirst } : {}) };
}

/**
 * The names that a service finds built when its own build begins. Not those that only it builds: an image that is
 * named like its base starts from the one in the registry.
 */
export function builtBeside(names: BuiltNames, service: string): ReadonlySet<string> {
  const others = [...names].filter(([, builders]) => builders.size > 1 || !builders.has(service));
  return new Set(others.map(([name]) => name));
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
