import { covers, findIgnores, ignoreWord } from "./ignores.ts";
import type { ImageReference } from "./imageReference.ts";
import type { Fix, RuleId } from "./rules/rule.ts";
import type { Say } from "./say.ts";
import type { SourceKind } from "./source.ts";
import { LineIndex } from "./span.ts";

/** Writes a comment that silences a rule for one reference; into the one that stands there, if there is one. */
export function ignoreHere(
  text: string,
  kind: SourceKind,
  image: ImageReference,
  rule: RuleId,
  say: Say,
): Fix {
  const title = say("Ignore {0} here", rule);
  const existing = findIgnores(text, kind).find(
    (ignore) => covers(ignore, image.span) && ignore.until === undefined && ignore.rules.length > 0,
  );
  const last = existing?.rules.at(-1);
  if (last !== undefined) {
    const behind = { start: last.span.end, end: last.span.end };
    return { title, edits: [{ span: behind, newText: `, ${rule}` }] };
  }

  const lines = new TextLines(text);
  const at = lines.lineOf(image.span.start);
  const line =
    image.kind === "syntax"
      ? lines.belowDirectives()
      : isInDockerfile(image)
        ? lines.startOfInstruction(at)
        : lines.startOfEntry(at);
  const start = lines.startOf(line);
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const comment = `${lines.indentation(line)}# ${ignoreWord} ${rule}`;
  // Below the last line there may be no line break to go behind.
  const isEnd = start === text.length && start > 0 && !/[\r\n]$/.test(text);
  const newText = isEnd ? `${lineBreak}${comment}` : `${comment}${lineBreak}`;
  return { title, edits: [{ span: { start, end: start }, newText }] };
}

/** Places in a compose file's `dockerfile_inline` are a Dockerfile's too. */
function isInDockerfile({ kind }: ImageReference): boolean {
  return ["from", "copy-from", "mount-from", "onbuild"].some((one) => one === kind);
}

/** A text by its lines, whose numbers start at 0. */
class TextLines {
  readonly #index: LineIndex;
  readonly #text: string;

  constructor(text: string) {
    this.#index = new LineIndex(text);
    this.#text = text;
  }

  lineOf(offset: number): number {
    return this.#index.placeOf(offset).line;
  }

  startOf(line: number): number {
    return this.#index.startOfLine(line);
  }

  indentation(line: number): string {
    return /^[ \t]*/.exec(this.#line(line))?.[0] ?? "";
  }

  /** The first line of the instruction that a line belongs to. */
  startOfInstruction(line: number): number {
    let first = line;
    for (let above = line - 1; above >= 0; above--) {
      const text = this.#line(above);
      if (/^\s*(?:#.*)?$/.test(text)) continue;
      if (!/[\\`][ \t]*$/.test(text)) break;
      first = above;
    }
    return first;
  }

  /** The line that begins the entry whose value stands in a line: above it for a value on lines of its own. */
  startOfEntry(line: number): number {
    const own = this.#line(line);
    if (/^\s*(?:-\s|[^\s#][^#]*?:(?:\s|$)|[{[])/.test(own)) return line;
    const width = this.indentation(line).length;
    for (let above = line - 1; above >= 0; above--) {
      if (this.#line(above).trim() !== "" && this.indentation(above).length < width) return above;
    }
    return line;
  }

  /** The line below the comments that a Dockerfile begins with, among which its directives are. */
  belowDirectives(): number {
    let line = 0;
    while (line < this.#index.lineCount && /^\s*#/.test(this.#line(line))) line++;
    return line;
  }

  #line(line: number): string {
    return this.#text.slice(this.startOf(line), this.startOf(line + 1)).replace(/[\r\n]+$/, "");
  }
}
