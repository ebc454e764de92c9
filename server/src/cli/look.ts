import type { Say } from "../core/say.ts";
import type { TextLook } from "./reports/textLook.ts";
import type { World } from "./world.ts";

/** How text looks in this world: colours only on a terminal, and none where NO_COLOR is set. */
export function lookOf(world: World, say: Say): TextLook {
  const noColour = world.env.NO_COLOR !== undefined && world.env.NO_COLOR !== "";
  return {
    colour: world.outIsTerminal && !noColour && world.env.TERM !== "dumb",
    columns: world.columns,
    say,
    clock: (time) => new Date(time).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" }),
  };
}
