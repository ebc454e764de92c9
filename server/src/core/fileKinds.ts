import { baseName } from "./paths.ts";
import type { SourceKind } from "./source.ts";

/** Language ids under which editors open container files, in small letters. Older ones open compose files as plain YAML. */
const dockerfileLanguages: readonly string[] = ["dockerfile"];
const composeLanguages: readonly string[] = ["dockercompose", "docker-compose", "yaml.docker-compose"];
const yamlLanguages: readonly string[] = ["yaml"];

/** Names of container files as globs, for editors. What `isIgnored` says of a name goes before. */
export const containerFileGlobs: readonly string[] = [
  "**/{D,d}ockerfile",
  "**/*.{D,d}ockerfile",
  "**/{D,d}ockerfile{.,-}*",
  "**/{C,c}ontainerfile*",
  "**/*.{C,c}ontainerfile",
  "**/*compose*.y{a,}ml",
];

/**
 * What a file holds, undefined where it is no container file. The name decides first, then the editor's language,
 * and of other YAML files the content: a compose file may have any name.
 */
export function sourceKindOf(path: string, languageId?: string, text?: string): SourceKind | undefined {
  const name = baseName(path.replaceAll("\\", "/"));
  if (isIgnored(name)) return undefined;
  if (isDockerfileName(name)) return "dockerfile";
  if (isComposeName(name)) return "compose";
  const language = languageId?.toLowerCase() ?? "";
  if (dockerfileLanguages.includes(language)) return "dockerfile";
  if (composeLanguages.includes(language)) return "compose";
  const yaml = yamlLanguages.includes(language) || /\.ya?ml$/i.test(name);
  return yaml && text !== undefined && looksLikeCompose(text) ? "compose" : undefined;
}

/** Files whose faults of grammar are a template engine's business: `Dockerfile.j2`, `compose.yaml.tpl`. */
export function isTemplate(path: string): boolean {
  return templateEnding.test(path);
}

/** Lists of files that a build leaves out are named like the Dockerfile they belong to. */
function isIgnored(name: string): boolean {
  return /\.(?:docker|container)ignore$/i.test(name);
}

const templateEnding =
  /\.(?:j2|jinja2?|tmpl|tpl|template|templ|erb|ejs|mustache|hbs|handlebars|gotmpl|in|m4|md)$/i;

function isDockerfileName(name: string): boolean {
  return /^[Dd]ockerfile(?:[.-].*)?$|^[Cc]ontainerfile|\.(?:[Dd]ocker|[Cc]ontainer)file$/.test(name);
}

function isComposeName(name: string): boolean {
  return /compose.*\.ya?ml$/.test(name);
}

/** A top-level `services` mapping with a member that has an `image` or a `build`. */
function looksLikeCompose(text: string): boolean {
  const head = /^["']?services["']?[ \t]*:[ \t]*(?:#.*|\{.*)?\r?$/m.exec(text);
  if (head === null) return false;
  const [first = "", ...lines] = text.slice(head.index).split(/\r?\n/);
  const flow = /[{,][ \t]*["']?(?:image|build)["']?[ \t]*:/;
  if (flow.test(first)) return true;
  for (const line of lines) {
    if (/^[^\s#}]/.test(line)) return false;
    if (/^ {2,}["']?(?:image|build)["']?[ \t]*:/.test(line) || flow.test(line)) return true;
  }
  return false;
}
