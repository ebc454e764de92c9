import { isBlank } from "./joinedText.ts";
import { plainWords, shellWords } from "./shellWords.ts";

/** A here-document that an instruction opens. */
interface Heredoc {
  /** The line that ends it, without its line break. */
  readonly terminator: string;
  /** `<<-`: tabs in front of the terminator don't count. */
  readonly indented: boolean;
}

/** The here-documents that an instruction's joined line opens, in order. */
function heredocsOf(line: string): readonly Heredoc[] {
  const found: Heredoc[] = [];
  for (const word of shellWords(line) ?? []) {
    const match = /^\d*<<(-?)[\t\n\f\r ]*([^<]*)$/.exec(word);
    const rest = match?.[2];
    if (rest === undefined || rest === "") continue;
    const names = plainWords(rest);
    const terminator = names?.[0];
    if (terminator === undefined || names?.length !== 1) continue;
    found.push({ terminator, indented: match?.[1] === "-" });
  }
  return found;
}

/** Whether arguments are the JSON form: such text holds no here-document. */
function isJsonForm(text: string, start: number): boolean {
  let at = start;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  if (text.charAt(at) !== "[") return false;
  try {
    return Array.isArray(JSON.parse(text.slice(at)));
  } catch {
    return false;
  }
}

/** Steps over the bodies of here-documents, remembering terminators that don't occur any more. */
export class HeredocBodies {
  readonly #document: string;
  readonly #absent = new Set<string>();

  constructor(document: string) {
    this.#document = document;
  }

  /**
   * The offset behind the bodies that an instruction opens, given where its own lines end. A body that nothing
   * terminates is not stepped over: while someone types, the rest of the file stays in sight.
   */
  behind(line: string, argumentsAt: number, offset: number): number {
    if (!line.includes("<<") || isJsonForm(line, argumentsAt)) return offset;
    for (const heredoc of heredocsOf(line)) {
      const end = this.#find(heredoc, offset);
      if (end !== undefined) offset = end;
    }
    return offset;
  }

  #find({ terminator, indented }: Heredoc, offset: number): number | undefined {
    const key = `${indented ? "\t" : " "}${terminator}`;
    if (terminator.includes("\n") || this.#absent.has(key)) return undefined;
    const document = this.#document;
    for (let at = offset; at <= document.length; at++) {
      at = document.indexOf(terminator, at);
      if (at < 0) break;
      let start = at;
      if (indented) while (start > offset && document.charCodeAt(start - 1) === 9) start--;
      let end = at + terminator.length;
      while (document.charCodeAt(end) === 13) end++;
      const isLine =
        (start === offset || document.charCodeAt(start - 1) === 10) &&
        (end >= document.length || document.charCodeAt(end) === 10);
      if (isLine) return Math.min(end + 1, document.length);
    }
    this.#absent.add(key);
    return undefined;
  }
}
