import type { CheckOptions } from "../core/check.ts";
import { type Engine, openEngine } from "../engine.ts";
import { networkOptionsOf } from "../environment.ts";
import { version } from "../version.ts";
import type { Lookups } from "./arguments.ts";
import type { World } from "./world.ts";

/** What a policy decides about the files it covers. */
export type PolicyOptions = Pick<CheckOptions, "severities">;

/** The host of one run of the command. */
export interface CliEngine extends Engine {
  /** The policy in force for a file, by its absolute path. */
  policyFor(absolute: string): Promise<PolicyOptions>;
}

/** Builds the host from the command line and the environment. Nothing is asked before the first question. */
export function openCliEngine(lookups: Lookups, world: World): CliEngine {
  const environment = networkOptionsOf(world.env);
  const engine = openEngine({
    network: {
      ...environment,
      version,
      lookups: !lookups.offline,
      cacheDir: lookups.memory ? (environment.cacheDir ?? null) : null,
      credentials: lookups.dockerConfig ? "docker" : "none",
    },
    now: world.now,
    log: (_level, message) => world.err(`${message}\n`),
  });
  return { ...engine, policyFor: async () => ({ severities: new Map() }) };
}
