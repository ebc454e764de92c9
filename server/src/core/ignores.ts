import { endOfDay } from "./dates.ts";
import { isRuleId, type RuleId } from "./rules/rule.ts";
import type { SourceKind } from "./source.ts";
import type { Span } from "./span.ts";

/**
 * A comment that silences rules for what it stands at: `# tare-ignore missing-tag until 2027-01-01: why`. In a
 * Dockerfile it covers the next instruction; in a compose file the next entry with all that belongs to it, or, at
 * the end of a line, that line.
 */
export interface Ignore {
  /** From the `#` to the line's end. */
  readonly comment: Span;
  readonly rules: readonly IgnoredRule[];
  readonly until: { readonly span: Span; readonly end: number | undefined } | undefined;
  readonly reason: string;
  /** Runs of the text: an image that starts in one is covered. */
  readonly covers: readonly Span[];
  /** What to delete where the comment is of no use: its line, or what stands before the line's end. */
  readonly whole: Span;
}

export interface IgnoredRule {
  /** As written, which may be no rule. */
  readonly text: string;
  readonly span: Span;
}

/** An ignore with what became of it. */
export interface JudgedIgnore {
  readonly ignore: Ignore;
  /** The rules among those it names that found nothing here, although everything was asked. */
  readonly unused: readonly IgnoredRule[];
}

export const ignoreWord = "tare-ignore";

/** More than this many comments are nobody's work. */
const mostIgnores = 1000;
/** Nor are more names in one of them. */
const mostNames = 100;

/** Finds the comments of a text that silence rules, in their order. */
export function findIgnores(text: string, kind: SourceKind): readonly Ignore[] {
  if (!text.includes(ignoreWord)) return [];
  const lines = linesOf(text);
  const bodies = kind === "dockerfile" ? heredocLines(lines) : new Set<number>();
  const ignores: Ignore[] = [];
  const below = linesBelow(lines);
  for (const [number, line] of lines.entries()) {
    if (ignores.length === mostIgnores) break;
    const match = (kind === "dockerfile" ? ownLine : anywhere).exec(line.text);
    if (match === null || bodies.has(number)) continue;
    const from = line.start + match.index + (match[1] ?? "").length;
    const alone = line.text.slice(0, from - line.start).trim() === "";
    const covers =
      kind === "dockerfile"
        ? coveredInstruction(lines, number, below)
        : alone
          ? coveredEntry(lines, number, below)
          : [spanOf(line)];
    const start = alone ? line.start : line.start + line.text.slice(0, from - line.start).trimEnd().length;
    const whole = { start, end: alone ? (lines[number + 1]?.start ?? line.end) : line.end };
    ignores.push({ ...readComment(text, from, line.end), covers, whole });
  }
  return ignores;
}

/** Whether an ignore speaks of a rule at a place, and still counts. */
export function silences(ignore: Ignore, rule: RuleId, image: Span, now: number): boolean {
  const ended = ignore.until !== undefined && (ignore.until.end === undefined || now > ignore.until.end);
  return !ended && covers(ignore, image) && ignore.rules.some(({ text }) => text === rule);
}

export function covers(ignore: Ignore, image: Span): boolean {
  return ignore.covers.some(({ start, end }) => image.start >= start && image.start < end);
}

/** The rules that an ignore names and that there are. */
export function rulesOf(ignore: Ignore): readonly (IgnoredRule & { readonly text: RuleId })[] {
  return ignore.rules.flatMap(({ text, span }) => (isRuleId(text) ? [{ text, span }] : []));
}

const ownLine = new RegExp(`^([ \\t]*)#[ \\t]*${ignoreWord}(?![\\w-])`);
const anywhere = new RegExp(`(^[ \\t]*|(?<![ \\t])[ \\t]+)#[ \\t]*${ignoreWord}(?![\\w-])`);

function readComment(
  text: string,
  start: number,
  end: number,
): Pick<Ignore, "comment" | "rules" | "until" | "reason"> {
  const comment = text.slice(start, end);
  const head = /^#[ \t]*[a-z-]+/.exec(comment)?.[0].length ?? 0;
  const colon = comment.indexOf(":", head);
  const names = comment.slice(head, colon < 0 ? undefined : colon);
  const date = /\buntil[ \t]+(\S+)[ \t]*$/.exec(names);
  const listed = date === null ? names : names.slice(0, date.index);
  const rules = [...listed.matchAll(/[^\s,]+/g)].slice(0, mostNames).map((match) => {
    const from = start + head + match.index;
    return { text: match[0], span: { start: from, end: from + match[0].length } };
  });
  const dated = date?.[1];
  const dateEnd = start + head + (date === null ? 0 : date.index + date[0].trimEnd().length);
  return {
    comment: { start, end },
    rules,
    until:
      dated === undefined
        ? undefined
        : { span: { start: dateEnd - dated.length, end: dateEnd }, end: endOfDay(dated) },
    reason: colon < 0 ? "" : comment.slice(colon + 1).trim(),
  };
}

interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  readonly text: string;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r|$/g)) {
    lines.push({ start, end: match.index, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  return lines;
}

function spanOf({ start, end }: Line): Span {
  return { start, end };
}

function isBlank(line: Line): boolean {
  return line.text.trim() === "";
}

function isComment(line: Line): boolean {
  return /^\s*#/.test(line.text);
}

/** For each line the number of the next below that is neither blank nor a comment; -1 where there is none. */
function linesBelow(lines: readonly Line[]): readonly number[] {
  const below: number[] = [];
  let next = -1;
  for (let at = lines.length - 1; at >= 0; at--) {
    below[at] = next;
    const line = lines[at];
    if (line !== undefined && !isBlank(line) && !isComment(line)) next = at;
  }
  return below;
}

/** The instruction below a comment, with its continuation lines; and the directives right above it, if any. */
function coveredInstruction(
  lines: readonly Line[],
  number: number,
  below: readonly number[],
): readonly Span[] {
  const first = below[number] ?? -1;
  const covered: Span[] = [];
  if (lines.slice(0, number).every(isComment) && number > 0) {
    // Nothing may stand above a directive such as `# syntax=…`, so a comment below it speaks of it too.
    covered.push({ start: 0, end: lines[number]?.start ?? 0 });
  }
  if (first >= 0) {
    let last = first;
    for (let at = first; at < lines.length; at++) {
      const line = lines[at];
      if (line === undefined) break;
      if (at > first && (isBlank(line) || isComment(line))) continue;
      last = at;
      if (!/[\\`][ \t]*$/.test(line.text)) break;
    }
    covered.push({ start: lines[first]?.start ?? 0, end: lines[last]?.end ?? 0 });
  }
  return covered;
}

/** The line below a comment, and the deeper lines that belong to it. */
function coveredEntry(lines: readonly Line[], number: number, below: readonly number[]): readonly Span[] {
  const first = below[number] ?? -1;
  const top = lines[first];
  if (top === undefined) return [];
  let end = top.end;
  for (const line of lines.slice(first + 1)) {
    if (isBlank(line) || isComment(line)) continue;
    if (indentationOf(line) <= indentationOf(top)) break;
    end = line.end;
  }
  return [{ start: top.start, end }];
}

function indentationOf(line: Line): number {
  return line.text.search(/\S|$/);
}

/** The lines of a Dockerfile that are here-documents' bodies, in which `#` begins no comment of the Dockerfile. */
function heredocLines(lines: readonly Line[]): ReadonlySet<number> {
  const inside = new Set<number>();
  /** Lines of one word, by the word, the last one first. */
  const ends = new Map<string, number[]>();
  for (let at = lines.length - 1; at >= 0; at--) {
    const word = lines[at]?.text.trim() ?? "";
    const others = ends.get(word);
    if (others === undefined) ends.set(word, [at]);
    else others.push(at);
  }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || !/^\s*(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\b/i.test(line.text)) continue;
    for (const match of line.text.matchAll(/<<-?["']?([A-Za-z_][\w.-]*)["']?/g)) {
      const below = ends.get(match[1] ?? "") ?? [];
      // Those above are behind us for good.
      while ((below.at(-1) ?? Number.POSITIVE_INFINITY) <= at) below.pop();
      const last = below.at(-1);
      if (last === undefined) continue;
      for (let body = at + 1; body <= last; body++) inside.add(body);
      at = last;
    }
  }
  return inside;
}
