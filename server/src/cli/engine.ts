import { english } from "../core/say.ts";
import { type Engine, openEngine } from "../engine.ts";
import { networkOptionsOf } from "../environment.ts";
import type { NetworkState } from "../registries/index.ts";
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
      patienceMs: lookups.patienceMs,
    },
    now: world.now,
    log: (_level, message) => world.err(`${message}\n`),
    onState: sayingWaits(lookups, world),
  });
  return { ...engine, policyFor: (absolute) => policies.of(absolute) };
}

/** Says once for each pause that it is waited for, so that nobody wonders why nothing happens. */
function sayingWaits({ patienceMs }: Lookups, world: World): (state: NetworkState) => void {
  let saidUntil = 0;
  return (state) => {
    // Answers that come at once tell the end of a pause a moment apart.
    if (state.kind !== "limited" || state.until < saidUntil + 5000) return;
    if (state.until - world.now() > patienceMs) return;
    saidUntil = state.until;
    const until = new Date(state.until).toLocaleTimeString("en-GB");
    world.err(`The registry asked to slow down: waiting until ${until}. With --patience 0s nobody waits.\n`);
  };
}
