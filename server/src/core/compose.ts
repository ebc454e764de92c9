import type { Scalar } from "yaml";
import { projectEnvironment } from "./composeEnvironment.ts";
import { readComposeFile } from "./composeFile.ts";
import { addBuiltNames, projectName, settleLocal } from "./composeLocal.ts";
import { modelPlaces, type Place, type ServiceContext, servicePlaces } from "./composePlaces.ts";
import { readReferences } from "./composeReference.ts";
import { asScalar, type ComposeMap, entriesOf, field, templateOf, textField } from "./composeTree.ts";
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
  const { lookup, dependsOn } = projectEnvironment(source);
  const folder = folderOf(source.path ?? "");
  const { top } = readComposeFile({ text: source.text, own: true, folder, lookup });

  const project = projectName(lookup("COMPOSE_PROJECT_NAME"), textField(top, "name"), folder);
  const places: Place[] = [];
  const builtNames = new Set<string>();
  for (const [name, service] of entriesOf(field(top, "services"))) {
    if (service.kind !== "map" || service.tag === "reset") continue;
    const context = contextOf(name, service);
    places.push(...servicePlaces(service, context));
    addBuiltNames(builtNames, service, context, project);
  }
  places.push(...modelPlaces(field(top, "models")));

  const references: ImageReference[] = [];
  for (const shared of groupByScalar(places).values()) {
    const [first] = shared;
    if (first === undefined) continue;
    const contexts = shared.flatMap(({ service }) => service ?? []);
    const text = { ...first, template: templateOf(first.scalar) };
    for (const image of readReferences(source.text, text, lookup, say)) {
      references.push(settleLocal(image, contexts, builtNames));
    }
  }
  references.sort((one, other) => one.span.start - other.span.start);
  return { references, dependsOn };
}

/** An alias or a merge brings one scalar to many places. */
function groupByScalar(places: readonly Place[]): ReadonlyMap<Scalar, readonly Place[]> {
  const groups = new Map<Scalar, Place[]>();
  for (const place of places) {
    const group = groups.get(place.scalar.node);
    if (group === undefined) groups.set(place.scalar.node, [place]);
    else group.push(place);
  }
  return groups;
}

function contextOf(name: string, service: ComposeMap): ServiceContext {
  const build = field(service, "build");
  return {
    name,
    builds: build?.kind === "map" || asScalar(build) !== undefined,
    pullPolicy: textField(service, "pull_policy"),
    platform: textField(service, "platform") || null,
  };
}
