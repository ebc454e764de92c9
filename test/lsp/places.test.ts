import assert from "node:assert/strict";
import { fullCapabilities, LspSession, type SessionOptions } from "../harness/lspSession.ts";

const hub = { nginx: ["1.27"] };
const text = `services:\n  web:\n    image: nginx:\${TAG:?}\n`;
const policy = "rules:\n  missing-tag: info\n";

describe("a document", () => {
  let session: LspSession;
  afterEach(() => session.stop());
  const start = async (options: SessionOptions) => {
    session = await LspSession.start({ hub, ...options });
  };
  const openCompose = async (uri: string) => {
    await session.open(uri, text, "dockercompose");
    await session.settled();
  };
  /** The findings of a document, with their severity: 1 is an error, 3 an information. */
  const shown = (uri: string) =>
    session.diagnostics(uri).map(({ severity, message }) => `${severity} ${String(message).split(".")[0]}`);

  interface Place {
    readonly what: string;
    readonly folder: string;
    readonly uri: string;
    /** Where its `.env` and its policy lie. */
    readonly env: string;
    readonly policy: string;
  }
  const onWindows: readonly Place[] = [
    {
      what: "on a drive, as VS Code writes it",
      folder: "file:///c%3A/my%20app",
      uri: "file:///c%3A/my%20app/sub/compose.yaml",
      env: "C:/my app/sub/.env",
      policy: "C:/my app/.tare.yaml",
    },
    {
      what: "on a drive that another program writes in another case",
      folder: "file:///C:/My%20App",
      uri: "file:///c%3A/my%20app/sub/compose.yaml",
      env: "C:/my app/sub/.env",
      policy: "C:/my app/.tare.yaml",
    },
    {
      what: "in WSL, seen from Windows",
      folder: "file://wsl%24/Ubuntu/home/me",
      uri: "file://wsl%24/Ubuntu/home/me/sub/compose.yaml",
      env: "//wsl$/Ubuntu/home/me/sub/.env",
      policy: "//wsl$/Ubuntu/home/me/.tare.yaml",
    },
    {
      what: "in WSL by its newer name, at the top of a share",
      folder: "file://wsl.localhost/Ubuntu",
      uri: "file://wsl.localhost/Ubuntu/compose.yaml",
      env: "//wsl.localhost/Ubuntu/.env",
      policy: "//wsl.localhost/Ubuntu/.tare.yaml",
    },
    {
      what: "at the top of a drive",
      folder: "file:///d%3A/",
      uri: "file:///d%3A/compose.yaml",
      env: "D:/.env",
      policy: "D:/.tare.yaml",
    },
  ];
  const elsewhere: readonly Place[] = [
    {
      what: "with a name full of signs",
      folder: "file:///50%25%20%23off/na%C3%AFve%3F",
      uri: "file:///50%25%20%23off/na%C3%AFve%3F/a%5Cb/compose.yaml",
      env: "/50% #off/naïve?/a\\b/.env",
      policy: "/50% #off/naïve?/.tare.yaml",
    },
    {
      what: "at the top of the disk",
      folder: "file:///",
      uri: "file:///compose.yaml",
      env: "/.env",
      policy: "/.tare.yaml",
    },
  ];
  for (const [windows, places] of [
    [true, onWindows],
    [false, elsewhere],
  ] as const) {
    for (const place of places) {
      it(`${place.what} goes by the files around it`, async () => {
        const files = new Map([
          [place.env, "TAG=9\n"],
          [place.policy, policy],
        ]);
        await start({ files, windows, folders: [place.folder] });
        await openCompose(place.uri);
        assert.deepEqual(shown(place.uri), ['3 nginx has no tag "9"']);
      });

      it(`${place.what} is checked once, open or not`, async () => {
        const files = new Map([
          [place.env, "TAG=9\n"],
          [place.env.replace(/\.env$/, "compose.yaml"), text],
        ]);
        await start({ files, windows, folders: [place.folder] });
        await openCompose(place.uri);
        await session.editor.sendRequest("tare/checkWorkspace");
        await session.settled();
        const withFindings = session.published.filter(({ diagnostics }) => diagnostics.length > 0);
        assert.deepEqual([...new Set(withFindings.map(({ uri }) => uri))], [place.uri]);
      });
    }
  }

  describe("of a repository that was opened without a clone", () => {
    const folders = ["vscode-vfs://github/acme/app"];
    const compose = "vscode-vfs://github/acme/app/my%20sub/compose.yaml";
    const virtualFiles = new Map([
      ["vscode-vfs://github/acme/app/my%20sub/.env", "TAG=9\n"],
      ["vscode-vfs://github/acme/app/.tare.yaml", policy],
      ["vscode-vfs://github/acme/other/.env", "TAG=of-another-project\n"],
    ]);

    it("goes by the files that the editor hands out", async () => {
      await start({ folders, virtualFiles, initializationOptions: { virtualFiles: true } });
      await openCompose(compose);
      assert.deepEqual(shown(compose), ['3 nginx has no tag "9"']);
    });

    it("goes by them as they stand in the editor", async () => {
      await start({ folders, virtualFiles, initializationOptions: { virtualFiles: true } });
      await openCompose(compose);
      await session.open("vscode-vfs://github/acme/app/my%20sub/.env", "TAG=1.27\n", "dotenv");
      await session.settled();
      assert.deepEqual(shown(compose), []);
    });

    it("draws in nothing of another repository, and nothing of this disk", async () => {
      const files = new Map([["/acme/other/.env", "TAG=of-this-disk\n"]]);
      await start({ folders, virtualFiles, files, initializationOptions: { virtualFiles: true } });
      for (const path of ["../../other/.env", "/acme/other/.env", "file:///acme/other/.env"]) {
        const included = `include:\n  - path: x.yaml\n    env_file: ${path}\n`;
        const uri = `vscode-vfs://github/acme/app/${session.published.length}/compose.yaml`;
        await session.open(uri.replace("compose", "x"), text, "dockercompose");
        await session.open(uri, included + text, "dockercompose");
        await session.settled();
      }
      assert.doesNotMatch(JSON.stringify(session.published), /of-another-project|of-this-disk/);
      assert.deepEqual(
        session.filesAsked.filter((uri) => !uri.startsWith("vscode-vfs://github/acme/app/")),
        [],
      );
    });

    it("is checked by its text alone where the editor hands out nothing", async () => {
      await start({ folders, virtualFiles });
      await openCompose(compose);
      await session.open("vscode-vfs://github/acme/app/Dockerfile", "FROM nginx:8\n");
      await session.settled();
      assert.deepEqual(shown(compose), []);
      assert.deepEqual(shown("vscode-vfs://github/acme/app/Dockerfile"), ['1 nginx has no tag "8"']);
      assert.deepEqual(session.filesAsked, []);
    });

    it("is no place for an address that means more than a path", async () => {
      await start({ folders, virtualFiles, initializationOptions: { virtualFiles: true } });
      const odd = [
        "compose.yaml?ref=main",
        "compose.yaml#L1",
        "..%2F..%2Fother%2Fcompose.yaml",
        "a%5Cb/compose.yaml",
      ];
      for (const name of odd) await openCompose(`vscode-vfs://github/acme/app/my%20sub/${name}`);
      assert.deepEqual(session.filesAsked, []);
    });

    it("is not looked for among files that are not open", async () => {
      await start({ folders, virtualFiles, initializationOptions: { virtualFiles: true } });
      assert.equal(await session.editor.sendRequest("tare/checkWorkspace"), null);
      assert.deepEqual(session.filesAsked, []);
      assert.doesNotMatch(session.logged.join("\n"), /^error/m);
    });
  });

  it("goes by its own folder once its workspace folder is gone", async () => {
    const files = new Map([
      ["/project/sub/.env", "TAG=9\n"],
      ["/project/.tare.yaml", policy],
    ]);
    const capabilities = {
      ...fullCapabilities,
      workspace: { ...fullCapabilities.workspace, workspaceFolders: true },
    };
    await start({ files, capabilities });
    await openCompose("file:///project/sub/compose.yaml");
    assert.deepEqual(shown("file:///project/sub/compose.yaml"), ['3 nginx has no tag "9"']);
    await session.close("file:///project/sub/compose.yaml");
    const gone = { uri: "file:///project", name: "project" };
    await session.editor.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: [], removed: [gone] },
    });
    await openCompose("file:///project/sub/compose.yaml");
    assert.deepEqual(shown("file:///project/sub/compose.yaml"), ['1 nginx has no tag "9"']);
  });

  it("without a file draws in no file", async () => {
    const files = new Map([
      ["/project/.env", "TAG=9\n"],
      ["/project/.tare.yaml", policy],
    ]);
    await start({ files, initializationOptions: { virtualFiles: true } });
    for (const uri of ["untitled:Untitled-1", "untitled:/project/compose.yaml"]) {
      await openCompose(uri);
      assert.deepEqual(shown(uri), [], uri);
    }
    await session.open("untitled:Untitled-2", "FROM nginx:8\n");
    await session.settled();
    assert.deepEqual(shown("untitled:Untitled-2"), ['1 nginx has no tag "8"']);
    assert.deepEqual(session.filesAsked, []);
  });

  it("with a URI that makes no sense is checked all the same", async () => {
    await start({});
    for (const uri of ["file:///%zz/Dockerfile", "file://other-host/Dockerfile", "Dockerfile", "x:%", ""]) {
      await session.open(uri, "FROM nginx:8\n");
      await session.settled();
      assert.deepEqual(shown(uri), ['1 nginx has no tag "8"'], uri);
    }
    assert.doesNotMatch(session.logged.join("\n"), /^error/m);
  });

  it("under two URIs of one file stays what it is when one of them is closed", async () => {
    await start({ windows: true, folders: ["file:///c%3A/app"] });
    const [one, other] = ["file:///c%3A/app/.env", "file:///C:/app/.env"];
    await session.open(one, "TAG=1.27\n", "dotenv");
    await session.open(other, "TAG=9\n", "dotenv");
    await session.close(one);
    await openCompose("file:///c%3A/app/compose.yaml");
    assert.deepEqual(shown("file:///c%3A/app/compose.yaml"), ['1 nginx has no tag "9"']);
  });
});
