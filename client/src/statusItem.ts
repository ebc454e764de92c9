import {
  type Disposable,
  l10n,
  languages,
  StatusBarAlignment,
  type StatusBarItem,
  window,
  workspace,
} from "vscode";
import type { StatusParams } from "../../server/src/lsp/protocol.ts";
import { commands } from "./commandNames.ts";
import { containerFiles } from "./containerFiles.ts";

/** Answers that come sooner show no spinner: a flicker tells nobody anything. */
const spinnerDelayMs = 400;

/** Shows beside a container file whether its images are being looked up, and whether registries answer. */
export class StatusItem implements Disposable {
  readonly #item: StatusBarItem;
  readonly #listening: readonly Disposable[];
  #status: StatusParams = { asking: 0, trouble: null, retryAt: null, unchecked: 0 };
  #spinner: NodeJS.Timeout | undefined;
  #spins = false;
  /** The Docker ID whose token is used; null for none. */
  #account: string | null = null;

  constructor() {
    this.#item = window.createStatusBarItem("tare.status", StatusBarAlignment.Right, 50);
    this.#item.name = "Tare";
    this.#item.command = commands.showRequests;
    this.#listening = [
      window.onDidChangeActiveTextEditor(() => this.#show()),
      // A document is opened anew where its language changes: one that never had a name becomes a Dockerfile so.
      workspace.onDidOpenTextDocument(() => this.#show()),
    ];
    this.#draw();
    this.#show();
  }

  update(status: StatusParams): void {
    this.#status = status;
    if (status.asking === 0) {
      clearTimeout(this.#spinner);
      this.#spinner = undefined;
      this.#spins = false;
    } else if (this.#spinner === undefined) {
      this.#spinner = setTimeout(() => {
        this.#spins = true;
        this.#draw();
      }, spinnerDelayMs);
    }
    this.#draw();
  }

  signedInAs(name: string | null): void {
    this.#account = name;
    this.#draw();
  }

  dispose(): void {
    clearTimeout(this.#spinner);
    for (const listening of this.#listening) listening.dispose();
    this.#item.dispose();
  }

  #draw(): void {
    const { icon, text, tooltip } = describe(this.#status, this.#spins);
    this.#item.text = `$(${icon}) ${text}`;
    const account = this.#account === null ? "" : `\n${l10n.t("Signed in as {0}.", this.#account)}`;
    this.#item.tooltip = tooltip + account;
    this.#item.accessibilityInformation = { label: `${text}. ${tooltip}${account}` };
  }

  #show(): void {
    const document = window.activeTextEditor?.document;
    if (document !== undefined && languages.match(containerFiles, document) > 0) this.#item.show();
    else this.#item.hide();
  }
}

interface Look {
  readonly icon: string;
  readonly text: string;
  readonly tooltip: string;
}

function describe({ trouble, retryAt, asking, unchecked }: StatusParams, spins: boolean): Look {
  if (trouble === "rate-limited") {
    return {
      icon: "clock",
      text: retryAt === null ? l10n.t("Tare: limited") : l10n.t("Tare: limited until {0}", clock(retryAt)),
      tooltip: l10n.t("The registry asked to slow down. Images not checked so far: {0}.", unchecked),
    };
  }
  if (trouble === "offline") {
    return {
      icon: "debug-disconnect",
      text: l10n.t("Tare: offline"),
      tooltip: l10n.t("The registry does not answer. Images not checked so far: {0}.", unchecked),
    };
  }
  if (spins) {
    return { icon: "sync~spin", text: "Tare", tooltip: l10n.t("Looking up images: {0}.", asking) };
  }
  return {
    icon: "check",
    text: "Tare",
    tooltip: l10n.t("Nothing left to look up. Click to see the requests."),
  };
}

function clock(time: number): string {
  return new Date(time).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
