import { type ExtensionContext, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { type StatusParams, statusMethod } from "../../server/src/lsp/protocol.ts";
import { registerCommands } from "./commands.ts";
import { createLanguageClient } from "./languageClient.ts";
import { HubSignIn } from "./signIn.ts";
import { StatusItem } from "./statusItem.ts";
import { answerFileTexts } from "./virtualFiles.ts";
import { WorkspaceImages } from "./workspaceImages.ts";

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  client = createLanguageClient(context);
  const statusItem = new StatusItem();
  const images = new WorkspaceImages(client);
  context.subscriptions.push(
    statusItem,
    images,
    new HubSignIn(client, context, (name) => statusItem.signedInAs(name)),
    client.onNotification(statusMethod, (status: StatusParams) => statusItem.update(status)),
    answerFileTexts(client),
    ...registerCommands(client),
  );
  await client.start();
  context.subscriptions.push(workspace.onDidGrantWorkspaceTrust(() => client?.restart()));
  await images.started();
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}
