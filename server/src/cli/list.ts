import { english } from "../core/say.ts";
import { version } from "../version.ts";
import type { Command } from "./arguments.ts";
import { lookOf } from "./look.ts";
import { readFiles } from "./read.ts";
import { cyclonedx } from "./reports/cyclonedx.ts";
import { listJson } from "./reports/json.ts";
import { listText } from "./reports/listText.ts";
import type { World } from "./world.ts";

/** `tare list`: every image reference, resolved; no network. */
export async function list(command: Extract<Command, { name: "list" }>, world: World): Promise<number> {
  const files = await readFiles(command, world.cwd);
  switch (command.format) {
    case "json":
      world.out(listJson(files));
      break;
    case "cyclonedx":
      world.out(cyclonedx(files, version));
      break;
    case "text":
      world.out(await listText(files, lookOf(world, english)));
      break;
  }
  return 0;
}
