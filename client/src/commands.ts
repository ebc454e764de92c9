import { type Disposable, commands as vscodeCommands } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { commands } from "./commandNames.ts";
import { openExample } from "./exampleDocument.ts";
import { ExplanationDocument } from "./explanationDocument.ts";
import { openPolicy } from "./policyDocument.ts";
import { RequestsDocument } from "./requestsDocument.ts";

/** Registers the commands that the manifest names. */
export function registerCommands(client: LanguageClient): Disposable[] {
  const requests = new RequestsDocument(client);
  const explanation = new ExplanationDocument(client);
  const register = (name: string, run: () => unknown) => vscodeCommands.registerCommand(name, run);
  return [
    requests,
    explanation,
    register(commands.explainImage, () => explanation.ask()),
    register(commands.openExample, openExample),
    register(commands.openPolicy, openPolicy),
    register(commands.showRequests, () => requests.show()),
    register(commands.showOutput, () => client.outputChannel.show(true)),
    register(commands.restartServer, () => client.restart()),
  ];
}
