// @ts-check
// Does in a Dockerfile what Docker DX does beside Tare: a hover, a hint behind the image, a link, tags, a finding.
const vscode = require("vscode");

exports.activate = () => {
  const { languages } = vscode;
  const dockerfile = { language: "dockerfile" };
  /** @param {import("vscode").TextDocument} document */
  const nameIn = (document) => {
    const from = /^FROM (\S+)/m.exec(document.getText());
    const at = from === null ? 0 : from.index + 5;
    return new vscode.Range(document.positionAt(at), document.positionAt(at + (from?.[1]?.length ?? 0)));
  };
  languages.registerHoverProvider(dockerfile, {
    provideHover: (document) => new vscode.Hover("Of Docker DX: 3 vulnerabilities", nameIn(document)),
  });
  languages.registerInlayHintsProvider(dockerfile, {
    provideInlayHints: (document) => [new vscode.InlayHint(nameIn(document).end, "(last pushed 3 days ago)")],
  });
  languages.registerDocumentLinkProvider(dockerfile, {
    provideDocumentLinks: (document) => [
      new vscode.DocumentLink(nameIn(document), vscode.Uri.parse("https://hub.docker.com/_/of-docker-dx")),
    ],
  });
  languages.registerCompletionItemProvider(
    dockerfile,
    { provideCompletionItems: () => [new vscode.CompletionItem("22-of-docker-dx")] },
    ":",
  );
  const findings = languages.createDiagnosticCollection("docker-dx");
  /** @param {import("vscode").TextDocument} document */
  const check = (document) => {
    if (document.languageId !== "dockerfile") return;
    const finding = new vscode.Diagnostic(nameIn(document), "Of Docker DX: not pinned", 1);
    finding.source = "docker-language-server";
    findings.set(document.uri, [finding]);
  };
  vscode.workspace.textDocuments.forEach(check);
  vscode.workspace.onDidOpenTextDocument(check);
};
