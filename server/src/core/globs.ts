/**
 * Whether a text fits a pattern: `*` is any run without a slash, `**` any run at all, `**` and a slash any folders
 * or none, `?` one character but a slash. The time it takes grows with the product of both lengths, whatever the
 * pattern.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  // Most texts fit neither what a pattern begins with nor what it ends in.
  const [head = ""] = plainHead.exec(pattern) ?? [];
  if (head.length === pattern.length) return text === pattern;
  if (!text.startsWith(head) || !text.endsWith(pattern.slice(lastSign(pattern) + 1))) return false;
  const tokens = tokensOf(pattern);
  let states = withFree(tokens, [0]);
  for (const character of text) {
    const next: number[] = [];
    for (const state of states) next.push(...step(tokens, state, character));
    states = withFree(tokens, next);
    if (states.size === 0) return false;
  }
  return states.has(tokens.length);
}

const plainHead = /^[^*?]*/;

/** Where the last sign stands that isn't itself; a slash behind two stars belongs to them. */
function lastSign(pattern: string): number {
  const at = Math.max(pattern.lastIndexOf("*"), pattern.lastIndexOf("?"));
  return pattern[at + 1] === "/" ? at + 1 : at;
}

/** Whether a file's path fits: a pattern without a slash is about its name, in whatever folder. */
export function matchesPath(pattern: string, path: string): boolean {
  const plain = pattern.replace(/^\.?\//, "");
  if (plain.endsWith("/")) return matchesGlob(`${plain}**`, path);
  if (pattern.includes("/")) return matchesGlob(plain, path);
  return matchesGlob(plain, path.slice(path.lastIndexOf("/") + 1));
}

type Token =
  | { readonly kind: "character"; readonly is: string }
  | { readonly kind: "one" | "run" | "anything" | "folders" };

function tokensOf(pattern: string): readonly Token[] {
  const parts = pattern.match(/(?<=^|\/)\*\*+\/|\*\*+|\*|\?|[^*?]/gu) ?? [];
  return parts.map((part): Token => {
    if (part === "?") return { kind: "one" };
    if (part === "*") return { kind: "run" };
    if (part.startsWith("**")) return { kind: part.endsWith("/") ? "folders" : "anything" };
    return { kind: "character", is: part };
  });
}

/**
 * Where one character leads from a state. A state is the number of the token that comes next; that of folders some
 * characters of which were seen is its complement, a negative number.
 */
function step(tokens: readonly Token[], state: number, character: string): readonly number[] {
  const at = state < 0 ? ~state : state;
  const token = tokens[at];
  switch (token?.kind) {
    case undefined:
      return [];
    case "character":
      return token.is === character ? [at + 1] : [];
    case "one":
      return character === "/" ? [] : [at + 1];
    case "run":
      return character === "/" ? [] : [at];
    case "anything":
      return [at];
    case "folders":
      return character === "/" ? [~at, at + 1] : [~at];
  }
}

/** The states with those that are reached without a character. */
function withFree(tokens: readonly Token[], states: readonly number[]): ReadonlySet<number> {
  const reached = new Set<number>();
  for (let state of states) {
    while (!reached.has(state)) {
      reached.add(state);
      const kind = state < 0 ? undefined : tokens[state]?.kind;
      if (kind === undefined || kind === "character" || kind === "one") break;
      state++;
    }
  }
  return reached;
}
