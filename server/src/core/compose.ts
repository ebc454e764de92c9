import { type ComposeBuild, readBuild } from "./compose/build.ts";
import { argumentReferences, buildVariables, syntaxReference } from "./compose/buildArguments.ts";
import { mapBack } from "./compose/inlineDockerfile.ts";
import { scanCompose } from "./compose/lineScanner.ts";
import { builtBeside, settleLocal } from "./compose/localNames.ts";
import { type ComposeScalar, field } from "./compose/nodes.ts";
import { modelPlaces, type Place, servicePlaces } from "./compose/places.ts";
import { type ComposeProject, readProject } from "./compose/project.ts";
import { readReferences } from "./compose/referenceText.ts";
import { readDockerfile } from "./dockerfile.ts";
import { isTemplate } from "./fileKinds.ts";
import type { ImageReference } from "./imageReference.ts";
import { folderOf } from "./paths.ts";
import { english, type Say } from "./say.ts";
import type { ReadResult, Source } from "./source.ts";

/**
 * Every image reference of a compose file, each once where its scalar stands, however many services share it.
 *
 * @see https://github.com/compose-spec/compose-spec/blob/main/spec.md
 */
export function readCompose(source: Source, say: Say = english): ReadResult {
  const project = readProject(source);
  const references = [...placeReferences(source, project, say), ...buildReferences(source, project, say)];
  const { faultAt } = project.file;
  const all = faultAt === undefined ? references : withScanned(source, project, references, faultAt, say);
  const ordered = all
    .map((image) => (source.template && image.role === "invalid" ? { ...image, role: openRole } : image))
    .toSorted((one, other) => one.span.start - other.span.start);
  return { references: ordered, dependsOn: [...project.dependsOn] };
}

/** In a template, what breaks the grammar is the template's business. */
const openRole = "unresolved" as const;

function placeReferences(source: Source, project: ComposeProject, say: Say): ImageReference[] {
  const { file, services, builtNames } = project;
  const places = services
    .flatMap(({ service, context }) => servicePlaces(service, context))
    .concat(modelPlaces(field(file.top, "models")));
  const found: ImageReference[] = [];
  for (const shared of groupByScalar(places)) {
    const [first] = shared;
    if (first === undefined || !first.scalar.owner.own) continue;
    const contexts = shared.flatMap(({ service }) => service ?? []);
    const asking = contexts.find(({ platform }) => platform !== null) ?? first.service;
    const { kind, cut, scalar } = first;
    const { template, expanded } = scalar;
    const text = { kind, cut, template, expanded, service: asking };
    for (const image of readReferences(source.text, text, say)) {
      found.push(settleLocal(image, contexts, builtNames));
    }
  }
  return found;
}

/** An alias or a merge brings one scalar to many places. */
function groupByScalar(places: readonly Place[]): Iterable<readonly Place[]> {
  const groups = new Map<ComposeScalar["node"], Place[]>();
  for (const place of places) {
    const group = groups.get(place.scalar.node);
    if (group === undefined) groups.set(place.scalar.node, [place]);
    else group.push(place);
  }
  return groups.values();
}

/** What stands in inline Dockerfiles, and in the arguments of those and others. */
function buildReferences(source: Source, project: ComposeProject, say: Say): ImageReference[] {
  const found = new Map<string, ImageReference>();
  for (const service of project.services) {
    const build = readBuild(service, folderOf(source.path ?? ""));
    if (build === undefined) continue;
    for (const path of build.dockerfiles) project.dependsOn.add(path);
    const within = { ...source, builtNames: builtBeside(project.builtNames, service.context.name) };
    for (const image of [
      ...inlineReferences(within, build, say),
      ...syntaxReference(source.text, build, say),
      ...passedReferences(within, build, say),
    ]) {
      const key = `${image.kind} ${image.span.start} ${image.value}`;
      if (!found.has(key)) found.set(key, image);
    }
  }
  return [...found.values()];
}

function inlineReferences(source: Source, build: ComposeBuild, say: Say): readonly ImageReference[] {
  const { inline } = build;
  if (inline === undefined || !inline.owner.own) return [];
  const { template, expanded } = inline;
  const { result, problem, unset } = expanded;
  // Compose refuses a text with a fault; the Dockerfile in it can still be read as it stands.
  const text = problem === undefined ? result : template;
  const { references } = readDockerfile(dockerfileSource(source, build, text.text, null), say);
  return mapBack(source.text, text, references, unset, say);
}

function passedReferences(source: Source, build: ComposeBuild, say: Say): readonly ImageReference[] {
  const path = build.dockerfiles.find((candidate) => source.files.has(candidate)) ?? null;
  const text =
    build.inline === undefined
      ? path === null
        ? undefined
        : source.files.get(path)
      : build.inline.expanded.result.text;
  if (text === undefined) return [];
  const dockerfile = dockerfileSource(source, build, text, path);
  const read = (given: Source) => readDockerfile(given, say);
  return argumentReferences(source.text, dockerfile, build, read, say);
}

function dockerfileSource(source: Source, build: ComposeBuild, text: string, path: string | null): Source {
  const template = path !== null && isTemplate(path);
  const { files, builtNames = new Set() } = source;
  const { contexts } = build;
  const variables = buildVariables(build);
  return { kind: "dockerfile", path, text, template, files, variables, contexts, builtNames };
}

/**
 * A text with a fault is read line by line too, and what the parser made of several lines only counts before the
 * fault, and where it swallowed none of those: an open quote reaches to the next one, which may be far away.
 */
function withScanned(
  source: Source,
  project: ComposeProject,
  references: readonly ImageReference[],
  faultAt: number,
  say: Say,
): ImageReference[] {
  const scanned = scanCompose(source.text, project.lookup).flatMap((text) =>
    readReferences(source.text, text, say).map((image) =>
      settleLocal(image, text.service === undefined ? [] : [text.service], project.builtNames),
    ),
  );
  const kept = references.filter(({ span, raw }) => {
    const lineEnd = span.start + raw.indexOf("\n");
    if (lineEnd < span.start) return true;
    return (
      span.end + 1 < faultAt &&
      scanned.every((other) => other.span.start <= lineEnd || other.span.start > span.end)
    );
  });
  return [...kept, ...outside(scanned, kept)];
}

/** Those of `images` that overlap none of `others`. */
function outside(images: readonly ImageReference[], others: readonly ImageReference[]): ImageReference[] {
  const inOrder = others.toSorted((one, other) => one.span.start - other.span.start);
  let next = 0;
  return images.filter(({ span }) => {
    while ((inOrder[next]?.span.end ?? Number.POSITIVE_INFINITY) <= span.start) next++;
    return (inOrder[next]?.span.start ?? Number.POSITIVE_INFINITY) >= span.end;
  });
}
