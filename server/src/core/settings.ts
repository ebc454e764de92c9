import { isPlatform } from "./platforms.ts";
import type { OwnLists } from "./policy.ts";
import { isDomain, matchReference } from "./referenceGrammar.ts";
import { isRuleId, type RuleId, type Severity } from "./rules/rule.ts";

/** What people can set, in one editor or for the command line. Every field has a default: see `defaultSettings`. */
export interface Settings extends OwnLists {
  /** Whether registries are asked at all. Off: only grammar, and the lists that ship with Tare. */
  readonly lookUps: boolean;
  /** The severities that differ from the rules' own. */
  readonly severities: ReadonlyMap<RuleId, Severity | "off">;
  /** The platform (`os/arch[/variant]`) that images are meant for where a file names none; null for no platform. */
  readonly platform: string | null;
  /** Values for variables that the files leave open, as `--build-arg` gives them. */
  readonly variables: ReadonlyMap<string, string>;
  /** Globs of files that are left out when a whole workspace is checked. */
  readonly exclude: readonly string[];
  /** Whether age and publisher are shown behind each image. */
  readonly inlayHints: boolean;
  /** Whether each name leads to its page; editors underline what leads somewhere, as they do what is wrong. */
  readonly links: boolean;
  /** Addresses to ask instead of Docker Hub's own; null for those of the environment, or the usual ones. */
  readonly hubUrl: string | null;
  readonly registryUrl: string | null;
  readonly authUrl: string | null;
  /** Registries beside Docker Hub whose images are looked up too. */
  readonly registries: readonly RegistrySetting[];
  /** Whose credentials are used: nobody's, or those that Docker's own command uses. */
  readonly credentials: "none" | "docker";
  /** Where answers are remembered between sessions; null for the usual place. */
  readonly cacheFolder: string | null;
  /** Paths of PEM files whose certificates are trusted beside the usual ones. */
  readonly certificates: readonly string[];
  /** Address of the editor's own proxy; null where it uses none. */
  readonly proxy: string | null;
  /** Hosts that are asked without that proxy, as `NO_PROXY` lists them. */
  readonly noProxy: readonly string[];
}

/** A registry that was named to be asked. */
export interface RegistrySetting {
  /** As references write it: `ghcr.io`, `registry.example.com:5000`. */
  readonly domain: string;
  /** Where it is asked; `https://` and the domain where undefined. */
  readonly url?: string;
}

/** What was read, and one sentence for each value that could not be used and stays at its default. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

/** The section of an editor's configuration that holds all of them. */
export const settingsSection = "tare";

/** The settings of the editor itself that matter here; they stand beside our section, not in it. */
export const editorSections = ["http.proxy", "http.noProxy", "http.proxySupport"] as const;

export const defaultSettings: Settings = {
  lookUps: true,
  severities: new Map(),
  trusted: [],
  forbidden: [],
  platform: null,
  variables: new Map(),
  exclude: [],
  inlayHints: false,
  links: false,
  hubUrl: null,
  registryUrl: null,
  authUrl: null,
  registries: [],
  credentials: "none",
  cacheFolder: null,
  certificates: [],
  proxy: null,
  noProxy: [],
};

const severityWords: ReadonlyMap<string, Severity | "off" | "default"> = new Map([
  ["error", "error"],
  ["warning", "warning"],
  ["info", "info"],
  ["off", "off"],
  ["default", "default"],
]);

const variablePattern = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** More entries than anybody writes by hand; the rest is left out. */
const maximumEntries = 1000;
const maximumLength = 4096;

/**
 * Reads the section `tare` of an editor's configuration, or what a plain editor hands over at the start. Anything
 * that can't be used stays at its default and is named in `problems`; null and absent are ordinary.
 */
export function readSettings(section: unknown): ReadSettings {
  const problems: string[] = [];
  const read = new SectionReader(section, problems);
  const settings: Settings = {
    lookUps: read.flag("lookUps.enabled", defaultSettings.lookUps),
    severities: read.severities("rules"),
    trusted: read.texts("trusted"),
    forbidden: read.forbidden("forbidden"),
    platform: read.text("platform", isPlatform),
    variables: read.variables("variables"),
    exclude: read.texts("workspace.exclude"),
    inlayHints: read.flag("inlayHints.enabled", defaultSettings.inlayHints),
    links: read.flag("links.enabled", defaultSettings.links),
    hubUrl: read.text("hub.url", isWebAddress),
    registryUrl: read.text("registry.url", isWebAddress),
    authUrl: read.text("auth.url", isWebAddress),
    registries: read.registries("registries"),
    credentials:
      read.text("credentials", (text) => text === "none" || text === "docker") === "docker"
        ? "docker"
        : "none",
    cacheFolder: read.text("cache.folder", () => true),
    certificates: read.texts("certificates"),
    proxy: read.text("http.proxySupport", () => true) === "off" ? null : read.text("http.proxy", () => true),
    noProxy: read.texts("http.noProxy"),
  };
  return { settings, problems };
}

/** Reads values by their dotted keys, which editors hand over nested (`{a: {b: 1}}`) or flat (`{"a.b": 1}`). */
class SectionReader {
  readonly #section: Readonly<Record<string, unknown>>;
  readonly #problems: string[];

  constructor(section: unknown, problems: string[]) {
    this.#section = isRecord(section) ? section : {};
    this.#problems = problems;
    if (section !== null && section !== undefined && !isRecord(section)) {
      problems.push(`"${settingsSection}" must be an object of settings.`);
    }
  }

  flag(key: string, whenAbsent: boolean): boolean {
    const value = this.#at(key);
    if (isAbsent(value)) return whenAbsent;
    if (typeof value === "boolean") return value;
    this.#reject(key, "true or false");
    return whenAbsent;
  }

  text(key: string, isUsable: (text: string) => boolean): string | null {
    const value = this.#at(key);
    if (isAbsent(value) || value === "") return null;
    if (typeof value === "string" && value.length <= maximumLength && isUsable(value)) return value;
    this.#reject(key, "a text of another form");
    return null;
  }

  texts(key: string): readonly string[] {
    const value = this.#at(key);
    if (isAbsent(value)) return [];
    if (!Array.isArray(value)) {
      this.#reject(key, "a list of texts");
      return [];
    }
    const texts: string[] = [];
    for (const item of value.slice(0, maximumEntries)) {
      if (typeof item === "string" && item.length <= maximumLength) texts.push(item);
      else this.#reject(key, "a list of texts");
    }
    return texts;
  }

  severities(key: string): ReadonlyMap<RuleId, Severity | "off"> {
    const severities = new Map<RuleId, Severity | "off">();
    for (const [id, value] of this.#entries(key)) {
      if (!isRuleId(id)) {
        this.#problems.push(
          `"${settingsSection}.${key}" names a rule that doesn't exist: "${id.slice(0, 80)}".`,
        );
        continue;
      }
      const severity = typeof value === "string" ? severityWords.get(value) : undefined;
      if (severity === undefined) this.#reject(`${key}.${id}`, [...severityWords.keys()].join(", "));
      else if (severity !== "default") severities.set(id, severity);
    }
    return severities;
  }

  variables(key: string): ReadonlyMap<string, string> {
    const variables = new Map<string, string>();
    for (const [name, value] of this.#entries(key)) {
      if (variablePattern.test(name) && typeof value === "string" && value.length <= maximumLength) {
        variables.set(name, value);
      } else this.#reject(`${key}.${name.slice(0, 80)}`, "a name of a variable with a text");
    }
    return variables;
  }

  registries(key: string): readonly RegistrySetting[] {
    const value = this.#at(key);
    if (isAbsent(value)) return [];
    const named = new Map<string, RegistrySetting>();
    for (const item of Array.isArray(value) ? value.slice(0, maximumEntries) : [value]) {
      const registry = registryOf(item);
      if (registry === undefined) this.#reject(key, "a list of hosts, or of objects with domain and url");
      else if (!named.has(registry.domain)) named.set(registry.domain, registry);
    }
    return [...named.values()];
  }

  forbidden(key: string): OwnLists["forbidden"] {
    const value = this.#at(key);
    if (isAbsent(value)) return [];
    return (Array.isArray(value) ? value.slice(0, maximumEntries) : [value]).flatMap((item) => {
      const forbidden = forbiddenOf(item);
      if (forbidden === undefined)
        this.#reject(key, "a list of names, or of objects with name, use and reason");
      return forbidden ?? [];
    });
  }

  #entries(key: string): readonly (readonly [string, unknown])[] {
    const value = this.#at(key);
    if (isAbsent(value)) return [];
    if (isRecord(value)) return Object.entries(value).slice(0, maximumEntries);
    this.#reject(key, "an object");
    return [];
  }

  #at(key: string): unknown {
    if (Object.hasOwn(this.#section, key)) return this.#section[key];
    let at: unknown = this.#section;
    for (const step of key.split(".")) {
      if (!isRecord(at) || !Object.hasOwn(at, step)) return undefined;
      at = at[step];
    }
    return at;
  }

  #reject(key: string, wanted: string): void {
    this.#problems.push(`"${settingsSection}.${key}" is left at its default: it must be ${wanted}.`);
  }
}

/** Reads `"ghcr.io"` or `{ domain, url }`. A name that is no host, or an address with a login, is none. */
function registryOf(item: unknown): RegistrySetting | undefined {
  const { domain, url } = isRecord(item) ? item : { domain: item, url: undefined };
  if (typeof domain !== "string" || domain.length > maximumLength) return undefined;
  if (!isDomain(domain) || domain.includes("/")) return undefined;
  if (isAbsent(url) || url === "") return { domain };
  return typeof url === "string" && url.length <= maximumLength && isWebAddress(url)
    ? { domain, url }
    : undefined;
}

/** Reads `"acme/*"` or `{ name, use, reason }`. What is to be used may be written into files, so it has to be a reference. */
function forbiddenOf(item: unknown): OwnLists["forbidden"][number] | undefined {
  const { name, use = null, reason = null } = isRecord(item) ? item : { name: item };
  if (!isShortText(name) || !(use === null || isShortText(use)) || !(reason === null || isShortText(reason)))
    return undefined;
  return use !== null && matchReference(use) === undefined ? undefined : { name, use, reason };
}

function isShortText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= maximumLength;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** Whether it is an address of the web without a login in it, which would end up in logs. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && username === "" && password === "";
}
