import type { WorldSpec } from "./model.ts";
import { accounts, credentials } from "./world/accounts.ts";
import { bait } from "./world/bait.ts";
import { community } from "./world/community.ts";
import { official } from "./world/official.ts";
import { published } from "./world/published.ts";

/**
 * What exists on the stand-in, in `world/`. A number in place of a date is an age in days. Tags in one text name
 * one image, so they share its digest.
 */
export const world: WorldSpec = {
  accounts,
  repositories: [...official, ...published, ...community, ...bait],
  credentials,
};
