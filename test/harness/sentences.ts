import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A sentence for people, as it stands in a source. */
export interface Sentence {
  readonly template: string;
  readonly file: string;
}

/**
 * The sentences that a folder's sources say in the reader's language: the literals handed to a function named `say`
 * or to `l10n.t`. What is handed over and is no literal is answered in `unclear`.
 */
export function sentencesIn(folder: string): { readonly sentences: Sentence[]; readonly unclear: string[] } {
  const sentences: Sentence[] = [];
  const unclear: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".ts")) continue;
    const file = join(entry.parentPath, entry.name);
    const text = withoutComments(readFileSync(file, "utf8"));
    for (const call of text.matchAll(/(?<![\w.])(?:say|l10n\.t|this\.#?say|context\.say|look\.say)\(\s*/g)) {
      const at = call.index + call[0].length;
      const literal = /^(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\$]|\\.)*)`)\s*[,)]/.exec(
        text.slice(at, at + 2000),
      );
      if (literal === null) {
        const rest = text.slice(at, at + 60).replace(/\s+/g, " ");
        unclear.push(`${file}: ${rest}`);
      } else sentences.push({ template: unescaped(literal[1] ?? literal[2] ?? literal[3] ?? ""), file });
    }
  }
  return { sentences, unclear };
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

function unescaped(literal: string): string {
  return literal.replace(
    /\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|(.))/gi,
    (_, braced?: string, plain?: string, one?: string) => {
      const code = braced ?? plain;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      return one === "n" ? "\n" : one === "t" ? "\t" : (one ?? "");
    },
  );
}
