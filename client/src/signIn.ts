import {
  type Disposable,
  type ExtensionContext,
  LogLevel,
  l10n,
  type SecretStorage,
  commands as vscodeCommands,
  window,
  workspace,
} from "vscode";
import { type LanguageClient, State, Trace } from "vscode-languageclient/node";
import { readSignIn, type SignIn, type SignInParams, signInMethod } from "../../server/src/lsp/protocol.ts";
import { commands } from "./commandNames.ts";

/** Where VS Code keeps it, in the system's keychain. */
const secretKey = "tare.dockerHub";

/**
 * A name and an access token for Docker Hub, for those who gave one. It lies in VS Code's secret storage, and is
 * handed to the server in a message of its own: it stands in no setting, environment or log.
 */
export class HubSignIn implements Disposable {
  readonly #client: LanguageClient;
  readonly #secrets: SecretStorage;
  readonly #onName: (name: string | null) => void;
  readonly #registrations: readonly Disposable[];
  #handingOver: Promise<void> = Promise.resolve();

  /** `onName` is told who is signed in; null for nobody. */
  constructor(client: LanguageClient, { secrets }: ExtensionContext, onName: (name: string | null) => void) {
    this.#client = client;
    this.#secrets = secrets;
    this.#onName = onName;
    const register = (name: string, run: () => unknown) => vscodeCommands.registerCommand(name, run);
    this.#registrations = [
      register(commands.signIn, () => this.#signIn()),
      register(commands.signOut, () => this.#secrets.delete(secretKey)),
      // Another window may sign in or out too.
      secrets.onDidChange(({ key }) => {
        if (key === secretKey) this.#handOver();
      }),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#handOver();
      }),
    ];
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
  }

  async #signIn(): Promise<void> {
    const username = await window.showInputBox({
      title: l10n.t("Sign in to Docker Hub"),
      prompt: l10n.t("Your Docker ID"),
      ignoreFocusOut: true,
      validateInput: (text) =>
        readSignIn({ username: text.trim(), token: "-" }) === null
          ? l10n.t("That is no Docker ID.")
          : undefined,
    });
    if (username === undefined) return;
    const token = await window.showInputBox({
      title: l10n.t("Sign in to Docker Hub"),
      prompt: l10n.t("An access token that may read, made in the settings of your account on Docker Hub"),
      password: true,
      ignoreFocusOut: true,
      validateInput: (text) =>
        readSignIn({ username: "-", token: text.trim() }) === null
          ? l10n.t("That is no access token.")
          : undefined,
    });
    if (token === undefined) return;
    const signIn: SignIn = { username: username.trim(), token: token.trim() };
    await this.#secrets.store(secretKey, JSON.stringify(signIn));
  }

  /** One after the other, so that what was stored last is what the server has. */
  #handOver(): void {
    this.#handingOver = this.#handingOver
      .then(() => this.#handOverNow())
      .catch(() => {
        // The server is stopping; it is handed over when it runs again.
      });
  }

  async #handOverNow(): Promise<void> {
    const signIn = readStored(await this.#secrets.get(secretKey));
    await vscodeCommands.executeCommand("setContext", "tare.signedIn", signIn !== null);
    this.#onName(signIn?.username ?? null);
    if (this.#client.state !== State.Running) return;
    const params: SignInParams = { signIn };
    // A trace writes what messages hold, so none is kept of this one.
    await this.#client.setTrace(Trace.Off);
    try {
      await this.#client.sendRequest(signInMethod, params);
    } finally {
      await this.#client.setTrace(wantedTrace(this.#client));
    }
  }
}

function readStored(text: string | undefined): SignIn | null {
  if (text === undefined) return null;
  try {
    return readSignIn(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What the reader has set for the trace, as the client itself reads it. */
function wantedTrace({ traceOutputChannel }: LanguageClient): Trace {
  if (traceOutputChannel.logLevel !== LogLevel.Trace) return Trace.Off;
  const set = Trace.fromString(workspace.getConfiguration("tare").get("trace.server", "messages"));
  return set === Trace.Off ? Trace.Messages : set;
}
