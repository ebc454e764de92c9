import { dirname, isAbsolute, relative, resolve } from "node:path";
import type { CheckOptions } from "../core/check.ts";
import { nearestPolicy } from "../core/policy/nearestPolicy.ts";
import { readPolicy } from "../core/policy/readPolicy.ts";
import type { Policy } from "../core/policy.ts";
import type { Say } from "../core/say.ts";
import { LineIndex } from "../core/span.ts";
import { atOnce, isWithin, readerWithin, textNow } from "../disk.ts";
import { fileNames } from "../fileNames.ts";
import { rootOf, UnreadableError } from "../files.ts";
import type { ReadFile } from "../readers.ts";
import { visible } from "./reports/terminal.ts";

/** A policy can't be followed: said to the user, ends the command with 2. */
export class PolicyError extends UnreadableError {}

/** What a policy decides about a file that it covers. */
export type PolicyOptions = Pick<CheckOptions, "severities" | "policy" | "path">;

/** A policy that was read, with the folder that its paths count from. */
interface FoundPolicy {
  readonly folder: string;
  readonly policy: Policy;
}

export interface PoliciesOptions {
  /** The policy file that was named; undefined looks for one beside and above each file, null follows none. */
  readonly named: string | null | undefined;
  readonly cwd: string;
  readonly now: () => number;
  readonly say: Say;
}

/** The policies of one run, each read once. */
export class Policies {
  readonly #options: PoliciesOptions;
  readonly #byFile = new Map<string, Promise<FoundPolicy | undefined>>();
  #named: Promise<FoundPolicy> | undefined;

  constructor(options: PoliciesOptions) {
    this.#options = options;
  }

  /**
   * What is in force for a file, by its absolute path.
   *
   * @throws PolicyError
   */
  async of(absolute: string): Promise<PolicyOptions> {
    const { named } = this.#options;
    if (named === null) return { severities: new Map() };
    const found = named === undefined ? await this.#nearest(absolute) : await this.named();
    if (found === undefined) return { severities: new Map() };
    const way = fileNames.slashed(relative(found.folder, absolute));
    const path = way.startsWith("../") || isAbsolute(way) ? null : way;
    return { severities: new Map(), policy: found.policy, path };
  }

  /**
   * The policy that was named on the command line; undefined where none was. It alone may name hosts to ask: one
   * that lay in the folder may be a stranger's.
   *
   * @throws PolicyError
   */
  async named(): Promise<FoundPolicy | undefined> {
    const { named, cwd } = this.#options;
    if (named === undefined || named === null) return undefined;
    this.#named ??= this.#read(resolve(cwd, named), async (path) => textNow(path)).then((found) => {
      if (found === undefined) throw new PolicyError(`The policy "${named}" can't be read.`);
      return found;
    });
    return this.#named;
  }

  async #nearest(absolute: string): Promise<FoundPolicy | undefined> {
    const top = topOf(absolute, this.#options.cwd);
    return nearestPolicy(withSlashes(absolute), withSlashes(top), (file) => {
      // What is said of its mistakes quotes it, so a link must not lead to a file elsewhere on this machine.
      const found = this.#byFile.get(file) ?? this.#read(resolve(file), readerWithin(top, atOnce));
      this.#byFile.set(file, found);
      return found;
    });
  }

  async #read(file: string, readFile: ReadFile): Promise<FoundPolicy | undefined> {
    const text = await readFile(file);
    if (text === undefined) return undefined;
    const { now, say, cwd } = this.#options;
    const { policy, problems } = readPolicy(text, now(), say);
    if (policy !== null) return { folder: dirname(file), policy };
    const lines = new LineIndex(text);
    const name = isWithin(cwd, file) ? fileNames.slashed(relative(cwd, file)) : file;
    const faults = problems
      .filter(({ severity }) => severity === "error")
      .map(({ span, message }) => {
        const { line, character } = lines.placeOf(span.start);
        return visible(`${name}:${line + 1}:${character + 1}  ${message.replaceAll("`", "")}`);
      });
    throw new PolicyError(["The policy has mistakes, so nothing was checked:", ...faults].join("\n"));
  }
}

/** The highest folder in which a file's policy may lie: that of its repository, or the working folder above it. */
function topOf(absolute: string, cwd: string): string {
  const root = rootOf(absolute);
  return isWithin(cwd, root) ? cwd : root;
}

function withSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}
