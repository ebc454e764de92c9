import { baseName, folderOf, pathFrom } from "../paths.ts";
import type { Source } from "../source.ts";
import { type ComposeEnvironment, projectEnvironment, withEnvFiles } from "./environment.ts";
import { type ComposeFile, readComposeFile } from "./file.ts";
import { baseFileNames, overrideFileNames } from "./fileNames.ts";
import { includerEnvironment } from "./includer.ts";
import { includesOf } from "./includes.ts";
import type { Lookup } from "./interpolate.ts";
import { addBuiltNames, type BuiltNames, projectName } from "./localNames.ts";
import {
  asScalar,
  type ComposeMap,
  type ComposeNode,
  type ComposeOwner,
  entriesOf,
  field,
  overridden,
  textField,
  textOf,
} from "./nodes.ts";
import type { ServiceContext } from "./places.ts";

/** A service with what it extends filled in. */
export interface ProjectService {
  readonly service: ComposeMap;
  readonly context: ServiceContext;
}

/** A compose file among the files around it. */
export interface ComposeProject {
  readonly file: ComposeFile;
  readonly lookup: Lookup;
  /** The file's own services. */
  readonly services: readonly ProjectService[];
  /** Every service of the project, those of other files too, with what its files say of it merged. */
  readonly everyService: () => readonly ProjectService[];
  readonly builtNames: BuiltNames;
  /** Paths of files that decide about the answer, whether they are there or not. */
  readonly dependsOn: Set<string>;
}

/** Files that include or extend each other: more steps than this are a circle. */
const maximumDepth = 20;
const maximumFiles = 200;

/** Variables that Compose itself goes by. */
const isSetting = /^(?:COMPOSE|DOCKER)_/;

export function readProject(source: Source): ComposeProject {
  return new ProjectReader(source).read();
}

class ProjectReader {
  readonly #source: Source;
  readonly #folder: string;
  readonly #dependsOn = new Set<string>();
  readonly #files = new Map<string, ComposeFile | undefined>();
  #project: string | undefined;
  /** Made for the first variable that nobody else knows. */
  #includer: ComposeEnvironment | undefined;

  constructor(source: Source) {
    this.#source = source;
    this.#folder = folderOf(source.path ?? "");
  }

  read(): ComposeProject {
    const environment = projectEnvironment(this.#source);
    for (const path of environment.dependsOn) this.#dependsOn.add(path);
    const lookup: Lookup = (name) =>
      environment.lookup(name) ??
      (name === "COMPOSE_PROJECT_NAME"
        ? this.#project
        : isSetting.test(name)
          ? undefined
          : this.#outer(name));
    const owner: ComposeOwner = { text: this.#source.text, own: true, folder: this.#folder, lookup };
    const file = readComposeFile(owner);
    if (this.#source.path !== null) this.#files.set(pathFrom("", this.#source.path), file);
    const given = lookup("COMPOSE_PROJECT_NAME");
    this.#project = projectName(given, textField(file.top, "name"), this.#folder);

    const included = new Set<ComposeFile>();
    this.#addIncluded(included, file, 0);
    included.delete(file);
    const layers = this.#layers(file, lookup);
    const around = new Set([...included, ...layers]);
    around.delete(file);
    const builders = new Set<string>();
    const builtNames = new Map<string, Set<string>>();
    for (const other of around) {
      for (const { service, context } of this.#servicesOf(other)) {
        if (!context.builds) continue;
        builders.add(context.name);
        addBuiltNames(builtNames, service, context, this.#project);
      }
    }
    const services = this.#servicesOf(file).map(({ service, context }) => ({
      service,
      context: { ...context, builds: context.builds || builders.has(context.name) },
    }));
    for (const { service, context } of services) addBuiltNames(builtNames, service, context, this.#project);
    const everyService = () =>
      [layers, ...[...included].map((one) => [one])].flatMap((files) => this.#merged(files));
    return { file, lookup, services, everyService, builtNames, dependsOn: this.#dependsOn };
  }

  /** Asks the project around for what neither the caller nor `.env` gives. */
  #outer(name: string): string | undefined {
    if (this.#includer === undefined) {
      this.#includer = includerEnvironment(this.#source);
      for (const path of this.#includer.dependsOn) this.#dependsOn.add(path);
    }
    return this.#includer.lookup(name);
  }

  #servicesOf(file: ComposeFile): ProjectService[] {
    const found: ProjectService[] = [];
    for (const [name, value] of entriesOf(field(file.top, "services"))) {
      if (value.kind !== "map" || value.tag === "reset") continue;
      const service = this.#extended(file, value, 0);
      found.push({ service, context: contextOf(name, service, file.owner.lookup) });
    }
    return found;
  }

  /** The services of files that override each other. */
  #merged(files: readonly ComposeFile[]): ProjectService[] {
    const byName = new Map<string, ProjectService>();
    const apart: ProjectService[] = [];
    for (const file of files) {
      for (const found of this.#servicesOf(file)) {
        const { name } = found.context;
        const below = byName.get(name);
        const both = below === undefined ? undefined : overridden([below.service, found.service]);
        // A build that is a path in one file and a mapping in the other doesn't merge as it stands.
        if (below !== undefined && !areAlike(field(below.service, "build"), field(found.service, "build")))
          apart.push(found);
        else if (both?.kind === "map")
          byName.set(name, { service: both, context: contextOf(name, both, file.owner.lookup) });
        else byName.set(name, found);
      }
    }
    return [...byName.values(), ...apart];
  }

  /** The service over the one that it extends: of this file, or of another. */
  #extended(file: ComposeFile, service: ComposeMap, depth: number): ComposeMap {
    const extending = field(service, "extends");
    if (extending === undefined || depth > maximumDepth) return service;
    const name = extending.kind === "map" ? textField(extending, "service") : textOf(asScalar(extending));
    const written = textField(extending, "file");
    const from =
      written === undefined ? file : this.#load(pathFrom(file.owner.folder, written), file.owner.lookup);
    const base = name === undefined ? undefined : field(field(from?.top, "services"), name);
    if (from === undefined || base?.kind !== "map" || base === service) return service;
    const merged = overridden([this.#extended(from, base, depth + 1), service]);
    return merged?.kind === "map" ? merged : service;
  }

  /** The files that `include` names, and those that they include. */
  #addIncluded(found: Set<ComposeFile>, file: ComposeFile, depth: number): void {
    if (depth > maximumDepth || found.has(file)) return;
    found.add(file);
    for (const { paths, folder, envFiles } of includesOf(file)) {
      for (const path of envFiles) this.#dependsOn.add(path);
      const environment = withEnvFiles(this.#source, file.owner.lookup, envFiles);
      for (const path of paths) {
        const included = this.#load(path, environment.lookup, folder);
        if (included !== undefined) this.#addIncluded(found, included, depth + 1);
      }
    }
  }

  /**
   * The file among those that are read with it, each overriding the ones before: those that COMPOSE_FILE lists with
   * it, else the one that it overrides, or that overrides it, by the names Compose looks for.
   */
  #layers(file: ComposeFile, lookup: Lookup): ComposeFile[] {
    if (this.#source.path === null) return [file];
    const own = pathFrom("", this.#source.path);
    const listed = listedFiles(lookup).map((path) => pathFrom(this.#folder, path));
    if (listed.includes(own)) {
      return listed.flatMap((path) => this.#load(path, lookup, this.#folder) ?? []);
    }
    const isBase = baseFileNames.includes(baseName(this.#source.path));
    for (const name of isBase ? overrideFileNames : baseFileNames) {
      const other = this.#load(pathFrom(this.#folder, name), lookup);
      if (other !== undefined) return isBase ? [file, other] : [other, file];
    }
    return [file];
  }

  #load(path: string, lookup: Lookup, folder: string = folderOf(path)): ComposeFile | undefined {
    if (this.#files.has(path)) return this.#files.get(path);
    this.#dependsOn.add(path);
    const text = this.#files.size < maximumFiles ? this.#source.files.get(path) : undefined;
    const file = text === undefined ? undefined : readComposeFile({ text, own: false, folder, lookup });
    this.#files.set(path, file);
    return file;
  }
}

function areAlike(one: ComposeNode | undefined, other: ComposeNode | undefined): boolean {
  return one === undefined || other === undefined || one.kind === other.kind;
}

/** The paths in COMPOSE_FILE. Windows parts them by semicolons, since a drive has a colon. */
function listedFiles(lookup: Lookup): readonly string[] {
  const listed = lookup("COMPOSE_FILE") ?? "";
  const separator = lookup("COMPOSE_PATH_SEPARATOR") || (/;|^[A-Za-z]:[\\/]/.test(listed) ? ";" : ":");
  return listed.split(separator).filter((path) => path !== "");
}

function contextOf(name: string, service: ComposeMap, lookup: Lookup): ServiceContext {
  const build = field(service, "build");
  return {
    name,
    builds: build?.kind === "map" || asScalar(build) !== undefined,
    pullPolicy: textField(service, "pull_policy"),
    platform: textField(service, "platform") || lookup("DOCKER_DEFAULT_PLATFORM") || null,
  };
}
