import { folderOf, pathFrom } from "../paths.ts";
import type { Source } from "../source.ts";
import { type ComposeEnvironment, projectEnvironment, withEnvFiles } from "./environment.ts";
import { type ComposeFile, readComposeFile } from "./file.ts";
import { baseFilesAround } from "./fileNames.ts";
import { includesOf } from "./includes.ts";
import { entriesOf, field, textField } from "./nodes.ts";

/**
 * The variables of the project that includes the file, or extends one of its services: what it lacks itself may be
 * there. Such a project lies in its folder or above it. Nothing where there is none.
 */
export function includerEnvironment(source: Source): ComposeEnvironment {
  const { path } = source;
  const nothing = { lookup: () => undefined, dependsOn: [] };
  if (path === null) return nothing;
  const own = pathFrom("", path);
  const candidates = baseFilesAround(own).filter((candidate) => candidate !== own);
  const dependsOn = [...candidates];
  for (const candidate of candidates) {
    const text = source.files.get(candidate);
    if (text === undefined) continue;
    const environment = projectEnvironment({ ...source, path: candidate });
    const { lookup } = environment;
    dependsOn.push(...environment.dependsOn);
    const file = readComposeFile({ text, own: false, folder: folderOf(candidate), lookup });
    for (const { paths, envFiles } of includesOf(file)) {
      if (!paths.includes(own)) continue;
      const within = withEnvFiles(source, lookup, envFiles);
      return { lookup: within.lookup, dependsOn: [...dependsOn, ...within.dependsOn] };
    }
    if (isExtendedBy(file, own)) return { lookup, dependsOn };
  }
  return { ...nothing, dependsOn };
}

function isExtendedBy(file: ComposeFile, path: string): boolean {
  return [...entriesOf(field(file.top, "services")).values()].some((service) => {
    const written = textField(field(service, "extends"), "file");
    return written !== undefined && pathFrom(file.owner.folder, written) === path;
  });
}
