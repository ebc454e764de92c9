import { setFlagsFromString } from "node:v8";
import { createConnection } from "vscode-languageserver/node";
import { isTemplate, sourceKindOf } from "./core/fileKinds.ts";
import { readerWithin, textOf } from "./disk.ts";
import { editorNetworkOptions } from "./editorNetwork.ts";
import { openEngine } from "./engine.ts";
import { networkOptionsOf } from "./environment.ts";
import { fileNames } from "./fileNames.ts";
import { startServer } from "./lsp/server.ts";
import { loadReader } from "./readers.ts";
import { readShippedBundle, Translator } from "./translations.ts";
import { version } from "./version.ts";
import { disk } from "./workspaceDisk.ts";

// Most of what a check makes is gone right after it. The young generation stays as small as it starts, instead of
// growing to a size that a server would hold for good; checks take no longer for it.
setFlagsFromString("--semi-space-growth-factor=1");

// Reads from the command line how the editor talks to us: --stdio, --node-ipc, --socket=… or --pipe=….
const connection = createConnection();

const translator = new Translator(readShippedBundle);

const engine = openEngine({
  network: { ...networkOptionsOf(process.env), version },
  now: Date.now,
  log: (level, message) => {
    if (level === "error") connection.console.error(message);
    else if (level === "warning") connection.console.warn(message);
    else if (level === "info") connection.console.info(message);
    else connection.console.debug(message);
  },
});

startServer(connection, {
  version,
  host: engine,
  configure: async (settings, registries, signIn) =>
    engine.configure({
      ...(await editorNetworkOptions(process.env, { settings, registries, signIn }, textOf, warn)),
      version,
    }),
  recognition: { kindOf: sourceKindOf, isTemplate },
  names: fileNames,
  loadReader,
  readerWithin,
  disk,
  onFactsChanged: (listener) => engine.onFactsChanged(listener),
  say: translator.say,
  speak: (locale) => translator.speak(locale),
  requests: () => ({ total: engine.requestCount(), requests: engine.requests() }),
});

function warn(line: string): void {
  connection.console.warn(line);
}
