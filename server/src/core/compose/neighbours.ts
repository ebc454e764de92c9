import { folderOf, pathFrom } from "../paths.ts";
import type { Source } from "../source.ts";
import { projectsAround } from "./around.ts";
import { type ComposeBuild, readBuild } from "./build.ts";
import { buildVariables, syntaxArgument } from "./buildArguments.ts";
import { builtBeside } from "./localNames.ts";
import { readProject } from "./project.ts";

/** What the compose files around a Dockerfile say of it. */
export interface Neighbours extends Required<Pick<Source, "contexts" | "builtNames">> {
  /** The build arguments that every service passes that builds it. */
  readonly args: ReadonlyMap<string, string>;
  /** Paths of files that decide about the answer, whether they are there or not. */
  readonly dependsOn: readonly string[];
}

/** A service's build, with the names that the other services of its project build. */
interface Builder {
  readonly build: ComposeBuild;
  readonly builtNames: ReadonlySet<string>;
}

/**
 * What the projects around a Dockerfile give to it where they build it. A build that might be of this file, since a
 * variable has no value, gives its names too: what is uncertain is no reason to ask a registry for them.
 */
export function readNeighbours(source: Source): Neighbours {
  const own = pathFrom("", source.path ?? "");
  const around = projectsAround(own, source.files);
  const dependsOn = new Set(around.dependsOn);
  const builders: Builder[] = [];
  for (const path of around.building) {
    const project = buildersOf(path, source);
    for (const named of project.texts.keys()) dependsOn.add(named);
    builders.push(
      ...project.builders.filter(({ build }) => build.isAnywhere || build.dockerfiles.includes(own)),
    );
  }
  return {
    contexts: new Map(builders.flatMap(({ build }) => [...build.contexts])),
    builtNames: new Set(builders.flatMap(({ builtNames }) => [...builtNames])),
    args: agreedArguments(builders.map(({ build }) => build)),
    dependsOn: [...dependsOn],
  };
}

/** The arguments that all builds give alike; none where a build of another file may be among them. */
function agreedArguments([first, ...others]: readonly ComposeBuild[]): ReadonlyMap<string, string> {
  if (first === undefined || first.isAnywhere || others.some(({ isAnywhere }) => isAnywhere))
    return new Map();
  const given = others.map(buildVariables);
  return new Map(
    [...buildVariables(first)].filter(
      ([name, value]) => name !== syntaxArgument && given.every((values) => values.get(name) === value),
    ),
  );
}

/** A project as it was read, and all that it was read from. */
interface KnownProject {
  readonly texts: ReadonlyMap<string, string | undefined>;
  readonly variables: Source["variables"];
  readonly builders: readonly Builder[];
}

/** The projects that were read last: one often builds many Dockerfiles, and each is read anew while it is typed. */
const recent = new Map<string, KnownProject>();
const mostRecent = 16;

function buildersOf(path: string, { files, variables }: Source): KnownProject {
  const before = recent.get(path);
  if (before?.variables === variables && [...before.texts].every(([name, text]) => files.get(name) === text))
    return before;
  const text = files.get(path) ?? "";
  const project = readProject({ kind: "compose", path, text, template: false, files, variables });
  const builders = project.everyService().flatMap((service): Builder[] => {
    const build = readBuild(service, folderOf(path));
    const builtNames = builtBeside(project.builtNames, service.context.name);
    return build === undefined ? [] : [{ build, builtNames }];
  });
  const texts = new Map([path, ...project.dependsOn].map((name) => [name, files.get(name)]));
  const read = { texts, variables, builders };
  recent.delete(path);
  recent.set(path, read);
  for (const [oldest] of recent) {
    if (recent.size <= mostRecent) break;
    recent.delete(oldest);
  }
  return read;
}
