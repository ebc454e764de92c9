import { folderOf, pathFrom } from "../paths.ts";
import { baseFilesAround, overrideFileNames } from "./fileNames.ts";

/** Projects around a Dockerfile that may build it, told without the parser for their format, which is big. */
export interface ProjectsAround {
  /** Paths of the files that decide, whether they are there or not. */
  readonly dependsOn: readonly string[];
  /** The first file of each project that is there and builds something, the nearest first. */
  readonly building: readonly string[];
}

/** A longer file costs more time than it is worth to a Dockerfile that is being typed. */
const longestText = 256 * 1024;

/** What stands in every project that builds something: in this file, or in those that it leads to. */
const mayBuild = /\b(?:build|include|extends)["']?[ \t]*:|^[ \t]*<<[ \t]*:/m;

export function projectsAround(path: string, files: ReadonlyMap<string, string>): ProjectsAround {
  const dependsOn: string[] = [];
  const building: string[] = [];
  for (const base of baseFilesAround(pathFrom("", path))) {
    dependsOn.push(base);
    const text = files.get(base);
    if (text === undefined) continue;
    const overrides = overrideFileNames.map((name) => pathFrom(folderOf(base), name));
    dependsOn.push(...overrides);
    const texts = [text, ...overrides.flatMap((override) => files.get(override) ?? [])];
    const isShort = texts.every(({ length }) => length <= longestText);
    if (isShort && texts.some((one) => mayBuild.test(one))) building.push(base);
  }
  return { dependsOn, building };
}
