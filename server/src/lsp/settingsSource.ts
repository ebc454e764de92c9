import type { Connection, InitializeParams } from "vscode-languageserver";
import {
  defaultSettings,
  editorSections,
  readSettings,
  type Settings,
  settingsSection,
} from "../core/settings.ts";
import type { Host } from "../host.ts";
import { answerWithin } from "./patience.ts";

/** An editor that says it answers, and doesn't, must not keep diagnostics back for longer. */
const patienceMs = 3000;

/**
 * The settings that hold for a document. They are pulled where the editor offers that (they may differ between
 * workspace folders), and otherwise are what the editor handed over at the start or pushed later.
 */
export class SettingsSource {
  readonly #connection: Connection;
  readonly #host: Host;
  readonly #pulls: boolean;
  #pushed: Settings = defaultSettings;
  readonly #byScope = new Map<string, Promise<Settings>>();

  constructor(connection: Connection, host: Host, params: InitializeParams) {
    this.#connection = connection;
    this.#host = host;
    this.#pulls = params.capabilities.workspace?.configuration === true;
    this.#pushed = this.#read(sectionOf(params.initializationOptions));
  }

  /** The settings for one scope, the uri of a workspace folder; for the whole window where it is undefined. */
  async of(scopeUri?: string): Promise<Settings> {
    if (!this.#pulls) return this.#pushed;
    const scope = scopeUri ?? "";
    let settings = this.#byScope.get(scope);
    if (settings === undefined) {
      settings = this.#pull(scopeUri);
      this.#byScope.set(scope, settings);
    }
    return settings;
  }

  /** To be called when the editor says that its configuration changed, with what it sent along. */
  changed(sent: unknown): void {
    this.#byScope.clear();
    if (!this.#pulls) this.#pushed = this.#read(sectionOf(sent));
  }

  async #pull(scopeUri: string | undefined): Promise<Settings> {
    // The network is the window's: a folder doesn't choose its proxy.
    const items =
      scopeUri === undefined
        ? [settingsSection, ...editorSections].map((section) => ({ section }))
        : [{ section: settingsSection, scopeUri }];
    try {
      const answers = await answerWithin(patienceMs, this.#connection.workspace.getConfiguration(items));
      const [section, ...beside] = Array.isArray(answers) ? answers : [];
      return this.#read(withEditorSettings(section, beside));
    } catch (fault) {
      this.#host.log("warning", `The editor did not tell its settings: ${String(fault)}`);
      return this.#pushed;
    }
  }

  #read(section: unknown): Settings {
    const { settings, problems } = readSettings(section);
    for (const problem of problems) this.#host.log("warning", problem);
    return settings;
  }
}

/** Plain editors hand over the section alone or under its name; both are common. */
function sectionOf(sent: unknown): unknown {
  if (typeof sent !== "object" || sent === null) return undefined;
  return settingsSection in sent ? (sent as Readonly<Record<string, unknown>>)[settingsSection] : sent;
}

/** Our section with the editor's own settings in it, under their full names. */
function withEditorSettings(section: unknown, values: readonly unknown[]): unknown {
  const own = values.map((value, at) => [editorSections[at], value]).filter(([, value]) => value != null);
  if (own.length === 0 || (typeof section !== "object" && section !== undefined)) return section;
  return { ...section, ...Object.fromEntries(own) };
}
