import type { Connection } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { FileNames } from "../fileNames.ts";
import type { Host } from "../host.ts";
import type { Documents } from "./documents.ts";
import { inBackground } from "./guarded.ts";
import type { NearbyFiles } from "./nearbyFiles.ts";
import type { ProjectPolicies } from "./projectPolicies.ts";
import { toPolicyDiagnostic } from "./toLsp.ts";

export interface PolicyDiagnosticsContext {
  readonly connection: Connection;
  readonly host: Host;
  readonly documents: Documents;
  readonly names: FileNames;
  readonly files: NearbyFiles;
  readonly policies: ProjectPolicies;
}

/** Says what is wrong with policies: those that are open, and those on disk that are in force or would be. */
export class PolicyDiagnostics {
  readonly #context: PolicyDiagnosticsContext;
  /** What was published last, as text, by the policy's path. */
  readonly #published = new Map<string, string>();

  constructor(context: PolicyDiagnosticsContext) {
    this.#context = context;
  }

  /** A policy was opened: what is said of it is said once more, if only that nothing is wrong. */
  opened(path: string, root: string | null): void {
    this.#published.delete(path);
    this.check(path, root);
  }

  /** A policy changed on disk. It matters here only where something was said of it. */
  changedOnDisk(path: string, root: string | null): void {
    if (this.#published.has(path)) this.check(path, root);
  }

  /** Publishes what is wrong with the newest text of a policy, nothing where there is none any more. */
  check(path: string, root: string | null): void {
    const { connection, host, documents, names, files, policies } = this.#context;
    inBackground(host, `check of ${path}`, async () => {
      const open = documents.at(path);
      const version = open?.text.version;
      const text = open?.text.getText() ?? (await files.within(root)(path));
      const problems = text === undefined ? [] : await policies.problemsOf(text);
      // Who changed it meanwhile has asked for a check of its own.
      if (documents.at(path) !== open || open?.text.version !== version) return;
      const uri = open?.uri ?? names.uriOf(path);
      const document = open?.text ?? TextDocument.create(uri, "yaml", 0, text ?? "");
      const diagnostics = problems.map((problem) => toPolicyDiagnostic(document, problem));
      const now = JSON.stringify(diagnostics);
      if (now === (this.#published.get(path) ?? (open === undefined ? "[]" : undefined))) return;
      if (now === "[]" && open === undefined) this.#published.delete(path);
      else this.#published.set(path, now);
      await connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
    });
  }
}
