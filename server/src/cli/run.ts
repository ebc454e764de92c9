import { UnreadableError } from "../files.ts";
import { version } from "../version.ts";
import { type Command, parseCommand, UsageError } from "./arguments.ts";
import { helpText } from "./help.ts";
import { withoutCommands } from "./reports/terminal.ts";
import type { World } from "./world.ts";

/** Exit codes that CI jobs rely on. */
export const exitCodes = { fine: 0, found: 1, fault: 2, unchecked: 3 } as const;

/** Runs one command line; answers the exit code. Faults are said on the error stream, never thrown. */
export async function run(words: readonly string[], outside: World): Promise<number> {
  const world = { ...outside, err: (text: string) => outside.err(withoutCommands(text)) };
  try {
    return await dispatch(parseCommand(words), world);
  } catch (error) {
    if (error instanceof UsageError) world.err(`${error.message}\nTry "tare help".\n`);
    else if (error instanceof UnreadableError) world.err(`${error.message}\n`);
    else if (world.signal.aborted) world.err("Stopped.\n");
    else
      world.err(
        `Internal fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    return exitCodes.fault;
  }
}

/** Each command's code, and the parsers and the network with it, is loaded only when it is asked for. */
async function dispatch(command: Command, world: World): Promise<number> {
  switch (command.name) {
    case "help":
      world.out(helpText(command.about));
      return exitCodes.fine;
    case "version":
      world.out(`${version}\n`);
      return exitCodes.fine;
    case "list":
      return (await import("./list.ts")).list(command, world);
    case "check":
      return (await import("./check.ts")).check(command, world);
    case "pin":
      return (await import("./pin.ts")).pin(command, world);
    case "explain":
      return (await import("./explain.ts")).explain(command, world);
  }
}
