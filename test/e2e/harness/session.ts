import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import {
  type CodeServer,
  installExtension,
  makeProfile,
  type Profile,
  removeProfile,
  speak,
  startCodeServer,
  workbenchUrl,
  writeUserSettings,
} from "../../../scripts/support/codeServer.mjs";
import { packageFile, root } from "../../../scripts/support/npm.mjs";
import { type Hub, startHub } from "../../hub/hub.ts";
import { launchBrowser } from "./browser.ts";
import { Workbench } from "./workbench.ts";

/** Where screenshots are kept, of what went well too. */
const resultsFolder = path.join(root, "test-results/browser");

export interface SessionOptions {
  /** Pixels of a picture for each pixel of the page. */
  readonly scale?: number;
  /** The language that VS Code is shown in. */
  readonly locale?: "en" | "ja";
  /** The folder of an extension that is there too. */
  readonly beside?: string;
  /** Whether VS Code asks if a folder is trusted. */
  readonly asksForTrust?: boolean;
}

/** A VS Code with the packaged extension, as a person has it, and the stand-in for Docker Hub behind it. */
export class Session {
  readonly hub: Hub;
  readonly #profile: Profile;
  readonly #server: CodeServer;
  readonly #browser: Browser;
  readonly #folders: string[] = [];
  readonly #scale: number;
  #workbench: Workbench | undefined;

  private constructor(hub: Hub, profile: Profile, server: CodeServer, browser: Browser, scale: number) {
    this.#scale = scale;
    this.hub = hub;
    this.#profile = profile;
    this.#server = server;
    this.#browser = browser;
  }

  static async start({
    scale = 1,
    locale = "en",
    asksForTrust = false,
    beside,
  }: SessionOptions = {}): Promise<Session> {
    const profile = makeProfile();
    // VS Code takes up what lies there when it makes its list of extensions, with the first that is installed.
    if (beside !== undefined)
      fs.cpSync(beside, path.join(profile.extensions, path.basename(beside)), { recursive: true });
    await installExtension(profile, packageFile());
    if (locale !== "en") speak(profile, locale);
    const hub = await startHub();
    const env = { ...hub.environment, TARE_CACHE_DIR: path.join(profile.root, "memory") };
    const [server, browser] = await Promise.all([
      startCodeServer({ profile, env, locale, asksForTrust }),
      launchBrowser(),
    ]);
    return new Session(hub, profile, server, browser, scale);
  }

  /**
   * Opens a new folder with these files in a new window, the first of them in an editor; where a file is named
   * `*.code-workspace`, the workspace that it describes. `prepare` gets the folder before it is opened.
   */
  async open(
    files: Readonly<Record<string, string>>,
    settings: Record<string, unknown> = {},
    prepare: (folder: string) => void = () => {},
  ): Promise<Opened> {
    const folder = await this.#write(files, settings);
    prepare(folder);
    const workspace = Object.keys(files).find((name) => name.endsWith(".code-workspace"));
    return this.#show(
      files,
      folder,
      workspace === undefined ? { folder } : { workspace: path.join(folder, workspace) },
    );
  }

  /** Opens the first of these files in a window that has no folder. */
  async openAlone(
    files: Readonly<Record<string, string>>,
    settings: Record<string, unknown> = {},
  ): Promise<Opened> {
    return this.#show(files, await this.#write(files, settings), {});
  }

  async #write(files: Readonly<Record<string, string>>, settings: Record<string, unknown>): Promise<string> {
    await this.#close();
    const usual = { "editor.hover.delay": 100, "workbench.colorTheme": "Default Dark Modern" };
    writeUserSettings(this.#profile, { ...usual, ...settings });
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tare-e2e-"));
    this.#folders.push(folder);
    for (const [name, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), content);
    }
    return folder;
  }

  async #show(
    files: Readonly<Record<string, string>>,
    folder: string,
    what: { readonly folder?: string; readonly workspace?: string },
  ): Promise<Opened> {
    const [first = ""] = Object.keys(files);
    const url = workbenchUrl(this.#server, { ...what, openFiles: [path.join(folder, first)] });
    this.#workbench = await Workbench.open(this.#browser, url, path.basename(first), this.#scale);
    return { workbench: this.#workbench, read: (name) => fs.readFileSync(path.join(folder, name), "utf8") };
  }

  /** Keeps a picture of the window that is open; nothing where none is. */
  async picture(name: string): Promise<void> {
    fs.mkdirSync(resultsFolder, { recursive: true });
    await this.#workbench?.page.screenshot({ path: path.join(resultsFolder, `${name}.png`) });
  }

  /** The files of VS Code, its settings, logs and memory, that hold a text. */
  filesThatHold(text: string): readonly string[] {
    const { root: folder } = this.#profile;
    return fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => {
      const file = path.join(folder, name);
      return fs.statSync(file).isFile() && fs.readFileSync(file).includes(text);
    });
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    await this.hub.stop();
    removeProfile(this.#profile);
    for (const folder of this.#folders) fs.rmSync(folder, { recursive: true, force: true });
  }

  async #close(): Promise<void> {
    await this.#workbench?.page.context().close();
    this.#workbench = undefined;
  }
}

export interface Opened {
  readonly workbench: Workbench;
  /** The content of a file of the folder as it is on the disk. */
  readonly read: (name: string) => string;
}

/** One session for all tests of a file, and a picture of every test that fails. */
export function useSession(options: SessionOptions = {}): () => Session {
  let session: Session | undefined;
  before(async () => {
    session = await Session.start(options);
  });
  afterEach(async function () {
    if (this.currentTest?.state === "failed") {
      await session?.picture(`failed ${this.currentTest.fullTitle().replaceAll(/[^\w]+/g, " ")}`);
    }
    session?.hub.clearFaults();
  });
  after(() => session?.stop());
  return () => {
    if (session === undefined) throw new Error("The session has not started.");
    return session;
  };
}
