/** One element of a pattern: a character, any one character, or any run of characters. */
type Element = { readonly is: string } | "one" | "any";

/** How much work a pattern may make: its length times the length of the value. */
const mostWork = 4_000_000;

/**
 * A pattern of `${name#pattern}` and its kin: `*` and `?` match, a backslash makes them plain. There are no
 * brackets. Undefined for an escape that the builder refuses.
 */
export function readPattern(pattern: string): readonly Element[] | undefined {
  const elements: Element[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    if (character === "*") elements.push("any");
    else if (character === "?") elements.push("one");
    else if (character === "\\") {
      const next = pattern.charAt(at + 1);
      if (next === "}" || next === "/") continue;
      if (next !== "*" && next !== "?" && next !== "\\") return undefined;
      elements.push({ is: next });
      at++;
    } else elements.push({ is: character });
  }
  return elements;
}

/** What stays of a value when a match at its start is cut off; undefined where the work would be too much. */
export function cutPrefix(pattern: readonly Element[], value: string, longest: boolean): string | undefined {
  if (pattern.length * value.length > mostWork) return undefined;
  const length = matchLength(pattern, value, longest);
  return length < 0 ? value : value.slice(length);
}

/** The same at the end. */
export function cutSuffix(pattern: readonly Element[], value: string, longest: boolean): string | undefined {
  const backwards = cutPrefix([...pattern].reverse(), reversed(value), longest);
  return backwards === undefined ? undefined : reversed(backwards);
}

/** A value with its first match, or every one, replaced; undefined where the work would be too much. */
export function replaceMatches(
  pattern: readonly Element[],
  value: string,
  replacement: string,
  every: boolean,
): string | undefined {
  if (pattern.length * value.length > mostWork) return undefined;
  if (!every) {
    const match = firstMatch(pattern, value, 0);
    if (match === undefined) return value;
    return value.slice(0, match.start) + replacement + value.slice(match.end);
  }
  const filled = withoutGroups(replacement);
  let result = "";
  let copied = 0;
  for (let at = 0; at <= value.length; ) {
    const match = firstMatch(pattern, value, at);
    if (match === undefined) break;
    result += value.slice(copied, match.start);
    // An empty match that touches the one before it doesn't count.
    if (match.end > copied || match.start === 0) result += filled(value.slice(match.start, match.end));
    copied = match.end;
    at = match.end > at ? match.end : at + 1;
  }
  return result + value.slice(copied);
}

/**
 * What takes a match's place where every one is replaced: `$0` is the match, and other `$name` are groups of a
 * regular expression, which a pattern never has.
 */
function withoutGroups(replacement: string): (match: string) => string {
  if (!replacement.includes("$")) return () => replacement;
  return (match) =>
    replacement.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, bare?: string, braced?: string) => {
      if (whole === "$$") return "$";
      return (bare ?? braced) === "0" ? match : "";
    });
}

function reversed(text: string): string {
  return [...text].reverse().join("");
}

/** How long a match at the start of the value is: the shortest or the longest; negative where there is none. */
function matchLength(pattern: readonly Element[], value: string, longest: boolean): number {
  const from = new Int32Array(pattern.length + 1).fill(-1);
  from[0] = 0;
  let found = -1;
  for (let at = 0; ; at++) {
    passOverAny(pattern, from);
    if ((from[pattern.length] ?? -1) >= 0) {
      found = at;
      if (!longest) return found;
    }
    if (at >= value.length || !step(pattern, from, value.charAt(at))) return found;
  }
}

/** The leftmost match from an index on, the longest of those. */
function firstMatch(
  pattern: readonly Element[],
  value: string,
  start: number,
): { start: number; end: number } | undefined {
  const from = new Int32Array(pattern.length + 1).fill(-1);
  let best: { start: number; end: number } | undefined;
  for (let at = start; ; at++) {
    if (best === undefined && from[0] === -1) from[0] = at;
    passOverAny(pattern, from);
    const matched = from[pattern.length] ?? -1;
    if (matched >= 0 && (best === undefined || matched <= best.start)) best = { start: matched, end: at };
    if (at >= value.length) return best;
    const alive = step(pattern, from, value.charAt(at));
    if (!alive && best !== undefined) return best;
  }
}

/** States in front of `*` are also behind it. Each state keeps the leftmost start that leads to it. */
function passOverAny(pattern: readonly Element[], from: Int32Array): void {
  for (let state = 0; state < pattern.length; state++) {
    const start = from[state] ?? -1;
    if (start < 0 || pattern[state] !== "any") continue;
    const next = from[state + 1] ?? -1;
    if (next < 0 || start < next) from[state + 1] = start;
  }
}

/** Moves every state over one character; false when none is left. */
function step(pattern: readonly Element[], from: Int32Array, character: string): boolean {
  let alive = false;
  from[pattern.length] = -1;
  for (let state = pattern.length - 1; state >= 0; state--) {
    const start = from[state] ?? -1;
    if (start < 0) continue;
    const element = pattern[state];
    if (element === "any") {
      alive = true;
      continue;
    }
    from[state] = -1;
    if (element === "one" || (typeof element === "object" && element.is === character)) {
      const next = from[state + 1] ?? -1;
      if (next < 0 || start < next) from[state + 1] = start;
      alive = true;
    }
  }
  return alive;
}
