import { english } from "../core/say.ts";
import { type Engine, openEngine } from "../engine.ts";
import { networkOptionsOf } from "../environment.ts";
import { version } from "../version.ts";
import type { Lookups } from "./arguments.ts";
import { Policies, type PolicyOptions } from "./policies.ts";
import type { World } from "./world.ts";

/** The host of one run of the command. */
export interface CliEngine extends Engine {
  /**
   * The policy in force for a file, by its absolute path.
   *
   * @throws PolicyError
   */
  policyFor(absolute: string): Promise<PolicyOptions>;
}

/**
 * Builds the host from the command line and the environment. Nothing is asked before the first question.
 *
 * @throws PolicyError where a policy was named and can't be followed.
 */
export async function openCliEngine(lookups: Lookups, world: World): Promise<CliEngine> {
  const environment = networkOptionsOf(world.env);
  const policies = new Policies({ named: lookups.policy, cwd: world.cwd, now: world.now, say: english });
  const named = await policies.named();
  const engine = openEngine({
    network: {
      ...environment,
      version,
      lookups: !lookups.offline,
      registries: (named?.policy.registries ?? []).map((domain) => ({ domain })),
      cacheDir: lookups.memory ? (environment.cacheDir ?? null) : null,
      answersStale: false,
      credentials: lookups.dockerConfig ? "docker" : "none",
    },
    now: world.now,
    log: (_level, message) => world.err(`${message}\n`),
  });
  return { ...engine, policyFor: (absolute) => policies.of(absolute) };
}
