import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { rulePage } from "../server/src/core/rulePages.ts";
import { rules } from "../server/src/core/rules/index.ts";

const root = path.join(import.meta.dirname, "..");
const pages = path.join(root, "docs", "rules");
const headings = ["What it says", "Why it matters", "Bad", "Good", "How to silence it"];

/** The lines of a Markdown text that are headings, without those in code. */
function headingsOf(markdown: string): string[] {
  const prose = markdown.replace(/^```[\s\S]*?^```$/gm, "");
  return [...prose.matchAll(/^(#+) (.*)$/gm)].map((match) => `${match[1]} ${match[2]}`);
}

describe("the pages of the rules", () => {
  for (const rule of rules) {
    describe(rule.id, () => {
      const file = path.join(pages, `${rule.id}.md`);
      const page = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";

      it("has the headings that every page has, in their order", () =>
        assert.deepEqual(headingsOf(page), [`# ${rule.id}`, ...headings.map((heading) => `## ${heading}`)]));

      it("names the default severity and the summary that the code has", () => {
        const [, severity, summary] = /^Default: \*\*(\w+).*?\*\*\. (.*)$/m.exec(page) ?? [];
        assert.equal(severity, rule.severity);
        assert.equal(summary, rule.summary);
      });

      it("says how to silence this very rule", () => {
        const silence = page.slice(page.indexOf("## How to silence it"));
        assert.ok(silence.includes(`${rule.id}: off`), "in the policy");
        assert.ok(silence.includes(`# tare-ignore ${rule.id}: `), "in a comment");
      });

      it("is where the diagnostic's code leads", () =>
        assert.ok(rulePage(rule.id).endsWith(`/docs/rules/${rule.id}.md`)));

      it("has a file and a test of its name", () => {
        const name = rule.id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
        assert.ok(fs.existsSync(path.join(root, "server/src/core/rules", `${name}.ts`)), `${name}.ts`);
        assert.ok(fs.existsSync(path.join(root, "test/rules", `${name}.test.ts`)), `${name}.test.ts`);
      });
    });
  }

  it("are of rules that exist", () =>
    assert.deepEqual(
      fs.readdirSync(pages).filter((name) => !rules.some(({ id }) => name === `${id}.md`)),
      [],
    ));

  it("link to one another without a miss", () => {
    for (const name of fs.readdirSync(pages)) {
      const page = fs.readFileSync(path.join(pages, name), "utf8");
      for (const [, target = ""] of page.matchAll(/\]\(([^):#]+\.md)\)/g)) {
        // A page for each id may be linked before the rule's own page is written.
        if (rules.some(({ id }) => target === `${id}.md`)) {
          assert.ok(fs.existsSync(path.join(pages, target)), `${name} links to ${target}`);
        }
      }
    }
  });
});

describe("the readme", () => {
  const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");
  /** The first two columns of its tables, without links: a name in code, and a word. */
  const rows = [...readme.matchAll(/^\| \[?`([\w.-]+)`\]?(?:\([^)]*\))?[^|]* \| *`?([^|`]*?)`? *\|/gm)];
  const { configuration } = manifest().contributes;
  const settings = new Map(configuration.flatMap(({ properties }) => Object.entries(properties)));

  it("lists every rule that can be set", () => {
    const listed = rows.map(([, id = ""]) => id).filter((id) => !id.startsWith("tare."));
    assert.deepEqual(listed.sort(), Object.keys(settings.get("tare.rules")?.properties ?? {}).sort());
  });

  for (const { id, severity } of rules) {
    it(`gives ${id} the severity that the code has`, () => {
      const [, , said = ""] = rows.find(([, name]) => name === id) ?? [];
      assert.equal(/^\w+/.exec(said)?.[0], severity);
    });
  }

  it("lists every setting", () => {
    const listed = [...readme.matchAll(/`(tare(?:\.\w+)+)`/g)].map(([, name = ""]) => name);
    assert.deepEqual([...new Set(listed)].sort(), [...settings.keys()].sort());
  });

  it("leads to files that are there", () => {
    const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = ""]) => target);
    assert.deepEqual(
      targets.filter((target) => !fs.existsSync(path.join(root, target)) && !/^docs\/rules\//.test(target)),
      [],
    );
  });
});

interface Manifest {
  readonly repository: { readonly url: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly configuration: readonly {
      readonly properties: Readonly<
        Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>
      >;
    }[];
  };
}

function manifest(): Manifest {
  return JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
}

describe("the manifest", () => {
  it("names the repository in which the pages of the rules lie", () => {
    const { url } = manifest().repository;
    assert.ok(rulePage("missing-tag").startsWith(`${url.replace(/\.git$/, "")}/blob/`), url);
  });
});

describe("the guide for contributors", () => {
  it("names commands that exist", () => {
    const guide = fs.readFileSync(path.join(root, "CONTRIBUTING.md"), "utf8");
    const named = [...guide.matchAll(/`npm (?:run )?(start|test|[\w:]+)[^`]*`/g)].map(
      ([, name = ""]) => name,
    );
    assert.ok(named.length > 5);
    assert.deepEqual(
      named.filter((name) => !(name in manifest().scripts)),
      [],
    );
  });
});

describe("the page about the code", () => {
  const page = fs.readFileSync(path.join(root, "ARCHITECTURE.md"), "utf8");

  it("names files and folders that are there", () => {
    const named = [...page.matchAll(/`([\w./-]+(?:\/|\.(?:ts|mjs|md|json)))`/g)].map(([, name = ""]) => name);
    const places = [
      "",
      "server/src",
      "server/src/core",
      "server/src/lsp",
      "server/src/registries",
      "test",
      "scripts",
    ];
    const missing = named.filter(
      (name) => !places.some((place) => fs.existsSync(path.join(root, place, name))),
    );
    assert.ok(named.length > 20);
    assert.deepEqual(missing, []);
  });

  it("names every folder of the code", () => {
    const folders = ["server/src", "server/src/core", "test"].flatMap((place) =>
      fs
        .readdirSync(path.join(root, place), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name),
    );
    // The readers' and the mirrored folders are named without their slash.
    assert.deepEqual(
      folders.filter(
        (name) => !page.includes(`${name}/`) && !page.includes(`${name}.ts`) && name !== "fixtures",
      ),
      [],
    );
  });
});
