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
  it("lists every rule with the severity that the code has", () => {
    const readme = path.join(root, "README.md");
    // A checkout without a readme has nothing to disagree with.
    if (!fs.existsSync(readme)) return;
    const rows = fs.readFileSync(readme, "utf8").matchAll(/^\| \[?`([a-z-]+)`\]?(?:\([^)]*\))? *\| *(\w+)/gm);
    const listed = [...rows].map(([, id, severity]) => `${id} ${severity}`);
    assert.deepEqual(listed.sort(), rules.map(({ id, severity }) => `${id} ${severity}`).sort());
  });
});
