import type { CheckOptions } from "../core/check.ts";
import { folderOf, pathFrom } from "../core/paths.ts";
import { isPolicyPath, nearestPolicy, policyFileName } from "../core/policy/nearestPolicy.ts";
import type { FileProblem } from "../core/policy/readPolicy.ts";
import type { Policy } from "../core/policy.ts";
import type { Say } from "../core/say.ts";
import { type FileNames, wayFrom } from "../fileNames.ts";
import type { NearbyFiles } from "./nearbyFiles.ts";
import type { OpenDocument } from "./openDocument.ts";

export function isPolicyFile({ place }: OpenDocument): boolean {
  return place.root !== null && isPolicyPath(place.path);
}

export interface PoliciesContext {
  readonly files: NearbyFiles;
  readonly names: FileNames;
  /**
   * Whether the reader trusts the workspace. Where not, its policies may only ask for more. They may name hosts to
   * ask only where the reader said so: undefined is not enough.
   */
  readonly trust: boolean | undefined;
  readonly now: () => number;
  readonly say: Say;
  /** Absolute paths of the workspace's folders. */
  readonly roots: () => readonly string[];
  /** Called when another text of a policy was read than before, by its absolute path; or none any more. */
  readonly onRead: (path: string, root: string) => void;
  /** Called when policies name other hosts to ask than were handed out. Awaited before anybody is asked. */
  readonly onRegistries: () => Promise<void>;
}

/** A policy's file and the text that it was read from last, which may be a newer one with mistakes. */
interface Known {
  readonly root: string;
  readonly text: string;
  /** The last good one; undefined where there was none yet. */
  readonly policy: Policy | undefined;
}

/** A policy that is in force somewhere. */
interface InForce {
  readonly path: string;
  readonly text: string;
  readonly policy: Policy;
}

/** Where a name for a policy's list is written to. */
export interface PolicyText {
  readonly path: string;
  /** Undefined where it has yet to be made. */
  readonly text: string | undefined;
}

/**
 * The policies of the workspace's folders: for each file the nearest one beside or above it, as the command has it,
 * never above its workspace folder. One with mistakes leaves the last good one in force, and where there was none,
 * the one above it.
 */
export class ProjectPolicies {
  readonly #context: PoliciesContext;
  readonly #byPath = new Map<string, Known>();
  #registries = new Set<string>();

  constructor(context: PoliciesContext) {
    this.#context = context;
  }

  /** What the policy that is in force for a document decides about it. */
  async of({ place }: Pick<OpenDocument, "place">): Promise<Pick<CheckOptions, "policy" | "path">> {
    const found = await this.#inForce(place);
    if (found === undefined) return {};
    const { path, policy } = found;
    if (this.#namesMore(policy, place.root)) await this.#context.onRegistries();
    return { policy, path: wayFrom(this.#context.names, folderOf(path), place.path) ?? null };
  }

  /** The policy that is in force for a document; where there is none, the one to be made at the top of its folder. */
  async textFor({ place }: OpenDocument): Promise<PolicyText | undefined> {
    if (place.root === null) return undefined;
    const found = await this.#inForce(place);
    if (found !== undefined) return found;
    const path = pathFrom(place.root, policyFileName);
    return { path, text: await this.#context.files.within(place.root)(path) };
  }

  /** The hosts of registries that the policies at the top of the workspace's folders name, and those seen below. */
  async registries(): Promise<readonly string[]> {
    if (this.#context.trust !== true) return [];
    const roots = this.#context.roots();
    const places = new Map(roots.map((root) => [pathFrom(root, policyFileName), root]));
    for (const [path, { root }] of this.#byPath) if (roots.includes(root)) places.set(path, root);
    const policies = await Promise.all([...places].map(([path, root]) => this.#read(path, root)));
    this.#registries = new Set(policies.flatMap((found) => found?.policy.registries ?? []));
    return [...this.#registries].sort();
  }

  /** What is wrong with a text that is to be a policy. */
  async problemsOf(text: string): Promise<readonly FileProblem[]> {
    return (await this.#parse(text)).problems;
  }

  /** Whether a policy of the workspace names hosts that may be asked, and that nobody was told of. */
  #namesMore({ registries }: Policy, root: string | null): boolean {
    const { trust, roots } = this.#context;
    if (trust !== true || root === null || !roots().includes(root)) return false;
    return registries.some((host) => !this.#registries.has(host));
  }

  async #inForce({ root, path }: OpenDocument["place"]): Promise<InForce | undefined> {
    return root === null ? undefined : nearestPolicy(path, root, (policy) => this.#read(policy, root));
  }

  async #read(path: string, root: string): Promise<InForce | undefined> {
    const text = await this.#context.files.within(root)(path);
    const known = this.#byPath.get(path);
    if (text === undefined) {
      if (this.#byPath.delete(path)) this.#context.onRead(path, root);
      return undefined;
    }
    if (known?.text === text) return inForce(path, known);
    const { policy } = await this.#parse(text);
    const now: Known = { root, text, policy: policy ?? known?.policy };
    this.#byPath.set(path, now);
    this.#context.onRead(path, root);
    return inForce(path, now);
  }

  /** The parser is big, and most folders have no policy. */
  async #parse(text: string) {
    const { readPolicy } = await import("../core/policy/readPolicy.ts");
    const { withoutFavours } = await import("../core/policy.ts");
    const { now, say, trust } = this.#context;
    const { policy, problems } = readPolicy(text, now(), say);
    return { policy: policy === null || trust !== false ? policy : withoutFavours(policy), problems };
  }
}

function inForce(path: string, { text, policy }: Known): InForce | undefined {
  return policy === undefined ? undefined : { path, text, policy };
}
