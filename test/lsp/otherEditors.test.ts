import assert from "node:assert/strict";
import { type ClientCapabilities, MarkupContent } from "vscode-languageserver/node";
import { LspSession, plainCapabilities } from "../harness/lspSession.ts";

const hub = { node: ["22", "22-alpine"], nginx: ["1.27"] };
const dockerfile = "file:///elsewhere/app/Dockerfile";

/** What editors say of themselves at the least, and some things that only they say. */
const editors: Readonly<Record<string, ClientCapabilities>> = {
  "says nothing of itself": {},
  "knows the first version of the protocol": plainCapabilities,
  "prefers to count bytes": { general: { positionEncodings: ["utf-8", "utf-16"] } },
  "watches no files, answers no settings and resolves nothing": {
    workspace: { applyEdit: true, workspaceEdit: { documentChanges: false } },
    textDocument: {
      synchronization: { didSave: true },
      hover: { contentFormat: ["plaintext"] },
      completion: { completionItem: { snippetSupport: false } },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
      publishDiagnostics: {},
    },
  },
};

for (const [what, capabilities] of Object.entries(editors)) {
  describe(`an editor that ${what}`, () => {
    let session: LspSession;
    beforeEach(async () => {
      session = await LspSession.start({ hub, capabilities, folders: [] });
    });
    afterEach(() => session.stop());

    it("is told of findings in a file outside of any folder, counted in UTF-16 units", async () => {
      assert.equal(session.initializeResult.capabilities.positionEncoding, "utf-16");
      const compose = "file:///elsewhere/app/compose.yaml";
      const text = 'services: { a: { x-note: "𝒳é", image: nginx:gone } }\n';
      await session.open(compose, text, "yaml");
      await session.open(dockerfile, "FROM node:22-alpin\n");
      await session.settled();
      assert.deepEqual(
        session.diagnostics(dockerfile).map(({ code }) => code),
        ["missing-tag"],
      );
      const [found] = session.diagnostics(compose);
      assert.deepEqual(found?.range.start, { line: 0, character: text.indexOf("gone") });
    });

    it("is asked for nothing that it didn't offer", async () => {
      await session.open(dockerfile, "FROM node:22-alpin\n");
      await session.settled();
      await session.save(dockerfile);
      await session.settled();
      assert.deepEqual(session.requested, []);
      assert.deepEqual(session.statuses, []);
    });

    it("gets cards and completion as plain text, and edits without versions", async () => {
      await session.open(dockerfile, "FROM node:22-alpin\nFROM node:\n");
      await session.settled();
      const hover = await session.hover(dockerfile, { line: 0, character: 7 });
      assert.ok(hover !== null && MarkupContent.is(hover.contents));
      assert.equal(hover.contents.kind, "plaintext");
      assert.doesNotMatch(hover.contents.value, /\*\*|\]\(|\$\(|&nbsp;/);

      const items = await session.completions(dockerfile, { line: 1, character: 10 });
      assert.ok(items.length > 0);
      for (const { insertTextFormat, textEdit, documentation } of items) {
        assert.notEqual(insertTextFormat, 2);
        assert.ok(textEdit === undefined || "range" in textEdit);
        assert.ok(typeof documentation !== "object" || documentation.kind === "plaintext");
      }

      const range = { start: { line: 0, character: 6 }, end: { line: 0, character: 6 } };
      const actions = await session.codeActions(dockerfile, range);
      const takesLiterals = capabilities.textDocument?.codeAction?.codeActionLiteralSupport !== undefined;
      assert.equal(actions.length > 0, takesLiterals);
      for (const { edit, data, command } of actions) {
        assert.equal(data, undefined);
        assert.equal(edit?.documentChanges, undefined);
        assert.ok(edit?.changes !== undefined || command !== undefined);
      }
    });
  });
}
