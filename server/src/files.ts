import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ignore, { type Ignore } from "ignore";
import { baseFileNames } from "./core/compose/fileNames.ts";
import { isTemplate, sourceKindOf } from "./core/fileKinds.ts";
import type { SourceKind } from "./core/source.ts";
import { type Access, atOnce, isWithin, textNow, waiting } from "./disk.ts";
import { fileNames } from "./fileNames.ts";

/** A container file on disk. */
export interface ContainerFile {
  /** As reports name it: relative to the working folder with `/`, absolute where it lies outside. */
  readonly name: string;
  readonly absolute: string;
  readonly kind: SourceKind;
  readonly template: boolean;
  /** Whether it was named itself, so that it has to be readable. */
  readonly named: boolean;
}

/** A path that was named and can't be read: said to the user, ends the command with 2. */
export class UnreadableError extends Error {}

const skipped = new Set([".git", "node_modules"]);

/**
 * Finds the container files that the paths name: a file whatever its name is, a folder by the names it holds. In
 * the order of their names, each once.
 *
 * @throws UnreadableError
 */
export async function findFiles(
  paths: readonly string[],
  cwd: string,
  as: SourceKind | undefined,
): Promise<readonly ContainerFile[]> {
  const found = new Map<string, ContainerFile>();
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const what = existsSync(absolute) ? statSync(absolute) : undefined;
    if (what === undefined) throw new UnreadableError(`There is no file or folder "${path}".`);
    if (what.isDirectory()) {
      for await (const file of walk(absolute, cwd, await rulesAbove(absolute, atOnce), atOnce))
        if (!found.has(file.absolute)) found.set(file.absolute, file);
      continue;
    }
    if (!what.isFile()) throw new UnreadableError(`"${path}" is neither a file nor a folder.`);
    const kind = as ?? sourceKindOf(absolute, undefined, textNow(absolute));
    if (kind === undefined) {
      throw new UnreadableError(
        `"${path}" has no name of a container file: say what it is with --as dockerfile or --as compose.`,
      );
    }
    found.set(absolute, {
      name: nameOf(absolute, cwd),
      absolute,
      kind,
      template: isTemplate(absolute),
      named: true,
    });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Folders and the repository around each, null where there is none: a run of the command asks many times. */
const repositories = new Map<string, string | null>();

/** The folder that a file may draw other files from: its repository, else its own folder. */
export function rootOf(absolute: string): string {
  const own = dirname(absolute);
  return repositoryAround(own) ?? own;
}

function repositoryAround(folder: string): string | null {
  let found = repositories.get(folder);
  if (found === undefined) {
    const above = dirname(folder);
    if (existsSync(join(folder, ".git"))) found = folder;
    else found = above === folder ? null : repositoryAround(above);
    repositories.set(folder, found);
  }
  return found;
}

/**
 * The same for a Dockerfile: outside of a repository, the nearest folder with a compose file, which may build it, as
 * far up as the working folder.
 */
export function projectOf(absolute: string, cwd: string): string {
  const own = dirname(absolute);
  const repository = repositoryAround(own);
  if (repository !== null) return repository;
  for (let at = own; isWithin(cwd, at); at = dirname(at)) {
    if (hasProject(at)) return at;
    if (at === cwd) break;
  }
  return own;
}

const projects = new Map<string, boolean>();

function hasProject(folder: string): boolean {
  let found = projects.get(folder);
  if (found === undefined) {
    found = baseFileNames.some((name) => existsSync(join(folder, name)));
    projects.set(folder, found);
  }
  return found;
}

function nameOf(absolute: string, cwd: string): string {
  return fileNames.slashed(isWithin(cwd, absolute) ? relative(cwd, absolute) : absolute);
}

const rulesFile = ".gitignore";

/** The ignore rules of one folder, with the folder that they count from. */
interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The rules that the folders above one bring along, up to the top of its repository. */
async function rulesAbove(folder: string, access: Access): Promise<readonly Rules[]> {
  const above: Rules[] = [];
  const top = rootOf(join(folder, "x"));
  for (let at = folder; at !== top && at !== dirname(at); ) {
    at = dirname(at);
    const rules = await rulesOf(at, access);
    if (rules !== undefined) above.unshift(rules);
  }
  return above;
}

async function rulesOf(folder: string, { text: read }: Access): Promise<Rules | undefined> {
  const text = await read(join(folder, rulesFile));
  return text === undefined ? undefined : { folder, rules: ignore().add(text) };
}

/** Whether git would ignore it: the deepest file of rules that says anything about it decides. */
function isIgnored(path: string, isFolder: boolean, chain: readonly Rules[]): boolean {
  for (let at = chain.length - 1; at >= 0; at--) {
    const one = chain[at];
    if (one === undefined) continue;
    const way = fileNames.slashed(relative(one.folder, path));
    const { ignored, unignored } = one.rules.test(isFolder ? `${way}/` : way);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/**
 * The container files in a folder and those below it, as they are found; what git ignores is passed over. Names are
 * relative to the folder.
 */
export async function* walkFolder(folder: string): AsyncGenerator<ContainerFile> {
  yield* walk(folder, folder, await rulesAbove(folder, waiting), waiting);
}

async function* walk(
  folder: string,
  cwd: string,
  above: readonly Rules[],
  access: Access,
): AsyncGenerator<ContainerFile> {
  const entries = await access.list(folder);
  const own = entries.some(({ name }) => name === rulesFile) ? await rulesOf(folder, access) : undefined;
  const chain = own === undefined ? above : [...above, own];
  for (const entry of entries) {
    const absolute = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (skipped.has(entry.name) || isIgnored(absolute, true, chain)) continue;
      yield* walk(absolute, cwd, chain, access);
    } else if (entry.isFile()) {
      const kind = sourceKindOf(absolute);
      if (kind === undefined || isIgnored(absolute, false, chain)) continue;
      yield { name: nameOf(absolute, cwd), absolute, kind, template: isTemplate(absolute), named: false };
    }
  }
}
