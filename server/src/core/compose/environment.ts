import { folderOf, pathFrom } from "../paths.ts";
import type { Source } from "../source.ts";
import { readDotenv } from "./dotenv.ts";
import type { Lookup } from "./interpolate.ts";

/** The variables that a compose file may use, and the files that decide about them. */
export interface ComposeEnvironment {
  readonly lookup: Lookup;
  readonly dependsOn: readonly string[];
}

/**
 * What the caller gives beats every file. `.env` stands in the project's folder, which is that of the compose file;
 * `COMPOSE_ENV_FILES` names others in its place and `COMPOSE_DISABLE_ENV_FILE` does without. A service's `env_file`
 * is for its container and never for the compose file.
 */
export function projectEnvironment(source: Source): ComposeEnvironment {
  const given: Lookup = (name) => source.variables.get(name);
  const folder = folderOf(source.path ?? "");
  const named = given("COMPOSE_ENV_FILES");
  const disabled = /^(?:1|t|true)$/i.test(given("COMPOSE_DISABLE_ENV_FILE") ?? "");
  const paths =
    named !== undefined && named !== ""
      ? named.split(",").map((path) => pathFrom("", path))
      : disabled
        ? []
        : [pathFrom(folder, ".env")];
  return withEnvFiles(source, given, paths);
}

/** `outer` beats the files, of which a later one beats an earlier one. */
export function withEnvFiles(source: Source, outer: Lookup, paths: readonly string[]): ComposeEnvironment {
  const values = new Map<string, string>();
  const known: Lookup = (name) => outer(name) ?? values.get(name);
  for (const path of paths) {
    const text = source.files.get(path);
    if (text === undefined) continue;
    for (const [name, value] of readDotenv(text, known)) values.set(name, value);
  }
  return { lookup: known, dependsOn: paths };
}
