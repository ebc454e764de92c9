import type { CheckOptions } from "../../core/check.ts";
import { matchesGlob } from "../../core/globs.ts";
import { withOwnLists } from "../../core/policy.ts";
import type { Settings } from "../../core/settings.ts";
import { wayFrom } from "../../fileNames.ts";
import type { ReadFile as ReadAround } from "../../readers.ts";
import type { ServerContext } from "../serverContext.ts";
import { type Disk, type FoundFile, type ReadFile, readFound } from "./workspaceFiles.ts";

export interface WorkspaceReaderContext
  extends Pick<ServerContext, "host" | "say" | "policies" | "names" | "readings" | "client"> {
  readonly disk: Disk;
  /** The workspace's folders on this machine. */
  readonly roots: () => readonly string[];
  readonly settingsIn: (root: string) => Promise<Settings>;
}

/** Finds and reads the container files of the workspace on disk. */
export class WorkspaceReader {
  readonly #context: WorkspaceReaderContext;

  constructor(context: WorkspaceReaderContext) {
    this.#context = context;
  }

  /** All of them, one by one, until `signal` aborts; open ones too. */
  async *find(signal: AbortSignal): AsyncGenerator<FoundFile> {
    const { roots, disk } = this.#context;
    for (const root of roots()) {
      for await (const file of disk.find(root)) {
        if (signal.aborted) return;
        if (!(await this.isLeftOut(file))) yield file;
      }
    }
  }

  /** What a path of the workspace is by its name; undefined for no container file. */
  recognise(path: string): FoundFile | undefined {
    const { names, roots, disk } = this.#context;
    const root = roots().find((folder) => wayFrom(names, folder, path) !== undefined);
    return root === undefined ? undefined : disk.recognise(path, root);
  }

  /** Whether a setting leaves it out, or it belongs to packages that others wrote. */
  async isLeftOut({ path, root }: Pick<FoundFile, "path" | "root">): Promise<boolean> {
    const name = wayFrom(this.#context.names, root, path) ?? path;
    const { exclude } = await this.#context.settingsIn(root);
    return (
      /(?:^|\/)(?:node_modules|\.git)\//.test(name) || exclude.some((pattern) => matchesGlob(pattern, name))
    );
  }

  /** Reads one, and with `around` the files that it draws in; undefined where it is gone, or names nothing. */
  async read(file: FoundFile, around?: ReadAround): Promise<ReadFile | undefined> {
    const { disk, readings, client } = this.#context;
    return readFound(disk, file, {
      reader: await readings.reader(file.kind),
      readFile: around ?? ((other) => disk.read(file.root, other)),
      settings: await this.settingsOf(file),
      isTrusted: client.trusted !== false,
    });
  }

  settingsOf({ root }: Pick<FoundFile, "root">): Promise<Settings> {
    return this.#context.settingsIn(root);
  }

  /** What the rules are run with over one. */
  async optionsFor({ file, reading: { ignores } }: ReadFile): Promise<CheckOptions> {
    const { host, say, policies } = this.#context;
    const knowledge = await host.knowledge();
    const settings = await this.settingsOf(file);
    const policy = withOwnLists(await policies.of({ place: file }), settings);
    return { now: host.now(), say, knowledge, severities: settings.severities, ignores, ...policy };
  }
}
