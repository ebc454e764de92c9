import type { ImageReference } from "../imageReference.ts";
import type { Say } from "../say.ts";
import type { ReadResult, Source } from "../source.ts";
import type { Span } from "../span.ts";
import type { BuildArgument, ComposeBuild } from "./build.ts";
import { computed, joined, type MappedText, slice, spanOf } from "./mappedText.ts";
import { blank, namedBy } from "./referenceText.ts";

/** Reads a Dockerfile; given, so that the two readers stay apart. */
export type ReadDockerfile = (source: Source) => ReadResult;

/** What a build passes to its Dockerfile. */
export function buildVariables(build: ComposeBuild): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { name, value } of build.args) if (value !== undefined) values.set(name, value);
  return values;
}

/** The argument that names the image which runs the build, whatever the Dockerfile's first line says. */
export const syntaxArgument = "BUILDKIT_SYNTAX";

/** A word that no one writes: where it turns up in a reference, the argument's value would. */
const probe = "tare0probe0word";
/** Arguments that are looked at before giving up: each costs a reading of the Dockerfile. */
const maximumArguments = 50;

/** The image of `BUILDKIT_SYNTAX`: its first word. */
export function syntaxReference(document: string, build: ComposeBuild, say: Say): readonly ImageReference[] {
  const given = build.args.find(({ name }) => name === syntaxArgument);
  const argument = given === undefined ? undefined : argumentValue(given);
  if (argument === undefined) return [];
  const word = /\S+/.exec(argument.text.text);
  const value = word === null ? undefined : slice(argument.text, word.index, word.index + word[0].length);
  const span = value === undefined ? undefined : spanOf(value);
  if (value === undefined || span === undefined) return [];
  const certainty = argument.variable ? "default" : "written";
  return [{ ...blank(document, "build-arg", span), ...namedBy(value, "build-arg", say), certainty }];
}

/**
 * The build arguments that become an image reference, or a part of one, in a Dockerfile: each shown where its value
 * stands in the compose file, with the whole reference that it makes. Whether it does is found by trying.
 */
export function argumentReferences(
  document: string,
  dockerfile: Source,
  build: ComposeBuild,
  read: ReadDockerfile,
  say: Say,
): readonly ImageReference[] {
  const candidates = build.args
    .filter(({ name, scalar }) => scalar?.owner.own === true && name !== syntaxArgument)
    .filter(({ name }) => name !== "" && dockerfile.text.includes(name))
    .slice(0, maximumArguments);
  const actual = candidates.length === 0 ? [] : read(dockerfile).references;
  return candidates.flatMap((given) => {
    const argument = argumentValue(given);
    const span = argument === undefined ? undefined : spanOf(argument.text);
    if (argument === undefined || span === undefined) return [];
    const found = new Map<string, ImageReference>();
    const variables = new Map(dockerfile.variables).set(given.name, probe);
    read({ ...dockerfile, variables }).references.forEach((probed, index) => {
      const same = actual[index];
      if (!probed.value?.includes(probe) || same?.value == null || found.has(same.value)) return;
      if (same.role !== "image" && same.role !== "local" && same.role !== "invalid") return;
      const around = probed.value.split(probe);
      const value = withOrigin(around, argument.text, same.value, span);
      const isWhole = around.every((part) => part === "");
      found.set(same.value, {
        ...blank(document, "build-arg", span),
        ...namedBy(value, "build-arg", say),
        ...(same.role === "local" ? { role: same.role } : {}),
        platform: same.platform,
        certainty: !isWhole ? "elsewhere" : argument.variable ? "default" : "written",
      });
    });
    return [...found.values()];
  });
}

/** The argument's value with its places; undefined for one that has none, or that comes from elsewhere. */
function argumentValue({ scalar, cut }: BuildArgument): { text: MappedText; variable: boolean } | undefined {
  if (scalar === undefined || !scalar.owner.own) return undefined;
  const { result, problem, unset, variable } = scalar.expanded;
  return problem === undefined && unset.length === 0 ? { text: cut(result), variable } : undefined;
}

/** `whole`, with the argument's own places where it is `around` joined by the argument. */
function withOrigin(around: readonly string[], origin: MappedText, whole: string, span: Span): MappedText {
  if (around.join(origin.text) !== whole) return computed(whole, span);
  return joined(
    around.flatMap((part, index) => (index === 0 ? [computed(part, span)] : [origin, computed(part, span)])),
  );
}
