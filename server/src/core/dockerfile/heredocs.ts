import { plainWords, shellWords } from "./shellWords.ts";

/** A here-document that an instruction opens. */
interface Heredoc {
  /** The line that ends it, without its line break. */
  readonly terminator: string;
  /** `<<-`: tabs in front of the terminator don't count. */
  readonly indented: boolean;
}

/**
 * The here-documents that an instruction's joined line opens, in order. The JSON form opens none, and needs no look
 * of its own: whatever it holds is quoted.
 */
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

/** After so many bodies that nothing terminates, lines are looked up in an index. */
const mostSearches = 16;

/** Steps over the bodies of here-documents, in time that doesn't grow with how many are never closed. */
export class HeredocBodies {
  readonly #document: string;
  readonly #absent = new Set<string>();
  #index: LineStarts | undefined;

  constructor(document: string) {
    this.#document = document;
  }

  /**
   * The offset behind the bodies that an instruction opens, given where its own lines end. A body that nothing
   * terminates is not stepped over: while someone types, the rest of the file stays in sight.
   */
  behind(line: string, offset: number): number {
    if (!line.includes("<<")) return offset;
    for (const heredoc of heredocsOf(line)) {
      const end = this.#find(heredoc, offset);
      if (end !== undefined) offset = end;
    }
    return offset;
  }

  #find({ terminator, indented }: Heredoc, offset: number): number | undefined {
    const key = `${indented ? "\t" : " "}${terminator}`;
    if (terminator.includes("\n") || this.#absent.has(key)) return undefined;
    if (this.#absent.size >= mostSearches) this.#index ??= new LineStarts(this.#document);
    const start =
      this.#index === undefined
        ? this.#search(terminator, indented, offset)
        : this.#index.next(terminator, indented, offset);
    if (start !== undefined) return lineEnd(this.#document, start) + 1;
    this.#absent.add(key);
    return undefined;
  }

  /** Where the first line from an offset on starts that is the terminator. */
  #search(terminator: string, indented: boolean, offset: number): number | undefined {
    const document = this.#document;
    for (let at = document.indexOf(terminator, offset); at >= 0; at = document.indexOf(terminator, at + 1)) {
      let start = at;
      if (indented) while (start > offset && document.charCodeAt(start - 1) === 9) start--;
      let end = at + terminator.length;
      while (document.charCodeAt(end) === 13) end++;
      const isLine =
        (start === offset || document.charCodeAt(start - 1) === 10) &&
        (end >= document.length || document.charCodeAt(end) === 10);
      if (isLine) return start;
    }
    return undefined;
  }
}

/** Where lines start, by their text without carriage returns, and by the same without tabs in front. */
class LineStarts {
  readonly #whole = new Map<string, number[]>();
  readonly #unindented = new Map<string, number[]>();

  constructor(document: string) {
    for (let start = 0; start <= document.length; ) {
      const end = lineEnd(document, start);
      let contentEnd = end;
      while (contentEnd > start && document.charCodeAt(contentEnd - 1) === 13) contentEnd--;
      const text = document.slice(start, contentEnd);
      addTo(this.#whole, text, start);
      addTo(this.#unindented, text.replace(/^\t+/, ""), start);
      start = end + 1;
    }
  }

  next(text: string, indented: boolean, offset: number): number | undefined {
    const starts = (indented ? this.#unindented : this.#whole).get(text) ?? [];
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return starts[low];
  }
}

function addTo(starts: Map<string, number[]>, text: string, start: number): void {
  const known = starts.get(text);
  if (known === undefined) starts.set(text, [start]);
  else known.push(start);
}

function lineEnd(document: string, start: number): number {
  const end = document.indexOf("\n", start);
  return end < 0 ? document.length : end;
}
