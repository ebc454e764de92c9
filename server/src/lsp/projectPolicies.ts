import { posix } from "node:path";
import type { CheckOptions } from "../core/check.ts";
import type { FileProblem } from "../core/policy/readPolicy.ts";
import type { Policy } from "../core/policy.ts";
import type { Say } from "../core/say.ts";
import type { NearbyFiles } from "./nearbyFiles.ts";
import type { OpenDocument } from "./openDocument.ts";

/** Name of the file at the top of a workspace folder that holds its policy. */
export const policyName = ".tare.yaml";

export function isPolicyFile({ place }: OpenDocument): boolean {
  return place.root !== null && posix.basename(place.path) === policyName;
}

export interface PoliciesContext {
  readonly files: NearbyFiles;
  /**
   * Whether the reader trusts the workspace. Where not, its policies may only ask for more. They may name hosts to
   * ask only where the reader said so: undefined is not enough.
   */
  readonly trust: boolean | undefined;
  readonly now: () => number;
  readonly say: Say;
}

/** A folder's policy and the text that it was read from last, which may be a newer one with mistakes. */
interface Known {
  readonly text: string;
  readonly policy: Policy | undefined;
}

/** The policies of the workspace's folders. One with mistakes leaves the last good one in force. */
export class ProjectPolicies {
  readonly #context: PoliciesContext;
  readonly #byRoot = new Map<string, Known>();

  constructor(context: PoliciesContext) {
    this.#context = context;
  }

  /** What the policy of a document's folder decides about it. */
  async of({
    place: { root, path },
  }: Pick<OpenDocument, "place">): Promise<Pick<CheckOptions, "policy" | "path">> {
    const policy = root === null ? undefined : await this.#in(root);
    if (root === null || policy === undefined) return {};
    return { policy, path: posix.relative(root, path) };
  }

  /** The text of the policy of a document's folder; undefined where it has none. */
  async textFor({ place: { root } }: OpenDocument): Promise<string | undefined> {
    return root === null ? undefined : this.#context.files.within(root)(posix.join(root, policyName));
  }

  /** The hosts of registries that the policies of some folders name. */
  async registriesIn(roots: readonly string[]): Promise<readonly string[]> {
    if (this.#context.trust !== true) return [];
    const policies = await Promise.all(roots.map((root) => this.#in(root)));
    return [...new Set(policies.flatMap((policy) => policy?.registries ?? []))].sort();
  }

  /** What is wrong with a text that is to be a policy. */
  async problemsOf(text: string): Promise<readonly FileProblem[]> {
    return (await this.#read(text)).problems;
  }

  async #in(root: string): Promise<Policy | undefined> {
    const text = await this.#context.files.within(root)(posix.join(root, policyName));
    if (text === undefined) {
      this.#byRoot.delete(root);
      return undefined;
    }
    const known = this.#byRoot.get(root);
    if (known?.text === text) return known.policy;
    const { policy: read } = await this.#read(text);
    const policy = read ?? known?.policy;
    this.#byRoot.set(root, { text, policy });
    return policy;
  }

  /** The parser is big, and most folders have no policy. */
  async #read(text: string) {
    const { readPolicy } = await import("../core/policy/readPolicy.ts");
    const { withoutFavours } = await import("../core/policy.ts");
    const { now, say, trust } = this.#context;
    const { policy, problems } = readPolicy(text, now(), say);
    return { policy: policy === null || trust !== false ? policy : withoutFavours(policy), problems };
  }
}
